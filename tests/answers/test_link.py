"""An address is read as the screen would have it, and what cannot be read is told."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from calling import page_of
from streamlit.testing.v1 import AppTest

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.domain.levers import MOVABLE
from scenarios.domain.scenario import BASELINE
from scenarios.server import routes
from scenarios.store.files import scenario_files
from scenarios.store.wards import ward_files
from scenarios.ui.page_state import PAGE_PARTS


def read(params):
    return link.read(params, RESOLVER, PAGE_PARTS)


def test_a_second_claim_on_the_same_year_is_refused_on_screen_and_in_the_summary_alike(root):
    every = list(RESOLVER.base("existing_practice").missions.streams)
    found = read({"streams": every})
    assert found.question == read({}).question
    assert "The scenario's own are used" in found.problems[0]
    page = AppTest.from_file(str(root / "app.py"), default_timeout=60)
    page.query_params["streams"] = every
    page.run()
    base = AppTest.from_file(str(root / "app.py"), default_timeout=60).run()
    headline = [h.proto.body for h in page.get("html") if "om-sentence" in h.proto.body]
    assert headline == [h.proto.body for h in base.get("html") if "om-sentence" in h.proto.body]


def test_no_strategy_chosen_compares_the_first_and_is_no_problem():
    found = read({"strategies": [""]})
    assert list(found.question.scenario.strategies) == ["piecemeal", "one_mission"]
    assert found.problems == ()


@pytest.mark.parametrize(
    "given",
    [
        {"step": ["9"]},
        {"view": ["nowhere"]},
        {"measure": ["zzz"]},
        {"map_year": ["99"]},
        {"assume": ["x = y because z"]},
        {"streams": [""]},
    ],
)
def test_whatever_cannot_be_read_is_told_once(given):
    (key, value), problems = next(iter(given.items())), read(given).problems
    assert len(problems) == 1
    assert problems[0].startswith(key)
    assert value[0] in problems[0] or key in ("streams", "assume")


def test_the_summary_stands_under_the_base_path_of_the_app(monkeypatch):
    monkeypatch.setattr(routes, "base_path", lambda: "/scenarios")
    assert [r.path for r in routes.routes()][:2] == ["/scenarios/summary.html", "/scenarios/twin.html"]
    monkeypatch.undo()
    assert [r.path for r in routes.routes()][:2] == ["/summary.html", "/twin.html"]


def test_the_summary_tells_what_it_could_not_read():
    page = page_of({"spend": ["3170000x"], "mission": ["Carbom"], "years": ["2"]})
    assert "Part of this link could not be read" in page
    assert "was &#39;Carbon&#39; meant?" in page


@pytest.mark.parametrize(
    ("part", "short", "kept"),
    [("mission", "jobs", "jobs"), ("rule", "PER_HEAD", "per_head"), ("scenario", "sceptic", "sceptic")],
)
def test_a_choice_by_its_short_name_is_the_same_on_screen(root, part, short, kept):
    """The framework takes a choice from an address by its label alone, so the page sets what the link meant."""
    assert read({part: [short]}).by_short_name == {part: kept}
    page = AppTest.from_file(str(root / "app.py"), default_timeout=60)
    page.query_params[part] = short
    page.run()
    assert page.session_state[part] == kept
    assert not page.get("text")


def test_several_choices_by_their_short_names_keep_their_order():
    found = read({"strategies": ["half_and_half", "One mission"]})
    assert found.by_short_name == {"strategies": ["half_and_half", "one_mission"]}
    assert list(found.question.scenario.strategies) == ["piecemeal", "one_mission", "half_and_half"]
    assert read({"strategies": ["One mission"]}).by_short_name == {}


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


def _choices_of_every_lever():
    missions = RESOLVER.base(link.FIRST).missions
    for field, lever in MOVABLE.items():
        for key, label in link.labels_of(lever, missions).items():
            yield pytest.param(field, lever.link_name, key, label, id=f"{lever.link_name}-{key}")


@pytest.mark.parametrize(("field", "part", "key", "label"), _choices_of_every_lever())
def test_every_name_that_a_file_a_command_or_a_screen_knows_is_read_in_a_link(field, part, key, label):
    for written in (key, label, label.upper(), f" {key} "):
        read = link.read({part: [written]}, RESOLVER)
        assert getattr(read.question.scenario.levers, field) == key
        assert read.problems == ()


@pytest.mark.parametrize("path", scenario_files.shipped_files(), ids=lambda p: p.stem)
def test_every_scenario_is_read_in_a_link_by_file_and_by_title(path):
    for written in (path.stem, RESOLVER.base(path.stem).scenario.title):
        read = link.read({"scenario": [written]}, RESOLVER)
        assert (read.question.base, read.problems) == (path.stem, ())


@pytest.mark.parametrize("name", ward_files.councils())
def test_every_council_is_read_in_a_link_by_folder_and_by_name(name):
    for written in (name, ward_files.title(name)):
        read = link.read({"wards": [written]}, RESOLVER)
        assert (read.question.council, read.problems) == (name, ())


def test_every_strategy_and_value_stream_is_read_in_a_link_by_key_and_by_title():
    base = RESOLVER.base(link.FIRST)
    for key, strategy in base.scenario.strategies.items():
        for written in (key, strategy.title) if key != BASELINE else ():
            read = link.read({"strategies": [written]}, RESOLVER)
            assert (set(read.question.scenario.strategies), read.problems) == ({BASELINE, key}, ())
    for key, stream in base.missions.streams.items():
        for written in (key, stream.title):
            read = link.read({"streams": [written]}, RESOLVER)
            assert (read.question.scenario.value_streams, read.problems) == ((key,), ())


@pytest.mark.parametrize(
    ("part", "given", "instead"),
    [
        ("ward", "ZZZ", "the first ward is open"),
        ("other", "zzz", "the first is compared"),
        ("district", "Nowhere", "all of it is shown"),
        ("measure", "helpd", "the difference is shown"),
        ("sort", "by luck", "the first order is used"),
        ("grades", "E", "all grades are shown"),
        ("groups", "luck", "all groups are shown"),
        ("parameter", "scalup", "the first is open"),
        ("pilot", "scalup", "the first is tested"),
        ("try", "scalup", "nothing is changed"),
        ("try_end", "middle", "nothing is changed"),
    ],
)
def test_what_a_page_does_not_offer_is_told(part, given, instead):
    (problem,) = read({part: [given]}).problems
    assert problem.split(" (was ")[0] == f"{part} = {given!r} is not known here; {instead}"


@pytest.mark.parametrize(
    ("part", "short"),
    [
        ("measure", "helped"),
        ("other", "half_and_half"),
        ("parameter", "scaleup"),
        ("pilot", "scaleup"),
        ("sort", "name"),
    ],
)
def test_a_choice_of_a_page_by_its_short_name_is_set_on_screen(part, short):
    found = read({part: [short]})
    assert found.by_short_name == {part: short}
    assert found.problems == ()


def test_a_ward_is_chosen_by_its_code_and_by_its_name():
    wards = RESOLVER.wards("suchnsuch", RESOLVER.base("existing_practice"))
    assert read({"ward": [wards.name[3]]}).by_short_name == {}
    assert read({"ward": [wards.code[3].lower()]}).by_short_name == {"ward": wards.code[3]}


def test_what_is_given_twice_is_read_as_the_screen_reads_it_and_told():
    found = read({"years": ["5", "7"]})
    assert found.question.scenario.levers.years == 7
    assert found.problems == ("years is given 2 times; the last, '7', is used",)
    assert read({"years": ["7", "7"]}).problems == ()
    assert read({"strategies": ["One mission", "Half and half"]}).problems == ()


def test_several_choices_are_taken_as_the_command_line_takes_them():
    found = read({"strategies": ["one_mission,half_and_half"]})
    assert found.problems == ()
    assert found.by_short_name == {"strategies": ["one_mission", "half_and_half"]}
    assert list(found.question.scenario.strategies) == ["piecemeal", "one_mission", "half_and_half"]
