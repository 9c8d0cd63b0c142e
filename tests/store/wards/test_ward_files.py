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
