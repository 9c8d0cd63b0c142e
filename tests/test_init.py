"""The package itself: it loads nothing before it is asked, and knows what a notebook opens."""

from __future__ import annotations

import subprocess
import sys

import pytest

import scenarios
from scenarios import notebook


def test_importing_the_package_loads_nothing_else():
    code = "import sys, scenarios; print('pandas' in sys.modules, 'scenarios.answers' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False False"
    with pytest.raises(AttributeError, match="has no attribute 'opens'"):
        _ = scenarios.opens
    assert scenarios.open_scenario is notebook.open_scenario
