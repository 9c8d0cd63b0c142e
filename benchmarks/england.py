"""A country of wards for the benchmarks: about 7,000 in 300 councils, with crooked shared edges, none of them real."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import shapely

WARDS, COUNCILS, TOWNS = 7_000, 300, 120
STEP_M = 150.0  # between the points of an edge


def crooked(xy: np.ndarray) -> np.ndarray:
    """Move every point by its place alone, so that an edge shared by two wards stays shared."""
    out = xy.copy()
    for metres, size in ((24_000, 700), (7_000, 200), (2_300, 65), (800, 22)):
        turn = 2 * np.pi / metres
        out[:, 0] += size * np.sin(turn * xy[:, 1] + np.cos(turn * 0.7 * xy[:, 0]))
        out[:, 1] += size * np.sin(turn * 1.1 * xy[:, 0] + np.cos(turn * 0.6 * xy[:, 1]))
    return np.round(out, 1)


def outlines(rng: np.random.Generator) -> np.ndarray:
    """Wards crowded into towns, as people are."""
    box = np.array([[180_000, 60_000], [620_000, 640_000]])
    towns = rng.uniform(*box, (TOWNS, 2))
    crowd = towns[rng.integers(0, TOWNS, WARDS)] + rng.normal(0, 14_000, (WARDS, 2))
    points = np.where(rng.random(WARDS)[:, None] < 0.65, crowd, rng.uniform(*box, (WARDS, 2))).clip(*box)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(points), extend_to=shapely.box(*box.ravel()))
    )
    cells = shapely.intersection(cells, shapely.box(*box.ravel()))
    grid = shapely.set_precision(cells, 0.1, mode="pointwise")
    return shapely.make_valid(shapely.transform(shapely.segmentize(grid, STEP_M), crooked))


def write(path: Path, seed: int = 7) -> int:
    """A GeoJSON ward file in degrees with a row of figures on every ward; how many wards there are."""
    from pyproj import Transformer

    rng = np.random.default_rng(seed)
    areas = outlines(rng)
    middle = shapely.get_coordinates(shapely.centroid(areas))
    seats = middle[rng.choice(len(areas), COUNCILS, replace=False)]
    council = shapely.STRtree(shapely.points(seats)).nearest(shapely.points(middle))
    change = Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)
    degrees = shapely.transform(areas, lambda xy: np.round(np.column_stack(change.transform(xy[:, 0], xy[:, 1])), 6))
    adults = rng.lognormal(np.log(6_500), 0.35, len(areas)).round()
    rows = [
        {
            "ward_code": f"E05{90_0000 + i:06d}",
            "ward_name": f"Ward {i + 1}",
            "lad_code": f"E06{900 + council[i]:06d}",
            "lad_name": f"Council {council[i] + 1}",
            "adults": adults[i],
            "imd_decile": int(rng.integers(1, 11)),
            "n_lsoa": int(rng.integers(1, 9)),
            "pct_disabled": round(float(rng.uniform(9, 28)), 1),
            "pct_living_alone_66plus": round(float(rng.uniform(7, 19)), 1),
            "boundary_vintage": "synthetic",
            "fictional": True,
        }
        for i in range(len(areas))
    ]
    features = [
        f'{{"type":"Feature","properties":{json.dumps(r)},"geometry":{g}}}'
        for r, g in zip(rows, shapely.to_geojson(degrees), strict=True)
    ]
    path.write_text('{"type":"FeatureCollection","features":[' + ",\n".join(features) + "]}\n")
    return len(rows)
