"""A council's own register, return and wards put in from the pages alone and from the command line alone: one answer.

Both ways end in the same sentence, the same chance and the same pounds, to the digit.
"""

from __future__ import annotations

import json
from datetime import date

import pytest
from calling import scenarios
from streamlit.testing.v1 import AppTest

REGISTER = (
    "Contract ref,Title,Supplier,Department,Value,Start date,End date\n"
    "A/1,Home care,Care CIC,Adult Social Care,40000000.00,01/04/2024,31/03/2028\n"
    "A/2,Grounds maintenance,Green Ltd,Environment,9000000.00,01/04/2025,31/03/2029\n"
    "A/3,Leisure centres,Swim Ltd,Leisure,12000000.00,01/10/2023,30/09/2027\n"
)
RETURN = (
    "contract_ref,measure,unit,pledged_quantity,delivered_to_date,proxy_gbp\n"
    "A/1,NT29,hours,30000,20000,17\n"
    "A/3,NT29,hours,12000,3000,17\n"
)


def geojson() -> bytes:
    features = []
    for i, people in enumerate((5000, 6000, 4000)):
        west, east = -1.5 + 0.01 * i, -1.49 + 0.01 * i
        ring = [[west, 53.0], [east, 53.0], [east, 53.01], [west, 53.01], [west, 53.0]]
        own = {"WD24CD": f"E0500{i:04d}", "WD24NM": f"Ward {i}", "population": people}
        features.append({"type": "Feature", "properties": own, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path / "cache"))
    return tmp_path


def press(page, key):
    next(b for b in page.button if b.key == key).click().run()
    assert not page.exception
    assert not page.error


def by_the_pages(root) -> dict[str, str]:
    """What a reader does, and the address that is left in the end."""
    page = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    page.query_params["draws"] = "256"
    page.run().switch_page("pages/1_Contracts.py").run()
    upload = next(f for f in page.file_uploader if f.key == "contracts_0")
    upload.upload("ours.csv", REGISTER.encode(), "text/csv").run()
    press(page, "use_book")
    page.session_state["return_open"] = True
    page.run()
    next(f for f in page.file_uploader if f.key == "return_0").upload("r.csv", RETURN.encode(), "text/csv").run()
    press(page, "use_return")
    press(page, "use_record")
    page.switch_page("pages/1_Wards.py").run()
    next(f for f in page.file_uploader).upload("town.geojson", geojson(), "application/json").run()
    press(page, next(b.key for b in page.button if b.label == "Use these wards"))
    state = page.session_state
    return {key: str(state[key]) for key in ("book", "wards", "assume", "spend", "draws")}


def by_the_command_line(folder, spend: str) -> dict:
    (folder / "ours.csv").write_text(REGISTER)
    (folder / "r.csv").write_text(RETURN)
    (folder / "town.geojson").write_bytes(geojson())
    book, with_record = folder / "book.csv", folder / "with_record.csv"
    for step in (
        ("contracts", "add", folder / "ours.csv", "--to", book),
        ("contracts", "returns", folder / "r.csv", "--book", book, "--to", with_record),
    ):
        done = scenarios(*step)
        assert done.returncode == 0, done.stderr
    told = scenarios("contracts", "record", with_record, "--on", date.today().isoformat())
    line = told.stdout.partition("--assume ")[2].strip().strip("'")
    options = ("--spend", spend, "--draws", "256", "--contracts", with_record, "--assume", line, "--format", "json")
    done = scenarios("run", "existing_practice", "--wards", folder / "town.geojson", *options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_both_ways_come_to_the_same_figures(root, own_cache, answers):
    from scenarios.answers import link_reading
    from scenarios.answers.answering import RESOLVER
    from scenarios.answers.compare import facts

    asked = by_the_pages(root)
    link = link_reading.read({k: [v] for k, v in asked.items()}, RESOLVER)
    assert link.problems == ()
    on_screen = answers.get(facts, link.question).headlines
    by_command = by_the_command_line(own_cache, asked["spend"])
    assert by_command["run"]["spend_gbp"] == link.question.spend_gbp > 1e7
    for key, headline in on_screen.items():
        ran = by_command["strategies"][key]
        assert ran["from_piecemeal"]["blend"]["mean"] == pytest.approx(headline.value.summary.mean.value, rel=1e-9)
        assert ran["from_piecemeal"]["blend"]["p10"] == pytest.approx(headline.value.summary.low, rel=1e-9)
        assert ran["from_piecemeal"]["blend"]["p_better"]["value"] == headline.value.p_better.value
    assert by_command["strategies"]["one_mission"]["from_piecemeal"]["blend"]["mean"] != 0
