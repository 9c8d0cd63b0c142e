import numpy as np
import pytest

from scenarios.domain.errors import InputError
from scenarios.geography.indicators import scaled, wards_from_rows

ROW = {
    "ward_code": "E1",
    "ward_name": "One",
    "population": 1000,
    "imd_decile": 3,
    "pct_disabled": 20.0,
    "pct_living_alone_66plus": 12.0,
}


def rows(*changes: dict) -> list[dict]:
    return [{**ROW, "ward_code": f"E{i}", "ward_name": f"Ward {i}", **change} for i, change in enumerate(changes)]


def test_adults_are_modelled_and_said_to_be():
    w = wards_from_rows(rows({}, {"adults": 700}), 0.8)
    assert w.adults.tolist() == [800, 700]
    assert any("Adults 16+ are modelled as 80.0% of residents in 1 of 2 wards" in n for n in w.notes)
    assert any("modelled for every ward (equation 22)" in n for n in w.notes)


def test_a_missing_indicator_is_imputed_out_loud():
    w = wards_from_rows(rows({"imd_decile": 1}, {"imd_decile": 9}, {"imd_decile": None}), 0.8)
    assert w.deprivation.tolist() == pytest.approx([0.95, 0.15, 0.55])
    assert "Deprivation is imputed at the mean of the other wards for Ward 2 (E2)." in w.notes
    assert w.imputed == {"E2"}


def test_a_ward_without_people_is_refused_by_name():
    with pytest.raises(InputError, match=r"adults is missing for Ward 1 \(E1\), Ward 2 \(E2\)"):
        wards_from_rows(rows({}, {"population": None}, {"population": ""}), 0.8)
    with pytest.raises(InputError, match=r"adults is 0 for Ward 1 \(E1\)"):
        wards_from_rows(rows({}, {"population": 0}), 0.8)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("population", -5),
        ("population", "<10"),
        ("imd_decile", 11),
        ("adults", "nan"),
        ("pct_disabled", 140),
        ("population", True),
        ("adults", 10**400),
        ("adults", 1e308),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_the_ward_named(column, value):
    with pytest.raises(InputError, match=rf"{column} of Ward 1 \(E1\) is .*it must be a number"):
        wards_from_rows(rows({}, {column: value}), 0.8)


def test_codes_must_be_unique_and_named():
    with pytest.raises(InputError, match=r"repeated for E9 \(A\)"):
        wards_from_rows([{**ROW, "ward_code": "E9", "ward_name": n} for n in "AB"], 0.8)
    with pytest.raises(InputError, match="ward_code of feature 1 is blank"):
        wards_from_rows(rows({"ward_code": ""}), 0.8)
    with pytest.raises(InputError, match="ward_name of E0 is blank"):
        wards_from_rows(rows({"ward_name": None}), 0.8)
    with pytest.raises(InputError, match="none of them is a ward code column"):
        wards_from_rows([{"place": "x"}], 0.8)


def test_half_a_survey_is_refused_and_its_error_is_told_as_it_is():
    with pytest.raises(
        InputError, match=r"prevalence is missing for Ward 1 \(E1\), but give it for every ward or for none"
    ):
        wards_from_rows(rows({"prevalence": 0.07}, {}), 0.8)
    with pytest.raises(InputError, match=r"prevalence is 0 or 1 for Ward 0 \(E0\)"):
        wards_from_rows(rows({"prevalence": 0.0}), 0.8)
    plain = wards_from_rows(rows({"prevalence": 0.07}), 0.8)
    assert any("it has no standard error" in n for n in plain.notes)
    assert plain.prevalence_se is None
    whole = wards_from_rows(rows({"prevalence": 0.07, "prevalence_se": 0.01}), 0.8)
    assert any("with its standard error" in n for n in whole.notes)


@pytest.mark.parametrize("value", ["a\ud800", ["x"], 1.5, "a\nb"])
def test_a_code_is_plain_text(value):
    with pytest.raises(InputError, match="a code or a name must be plain text"):
        wards_from_rows(rows({"ward_code": value}), 0.8)


def test_only_a_plain_true_makes_a_council_fictional():
    assert not wards_from_rows(rows({"fictional": "no"}), 0.8).fictional


def test_official_column_names_are_found():
    w = wards_from_rows([{"WD24CD": "E1", "WD24NM": "One", "population": 10}], 0.8)
    assert (w.code, w.name) == (("E1",), ("One",))


def test_a_council_of_another_size_is_scaled_and_said_to_be():
    w = scaled(wards_from_rows(rows({}, {}), 0.8), 4000)
    assert w.adults_total == 4000
    assert "scaled alike" in w.notes[-1]
    assert np.isclose(w.adults[0], w.adults[1])


def test_leeds_and_trafford_run_and_scilly_is_refused(shared):
    from scenarios.store.wards import ward_files

    assert ward_files.load(shared / "councils/leeds/wards.geojson", 0.815).n == 33
    trafford = ward_files.load(shared / "councils/trafford/wards.geojson", 0.815)
    assert (trafford.n, trafford.council, trafford.vintage) == (21, "Trafford", "2022 BGC")
    with pytest.raises(
        InputError, match=r"Bryher \(E05011090\), St Agnes \(E05011091\), St Martin's \(E05011092\), Tresco"
    ):
        ward_files.load(shared / "councils/isles_of_scilly/wards.geojson", 0.815)


@pytest.mark.parametrize(
    ("shares", "most"), [((0.2, 0.9), "0.9"), ((1.0, 1.0), "1"), ((0.0, 0.5), "0.5"), ((0.5, 0.0, None), "0.5")]
)
def test_shares_that_pose_as_percentages_are_refused(shares, most):
    with pytest.raises(InputError, match=f"pct_disabled is at most {most} in every ward, but these look like shares"):
        wards_from_rows(rows(*({"pct_disabled": s} for s in shares)), 0.8)


@pytest.mark.parametrize("shares", [(0.5,), (0.5, None), (0.0, 0.0), (0.5, 1.1), (0.0, 100.0)])
def test_percentages_that_are_small_but_can_be_are_taken(shares):
    w = wards_from_rows(rows(*({"pct_disabled": s} for s in shares)), 0.8)
    known = [s for s in shares if s is not None]
    assert w.poor_health[: len(known)] == pytest.approx([s / 100 for s in known])


@pytest.mark.parametrize(
    ("column", "least", "most", "beyond", "limits"),
    [
        ("imd_decile", 1, 10, (0.9, 10.1), "from 1 to 10"),
        ("n_lsoa", 0, 10_000, (-1, 10_001), "from 0 to 10,000"),
        ("pct_living_alone_66plus", 0, 100, (-0.1, 100.1), "from 0 to 100"),
        ("prevalence_se", 0, 1, (-0.1, 1.1), "from 0 to 1"),
        ("adults", 0.5, 1e8, (-1, 1.1e8), "from 0 to 100,000,000"),
    ],
)
def test_every_figure_has_a_least_and_a_most(column, least, most, beyond, limits):
    for edge in (least, most):
        wards_from_rows(rows({column: edge, "prevalence": 0.1}), 0.8)
    for value in beyond:
        with pytest.raises(InputError, match=f"it must be a number {limits}, or blank"):
            wards_from_rows(rows({column: value, "prevalence": 0.1}), 0.8)


def test_a_survey_is_kept_ward_by_ward_and_its_absence_too():
    w = wards_from_rows(rows({"prevalence": 0.07, "prevalence_se": 0.01}, {"prevalence": 0.1, "prevalence_se": 0}), 0.8)
    assert w.prevalence.tolist() == [0.07, 0.1]
    assert w.prevalence_se.tolist() == [0.01, 0]
    assert wards_from_rows(rows({}), 0.8).prevalence is None


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_nobody_or_everybody_is_no_survey(share):
    with pytest.raises(InputError, match="a surveyed share lies above 0 and below 1"):
        wards_from_rows(rows({"prevalence": share}), 0.8)


def test_a_ward_remembers_its_district_where_any_is_named():
    assert wards_from_rows(rows({"district": "North"}, {}), 0.8).district == ("North", "")
    assert wards_from_rows(rows({}, {}), 0.8).district == ()


def test_figures_that_no_ward_has_tell_wards_apart_in_no_way():
    w = wards_from_rows(rows(*[{"pct_disabled": None, "imd_decile": ""}] * 2), 0.8)
    assert w.poor_health.tolist() == [0, 0]
    assert w.deprivation.tolist() == [0.5, 0.5]
    assert "No ward has a figure for disability: that term tells wards apart in no way here." in w.notes
    assert w.imputed == frozenset()


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        (
            (0.25, 0.0, 0.4),
            "In 2 of 3 wards some of them come from older wards cut in pieces, up to 40 % of a ward's people, as if"
            " everybody lived evenly within a ward.",
        ),
        ((0.0, 0.0), "Every older ward went whole to one ward."),
        ((None, ""), "Every older ward went whole to one ward."),
    ],
)
def test_carried_figures_say_from_what_and_how_far(shares, told):
    carried = [{"ward_indicator_method": "carried by area from 2023", "carried_share": s} for s in shares]
    assert wards_from_rows(rows(*carried), 0.8).notes[-1] == f"Figures were carried by area from 2023. {told}"


@pytest.mark.parametrize("method", [None, "", "counted"])
def test_figures_that_were_not_carried_say_nothing_of_it(method):
    notes = wards_from_rows(rows({"ward_indicator_method": method, "carried_share": 0.5}), 0.8).notes
    assert not [n for n in notes if "Figures were" in n]


def test_the_column_that_says_more_is_the_column_of_codes():
    w = wards_from_rows([{**ROW, "code": "not this", "name": "nor this"}], 0.8)
    assert (w.code, w.name) == (("E1",), ("One",))


def test_columns_there_are_are_named_and_none_where_there_are_none():
    with pytest.raises(InputError, match="properties is 'place, where'"):
        wards_from_rows([{"where": 1, "place": "x"}], 0.8)
    with pytest.raises(InputError, match="properties is 'none'"):
        wards_from_rows([{}], 0.8)
    many = {f"c{i:02d}": i for i in range(40)}
    with pytest.raises(InputError, match="c14', but"):
        wards_from_rows([many], 0.8)


def test_wards_of_the_size_that_is_asked_for_are_left_alone():
    w = wards_from_rows(rows({}, {}), 0.8)
    assert scaled(w, None) is w
    assert scaled(w, w.adults_total) is w
    assert scaled(w, 3200.0).adults.tolist() == [1600, 1600]


def test_figures_of_which_some_were_carried_say_so():
    methods = ({"ward_indicator_method": "counted"}, {"ward_indicator_method": "carried by area from 2023"})
    notes = wards_from_rows(rows(*methods), 0.8).notes
    assert notes[-1].startswith("Figures were carried by area from 2023 and counted.")
