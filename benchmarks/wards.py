"""A country of wards: about 7,000 in 300 councils, from a file on disk to a map in a real browser.

Baselines, in the same run: shapely's own simplification ward by ward, which opens gaps, for the outlines;
the same run on one ward holding everybody, for the model.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks import england
from benchmarks.timing import table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
DRAWS = 1_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "england.geojson"
        wards = england.write(file)
        print(f"\n{wards:,} synthetic wards in {england.COUNCILS} councils, {file.stat().st_size / 1e6:.0f} MB")
        importing(file)
        running(file)
        opening(file)


def importing(file: Path) -> None:
    """The whole import, and the outlines simplified with and without shared edges."""
    import shapely

    from scenarios.geography.importing import imported
    from scenarios.store.wards import boundary_files, outline_files

    start = time.perf_counter()
    found, _ = imported(boundary_files.read(file))
    took = time.perf_counter() - start
    start = time.perf_counter()
    drawn = outline_files.simplified(found)
    simplified = time.perf_counter() - start
    span = np.ptp(shapely.get_coordinates(found.geometry), axis=0).max()
    start = time.perf_counter()
    alone = shapely.simplify(found.geometry, span / outline_files.COUNTRY_POINTS)
    baseline = time.perf_counter() - start
    whole = shapely.union_all(found.geometry).area
    gap = [
        100 * abs(shapely.union_all(shapely.make_valid(g)).area / whole - 1) + 100 * _holes(g)
        for g in (drawn.geometry, alone)
    ]
    table(
        "Boundaries",
        ("", "s", "reach", "÷ baseline", "% of land lost in gaps"),
        [
            ("import with its report", took, 20, "–", "–"),
            ("outlines for a screen, edges shared", simplified, "–", simplified / baseline, gap[0]),
            ("each ward alone (baseline)", baseline, "–", 1.0, gap[1]),
        ],
    )


def _holes(geometry: np.ndarray) -> float:
    """Slivers inside the country that no ward covers any more, as a share of it."""
    import shapely

    whole = shapely.union_all(shapely.make_valid(geometry))
    inside = shapely.polygons(np.concatenate([shapely.get_rings(p)[1:] for p in shapely.get_parts(whole)]))
    return float(shapely.area(inside).sum() / whole.area)


def running(file: Path) -> None:
    """The model at 1,000 draws in a fresh process: time and the most memory it held."""
    rows = []
    for name, rule in (("4 strategies, by need", "need"), ("4 strategies, by best return", "best_return")):
        code = f"from benchmarks.wards import run_once; run_once({str(file)!r}, {rule!r})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        seconds, one_ward, mb = map(float, done.stdout.split()[-3:])
        rows.append((name, seconds, 60, seconds / one_ward, mb, 1500))
    table(
        f"Model at {DRAWS:,} draws, with preparation",
        ("", "s", "reach", "÷ one ward of everybody", "peak MB", "reach"),
        rows,
    )


def run_once(file: str, rule: str) -> None:
    from making import permuted

    from benchmarks.model import peak_mb, ready
    from scenarios.model.run import compare
    from scenarios.store.files import scenario_files
    from scenarios.store.wards import ward_files

    wards = ward_files.load(file, scenario_files.load("existing_practice").adult_share)
    seconds = []
    one = replace(permuted(wards, np.array([0])), adults=np.array([wards.adults_total]))
    for some in (one, wards):
        start = time.perf_counter()
        compare(ready(DRAWS, some, ward_rule=rule)[2], 4e8)
        seconds.append(time.perf_counter() - start)
    print(seconds[1], seconds[0], peak_mb())


def opening(file: Path) -> None:
    """The page Wards on the whole country: the figures, then the map from the moment they are there.

    And once more with all of it known.
    """
    from playwright.sync_api import sync_playwright
    from serving import FLAGS, browser_path, served

    from scenarios.store.files import places

    path = browser_path()
    if path is None:
        print("\nMap: no Chromium, Chrome or Edge was found, so nothing is measured")
        return
    folder = places.upload_folder() / "benchmark_country"
    command = [
        sys.executable,
        "-m",
        "scenarios.cli",
        "wards",
        "add",
        str(file),
        "--council",
        "Benchmark Country",
        "--to",
        str(folder),
    ]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ})
    try:
        with served() as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            reader = browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 900})
            rows = [(name, *opened(reader, address), 3) for name in ("first visit", "again", "and again")]
            browser.close()
        table(
            "Wards in a real browser [s]",
            ("", "until the figures are there", "then until the map is painted", "reach"),
            rows,
        )
    finally:
        shutil.rmtree(folder)


PAINTED = """() => {
  const canvas = document.querySelector('[data-testid=stVegaLiteChart] canvas');
  if (!canvas || !canvas.width) return false;
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let painted = 0;
  for (let i = 3; i < pixels.length; i += 400) if (pixels[i] > 0) painted++;
  return painted > 100;
}"""


def opened(reader, address: str) -> tuple[float, float]:
    """Seconds until the figures are there, and from then until the map is painted.

    On the first visit every script is fetched as well.
    """
    page = reader.new_page()
    start = time.perf_counter()
    page.goto(f"{address}/Wards?wards=Benchmark+Country")
    page.wait_for_selector("h3", timeout=300_000)
    ready = time.perf_counter()
    page.wait_for_function(PAINTED, timeout=60_000)
    done = time.perf_counter()
    page.close()
    return ready - start, done - ready
