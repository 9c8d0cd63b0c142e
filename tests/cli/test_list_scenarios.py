"""`scenarios list`: the scenarios that ship."""

from __future__ import annotations

from calling import scenarios

from scenarios.store.files import places, scenario_files


def test_every_shipped_scenario_is_listed_with_what_it_assumes():
    lines = scenarios("list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [p.stem for p in scenario_files.shipped_files()]
    assert all(len(line.split()) > 4 for line in lines)
    assert not [line for line in lines if "cannot be read" in line]


def test_a_broken_scenario_is_named_and_the_rest_still_listed(tmp_path, monkeypatch, root):
    import shutil

    folder = tmp_path / "scenarios"
    shutil.copytree(root / "scenarios", folder)
    (folder / "broken.toml").write_text("format = ")
    monkeypatch.setenv("ONE_MISSION_HOME", str(tmp_path))
    places.look_again()
    done = scenarios("list")
    assert done.returncode == 0
    assert "broken                   cannot be read: broken.toml: it is not valid TOML" in done.stdout
    assert "sceptic" in done.stdout
