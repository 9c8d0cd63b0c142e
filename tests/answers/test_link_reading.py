"""An address is read as the screen would have it, and what cannot be read is told."""

from __future__ import annotations

import pytest
from calling import page_of
from streamlit.testing.v1 import AppTest

from scenarios.answers import link, link_reading
from scenarios.answers.answering import RESOLVER
from scenarios.domain.levers import MOVABLE
from scenarios.domain.scenario import BASELINE
from scenarios.server import routes
from scenarios.store.files import scenario_files
from scenarios.store.wards import ward_files
from scenarios.ui.page_parts import PAGE_PARTS


def read(params):
    return link_reading.read(params, RESOLVER, PAGE_PARTS)


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
        {"step": ["12"]},
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
    """The framework takes a choice from an address by its label alone, so the page writes there what the link meant."""
    written = read({part: [short]}).as_written
    assert list(written) == [part]
    assert read({part: [written[part]]}).as_written == {}
    page = AppTest.from_file(str(root / "app.py"), default_timeout=60)
    page.query_params[part] = short
    page.run()
    assert page.session_state[part] == kept
    assert page.query_params[part] == written[part]  # a reload asks the same
    assert not page.get("text")


def test_several_choices_by_their_short_names_keep_their_order():
    found = read({"strategies": ["half_and_half", "One mission"]})
    assert found.as_written == {"strategies": ["Half and half", "One mission"]}
    assert list(found.question.scenario.strategies) == ["piecemeal", "one_mission", "half_and_half"]
    assert read({"strategies": ["One mission"]}).as_written == {}


def _choices_of_every_lever():
    missions = RESOLVER.base(link.FIRST).missions
    for field, lever in MOVABLE.items():
        for key, label in link.labels_of(lever, missions).items():
            yield pytest.param(field, lever.link_name, key, label, id=f"{lever.link_name}-{key}")


@pytest.mark.parametrize(("field", "part", "key", "label"), list(_choices_of_every_lever()))
def test_every_name_that_a_file_a_command_or_a_screen_knows_is_read_in_a_link(field, part, key, label):
    for written in (key, label, label.upper(), f" {key} "):
        read = link_reading.read({part: [written]}, RESOLVER)
        assert getattr(read.question.scenario.levers, field) == key
        assert read.problems == ()


@pytest.mark.parametrize("path", scenario_files.shipped_files(), ids=lambda p: p.stem)
def test_every_scenario_is_read_in_a_link_by_file_and_by_title(path):
    for written in (path.stem, RESOLVER.base(path.stem).scenario.title):
        read = link_reading.read({"scenario": [written]}, RESOLVER)
        assert (read.question.base, read.problems) == (path.stem, ())


@pytest.mark.parametrize("name", ward_files.councils())
def test_every_council_is_read_in_a_link_by_folder_and_by_name(name):
    for written in (name, ward_files.title(name)):
        read = link_reading.read({"wards": [written]}, RESOLVER)
        assert (read.question.council, read.problems) == (name, ())


def test_every_strategy_and_value_stream_is_read_in_a_link_by_key_and_by_title():
    base = RESOLVER.base(link.FIRST)
    for key, strategy in base.scenario.strategies.items():
        for written in (key, strategy.title) if key != BASELINE else ():
            read = link_reading.read({"strategies": [written]}, RESOLVER)
            assert (set(read.question.scenario.strategies), read.problems) == ({BASELINE, key}, ())
    for key, stream in base.missions.streams.items():
        for written in (key, stream.title):
            read = link_reading.read({"streams": [written]}, RESOLVER)
            assert (read.question.scenario.value_streams, read.problems) == ((key,), ())


@pytest.mark.parametrize(
    ("part", "given", "instead"),
    [
        ("ward", "ZZZ", "the first ward is open"),
        ("other", "zzz", "the first is compared"),
        ("district", "Nowhere", "all of it is shown"),
        ("measure", "helpd", "where people are lonely is shown"),
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
    assert found.problems == ()
    assert list(found.as_written) == [part]
    again = read({part: [found.as_written[part]]})
    assert (again.as_written, again.problems) == ({}, ())


def test_a_ward_is_chosen_by_its_code_and_by_its_name():
    wards = RESOLVER.wards("suchnsuch", RESOLVER.base("existing_practice"))
    assert read({"ward": [wards.name[3]]}).as_written == {}
    assert read({"ward": [wards.code[3].lower()]}).as_written == {"ward": wards.name[3]}


def test_what_is_given_twice_is_read_as_the_screen_reads_it_and_told():
    found = read({"years": ["5", "7"]})
    assert found.question.scenario.levers.years == 7
    assert found.problems == ("years is given 2 times; the last, '7', is used",)
    assert read({"years": ["7", "7"]}).problems == ()
    assert read({"strategies": ["One mission", "Half and half"]}).problems == ()


def test_several_choices_are_taken_as_the_command_line_takes_them():
    found = read({"strategies": ["one_mission,half_and_half"]})
    assert found.problems == ()
    assert found.as_written == {"strategies": ["One mission", "Half and half"]}
    assert list(found.question.scenario.strategies) == ["piecemeal", "one_mission", "half_and_half"]


def test_what_a_control_holds_by_its_short_name_stays_so_in_the_address():
    """What the room tried stands in a box of text, by its key."""
    assert read({"try": ["sv_commit_book"]}).as_written == {}
    name = RESOLVER.base("existing_practice").register["sv_commit_book"].name
    assert read({"try": [name]}).as_written == {"try": "sv_commit_book"}


def test_a_link_made_with_the_evidence_as_it_is_says_nothing_and_one_made_with_another_says_so():
    now = RESOLVER.base("existing_practice").evidence
    assert len(now) == 8
    for params in ({}, {"evidence": [now]}):
        read = link_reading.read(params, RESOLVER)
        assert (read.problems, read.notes) == ((), ())
    moved = link_reading.read({"evidence": ["0" * 8], "years": ["7"]}, RESOLVER)
    assert moved.problems == ()
    assert moved.notes == (
        "The evidence has changed since this link was made, so figures may differ from those its maker saw.",
    )
    assert moved.question.scenario.levers.years == 7


def test_the_evidence_of_a_link_is_the_register_and_not_what_a_scenario_assumes():
    shipped = {RESOLVER.base(name).evidence for name in ("existing_practice", "small_district")}
    assert len(shipped) == 1
