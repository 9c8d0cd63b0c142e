"""Which columns hold the code and the name of a ward."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import InputError
from scenarios.geography.columns import code_column, kind_of, name_column


def rows(**columns) -> list[dict[str, object]]:
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


@pytest.mark.parametrize("name", ["ward_code", "WD24CD", "wd11cd", "Ward_CD", "gss_code", "GSSCode", "CODE", "CED23CD"])
def test_a_code_column_is_known_by_its_name(name):
    assert code_column(rows(**{"other": [1], name: ["x"]})) == name


@pytest.mark.parametrize("name", ["ward_name", "WD24NM", "Ward Name".replace(" ", "_"), "NAME", "geo_name"])
def test_a_name_column_is_known_by_its_name(name):
    assert name_column(rows(**{"other": [1], name: ["x"]})) == name


def test_a_ward_s_own_column_is_taken_before_any_other():
    assert code_column(rows(LSOA21CD=["E01000001"], WD24CD=["E05000001"], code=["9"])) == "WD24CD"


def test_a_column_called_anything_is_known_by_its_values():
    assert code_column(rows(thing=["E05000001", "E05000002"], other=["a", "b"])) == "thing"


def test_two_columns_that_look_alike_are_asked_about():
    with pytest.raises(InputError, match="it cannot be told which it is: say which column holds the codes"):
        code_column(rows(one=["E05000001"], two=["E05000002"]))


def test_a_column_of_names_cannot_be_told_by_its_values():
    with pytest.raises(InputError, match="say which column holds the names"):
        name_column(rows(thing=["North"], other=["South"]))


def test_the_code_column_is_never_the_name_column():
    assert name_column(rows(name=["E05000001"], WD24NM=["North"]), code="WD24NM") == "name"


def test_a_column_that_is_given_is_taken():
    assert code_column(rows(a=["x"], WD24CD=["E05000001"]), "a") == "a"


def test_a_column_that_is_not_there_guesses_the_typo():
    with pytest.raises(
        InputError, match=r"the column of ward codes is 'WD24C', but there is no such column; there are WD24CD, WD24NM"
    ):
        code_column(rows(WD24CD=["x"], WD24NM=["y"]), "WD24C")
    with pytest.raises(InputError, match=r"Did you mean 'WD24CD'\?"):
        code_column(rows(WD24CD=["x"], WD24NM=["y"]), "WD24C")


def test_a_file_without_columns_says_none():
    with pytest.raises(InputError, match="none"):
        code_column([{}])


def test_codes_of_wards_and_of_a_council_s_own_are_fine():
    assert kind_of(["E05000001", "W05000002", "S13000003", "N08000004"]) is None
    assert kind_of(["A1", "B2"]) is None
    assert kind_of([]) is None


@pytest.mark.parametrize(("code", "kind"), [("E01000001", "LSOAs"), ("E02000001", "MSOAs"), ("E07000001", "districts")])
def test_codes_of_something_else_are_named(code, kind):
    assert kind_of(["E05000001", code]) == kind


def test_two_kinds_are_both_named():
    assert kind_of(["E01000001", "E09000001"]) == "LSOAs and London boroughs"


@pytest.mark.parametrize(
    ("code", "name"), [("ward22_code", "ward22_name"), ("ward22cd", "ward22nm"), ("WARD_CODE", "WARD_NAME")]
)
def test_columns_with_a_year_in_their_name_are_known(code, name):
    given = [{code: "E05000001", name: "North"}]
    assert (code_column(given), name_column(given, code=code)) == (code, name)


def test_the_code_column_is_not_offered_as_the_name():
    with pytest.raises(InputError) as raised:
        name_column([{"WD24CD": "E05000001", "thing": "x"}], code="WD24CD")
    assert str(raised.value).startswith("the column of ward names is 'thing', but it cannot be told which it is")
    assert "--" not in str(raised.value)


def test_a_column_is_of_codes_where_every_value_is_one():
    rows = [{"a": "E05000001", "b": "E05000001"}, {"a": "E05000002", "b": "Elsewhere"}]
    assert code_column(rows) == "a"
    with pytest.raises(InputError, match="say which column holds the codes"):
        code_column([{"b": "E05000001"}, {"b": "Elsewhere"}])


def test_a_long_list_of_columns_is_cut():
    row = {f"column_{i:03d}": "x" for i in range(100)}
    with pytest.raises(InputError) as told:
        code_column([row])
    assert len(str(told.value.value)) == 300
    with pytest.raises(InputError) as told:
        code_column([row], "kode")
    assert told.value.allowed.startswith("there is no such column; there are column_000")
    assert len(told.value.allowed) == 300 + len("there is no such column; there are ")
