"""What a reader has chosen is written as the link that asks it again, or not at all."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from scenarios.answers import link, link_reading
from scenarios.answers.answering import RESOLVER
from scenarios.ui.page_parts import PAGE_PARTS


def read(params):
    return link_reading.read(params, RESOLVER, PAGE_PARTS)


def test_a_complete_scenario_of_one_s_own_is_compared_with_itself(root, tmp_path):
    """Its file is where it began, whatever name stands in it."""
    own = tmp_path / "ours.toml"
    text = (root / "scenarios" / "existing_practice.toml").read_text(encoding="utf-8")
    own.write_text(text.replace("years = 10", "years = 6"), encoding="utf-8")
    question = link.asked(link.Choices(str(own), levers={"years": 3}), RESOLVER)
    assert link.root_question(question, RESOLVER).scenario.levers.years == 6
    assert link.root_question(read({"scenario": ["sceptic"]}).question, RESOLVER).base == "existing_practice"


ANOTHER = {"years": ["7"], "mission": ["Jobs"], "pointed": ["40"], "can_drop": ["false"], "spend": ["90000000"]}


def test_a_question_is_written_as_the_link_that_asks_it():
    asked = read(ANOTHER).question
    base = RESOLVER.base(asked.base)
    text = link.text_of(asked, base)
    assert text is not None
    assert read(parse_qs(text.removeprefix("?"))).question == asked
    assert link.text_of(read({}).question, base) == "?"


@pytest.mark.parametrize("given", [{"scenario": ["Sceptic"]}, {"streams": []}, {"strategies": ["Half and half"]}])
def test_what_differs_from_the_file_alone_is_written(given):
    asked = read(given).question
    parts = link.write(asked, RESOLVER.base(asked.base))
    assert parts is not None
    assert set(parts) == {key for key, value in given.items() if value}
    assert read(parts).question == asked


@pytest.mark.parametrize("levers", [{"draws": 64}, {"pointed_share": 1 / 3}, {"spend_gbp": 1234.5}])
def test_what_no_control_can_hold_is_never_rounded_into_a_link(levers):
    asked = link.asked(link.Choices(levers=levers), RESOLVER)
    assert link.text_of(asked, RESOLVER.base(asked.base)) is None


def test_a_file_of_ones_own_has_no_link(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('format = 1\nextends = "existing_practice"\n[levers]\nyears = 5\n', encoding="utf-8")
    asked = link.asked(link.Choices(base=str(path)), RESOLVER)
    assert link.text_of(asked, RESOLVER.base(str(path))) is None
