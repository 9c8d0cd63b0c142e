"""The table of levers in the docs."""

from scenarios.domain.levers import LEVERS
from scenarios.views.tables import lever_list


def cells(name: str) -> list[str]:
    line = next(line for line in lever_list.markdown().splitlines() if line.startswith(f"| `{name}` |"))
    return [cell.strip() for cell in line.strip("|").split(" | ")]


def test_the_docs_hold_the_table_as_it_is(root):
    """`tools/write_lever_table.py` writes it again."""
    assert lever_list.markdown() in (root / "docs/scenario-files.md").read_text(encoding="utf-8")


def test_every_lever_has_one_row_of_five_cells():
    rows = lever_list.markdown().splitlines()
    assert len(rows) == len(LEVERS) + 2
    assert {len(line.split(" | ")) for line in rows} == {5}


def test_a_number_is_given_with_its_limits():
    assert cells("years")[2] == "1 to 30"
    assert cells("pointed_share")[2] == "0 to 1"


def test_a_choice_is_given_with_its_words():
    assert cells("caution")[2] == "`off`, `standard`, `sceptic`"
    assert cells("measure")[2] == "`loneliness`, `isolation`"
    assert cells("focus_multiplier")[2] == "`true`, `false`"


def test_what_only_a_file_can_set_says_so():
    assert cells("relet_by_year")[3:] == ["–", "–"]


def test_a_number_without_a_most_says_from_where():
    assert lever_list.limits({"minimum": 3}) == "3 or more"
