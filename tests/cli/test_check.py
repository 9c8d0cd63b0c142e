"""`scenarios check`: a scenario validated without running it."""

from __future__ import annotations

import pytest
from calling import scenarios


def test_a_shipped_scenario_is_fine_and_says_what_it_holds():
    done = scenarios("check", "sceptic")
    assert done.returncode == 0
    assert done.stdout.startswith("sceptic.toml: fine.")
    assert "24 wards of SuchnSuch" in done.stdout
    assert "assumptions differ from the register" in done.stdout


def test_a_scenario_without_assumptions_of_its_own_says_nothing_of_them():
    assert "assumptions differ" not in scenarios("check", "existing_practice").stdout


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('format = 1\nextends = "existing_practice"\ntitle = "Own"\n[levers]\nyeers = 5\n', "Did you mean 'years'?"),
        ('format = 1\nextends = "existing_practise"\ntitle = "Own"\n', "existing_practice"),
        ('format = 2\nextends = "existing_practice"\ntitle = "Own"\n', "format"),
        ('format = 1\nextends = "existing_practice"\ntitle = "Own"\n[council]\nwards = "suchnsuk"\n', "suchnsuch"),
    ],
)
def test_what_is_wrong_is_told_with_its_file(tmp_path, text, says):
    path = tmp_path / "own.toml"
    path.write_text(text)
    done = scenarios("check", path)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stdout == ""


def test_a_council_without_figures_is_found_out_before_a_run(tmp_path):
    (tmp_path / "wards.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    path = tmp_path / "own.toml"
    path.write_text('format = 1\nextends = "existing_practice"\ntitle = "Own"\n[council]\nwards = "./wards.geojson"\n')
    done = scenarios("check", path)
    assert done.returncode == 2
    assert "holds no wards" in done.stderr
