"""Pages are tested on what ships with an eighth of its futures: what they show does not hang on how many."""

from __future__ import annotations

import shutil

import pytest

SHIPPED, FEWER = "\ndraws = 8192\n", "\ndraws = 1024\n"


@pytest.fixture(scope="session")
def home_of_fewer_futures(root, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(root / "scenarios", home / "scenarios")
    (home / "geodata").symlink_to(root / "geodata")
    base = home / "scenarios" / "existing_practice.toml"
    text = base.read_text(encoding="utf-8")
    assert text.count(SHIPPED) == 1
    base.write_text(text.replace(SHIPPED, FEWER), encoding="utf-8")
    return home


@pytest.fixture(scope="module", autouse=True)
def fewer_futures(home_of_fewer_futures):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONE_MISSION_HOME", str(home_of_fewer_futures))
        yield
