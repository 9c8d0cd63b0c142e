"""Every page with every shipped scenario, on a fictional and on a real council, with one ward, with a hundred, with no
spend, with an impossible link.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.store.files import places, scenario_files

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "1_Wards",
    "1_What_decides_it",
    "1_For_analysts",
    "2_Evidence",
    "3_Changes",
    "3_Saved_scenarios",
    "4_Present",
    "5_Glossary",
)
FEW = {"draws": "512"}  # whether a page opens does not depend on how many futures it is asked of
TITLES = [scenario_files.load(p.stem).scenario.title for p in scenario_files.shipped_files()]


def every_page(query: dict[str, str]) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=240)
    for key, value in (FEW | query).items():
        app.query_params[key] = value
    sound(app.run(), "app", query)
    for page in PAGES:
        sound(app.switch_page(f"pages/{page}.py").run().run(), page, query)


def sound(app: AppTest, page: str, query: dict) -> None:
    assert not app.exception, (page, query)
    assert not [e.value for e in app.error], (page, query, [e.value for e in app.error])
    assert app.title, (page, query)
    shown = " ".join(str(e.value) for e in app.main if e.type in ("markdown", "header", "caption"))
    assert "nan" not in shown.split(), (page, query)


@pytest.mark.parametrize("title", TITLES)
def test_every_page_opens_with_every_scenario(title):
    every_page({"scenario": title})


@pytest.mark.parametrize(
    "query",
    [
        {"spend": "0"},
        {"years": "1"},
        {"pointed": "0"},
        {
            "spend": "abc",
            "years": "999",
            "mission": "Nope",
            "scenario": "Gone",
            "wards": "Atlantis",
            "assume": "x = y; ;;",
            "step": "9. Nothing",
            "nonsense": "1",
        },
        {"mission": "Carbon", "strategies": "Half and half", "step": "3. Reveal", "guesses": "many 5 -3 1e9"},
    ],
)
def test_every_page_opens_at_the_corners(query):
    every_page(query)


@pytest.fixture
def council():
    """Put a ward file where uploads are kept, and take it away again."""
    made = []

    def put(name: str, text: str) -> str:
        folder = places.upload_folder() / name
        folder.mkdir(parents=True)
        (folder / "wards.geojson").write_text(text, encoding="utf-8")
        made.append(folder)
        return name.replace("_", " ").title()

    yield put
    for folder in made:
        shutil.rmtree(folder)


def grid(n: int) -> str:
    def square(i: int) -> list:
        x, y = -1.5 + 0.02 * (i % 10), 53.0 + 0.02 * (i // 10)
        return [[[x, y], [x + 0.02, y], [x + 0.02, y + 0.02], [x, y + 0.02], [x, y]]]

    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": square(i)},
            "properties": {
                "ward_code": f"T{i:03d}",
                "ward_name": f"Ward {i}",
                "lad_name": f"Town of {n}",
                "adults": 5000 + 40 * i,
                "imd_decile": 1 + i % 10,
            },
        }
        for i in range(n)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.mark.parametrize("n", [1, 100])
def test_every_page_opens_with_one_ward_and_with_a_hundred(council, n):
    every_page({"wards": council(f"test_town_of_{n}", grid(n))})


def test_every_page_opens_on_a_real_council(council, shared):
    every_page(
        {
            "wards": council(
                "test_real_trafford", (shared / "councils" / "trafford" / "wards.geojson").read_text(encoding="utf-8")
            )
        }
    )
