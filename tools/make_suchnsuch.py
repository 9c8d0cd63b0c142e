"""Make SuchnSuch, the fictional council: 24 wards on a coast with a river, and figures that hang together.

Beside them the ground that maps are drawn on: the sea, the river and three neighbours, without figures.

Run once, with the `geo` dependency group:  python tools/make_suchnsuch.py
The same seed writes the same bytes; the result is committed under geodata/suchnsuch/.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from shapely import make_valid, transform, voronoi_polygons
from shapely.geometry import LineString, MultiPoint, Polygon, box, mapping
from shapely.ops import split, unary_union

SEED = 24
FOLDER = Path(__file__).resolve().parents[1] / "geodata" / "suchnsuch"
ADULTS = 240_000
# In the North Sea, so that nobody takes it for a real place.
LON, LAT = 1.9, 54.2

# name, kind, x km, y km (town at 0, 0; the coast to the west; the river runs in from the north-east)
WARDS = [
    ("Market & Minster", "centre", 0.2, 0.3),
    ("Harbourside", "centre", -1.9, 0.2),
    ("Ropewalk", "centre", -1.2, -1.3),
    ("Foundry", "centre", 1.4, -0.9),
    ("Union Street", "centre", 0.6, 1.6),
    ("Gasworks Lane", "centre", 2.3, 0.7),
    ("Priory Park", "suburb", 0.1, -2.6),
    ("Saltmarsh", "estate", -2.9, -2.9),
    ("Whin Hill", "estate", 3.7, -2.3),
    ("Old Quarry", "estate", 3.9, 1.9),
    ("Northgate", "suburb", -1.0, 3.1),
    ("Limes", "suburb", 2.6, 3.6),
    ("Beacon", "suburb", 5.4, 0.1),
    ("Long Meadow", "suburb", 1.9, -4.4),
    ("Weir & Mill", "suburb", 4.7, 4.2),
    ("Promenade", "resort", -3.7, 2.4),
    ("Spa & Sands", "resort", -4.2, 5.4),
    ("Cliffe", "resort", -3.9, -6.0),
    ("Such Magna", "village", 0.3, 6.6),
    ("Such Parva", "village", 5.3, 7.9),
    ("Thornholme", "village", 8.9, 3.0),
    ("Ashby Fold", "village", 8.7, -2.6),
    ("Kettlewick", "village", 5.6, -6.4),
    ("Marram & Dunes", "village", -0.4, -7.4),
]
# kind: (adults, adult share of residents, 65+ share, deprivation score, households without a car, disabled)
KINDS = {
    "centre": (10_900, 0.85, 0.12, 36, 0.42, 0.18),
    "estate": (11_400, 0.76, 0.15, 47, 0.40, 0.24),
    "suburb": (10_500, 0.80, 0.20, 15, 0.16, 0.16),
    "resort": (9_400, 0.84, 0.31, 30, 0.31, 0.25),
    "village": (7_600, 0.82, 0.29, 10, 0.07, 0.17),
}
# Upper ends of national deprivation deciles on the score, least deprived first: what turns a score into a decile.
DECILE_ENDS = [5.6, 8.3, 10.9, 13.7, 16.9, 20.7, 25.3, 31.1, 39.9]


OUTLINE = [
    (-5.2, 7.6),
    (-1.5, 9.6),
    (4.0, 11.0),
    (8.2, 9.4),
    (11.4, 6.0),
    (12.0, 0.4),
    (10.9, -5.2),
    (7.4, -8.8),
    (1.9, -10.4),
    (-3.0, -9.6),
    (-5.0, -6.9),
    (-4.6, -3.2),
    (-3.3, -0.9),
    (-3.2, 0.9),
    (-5.0, 3.4),
]
RIVER = [
    (-6.0, 0.1),
    (-2.6, -0.4),
    (-0.4, -0.5),
    (1.1, 0.55),
    (3.2, 1.2),
    (4.4, 3.1),
    (6.6, 4.9),
    (9.3, 5.4),
    (14, 7.5),
]
WEST, SOUTH, EAST, NORTH = -28.0, -17.0, 36.0, 18.0  # of the ground [km]: as wide as the widest map
COAST_NORTH = [(-6.4, 9.4), (-5.9, 11.8), (-7.6, 14.2), (-7.0, NORTH)]  # beyond the council, from its edges on
COAST_SOUTH = [(-3.2, SOUTH), (-1.7, -14.1), (-3.3, -11.6)]
UPSTREAM = [(19.5, 8.1), (26.0, 11.2), (EAST, 11.9)]
BETWEEN = [  # neighbours; each line comes from the sea beneath the council
    [(-10.0, 2.0), (8.2, 9.4), (15.0, 13.4), (19.0, NORTH + 1)],
    [(-10.0, -4.0), (7.4, -8.8), (13.5, -12.6), (15.5, SOUTH - 1)],
]
EDGE = 0.8  # cut off, because it wobbles too
NEIGHBOURS = ["Overby", "Eastwold", "Nether Marsh"]
SEA = "Such Bay"


def wobble(xy: np.ndarray) -> np.ndarray:
    """Points moved by a smooth shift of the plane [km]: shared edges move together, so no gap or overlap can appear."""
    xy = np.round(xy, 6)
    x, y = xy.T
    rng = np.random.default_rng(SEED)
    dx, dy = np.zeros_like(x), np.zeros_like(y)
    for wavelength, size in ((5.0, 0.26), (2.1, 0.10), (0.9, 0.035), (0.45, 0.012)):
        for _ in range(3):
            angle, phase, turn = rng.uniform(0, 2 * np.pi, 3)
            wave = np.sin((x * np.cos(angle) + y * np.sin(angle)) * 2 * np.pi / wavelength + phase)
            dx, dy = dx + size * wave * np.cos(turn), dy + size * wave * np.sin(turn)
    return xy + np.stack([dx, dy], axis=1)


def shapes() -> list[Polygon]:
    """One polygon a ward [km], sharing edges exactly."""
    points = [(x, y) for *_, x, y in WARDS]
    outline = Polygon(OUTLINE)
    cells = list(voronoi_polygons(MultiPoint(points), extend_to=outline.buffer(20)).geoms)
    river = unary_union(
        [LineString(RIVER).buffer(0.07), LineString(RIVER[:4]).buffer(0.13), LineString(RIVER[:2]).buffer(0.3)]
    )
    land = outline.segmentize(0.14).difference(river.segmentize(0.14))
    bent = []
    for x, y in points:
        home = next(c for c in cells if c.contains(MultiPoint([(x, y)]).geoms[0]))
        cell = home.segmentize(0.14).intersection(land)
        bent.append(transform(cell, wobble))
    return bent


def ground() -> list[tuple[str, str, Polygon]]:
    """What lies around the wards [km], kind, name and area: neighbours beneath, and over them the sea and the river.

    Wards are drawn on top, so that nothing has to be cut out for them.
    """
    coast = [*COAST_SOUTH, *OUTLINE[9:], OUTLINE[0], *COAST_NORTH]
    sea = Polygon([(WEST, SOUTH), *coast, (WEST, NORTH)]).segmentize(0.14)
    river = unary_union([LineString([*RIVER, *UPSTREAM]).buffer(0.07), LineString(RIVER[:4]).buffer(0.16)])
    parts = [Polygon([*coast, (EAST, NORTH), (EAST, SOUTH)])]
    for line in BETWEEN:
        parts = [piece for part in parts for piece in split(part, LineString(line)).geoms]
    parts.sort(key=lambda part: -part.centroid.y)
    water = unary_union([sea, river.segmentize(0.14)])
    found = [("land", name, part.segmentize(0.5)) for name, part in zip(NEIGHBOURS, parts, strict=True)]
    frame = box(WEST + EDGE, SOUTH + EDGE, EAST - EDGE, NORTH - EDGE)
    return [
        (kind, name, make_valid(transform(area, wobble)).intersection(frame))
        for kind, name, area in [*found, ("water", SEA, water)]
    ]


def figures(rng: np.random.Generator) -> list[dict]:
    """Adults, age, deprivation, cars, disability and living alone, drawn together ward by ward."""
    rows = []
    size = np.array([KINDS[kind][0] for _, kind, *_ in WARDS]) * rng.uniform(0.86, 1.16, len(WARDS))
    adults = np.round(size / size.sum() * ADULTS).astype(int)
    adults[0] += ADULTS - adults.sum()
    for i, (name, kind, *_) in enumerate(WARDS):
        _, adult_share, older, score, no_car, disabled = KINDS[kind]
        hardship = rng.normal(0, 1)  # one common factor, so that the figures hang together
        score = max(3.0, score * np.exp(0.22 * hardship))
        older = np.clip(older + rng.normal(0, 0.025), 0.06, 0.42)
        population = round(adults[i] / np.clip(adult_share - 0.012 * hardship + rng.normal(0, 0.008), 0.7, 0.9))
        households = round(population / (2.02 + 2.2 * (0.86 - adult_share) + rng.normal(0, 0.05)))
        no_car = np.clip(no_car * np.exp(0.12 * hardship + rng.normal(0, 0.05)), 0.03, 0.7)
        disabled = np.clip(disabled * np.exp(0.10 * hardship + rng.normal(0, 0.04)), 0.08, 0.4)
        alone = np.clip(0.125 + 0.42 * (older - 0.18) + 0.10 * (no_car - 0.2) + rng.normal(0, 0.008), 0.05, 0.35)
        rows.append(
            {
                "ward_code": f"SNS{i + 1:02d}",
                "ward_name": name,
                "lad_code": "SNS",
                "lad_name": "SuchnSuch",
                "fictional": True,
                "boundary_vintage": "fictional, 2026",
                "population": population,
                "adults": int(adults[i]),
                "age65plus": round(population * older),
                "pct_age65plus": round(100 * older, 2),
                "households": households,
                "households_no_car": round(households * no_car),
                "pct_no_car": round(100 * no_car, 2),
                "disabled": round(population * disabled),
                "pct_disabled": round(100 * disabled, 2),
                "imd_score": round(score, 2),
                "imd_decile": 10 - int(np.searchsorted(DECILE_ENDS, score)),
                "living_alone_66plus": round(households * alone),
                "pct_living_alone_66plus": round(100 * alone, 2),
                "n_lsoa": max(4, round(population / 1650)),
                "ward_indicator_method": "fictional, generated",
            }
        )
    return rows


def degrees(xy: np.ndarray) -> np.ndarray:
    """Kilometres to degrees on a plane tangent at SuchnSuch."""
    return np.round((LON, LAT) + xy / (111.32 * np.cos(np.radians(LAT)), 110.57), 6)


def main() -> None:
    rows = figures(np.random.default_rng(SEED))
    features = [
        {"type": "Feature", "properties": row, "geometry": mapping(transform(shape, degrees))}
        for row, shape in zip(rows, shapes(), strict=True)
    ]
    around = [
        {
            "type": "Feature",
            "properties": {"kind": kind, "name": name, "fictional": True},
            "geometry": mapping(transform(area, degrees)),
        }
        for kind, name, area in ground()
    ]
    write("wards.geojson", features)
    write("ground.geojson", around)
    print(f"{len(features)} wards, {sum(r['adults'] for r in rows):,} adults; {len(around)} areas around them")


def write(name: str, features: list[dict]) -> None:
    text = ",\n".join(json.dumps(f, separators=(",", ":")) for f in features)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_text('{"type":"FeatureCollection","features":[\n' + text + "\n]}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
