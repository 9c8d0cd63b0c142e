"""What every page shares: a sentence for every fault, names, badges, progress, and answers in time."""

from __future__ import annotations

import re
from concurrent.futures import Future

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.compare import facts, ladder
from scenarios.answers.workers import Processes, Urgency
from scenarios.ui import page as page_module
from scenarios.ui.page import PAGES, STARTS


def shown(script) -> AppTest:
    return AppTest.from_function(script, default_timeout=90).run()


def test_every_page_in_the_list_is_a_file_and_every_file_is_in_the_list(root):
    assert set(PAGES) == {"app.py", *(f"pages/{p.name}" for p in (root / "pages").glob("*.py"))}
    assert set(STARTS) < set(PAGES)


def test_a_reader_s_mistake_is_a_sentence_and_nothing_is_lost():
    def script():
        from scenarios.domain.errors import FileError
        from scenarios.ui import page

        @page.page("Test", projector=True)
        def main():
            raise FileError("own.toml", "it is empty")

        main()

    app = shown(script)
    assert not app.exception
    assert [e.value for e in app.error] == ["own.toml: it is empty"]
    assert "Nothing is lost" in app.info[0].value


def test_a_fault_of_ours_shows_no_traceback():
    def script():
        from scenarios.ui import page

        @page.page("Test", projector=True)
        def main():
            raise ZeroDivisionError("secret")

        main()

    app = shown(script)
    assert not app.exception
    assert app.error[0].value.startswith("Something went wrong in One Mission itself")
    assert "secret" not in app.error[0].value


def test_a_page_leads_to_every_other_and_a_projector_to_none(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"] = "256"
    app.run()
    assert {"undo", "reset"} <= {b.key for b in app.sidebar.button}
    assert len(app.sidebar.get("page_link")) == len(PAGES)
    app.switch_page("pages/4_Present.py").run()
    assert not {"undo", "reset"} & {b.key for b in app.sidebar.button}
    assert not app.sidebar.get("page_link")


def test_the_sentence_is_announced_and_never_markup():
    def script():
        from scenarios.ui import page

        page.sentence("<b>one</b> & only")

    body = shown(script).get("html")[0].proto.body
    assert 'role="status"' in body
    assert 'data-testid="headline"' in body
    assert "&lt;b&gt;one&lt;/b&gt; &amp; only" in body


def test_progress_leaves_nothing_behind():
    def script():
        from scenarios.ui import page

        with page.progress("Working …") as step:
            step(0.5)

    assert not shown(script).caption


def test_a_council_s_name_is_shown_and_never_markup(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"] = "256"
    bodies = [h.proto.body for h in app.run().get("html")]
    badges = next(b for b in bodies if "om-badge" in b and "SuchnSuch" in b)
    assert re.findall(r">([^<]+)</span>", badges)[:2] == ["SuchnSuch · fictional council", "Existing practice"]


def test_a_page_that_differs_from_the_base_says_so_and_how_to_see_it(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"], app.query_params["years"] = "256", "7"
    app.run()
    assert any("2 settings differ from the base scenario" in h.proto.body for h in app.get("html"))


def test_what_cannot_be_read_is_told_until_it_is_put_away(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["mission"], app.query_params["draws"] = "jobz", "256"
    app.run()
    assert [t.value for t in app.text] == ["mission = 'jobz' is not known here; Isolation is used."]
    app.button(key="link_fine").click().run()
    assert not app.text


@pytest.mark.parametrize("page", [p for p in PAGES if p != "app.py"])
def test_every_page_has_one_title_and_its_own(root, page):
    text = (root / page).read_text(encoding="utf-8")
    assert text.count("@page.page(") == 1
    assert re.search(r'@page\.page\(\s*"', text)


class Later(Processes):
    """An executor that works when told to, and counts."""

    processes = 2

    def __init__(self, busy: bool = False) -> None:
        self.jobs, self.busy = [], busy

    def submit(self, fn, /, *args, **kwargs):
        self.jobs.append((fn, Future()))
        return self.jobs[-1][1]

    def waiting(self, at_most=Urgency.AHEAD):
        return 99 if self.busy else 0

    def promote(self, future, wanted):
        pass

    def work(self) -> None:
        for fn, future in self.jobs:
            if not future.done():
                future.set_result(fn())


@pytest.fixture
def later(monkeypatch):
    executor = Later()
    monkeypatch.setattr(page_module.SERVICE, "answers", Answers(executor))
    monkeypatch.setattr(page_module, "PATIENCE_S", 0.05)
    kept: dict = {}
    monkeypatch.setattr(page_module.page_state, "take", lambda name: kept.pop(name, None))
    monkeypatch.setattr(page_module.page_state, "keep", kept.__setitem__)
    executor.again = []
    monkeypatch.setattr(page_module, "run_again_later", lambda: lambda: executor.again.append(1))
    return executor


def small(**levers):
    return link.asked(link.Choices(levers={"draws": 64, "years": 2, **levers}), RESOLVER)


def test_what_is_not_there_in_time_is_shown_as_a_first_look_and_the_page_run_again_once(later):
    question = small()
    assert page_module.in_time(question, (facts, ladder)) == question.as_first
    assert later.again == []
    later.work()
    assert later.again == [1]
    assert page_module.in_time(question, (facts, ladder)) == question
    assert len(later.jobs) == 2


def test_what_is_there_already_is_asked_of_nobody(later):
    question = small()
    page_module.in_time(question, (facts,))
    later.work()
    assert page_module.in_time(question, (facts,)) is question
    assert len(later.jobs) == 1


def test_a_question_nobody_looks_at_any_more_is_dropped_and_one_asked_again_is_not(later):
    first, second = small(), small(years=3)
    page_module.in_time(first, (facts,))
    page_module.in_time(first, (facts,))  # the same once more: nobody has moved on
    assert not later.jobs[0][1].cancelled()
    assert len(later.jobs) == 1
    page_module.in_time(second, (facts,))
    assert later.jobs[0][1].cancelled()
    assert not later.jobs[1][1].cancelled()
    assert later.again == []


def test_where_everybody_is_busy_nobody_waits(later, monkeypatch):
    later.busy = True
    monkeypatch.setattr(page_module, "PATIENCE_S", 60.0)
    assert page_module.in_time(small(), (facts,)).first


def test_a_run_that_ends_while_it_waits_leaves_nothing_to_be_waited_for(later, monkeypatch):
    def moved_on():
        raise RuntimeError("the reader has moved on")

    monkeypatch.setattr(page_module, "let_newer_go_first", moved_on)
    with pytest.raises(RuntimeError):
        page_module.in_time(small(), (facts,))
    monkeypatch.setattr(page_module, "let_newer_go_first", lambda: None)
    page_module.in_time(small(years=3), (facts,))
    assert later.jobs[0][1].cancelled()
    monkeypatch.setattr(page_module, "let_newer_go_first", moved_on)
    with pytest.raises(RuntimeError):
        page_module.ask(facts, small(years=4))
    assert later.jobs[-1][1].cancelled()


def test_what_fails_does_not_run_the_page_again_without_end(later):
    page_module.in_time(small(), (facts,))
    later.jobs[0][1].set_exception(ValueError("no"))
    assert later.again == []


def test_answers_of_this_process_are_never_a_first_look():
    assert page_module.in_time(small(), (facts, ladder)) == small()
