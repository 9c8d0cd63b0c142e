"""What is said of saved scenarios: read back from numbers that are made for it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scenarios.domain.saved import Author, Kept, Saved, Version
from scenarios.store.files.equation_file import read_model
from scenarios.views.words import saved as words

AT = datetime(2026, 11, 27, 9, 5, tzinfo=UTC)


def results(people=(7.0, 0.0, 24.0), value=230_000.0, p=0.25, mission="isolation"):
    mean, low, high = people
    first = {
        "title": "One mission",
        "people": {"mean": mean, "low": low, "high": high},
        "value_gbp": {"mean": value, "low": -1e6, "high": 2e6},
        "p_better": p,
        "verdict": "better",
    }
    return {"spend_gbp": 4e8, "years": 10, "mission": mission, "focus": "focus", "strategies": {"focus": first}}


def test_what_a_version_came_to_is_people_first_then_how_often(missions):
    assert words.came_to(results(), missions) == (
        "£400m a year: 7 more people no longer often lonely after 10 years (none to 24); ahead 1 time in 4"
    )
    fewer = words.came_to(results(people=(-30.0, -60.0, -3.0), p=0.0), missions)
    assert "30 fewer people" in fewer
    assert "60 fewer to 3 fewer" in fewer or "3 to 60 fewer" in fewer
    assert fewer.endswith("ahead at no time")
    assert words.came_to({}, missions) == "no figures were kept"


def test_a_mission_that_is_no_longer_known_still_has_its_years(missions):
    assert "over 10 years" in words.came_to(results(mission="gone"), missions)


def test_who_says_whether_a_name_was_typed():
    assert words.who(Author("Ann")) == "Ann (typed)"
    assert words.who(Author("Ann", "proxy")) == "Ann (signed in)"


def test_a_version_in_a_line(missions):
    version = Version("abcdefghij", 2, "", Author("Ann"), AT, "As agreed", Kept("", "", results(), {}))
    assert words.line(version, missions).startswith(
        "2. 27.11.2026 09:05 UTC, Ann (typed): As agreed. £400m a year: 7 more"
    )


@pytest.mark.parametrize(
    ("unsaved", "said"), [(True, "version 3, with changes that are not saved."), (False, "as it is saved.")]
)
def test_what_is_on_screen_says_whether_it_is_saved(unsaved, said):
    mine = Saved("abcdefghij", "Ours", "", (), Author("Ann"), 3, AT, "Ann")
    assert words.on_screen(mine, unsaved).endswith(said)
    assert "is not saved" in words.on_screen(None, unsaved)


def test_what_has_changed_since_names_equations_evidence_and_figures(register, missions):
    model = read_model()
    moved = {"equations": ["9", "the rest of the model"], "rows": ["sv_commit_book", "gone"], "data": ["data"]}
    said = words.since(results(), results(people=(9.0, 1.0, 30.0), value=330_000.0), moved, register, model, missions)
    title = next(e.title for part in model.parts for e in part.equations if e.number == 9)
    assert said[0].startswith(
        f"Since it was saved, equation 9 ({title[0].lower()}{title[1:]}) changed, code around the"
    )
    assert register["sv_commit_book"].name[1:] in said[0]
    assert "and gone changed" in said[0]
    assert said[1].startswith("Saved: £400m a year: 7 more")
    assert said[2].startswith("Today: £400m a year: 9 more")
    assert said[3] == "One mission against piecemeal: £100,000 more."
    back = words.since(results(value=330_000.0), results(), moved, register, model, missions)
    assert back[3] == "One mission against piecemeal: £100,000 less."


def test_where_nothing_moved_nothing_is_said_and_where_figures_stayed_that_is(register, missions):
    assert words.since(results(), results(), {}, register, read_model(), missions) == []
    (said,) = words.since(results(), results(), {"rows": ["sv_commit_book"]}, register, read_model(), missions)
    assert said.endswith("Its figures are the same.")


def test_of_many_rows_the_first_are_named_and_the_others_counted(register, missions):
    keys = list(register.parameters)[:9]
    (said,) = words.since(results(), results(), {"rows": keys}, register, read_model(), missions)
    assert "and 3 more changed" in said
