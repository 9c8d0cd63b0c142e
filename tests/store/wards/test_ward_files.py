import json

import pytest

from scenarios.domain.errors import FileError, MissionError
from scenarios.store.wards import ward_files


def collection(*rows: dict) -> dict:
    return {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": r, "geometry": None} for r in rows],
    }


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is empty"),
        (b"\x00\x01\x02binary", "it is binary"),
        (b"\xff\xfe\xfa", "not text in UTF-8"),
        (b'{"type": "FeatureCollection", "features": [{"ty', "it is not valid JSON"),
        (b"[" * 200_000, "it is not valid JSON"),
        (b'{"type": "Topology"}', "there is no list of features"),
        (b"[1, 2]", "there is no list of features"),
        (b'{"features": [3]}', "feature 1 has no properties"),
        (b'{"features": []}', "holds no wards"),
    ],
)
def test_wrong_ward_files_are_one_clear_sentence(tmp_path, data, says):
    path = tmp_path / "wards.geojson"
    path.write_bytes(data)
    with pytest.raises(MissionError, match=says) as caught:
        ward_files.load(path, 0.8)
    assert str(caught.value).startswith("wards.geojson")
    assert "\n" not in str(caught.value)


LINES = [
    '{"type":"Feature","properties":{"ward_code":"a","ward_name":"Un\u2028e"},"geometry":null},',
    '{"type":"Feature","properties":{"ward_code":"b","ward_name":"Deux"},"geometry":null}',
]


def in_lines(*lines: str) -> bytes:
    return "\n".join((ward_files.FIRST_LINE, *lines, ward_files.LAST_LINE, "")).encode()


def test_a_file_with_a_line_to_each_ward_is_never_parsed_in_one_call(root, tmp_path, monkeypatch):
    """While one call parses a region, no other thread of the process works."""
    path, parsed, loads = tmp_path / "wards.geojson", [], json.loads
    monkeypatch.setattr(json, "loads", lambda text: (parsed.append(len(text)), loads(text))[1])
    path.write_bytes(in_lines(*LINES))
    assert [p["ward_name"] for p in ward_files.read(path).properties] == ["Un\u2028e", "Deux"]
    assert parsed == [len(LINES[0]) - 1, len(LINES[1])]
    parsed.clear()
    assert len(ward_files.read("suchnsuch").properties) == len(parsed) == 24


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["3"], "feature 1 has no properties"),
        ([LINES[0], '{"properties":[]}'], "feature 2 has no properties"),
        ([LINES[0], "{}"], "feature 2 has no properties"),
        ([LINES[1], LINES[1]], "it is not valid JSON"),
        (LINES[:1], "it is not valid JSON"),
        ([LINES[0], LINES[1][:-1]], "it is not valid JSON"),
        ([], "holds no wards"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_as_in_any_other_file(tmp_path, lines, says):
    path = tmp_path / "wards.geojson"
    path.write_bytes(in_lines(*lines))
    with pytest.raises(MissionError, match=says):
        ward_files.load(path, 0.8)


def test_what_follows_the_last_line_is_refused_as_in_any_other_file(tmp_path):
    path = tmp_path / "wards.geojson"
    path.write_bytes(in_lines(*LINES) + "\u00a0".encode())
    with pytest.raises(FileError, match="it is not valid JSON"):
        ward_files.read(path)


def test_a_file_in_lines_says_the_same_as_one_without(tmp_path):
    path, other = tmp_path / "wards.geojson", tmp_path / "other.geojson"
    path.write_bytes(in_lines(*LINES))
    other.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")), indent=1))
    assert ward_files.read(path).properties == ward_files.read(other).properties


def test_a_huge_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "wards.geojson"
    path.write_text(json.dumps(collection({"ward_code": "a", "ward_name": "b", "population": 1})))
    monkeypatch.setattr(ward_files, "LARGEST_WARD_FILE", 10)
    with pytest.raises(FileError, match="too large for a ward file"):
        ward_files.load(path, 0.8)


def test_a_missing_council_guesses_the_typo():
    with pytest.raises(FileError, match=r"Did you mean 'suchnsuch'\?"):
        ward_files.load("suchensuch", 0.8)


def test_suchnsuch_is_as_described(root):
    w = ward_files.load("suchnsuch", 0.8)
    assert (w.n, w.adults_total, w.fictional, w.council) == (24, 240_000, True, "SuchnSuch")
    assert len(w.digest) == 16
    features = json.loads((root / "geodata/suchnsuch/wards.geojson").read_text(encoding="utf-8"))["features"]
    score = [f["properties"]["imd_score"] for f in features]
    no_car = [f["properties"]["pct_no_car"] for f in features]
    import numpy as np

    assert np.corrcoef(score, no_car)[0, 1] > 0.8  # the figures hang together
    assert all(
        f["geometry"]["coordinates"][0][0][0] > 1.4 if f["geometry"]["type"] == "Polygon" else True for f in features
    )


def test_the_digest_is_of_the_bytes(tmp_path):
    path = tmp_path / "wards.geojson"
    values = collection({"ward_code": "a", "ward_name": "b", "population": 100})
    path.write_text(json.dumps(values))
    first = ward_files.load(path, 0.8).digest
    path.write_text(json.dumps(values, indent=1))
    assert ward_files.load(path, 0.8).digest != first
