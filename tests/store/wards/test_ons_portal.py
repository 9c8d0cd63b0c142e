"""The fetch command's real code against a server on this machine that speaks the ArcGIS REST protocol, faults and
paging included.
"""

from __future__ import annotations

import json
import threading
import urllib.parse
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import shapely

from scenarios.domain.errors import MissionError
from scenarios.store.wards import ons_portal
from scenarios.store.wards.ons_portal import Portal, council_wards

CODES = [f"E0501{i:04d}" for i in range(450)]


class Service(BaseHTTPRequestHandler):
    """Pages of at most `page` features; `faults` are given out first, one a request."""

    page, faults, asked = 100, [], Counter()

    def do_GET(self):
        url = urllib.parse.urlparse(self.path)
        query = {k: v[0] for k, v in urllib.parse.parse_qs(url.query).items()}
        service = url.path.split("/")[1]
        Service.asked[service] += 1
        if Service.faults:
            return self._give(*Service.faults.pop(0))
        start, many = int(query["resultOffset"]), min(int(query["resultRecordCount"]), Service.page)
        if service == "WD24_LAD24_UK_LU":
            mine = CODES if query["where"] == "LAD24CD='E08000009'" else []
            rows = [
                {"attributes": {"WD24CD": c, "WD24NM": f"Ward {c[-3:]}", "LAD24CD": "E08000009", "LAD24NM": "Trafford"}}
                for c in mine
            ]
            body = {"features": rows[start : start + many], "exceededTransferLimit": start + many < len(rows)}
        else:
            wanted = [c for c in CODES if f"'{c}'" in query["where"]]
            rows = [
                {
                    "type": "Feature",
                    "properties": {"WD24CD": c, "WD24NM": f"Ward {c[-3:]}"},
                    "geometry": json.loads(
                        shapely.to_geojson(shapely.box(-2 + int(c[-4:]) / 1000, 53, -1.9991 + int(c[-4:]) / 1000, 53.1))
                    ),
                }
                for c in wanted
            ]
            body = {
                "type": "FeatureCollection",
                "features": rows[start : start + many],
                "properties": {"exceededTransferLimit": start + many < len(rows)},
            }
        self._give(200, json.dumps(body).encode())

    def _give(self, status: int, body: bytes, **headers):
        self.send_response(status)
        for k, v in headers.items():
            self.send_header(k.replace("_", "-"), v)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def portal(tmp_path):
    Service.page, Service.faults, Service.asked = 100, [], Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    waited: list[float] = []
    yield Portal(f"http://127.0.0.1:{server.server_port}", tmp_path / "cache", wait=waited.append, timeout_s=5), waited
    server.shutdown()


def test_every_page_is_read(portal):
    features, name = council_wards(portal[0], "E08000009")
    assert name == "Trafford"
    assert sorted(f["properties"]["WD24CD"] for f in features) == CODES
    assert Service.asked["WD24_LAD24_UK_LU"] == 5
    assert features[0]["properties"]["boundary_vintage"] == "December 2024, BGC"


def test_small_pages_of_outlines_are_read_to_the_end(portal):
    Service.page = 7
    assert len(council_wards(portal[0], "E08000009")[0]) == 450


def test_a_second_fetch_asks_nothing(portal):
    council_wards(portal[0], "E08000009")
    before = sum(Service.asked.values())
    council_wards(portal[0], "E08000009")
    assert sum(Service.asked.values()) == before


def test_faults_that_pass_are_waited_out_as_long_as_asked(portal):
    Service.faults = [(503, b""), (429, b""), (200, b'{"error": {"code": 500, "message": "busy"}}'), (200, b"not json")]
    features, _ = council_wards(portal[0], "E08000009")
    assert len(features) == 450
    assert [w for w in portal[1] if w >= 2][:4] == [2.0, 4.0, 8.0, 16.0]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ((404, b""), "it answered 404"),
        ((200, b'{"error": {"code": 400, "message": "Invalid URL"}}'), "it said: Invalid URL (400)"),
        ((200, b'{"features": 3}'), "no list of features"),
    ],
)
def test_a_fault_that_stays_is_one_sentence_at_once(portal, fault, said):
    Service.faults = [fault]
    with pytest.raises(MissionError) as error:
        council_wards(portal[0], "E08000009")
    assert said in str(error.value)
    assert Service.asked["WD24_LAD24_UK_LU"] == 1


def test_a_server_that_is_not_there_is_told_after_every_try(tmp_path):
    waited: list[float] = []
    with pytest.raises(MissionError, match="could not be reached"):
        council_wards(Portal("http://127.0.0.1:9", wait=waited.append, timeout_s=1), "E08000009")
    assert len(waited) == ons_portal.TRIES


def test_only_the_code_of_a_council_is_asked_for(portal):
    for code in ("Trafford", "E05000819", "E08000009' OR '1'='1"):
        with pytest.raises(MissionError, match="it must be the code of a council"):
            council_wards(portal[0], code)
    with pytest.raises(MissionError, match="knows no wards of it"):
        council_wards(portal[0], "E08000001")


def test_the_command_writes_a_folder_with_its_licence(portal, tmp_path):
    import subprocess
    import sys

    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "scenarios.cli",
            "wards",
            "fetch",
            "E08000009",
            "--to",
            str(tmp_path / "out"),
            "--portal",
            portal[0].address,
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert "450 wards of Trafford written" in done.stdout
    assert "Open Government Licence" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert len(json.loads((tmp_path / "out" / "wards.geojson").read_text(encoding="utf-8"))["features"]) == 450
