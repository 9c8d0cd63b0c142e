"""What docs/choices.md says of the disputed choices is what a run says."""

from __future__ import annotations

import re

import pytest

from scenarios.verification.disputed import CAUTION, RULE, USUAL, disputed, markdown


@pytest.fixture(scope="module")
def rows():
    return disputed()


@pytest.mark.parametrize("choice", [USUAL, RULE, CAUTION])
def test_the_page_of_choices_has_the_figures_of_a_run(root, rows, choice):
    """`python tools/write_disputed.py` writes them again."""
    text = (root / "docs/choices.md").read_text(encoding="utf-8")
    (found,) = re.findall(
        rf"\n### {re.escape(choice)}\n<!-- figures -->\n(.*?)\n<!-- end of figures -->", text, re.DOTALL
    )
    assert found == markdown(rows, choice)


def test_every_choice_is_read_in_more_than_one_way_and_each_moves_the_lead(rows):
    for choice in (USUAL, RULE, CAUTION):
        leads = [r.lead.summary.mean.value for r in rows if r.choice == choice]
        assert len({round(x, -3) for x in leads}) == len(leads) == 3
    today = [next(r for r in rows if r.choice == c).lead.summary.mean.value for c in (USUAL, RULE, CAUTION)]
    assert today == pytest.approx([today[0]] * 3)  # the first reading of each is the one the project has


def test_caution_leaves_the_chance_of_being_ahead_about_where_it_was(rows):
    chances = [r.lead.p_better.value for r in rows if r.choice == CAUTION]
    assert chances == pytest.approx([chances[0]] * 3, abs=0.02)
    leads = [r.lead.summary.mean.value for r in rows if r.choice == CAUTION]
    assert leads == sorted(leads, reverse=True)


def test_business_as_usual_taken_off_twice_lowers_piecemeal_more(rows):
    once, twice, everywhere = (r for r in rows if r.choice == USUAL)
    assert once.piecemeal_gbp - twice.piecemeal_gbp > once.focus_gbp - twice.focus_gbp > 0
    assert everywhere.piecemeal_gbp > once.piecemeal_gbp
