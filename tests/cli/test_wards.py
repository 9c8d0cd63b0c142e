"""`scenarios wards`: check, add, carry."""

from __future__ import annotations

import json
import warnings

import geopandas
import pytest
import shapely
from calling import scenarios

from scenarios.domain.errors import InputError
from scenarios.store.wards import uploads

SIDE = 0.01


def geojson(path, n: int = 2, cut: int = 1, prefix: str = "E05", **columns):
    features = []
    for i in range(0, n, cut):
        west, east = -1.5 + SIDE * i, -1.5 + SIDE * min(i + cut, n)
        ring = [[west, 53.0], [east, 53.0], [east, 53.01], [west, 53.01], [west, 53.0]]
        own = {"WD24CD": f"{prefix}0{cut:02d}{i:03d}", "WD24NM": f"Ward {i}"}
        own |= {k: v[i // cut] for k, v in columns.items()}
        features.append({"type": "Feature", "properties": own, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_a_sound_file_is_usable(tmp_path):
    done = scenarios("wards", "check", geojson(tmp_path / "w.geojson", population=[5000, 6000]))
    assert done.returncode == 0
    assert done.stdout.startswith("w.geojson: usable.")


def test_a_check_as_json_holds_the_verdict_and_writes_nothing(tmp_path):
    path = geojson(tmp_path / "w.geojson", population=[5000, 6000])
    done = scenarios("wards", "check", path, "--format", "json")
    found = json.loads(done.stdout)
    assert (found["verdict"], found["features"], found["matched"]) == ("usable", 2, 2)
    assert [p.name for p in tmp_path.iterdir()] == ["w.geojson"]


def test_a_refused_file_has_exit_code_two_and_its_reasons(tmp_path):
    done = scenarios("wards", "check", geojson(tmp_path / "w.geojson", prefix="E01"))
    assert done.returncode == 2
    assert "Refused: Their codes are of LSOAs, not of wards" in done.stdout


MINUS = {"population": [-5, 100]}


@pytest.mark.parametrize(
    ("columns", "missing"),
    [
        ({}, "every ward needs `adults` or `population`"),
        (MINUS, "every ward needs `adults` or `population`"),
        ({"population": [50, 100], "imd_decile": [77, 3]}, "it must be a number from 1 to 10"),
    ],
)
def test_what_the_model_cannot_run_on_is_not_said_to_be_usable(tmp_path, columns, missing):
    done = scenarios("wards", "check", geojson(tmp_path / "w.geojson", **columns))
    first, *_, last = done.stdout.strip().splitlines()
    assert done.returncode == 2
    assert first == "w.geojson: the outlines can be read, but the model cannot run on these wards yet."
    assert last.startswith("Before they can be used: ")
    assert missing in last
    assert ("Noticed: Population is below nothing: Ward 0" in done.stdout) == (columns == MINUS)


def test_wards_that_are_added_can_be_run(tmp_path):
    path = geojson(tmp_path / "w.geojson", population=[5000, 6000])
    to = tmp_path / "town"
    done = scenarios("wards", "add", path, "--council", "Ten Ward Town", "--to", to)
    assert done.returncode == 0, done.stderr
    assert "2 wards of Ten Ward Town written" in done.stdout
    assert "| Made from | w.geojson" in (to / "README.md").read_text(encoding="utf-8")
    ran = scenarios("run", "existing_practice", "--wards", to / "wards.geojson", "--draws", "32", "--format", "json")
    assert json.loads(ran.stdout)["run"]["council"] == "Ten Ward Town"


def test_wards_are_added_with_what_lies_around_them(tmp_path):
    ring = [[-1.6, 52.9], [-1.5, 52.9], [-1.5, 53.1], [-1.6, 53.1], [-1.6, 52.9]]
    area = {"type": "Feature", "properties": {"kind": "sea"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    around = tmp_path / "around.geojson"
    path = geojson(tmp_path / "w.geojson", population=[5000, 6000])
    given = ("wards", "add", path, "--council", "Town", "--to", tmp_path / "town")
    around.write_text(json.dumps({"type": "FeatureCollection", "features": [area]}))
    refused = scenarios(*given, "--ground", around)
    assert refused.returncode == 2
    assert "around.geojson: feature 1 has the kind 'sea'; allowed are land and water" in refused.stderr
    assert not (tmp_path / "town").exists()
    area["properties"]["kind"] = "water"
    around.write_text(json.dumps({"type": "FeatureCollection", "features": [area]}))
    scenarios(*given, "--ground", around)
    kept = json.loads((tmp_path / "town" / "ground.geojson").read_text())
    assert [f["properties"] for f in kept["features"]] == [{"kind": "water", "name": ""}]


def test_wards_without_people_are_written_and_the_gap_told(tmp_path):
    done = scenarios("wards", "add", geojson(tmp_path / "w.geojson"), "--council", "X", "--to", tmp_path / "x")
    assert done.returncode == 2
    assert "the wards are written, but the model cannot run on them yet" in done.stderr
    assert (tmp_path / "x" / "wards.geojson").exists()


def test_figures_beside_are_joined_by_code_and_gaps_named(tmp_path):
    path = geojson(tmp_path / "w.geojson")
    codes = [f["properties"]["WD24CD"] for f in json.loads(path.read_text())["features"]]
    (tmp_path / "f.csv").write_text("code,population\n" + f"{codes[0]},5000\n{codes[1]},6000\n")
    done = scenarios("wards", "add", path, "--figures", tmp_path / "f.csv", "--council", "X", "--to", tmp_path / "x")
    assert done.returncode == 0, done.stderr
    (tmp_path / "g.csv").write_text(f"code,population\n{codes[0]},5000\n")
    gaps = scenarios("wards", "check", path, "--figures", tmp_path / "g.csv")
    assert f"Ward 1 ({codes[1]})" in gaps.stdout


def test_figures_are_carried_to_newer_wards(tmp_path):
    old = geojson(tmp_path / "old.geojson", cut=2, population=[11_000])
    new = geojson(tmp_path / "new.geojson")
    done = scenarios("wards", "carry", old, new, "--to", tmp_path / "x", "--council", "X")
    assert done.returncode == 0, done.stderr
    assert "figures of 1 wards carried to 2 by area. 100 % of the old wards were cut" in done.stdout
    features = json.loads((tmp_path / "x" / "wards.geojson").read_text(encoding="utf-8"))["features"]
    assert sum(f["properties"]["population"] for f in features) == pytest.approx(11_000)


def test_carrying_from_a_refused_file_says_which(tmp_path):
    old = geojson(tmp_path / "old.geojson", prefix="E01")
    done = scenarios("wards", "carry", old, geojson(tmp_path / "new.geojson"), "--to", tmp_path / "x")
    assert done.returncode == 2
    assert "old.geojson: refused." in done.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "nowhere.gpkg"], "there is no such file"),
        (["check", "w.geojson", "--code", "WD24C"], "Did you mean 'WD24CD'?"),
        (["check", "w.geojson", "--crs", "EPSG:nonsense"], "is not a known one"),
        (["fetch", "Solihull", "--to", "x", "--year", "1999"], "--year"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(tmp_path, monkeypatch, arguments, says):
    monkeypatch.chdir(tmp_path)
    geojson(tmp_path / "w.geojson")
    done = scenarios("wards", *arguments)
    assert done.returncode == 2
    assert says in done.stderr + done.stdout


def test_the_command_line_names_its_own_options_and_nobody_else_does(tmp_path):
    frame = geopandas.GeoDataFrame({"WD24CD": ["E05000001"]}, geometry=[shapely.box(9e6, 9e6, 9.1e6, 9.1e6)])
    warnings.simplefilter("ignore")  # that it has no coordinate system is the point
    far, two = tmp_path / "far.geojson", tmp_path / "two.gpkg"
    frame.assign(WD24NM="Far").to_file(far)
    for layer in ("wards", "parks"):
        frame.to_file(two, layer=layer)
    assert "or name it with --crs" in scenarios("wards", "check", far).stdout
    assert "or name it with --layer" in scenarios("wards", "check", two).stderr
    with pytest.raises(InputError) as error:
        uploads.looked_over("two.gpkg", two.read_bytes(), None, None)
    assert "--" not in str(error.value)
    _, report = uploads.looked_over("far.geojson", far.read_bytes(), None, None)
    assert "--" not in " ".join(report.lines())
