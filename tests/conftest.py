"""What many tests share: the shipped scenario, its wards, and the folder of published cases where it is there."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
ON_FEWER_FUTURES = {"answers", "cli", "pages", "reports", "server", "ui"}
SHIPPED_DRAWS = "\ndraws = 8192\n"
sys.path.insert(0, str(ROOT / "tests"))  # for `making`, which builds small problems

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # tests run one a core: more threads would wait for each other
os.environ.setdefault("ONE_MISSION_AHEAD", "off")  # the servers of a suite would take the cores from each other
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each of some fifty processes would compile every module anew
os.environ["ONE_MISSION_CACHE"] = tempfile.mkdtemp(
    prefix="one-mission-tests-"
)  # nothing of this account's own is touched
os.environ["ONE_MISSION_DATABASE"] = f"sqlite:///{os.environ['ONE_MISSION_CACHE']}/library.sqlite"

settings.register_profile("project", max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
# for tools/mutate.py: the same examples every time, so that what fails is the change and not an example found before
settings.register_profile("mutating", settings.get_profile("project"), max_examples=40, derandomize=True, database=None)
settings.load_profile(os.environ.get("ONE_MISSION_HYPOTHESIS", "project"))


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite-goldens", action="store_true", help="write the golden files anew, to be reviewed as results"
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """On several processes, one takes all tests of a file."""
    from scheduling import ByFile

    return ByFile(config, log)


def pytest_configure(config):
    """The third process gives way to the two that run browser tests (tests/scheduling.py)."""
    if hasattr(config, "workerinput") and hasattr(os, "nice"):
        from scheduling import NICENESS, THIRD

        os.nice(NICENESS if config.workerinput["workerid"] == THIRD else 0)


def pytest_collection_modifyitems(config, items):
    """On several processes, those that drive a browser begin: they take longest."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(scope="session", autouse=True)
def packages_read_once():
    """The framework's tester reads what every installed package says of itself again for each test's first page."""
    from functools import cache

    from streamlit.components.v2 import manifest_scanner

    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture
def rewrite(request) -> bool:
    return request.config.getoption("--rewrite-goldens")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def fewer_futures(root, tmp_path_factory) -> Path:
    """The folder of what ships, with a sixteenth of the futures in its base scenario."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(root / "scenarios", home / "scenarios")
    for folder in ("geodata", "static"):
        (home / folder).symlink_to(root / folder)
    base = home / "scenarios" / "existing_practice.toml"
    text = base.read_text(encoding="utf-8")
    assert text.count(SHIPPED_DRAWS) == 1
    base.write_text(text.replace(SHIPPED_DRAWS, "\ndraws = 512\n"), encoding="utf-8")
    return home


@pytest.fixture(scope="module", autouse=True)
def on_fewer_futures(request, fewer_futures):
    """What words, pages and commands do with an answer does not hang on how many futures it is drawn from."""
    with pytest.MonkeyPatch.context() as patch:
        if request.path.relative_to(ROOT / "tests").parts[0] in ON_FEWER_FUTURES:
            patch.setenv("ONE_MISSION_HOME", str(fewer_futures))
        yield


@pytest.fixture(scope="session")
def loaded():
    """The shipped scenario with all of its futures, whichever test is the first to ask for it."""
    from scenarios.store.files import scenario_files

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ONE_MISSION_HOME", raising=False)
        return scenario_files.load("existing_practice")


@pytest.fixture(scope="session")
def register(loaded):
    return loaded.register


@pytest.fixture(scope="session")
def missions(loaded):
    return loaded.missions


@pytest.fixture(scope="session")
def wards(loaded):
    from scenarios.store.wards import ward_files

    return ward_files.load("suchnsuch", 0.815)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published results and real councils, beside the clone."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("skipped: the folder of published cases and real councils is not beside this clone")
    return folder


@pytest.fixture(scope="session")
def case(shared):
    def read(name: str) -> dict:
        return json.loads((shared / "cases" / name / "expected.json").read_text())

    return read


@pytest.fixture(scope="session")
def question():
    """The first screen's question, on few futures."""
    from scenarios.answers import link
    from scenarios.answers.answering import RESOLVER

    return link.asked(link.Choices(levers={"draws": 512}), RESOLVER)


@pytest.fixture(scope="session")
def answers():
    """Answers worked out in this process and kept for the whole session of tests."""
    from scenarios.answers.answering import Answers

    return Answers()


@pytest.fixture(scope="session")
def decided(question, answers):
    """What decides the choice of the first screen's question."""
    from scenarios.answers.decide import decision

    return answers.get(decision, question)


@pytest.fixture(scope="session")
def headline(question, answers):
    """One mission against piecemeal at the first screen's spend."""
    from scenarios.answers.compare import facts

    return answers.get(facts, question).headlines[question.focus]


@pytest.fixture(scope="session")
def run(loaded, wards):
    """Every strategy of the shipped scenario with every draw, on few futures."""
    from making import problem

    from scenarios.model.run import compare

    return compare(problem(loaded, wards, draws=256))


@pytest.fixture(scope="session")
def postgresql():
    """A throw-away cluster: its address up to the name of a database."""
    from databases import cluster

    with cluster() as address:
        yield address


@pytest.fixture
def postgresql_database(postgresql) -> str:
    """An empty database of its own."""
    from databases import made_in

    return made_in(postgresql)
