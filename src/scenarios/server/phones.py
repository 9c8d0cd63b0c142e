"""What a phone asks of the server: joining, answering, looking. Plain HTML that needs no script."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from functools import cache, wraps
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from scenarios.answers.meeting import read_form
from scenarios.domain.errors import FileError, MissionError
from scenarios.domain.meeting import OPEN_HOURS, Asked, Meeting, RoomFull
from scenarios.reports.phone import PhonePage, join_page, page
from scenarios.server.wrong_codes import WrongCodes
from scenarios.store.files.places import home
from scenarios.store.files.room_file import card_of
from scenarios.store.files.text_files import shipped_text
from scenarios.store.library import meetings, phones
from scenarios.ui.framework import base_path
from scenarios.views.words import phone as words

log = logging.getLogger("one_mission")
COOKIE = "one_mission_phone"
CLOSED = "!"  # in place of a question's key
LONGEST_FORM, LONGEST_TOKEN = 20_000, 40
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
PLAIN = {"content-security-policy": POLICY, "cache-control": "no-store", "referrer-policy": "same-origin"}
WRONG = WrongCodes()
Handler = Callable[[Request], Awaitable[Response]]


def base() -> str:
    return f"{base_path()}/r"


def plain(handler: Handler) -> Handler:
    """A fault is a sentence on a page like the others, and a phone loses nothing by it."""

    @wraps(handler)
    async def safe(request: Request) -> Response:
        try:
            return await handler(request)
        except FileError:
            return _html(join_page(PhonePage(base(), wrong=words.AWAY)), 503)
        except Exception:
            log.exception("a page of a phone failed")
            return _html(join_page(PhonePage(base(), wrong=words.AWAY)), 500)

    return safe


@plain
async def enter(request: Request) -> Response:
    """The box for a code, and what was typed into it."""
    if request.method == "GET":
        return _html(join_page(PhonePage(base())))
    code = "".join((await _form(request)).get("code", "").split()).lower()
    found = await _meeting(code)
    if isinstance(found, Meeting):
        return RedirectResponse(f"{base()}/{found.code}", 303, PLAIN)
    return found


@plain
async def show(request: Request) -> Response:
    """What is asked now, for who is in; the way in for who is not."""
    typed, _, door = request.path_params["code"].partition(".")
    token = _token(request)
    found = await _meeting(typed, door, token)
    if not isinstance(found, Meeting):
        return found
    page_of_it = await run_in_threadpool(_page_of, found, token, not _cookie(request)) if token else ""
    return _html(page_of_it or _way_in(found, door))


@plain
async def join(request: Request) -> Response:
    """Into the room, once: the token goes into a cookie, and into the address until the cookie has come back."""
    form = await _form(request)
    found = await _meeting(request.path_params["code"], form.get("door", ""), _token(request))
    if not isinstance(found, Meeting):
        return found
    if not _open(found):
        return _html(page(PhonePage(base(), found.code, closed=True)))
    given = _token(request) or form.get("t", "")[:LONGEST_TOKEN]  # two taps send the same
    try:
        token = await run_in_threadpool(phones.join, found.desk, given)
    except RoomFull as error:
        return _html(join_page(PhonePage(base(), wrong=str(error))), 409)
    answer = RedirectResponse(f"{base()}/{found.code}/in?t={quote(token)}", 303, PLAIN)
    secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
    answer.set_cookie(
        COOKIE, token, OPEN_HOURS * 3600, path=f"{base()}/{found.code}", secure=secure, httponly=True, samesite="lax"
    )
    return answer


@plain
async def came_in(request: Request) -> Response:
    """Where the cookie came back, its token leaves the address; where cookies are blocked, it stays there."""
    code, token = request.path_params["code"], _token(request)
    kept = "" if _cookie(request) == token else f"?t={quote(token)}"
    return RedirectResponse(f"{base()}/{quote(code)}{kept}", 303, PLAIN)


@plain
async def answer(request: Request) -> Response:
    """Keep what a phone sends, in place of what it sent before."""
    form = await _form(request)
    token = _cookie(request) or form.get("t", "")[:LONGEST_TOKEN]
    found = await _meeting(request.path_params["code"], "", token)
    if not isinstance(found, Meeting):
        return found
    in_address = not _cookie(request)
    if not _open(found) or form.get("key") != found.asked.key:
        wrong = words.MOVED_ON if _open(found) else ""
        refused = await run_in_threadpool(_page_of, found, token, in_address, wrong) if token else ""
        return _html(refused, 409) if refused else _html(_way_in(found), 403)
    try:
        if not token or not await run_in_threadpool(_keep, found, token, form):
            return _html(_way_in(found), 403)
    except MissionError as error:
        if isinstance(error, FileError):
            raise
        again = await run_in_threadpool(_page_of, found, token, in_address, f"{error}", form)
        return _html(again, 422) if again else _html(_way_in(found), 403)
    return RedirectResponse(f"{base()}/{found.code}{f'?t={quote(token)}' if in_address else ''}", 303, PLAIN)


async def now(request: Request) -> Response:
    """Which question is on: a few letters, for the phones that look by themselves. A wrong code counts as one."""
    code, plainly = request.path_params["code"], {"cache-control": "no-store"}
    try:
        found = await _by_code(code)
        held = WRONG.many and (found is None or not await run_in_threadpool(_proven, found, "", _token(request)))
    except MissionError:
        return PlainTextResponse("", 503, plainly)
    if held or found is None:
        if not held:
            WRONG.note()
        return PlainTextResponse("", 429 if held else 404, plainly)
    return PlainTextResponse(found.asked.key if _open(found) else CLOSED, headers=plainly)


async def script(_: Request) -> Response:
    """What has a phone look by itself: beside its pages, so that it needs no sign-in and sets no other cookie."""
    return Response(_script(), media_type="text/javascript", headers={"cache-control": "public, max-age=3600"})


@cache
def _script() -> str:
    return shipped_text(home() / "static" / "room.js")


def _keep(meeting: Meeting, token: str, form: Mapping[str, str]) -> bool:
    """Keep what a phone sends; whether it is a phone of this meeting."""
    asked = meeting.asked
    given = read_form(asked, form)
    one_thing = given.get("text", "") if asked.kind == "one_thing" else None
    return phones.answer(meeting.desk, token, asked.key, given, one_thing)


def _page_of(
    meeting: Meeting, token: str, in_address: bool, wrong: str = "", typed: Mapping[str, str] | None = None
) -> str:
    """The page of a phone; empty where it is no phone of this meeting."""
    asked, note = meeting.asked, ""
    recalled = asked.key.removeprefix("recall:") if asked.key.startswith("recall:") else ""
    given = phones.seen(meeting.desk, token, recalled or (asked.key if asked.kind != "wait" else ""))
    if given is None:
        return ""
    if recalled:
        note, given = words.recalled(given), {}
    said = "" if wrong else words.own_answer(asked, given)
    shown = given if not typed else _as_typed(asked, typed, given)
    card = card_of(token) if meeting.state.get("cards") else {}
    in_form = token if in_address else ""
    of = PhonePage(base(), meeting.code, in_form, asked, shown, said, wrong, card, note, typed=typed or {})
    return page(of if _open(meeting) else PhonePage(base(), meeting.code, closed=True))


def _way_in(meeting: Meeting, door: str = "") -> str:
    """One tap to join, with what the phone will be known by; thanks where the room is closed."""
    if not _open(meeting):
        return page(PhonePage(base(), meeting.code, closed=True))
    return join_page(PhonePage(base(), meeting.code, phones.new_token(), door=door))


def _as_typed(asked: Asked, form: Mapping[str, str], given: Mapping[str, object]) -> Mapping[str, object]:
    """What was chosen in a form that could not be read stays chosen."""
    ranks = {k: int(r) for k, _ in asked.choices if (r := form.get(f"rank_{k}", "")).isdecimal()}
    again = {k: form[k] for k in ("text", "pick", "sure") if k in form}
    return {**given, **again, **({"ranks": ranks} if ranks else {})}


async def _meeting(code: str, door: str = "", token: str = "") -> Meeting | Response:
    """The meeting of a code. While wrong codes are being tried, who proves nothing is told the same of any code."""
    found = await _by_code(code) if len(code) <= 12 else None
    if WRONG.many and (found is None or not await run_in_threadpool(_proven, found, door, token)):
        return _html(join_page(PhonePage(base(), wrong=words.MANY_WRONG)), 429)
    if found is None:
        WRONG.note()
        return _html(join_page(PhonePage(base(), wrong=words.WRONG_CODE)), 404)
    return found


async def _by_code(code: str) -> Meeting | None:
    """The meeting of a code; where somebody looked within the last second, without a thread."""
    return meetings.seen_lately(code) or await run_in_threadpool(meetings.by_code, code)


def _proven(meeting: Meeting, door: str, token: str) -> bool:
    """Whether somebody scanned the picture, or is in already."""
    return hmac.compare_digest(door.encode(), meeting.door.encode()) or bool(token and phones.here(meeting.desk, token))


def _open(meeting: Meeting) -> bool:
    return meeting.takes_answers(datetime.now(UTC))


def _cookie(request: Request) -> str:
    return request.cookies.get(COOKIE, "")[:LONGEST_TOKEN]


def _token(request: Request) -> str:
    """Of this phone: from its cookie, or from its address where cookies are blocked."""
    return _cookie(request) or request.query_params.get("t", "")[:LONGEST_TOKEN]


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form, each once; a body that is too long for any form of ours is cut off unread."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            return {}
    return {k: v[-1] for k, v in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items()}


def _html(body: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(body, status, PLAIN)


def routes() -> list[Route]:
    at = base()
    return [
        Route(at, enter, methods=["GET", "POST"]),
        Route(f"{at}/room.js", script),
        Route(f"{at}/{{code}}", show),
        Route(f"{at}/{{code}}/in", came_in),
        Route(f"{at}/{{code}}/now", now),
        Route(f"{at}/{{code}}/join", join, methods=["POST"]),
        Route(f"{at}/{{code}}/answer", answer, methods=["POST"]),
    ]
