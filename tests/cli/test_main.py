"""The command line as a whole: exit codes, help, and errors as one sentence."""

from __future__ import annotations

import subprocess
import sys

import pytest
from calling import scenarios


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run", "existing_practise"), "Did you mean 'existing_practice'?"),
        (("run", "existing_practice", "--spend", "-5"), "--spend is '-5', but it must be an amount from £0 to £5bn"),
        (("run", "existing_practice", "--spend", "lots"), "--spend is 'lots'"),
        (("run", "existing_practice", "--spend", "nan"), "--spend is 'nan'"),
        (("run", "existing_practice", "--spend", "6bn"), "--spend is '6bn', but it must be an amount from £0 to £5bn"),
        (("run", "existing_practice", "--spend", "40%"), "--spend is '40%'"),
        (("ladder", "existing_practice", "--top", "6bn"), "an amount from £1 to £5bn"),
        (("run", "existing_practice", "--years", "0"), "--years is 0"),
        (("run", "existing_practice", "--draws", "0"), "--draws is 0"),
        (("run", "existing_practice", "--mission", "carbn"), "Did you mean 'carbon'?"),
        (("run", "existing_practice", "--wards", "nowhere.geojson"), "there is no such file"),
        (("run", "existing_practice", "--out", "/no/such/folder/x.json"), "it must be a file in a folder that exists"),
        (("run", "existing_practice", "--format", "xml"), "xml"),
        (("ladder", "existing_practice", "--top", "0"), "--top is '0'"),
        (("rum",), "rum"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_two(arguments, says):
    done = scenarios(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "verb", ["run", "ladder", "decide", "analyse", "check", "list", "export", "published", "wards"]
)
def test_every_verb_has_its_help(verb):
    done = scenarios(verb, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage:")
    assert len(done.stdout.splitlines()) > 4


def test_it_runs_as_a_module_of_its_own():
    done = subprocess.run([sys.executable, "-m", "scenarios.cli", "list"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "existing_practice" in done.stdout


def test_a_mistake_in_a_process_of_its_own_is_one_sentence():
    command = [sys.executable, "-m", "scenarios.cli", "check", "septic"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("scenarios: septic")


def test_a_reader_that_stops_reading_is_no_fault():
    command = f"{sys.executable} -m scenarios.cli list | head -c 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("a", "")  # of anchor_partners, the first in the list


def test_the_version_is_the_package_s():
    from scenarios import __version__

    assert __version__ in scenarios("--version").stdout
