"""Figures beside boundaries: joined by code only, gaps named, nothing ever zero.

And carried where codes do not meet.
"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from scenarios.domain.boundaries import Boundaries
from scenarios.domain.errors import InputError
from scenarios.geography.carrying import carried
from scenarios.geography.figures import canonical, joined, number


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12,345", 12345.0),
        (" 7 ", 7.0),
        ("<10", "suppressed"),
        ("[c]", "suppressed"),
        ("..", "suppressed"),
        ("*", "suppressed"),
        ("", None),
        (None, None),
        (float("nan"), None),
        ("about 5", "unknown"),
        ("43%", 43.0),
        (0, 0.0),
        (True, "unknown"),
    ],
)
def test_a_figure_is_read_as_people_write_it(typed, read):
    assert number(typed) == read


def test_gaps_are_named_by_ward_and_never_zero():
    rows = [
        {"code": "A", "Population": "5,000"},
        {"code": "B", "Population": "<10"},
        {"code": "C", "Population": "-4"},
        {"code": "D", "Population": ""},
    ]
    found = joined(("A", "B", "C", "D", "E"), ("North", "South", "East", "West", "Mid"), rows, "code")
    assert [f.get("population") for f in found.facts] == [5000, None, None, None, None]
    said = " ".join(map(str, found.matters))
    for part in (
        "Population is suppressed: South (B)",
        "below nothing: East (C)",
        "Population is blank: West (D)",
        "no row of figures: Mid (E)",
    ):
        assert part in said


def test_a_name_is_never_joined():
    with pytest.raises(InputError) as error:
        joined(("E05000819",), ("Altrincham",), [{"code": "E05015239", "name": "Altrincham", "population": 1}], "code")
    assert "1 names agree" in str(error.value)
    assert "names are not joined" in str(error.value)
    assert "They can be carried over, which needs the boundaries they are of" in str(error.value)


def test_counts_become_shares_and_a_sample_a_standard_error():
    (f,) = joined(
        ("A",), ("N",), [{"code": "A", "population": 100, "disabled": 25, "prevalence": 8, "n": 400}], "code"
    ).facts
    assert f["pct_disabled"] == 25
    assert f["prevalence"] == 0.08
    assert f["prevalence_se"] == pytest.approx((0.08 * 0.92 / 400) ** 0.5, abs=1e-6)


def strips(cuts: list[float], prefix: str) -> Boundaries:
    """Wards side by side along a line from 0 to 1000."""
    edges = [0.0, *cuts, 1000.0]
    shapes = np.array([shapely.box(a, 0, b, 100) for a, b in zip(edges[:-1], edges[1:], strict=True)])
    codes = tuple(f"{prefix}{i}" for i in range(len(shapes)))
    return Boundaries(codes, codes, shapes, tuple({} for _ in codes), "test")


cuts = (
    st.lists(st.floats(50, 950), min_size=1, max_size=6, unique=True)
    .map(sorted)
    .filter(lambda c: min(np.diff([0, *c, 1000])) > 20)
)


@given(cuts, cuts, st.sampled_from(["area", "best_fit"]), st.randoms())
def test_totals_are_kept_and_rates_stay_within_their_bounds(old_cuts, new_cuts, way, random):
    old, new = strips(old_cuts, "O"), strips(new_cuts, "N")
    facts = [
        {
            "adults": random.uniform(100, 9000),
            "population": random.uniform(9000, 12000),
            "pct_disabled": random.uniform(5, 40),
        }
        for _ in old.code
    ]
    moved = carried(old, facts, new, way)
    assert moved.weights.sum(axis=0) == pytest.approx(np.ones(len(old.code)))
    for count in ("adults", "population"):
        assert sum(f[count] for f in moved.facts) == pytest.approx(sum(f[count] for f in facts))
    rates = [f["pct_disabled"] for f in facts]
    assert all(
        f["pct_disabled"] is None or min(rates) - 1e-9 <= f["pct_disabled"] <= max(rates) + 1e-9 for f in moved.facts
    )
    assert 0 <= moved.outside_share < 1e-9


def test_the_same_wards_carry_over_unchanged_and_cuts_are_told():
    old = strips([400.0], "O")
    facts = [{"adults": 4000.0}, {"adults": 6000.0}]
    same = carried(old, facts, strips([400.0], "N"))
    assert [f["adults"] for f in same.facts] == pytest.approx([4000, 6000])
    assert same.cut_share == 0
    assert same.mixed_share == pytest.approx([0, 0])
    cut = carried(old, facts, strips([200.0], "N"))
    assert [f["adults"] for f in cut.facts] == pytest.approx([2000, 8000])
    assert cut.cut_share == 0.5
    assert cut.mixed_share == pytest.approx([1, 0.25])


def test_what_is_unknown_stays_unknown_where_it_lands():
    moved = carried(
        strips([500.0], "O"),
        [{"adults": 1000.0, "population": None}, {"adults": 1000.0, "population": 1300}],
        strips([500.0], "N"),
    )
    assert moved.facts[0]["population"] is None
    assert moved.facts[1]["population"] == pytest.approx(1300)


def test_new_codes_of_a_real_council_are_never_joined_and_are_carried(shared):
    from scenarios.geography.importing import imported
    from scenarios.store.wards import boundary_files
    from scenarios.store.wards.uploads import own_figures

    old, _ = imported(boundary_files.read(shared / "councils" / "trafford" / "wards.geojson"))
    new, _ = imported(boundary_files.read(shared / "boundaries" / "trafford_2023_new_codes.geojson"))
    rows = [{**r, "ward_code": c} for r, c in zip(old.rows, old.code, strict=True)]
    with pytest.raises(InputError, match="10 names agree"):
        joined(new.code, new.name, rows, "ward_code")
    facts = own_figures(old).facts
    for way in ("area", "best_fit"):
        moved = carried(old, facts, new, way)
        assert sum(f["population"] for f in moved.facts) == pytest.approx(sum(f["population"] for f in facts))
        assert moved.outside_share < 0.01


CODES, TITLES = ("E05000001", "E05000002"), ("North", "South")


def rows_of(**columns) -> list[dict[str, object]]:
    return [{"code": c, **{k: v[i] for k, v in columns.items()}} for i, c in enumerate(CODES)]


def test_rows_that_have_no_ward_are_named_and_blank_ones_are_not():
    met = joined(CODES, TITLES, [*rows_of(adults=[5, 6]), {"code": "E05000009", "adults": 7}, {"code": " "}], "code")
    assert [str(m) for m in met.matters] == ["These rows of figures have no ward here and were left out: E05000009."]
    assert joined(CODES, TITLES, rows_of(adults=[5, 6]), "code").matters == ()


def test_the_date_of_figures_is_given_or_told_by_a_column():
    rows = rows_of(adults=[5, 6], as_of=["", "mid-2024"])
    assert joined(CODES, TITLES, rows, "code").vintage == "mid-2024"
    assert joined(CODES, TITLES, rows, "code", "mid-2022").vintage == "mid-2022"
    assert [f["data_vintage"] for f in joined(CODES, TITLES, rows, "code").facts] == [None, "mid-2024"]
    assert joined(CODES, TITLES, rows_of(adults=[5, 6]), "code").vintage == ""


def test_nothing_is_a_figure_and_less_than_nothing_is_none():
    met = joined(CODES, TITLES, rows_of(population=[0, -1]), "code")
    assert [f["population"] for f in met.facts] == [0, None]
    assert [str(m) for m in met.matters] == ["Population is below nothing: South (E05000002)."]


def test_counts_are_whole_numbers_and_rates_are_not():
    facts = joined(CODES, TITLES, rows_of(population=[300, 10.5], disabled=[100, 1], imd_score=[20, 30]), "code").facts
    assert [repr(f["population"]) for f in facts] == ["300", "10.5"]
    assert [repr(f["imd_score"]) for f in facts] == ["20.0", "30.0"]
    assert [f["pct_disabled"] for f in facts] == [33.333, 9.524]


@pytest.mark.parametrize(("typed", "share"), [(1, 1.0), (1.5, 0.015), (40, 0.4), (0.4, 0.4)])
def test_a_survey_above_one_is_in_percent(typed, share):
    facts = joined(CODES, TITLES, rows_of(prevalence=[typed, typed]), "code").facts
    assert facts[0]["prevalence"] == pytest.approx(share)


@pytest.mark.parametrize("column", ["LAD30NM", "LAD24NM", "lad22nm", "lad11nm", "Council", "Local Authority"])
def test_the_council_is_named_by_many_columns(column):
    assert canonical(["code", column]) == {"lad_name": column}


def test_of_two_years_the_newer_names_the_council():
    assert canonical(["lad21nm", "lad24nm", "lad22nm"]) == {"lad_name": "lad24nm"}
    assert canonical(["lad31nm", "lad10nm"]) == {}
