"""The facilitator's second screen: what it shows, and what its buttons do to the room."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from scenarios.answers.meeting import consultation
from scenarios.domain.errors import FileError, MissionError
from scenarios.domain.meeting import LONGEST_NOTE, Meeting, moved
from scenarios.reports import desk as report
from scenarios.reports.desk import DeskPage
from scenarios.server.phones import PLAIN
from scenarios.store.files.room_file import guide
from scenarios.store.library import meetings, phones
from scenarios.ui.framework import base_path
from scenarios.views.words import room_screens

log = logging.getLogger("one_mission")
LARGEST_CSV, LARGEST_FORM, MOST_LINES = 1_000_000, 2_000_000, 60
NO_ROOM = "There is no such room any more: it was deleted, or it is more than a month old."
FAULT = "Something went wrong in One Mission itself. Nothing is lost: go back and try again."
Form = Mapping[str, Any]


def base(desk: str) -> str:
    return f"{base_path()}/desk/{desk}"


async def show(request: Request) -> Response:
    return await run_in_threadpool(_shown, request.path_params["desk"], request.query_params.get("said", ""))


async def now(request: Request) -> Response:
    """What would look different after a reload: the screen, who is in, who has answered, what came in."""

    def key() -> str | None:
        found = meetings.by_desk(request.path_params["desk"])
        if found is None:
            return None
        shown = _page(found, "", "")
        return f"{shown.screen.key}|{shown.counts.phones}|{shown.counts.answered}|{shown.seen}"

    try:
        told = await run_in_threadpool(key)
    except MissionError:
        told = None
    return PlainTextResponse(told or "", 200 if told else 404, {"cache-control": "no-store"})


async def act(request: Request) -> Response:
    """One button of the page: done, and the page shown anew."""
    desk, what = request.path_params["desk"], request.path_params["what"]
    if what not in ACTS:
        return PlainTextResponse("There is no such button.", 404)
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > LARGEST_FORM:
        return PlainTextResponse("That is larger than any form of ours: a list of suggestions may have 1 MB.", 413)
    if not await run_in_threadpool(_there, desk):
        return PlainTextResponse(NO_ROOM, 404)
    try:
        async with request.form(max_files=1, max_fields=20_000, max_part_size=LARGEST_CSV) as form:
            file = form.get("csv")
            held = await file.read() if isinstance(file, UploadFile) else b""
            said = await run_in_threadpool(ACTS[what], desk, _fields(form, held))
    except MissionError as error:
        return await run_in_threadpool(_shown, desk, "", str(error))
    except Exception:
        log.exception("the facilitator's screen failed")
        return HTMLResponse(FAULT, 500, PLAIN)
    if what == "delete":
        return HTMLResponse(f"<!doctype html><title>Deleted</title><p>{said}</p>", headers=PLAIN)
    return RedirectResponse(f"{base(desk)}{f'?said={said}' if said else ''}", 303, PLAIN)


async def export(request: Request) -> Response:
    """Everything in the room, as a file."""

    def made() -> str | None:
        found = meetings.by_desk(request.path_params["desk"])
        return (
            None
            if found is None
            else report.export(found, phones.everything(found.desk), phones.suggestions(found.desk))
        )

    body = await run_in_threadpool(made)
    if body is None:
        return PlainTextResponse(NO_ROOM, 404)
    named = {"content-disposition": 'attachment; filename="one-mission-room.json"', "cache-control": "no-store"}
    return Response(body, media_type="application/json", headers=named)


def _there(desk: str) -> bool:
    try:
        return meetings.by_desk(desk) is not None
    except MissionError:
        return True  # what is wrong is told by what is done next


def _shown(desk: str, said: str = "", wrong: str = "") -> Response:
    try:
        found = meetings.by_desk(desk)
        if found is None:
            return PlainTextResponse(NO_ROOM, 404)
        return HTMLResponse(report.page(_page(found, said, wrong)), 422 if wrong else 200, PLAIN)
    except FileError as error:
        return PlainTextResponse(f"{error}", 503)


def _page(found: Meeting, said: str, wrong: str) -> DeskPage:
    screen = room_screens.at(found.state.get("screen", ""))
    return DeskPage(
        base=base(found.desk),
        app=base_path(),
        meeting=found,
        counts=phones.counts(found.desk, found.asked.key),
        screen=screen,
        note=guide().screens[screen.key],
        coming=room_screens.next_of(screen.key),
        before=room_screens.before(screen.key),
        suggestions=phones.suggestions(found.desk),
        missions=found.state.get("missions", {}),
        said=SAID.get(said, ""),
        wrong=wrong,
        open=found.takes_answers(datetime.now(UTC)),
    )


SAID = {
    "changed": "Kept. What somebody changed meanwhile is not: look at it again.",
    "kept": "Kept.",
    "closed": "The room is closed.",
    "brought": "The consultation is in the list.",
}


def _fields(form: FormData, held: bytes) -> Form:
    fields: dict[str, Any] = {k: v for k, v in form.items() if isinstance(v, str)}
    return {**fields, "keys": [str(k) for k in form.getlist("key")], "held": held}


def _go(desk: str, form: Form) -> str:
    screen = room_screens.at(form.get("to", ""))
    meetings.change(desk, lambda s: moved(s, screen.key))
    return ""


def _timer(desk: str, form: Form) -> str:
    minutes = int(form["minutes"]) if form.get("minutes", "").isdecimal() else 0
    ends = (datetime.now(UTC) + timedelta(minutes=min(minutes, MOST_LINES))).isoformat() if minutes else ""
    meetings.change(desk, lambda s: {**s, "timer": ends})
    return ""


def _sort(desk: str, form: Form) -> str:
    """Similar suggestions lie on top of each other, and are sorted together: `3-7-9`. Ticked is only what was read."""
    texts = {s.key: s.text for s in phones.suggestions(desk)}
    to: dict[int, tuple[str, bool]] = {}
    gone: list[int] = []
    changed = False
    for stack in form["keys"]:
        keys = [int(k) for k in stack.split("-") if k.isdecimal() and int(k) in texts]
        if report.digest(texts[k] for k in keys) != form.get(f"seen_{stack}"):
            changed = True  # somebody has written other words meanwhile
            continue
        to |= {k: (form.get(f"mission_{stack}", "")[:60], f"shown_{stack}" in form) for k in keys}
        gone += keys if f"drop_{stack}" in form else []
    phones.sort_suggestions(desk, to, texts)
    phones.drop_suggestions(desk, gone, texts)
    return "changed" if changed else "kept"


def _add(desk: str, form: Form) -> str:
    lines = [(line, 1) for line in form.get("typed", "").splitlines()[:MOST_LINES]]
    return "kept" if phones.add_suggestions(desk, lines, shown=True) else ""


def _bring(desk: str, form: Form) -> str:
    held: bytes = form["held"]
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileError("The CSV", "it is not text in UTF-8; save it as “CSV UTF-8”") from None
    rows = [r for r in csv.reader(io.StringIO(text), _dialect(text)) if any(c.strip() for c in r)]
    phones.add_suggestions(desk, consultation(rows))
    return "brought"


def _dialect(text: str) -> type[csv.Dialect]:
    first = text.partition("\n")[0]

    class Read(csv.excel):
        delimiter = max(",;\t", key=first.count)

    return Read


def _cards(desk: str, form: Form) -> str:
    meetings.change(desk, lambda s: {**s, "cards": bool(form.get("on"))})
    return ""


def _park(desk: str, form: Form) -> str:
    text = " ".join(form.get("text", "").split())[:LONGEST_NOTE]
    if text:
        meetings.change(desk, lambda s: {**s, "parked": [*s.get("parked", []), text]})
    return "kept" if text else ""


def _actions(desk: str, form: Form) -> str:
    lines = [" ".join(line.split())[:LONGEST_NOTE] for line in form.get("text", "").splitlines()]
    meetings.change(desk, lambda s: {**s, "actions": [line for line in lines if line][:MOST_LINES]})
    return "kept"


def _dissent(desk: str, form: Form) -> str:
    meetings.change(desk, lambda s: {**s, "dissent": form.get("text", "").strip()[: 4 * LONGEST_NOTE]})
    return "kept"


def _close(desk: str, _: Form) -> str:
    meetings.close(desk)
    return "closed"


def _delete(desk: str, _: Form) -> str:
    meetings.forget(desk)
    return "The room is deleted, with everything that was answered in it."


ACTS: dict[str, Callable[[str, Form], str]] = {
    "go": _go,
    "timer": _timer,
    "sort": _sort,
    "add": _add,
    "csv": _bring,
    "cards": _cards,
    "park": _park,
    "actions": _actions,
    "dissent": _dissent,
    "close": _close,
    "delete": _delete,
}


def routes() -> list[Route]:
    at = f"{base_path()}/desk/{{desk}}"
    return [
        Route(at, show),
        Route(f"{at}/now", now),
        Route(f"{at}/export.json", export),
        Route(f"{at}/{{what}}", act, methods=["POST"]),
    ]
