"""The room that is open on a projector: opened here, shown with its code, asked, and followed from a second screen."""

from __future__ import annotations

import html
import os
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import segno
import streamlit as st

from scenarios.answers.meeting import picks, tally
from scenarios.domain.errors import MissionError
from scenarios.domain.meeting import Asked, Counts, Meeting, moved, with_question
from scenarios.store.library import meetings, phones
from scenarios.ui import page_state, say, share, who
from scenarios.ui.framework import base_path
from scenarios.ui.page_state import state
from scenarios.views.words import room_screens
from scenarios.views.words.room_screens import Screen

PUBLIC = "ONE_MISSION_PUBLIC_ADDRESS"  # where phones find this server, where it is not where the projector finds it
LOOK_S = 2.0  # how often the projector looks who is in and where the second screen has gone
HERE_ALONE = ("localhost", "127.0.0.1", "[::1]", "::1")
WALL = "wall"  # of the projector's address: it shows and moves the room, and exports and deletes nothing
NOTED = ("parked", "actions", "dissent", "cards", "votes_shown", "decision")  # by a facilitator, on any screen
OWN_DESK = "room_desk"  # kept by the session that opened the room
NO_PHONES = (
    "Phones cannot reach this server: it listens to this machine alone. Start it with “python3 start.py room”, or name"
    f" its public address in {PUBLIC}."
)


def current() -> Meeting | None:
    """The room of this screen; none where none is open, or it was deleted meanwhile."""
    with st.container(key="out_of_sight_wall"):
        wall = st.text_input("Room", key=WALL, bind="query-params", max_chars=16, help="The projector's own room.")
    if not wall:
        return None
    try:
        found = meetings.by_wall(wall)
    except MissionError as error:
        say.error(str(error))
        return None
    if found is None:
        say.warning("That room is no longer there: it was deleted, or is more than a month old. You can open another.")
    return found


def opening(titles: dict[str, str]) -> None:
    """The button that opens a room, for those who may."""
    if not who.may_write():
        return
    told = "A code and a picture for phones, private guesses, and a second screen for you. No names are kept."
    st.button("Open a room for phones", on_click=_open, args=(titles,), key="open_room", type="primary", help=told)
    if fault := page_state.take("room_fault"):
        say.error(fault)


def _open(titles: dict[str, str]) -> None:
    screen = room_screens.of_name(state().get("step") or "") or room_screens.SCREENS[0]
    try:
        made = meetings.begin(share.query(), {"screen": screen.key, "missions": titles})
    except MissionError as error:
        page_state.keep("room_fault", str(error))
        return
    state()[WALL] = made.wall
    page_state.keep(OWN_DESK, made.desk)


def move(to: Screen) -> None:
    """Take the room to another screen: its phones are asked what is asked there."""
    try:
        found = meetings.by_wall(str(state().get(WALL) or ""))
        if found is not None:
            meetings.change(found.desk, lambda s: moved(s, to.key))
    except MissionError as error:
        page_state.keep("room_fault", str(error))


def ask(meeting: Meeting | None, screen: str, asked: Asked) -> None:
    """Have the phones asked this while the screen is shown."""
    if meeting is None or not meeting.takes_answers(datetime.now(UTC)):
        return
    if meeting.state.get("questions", {}).get(screen) != asked.as_json() or meeting.asked != asked:
        meetings.change(meeting.desk, lambda s: with_question(s, screen, asked))


def keep(meeting: Meeting, **more: object) -> None:
    """Keep something of the room besides its screen."""
    meetings.change(meeting.desk, lambda s: {**s, **more})


def votes_shown(meeting: Meeting, question: str) -> dict[str, int] | None:
    """How phones had voted when the facilitator showed it, still after a reload; none where it is not shown.

    Counted once: votes that come in one by one afterwards would tell whose they are.
    """
    shown = tally(meeting.state, question)
    label = "Hide the votes" if shown is not None else "Show the votes"
    told = "How many have picked what until now; nothing is told of fewer than five."
    args = (meeting, question, shown is None)
    st.button(label, on_click=_show_votes, args=args, key=f"votes_{question}", help=told)
    return shown


def _show_votes(meeting: Meeting, question: str, wanted: bool) -> None:
    shown = {q: n for q, n in meeting.state.get("votes_shown", {}).items() if q != question}
    if wanted:
        shown[question] = picks(phones.replies(meeting.desk, question))
    keep(meeting, votes_shown=shown)


def about_this(meeting: Meeting | None) -> None:
    """The scenario that the room is about is the one on the screen.

    A projector that was opened with the room's key alone takes the room's scenario up, and does not overwrite it.
    """
    if meeting is None or meeting.link == (link := share.query()):
        return
    known = page_state.kept("room_followed") == meeting.wall or page_state.kept(OWN_DESK) == meeting.desk
    if not known and meeting.link and not _more_than_step(link):
        address = html.escape(f"?{meeting.link}&{WALL}={meeting.wall}", quote=True)
        st.html(f'<p><a class="om-badge" href="{address}" target="_self">Open the room’s own scenario</a></p>')
        return
    page_state.keep("room_followed", meeting.wall)
    meetings.about(meeting.desk, link)


def _more_than_step(link: str) -> bool:
    """Whether an address says more than where the session stands."""
    return bool(set(parse_qs(link)) - {"step"})


def phone_base() -> str:
    """Where phones find the room: as the setting says, or as this screen found the server."""
    given = os.environ.get(PUBLIC, "").strip().rstrip("/")
    return f"{given}/r" if given else f"{share.base()}r"


def reachable() -> bool:
    return (urlsplit(phone_base()).hostname or "") not in HERE_ALONE


def picture(meeting: Meeting) -> None:
    """The QR code, the address and the code, as large as a room needs them."""
    address = f"{phone_base()}/{meeting.code}.{meeting.door}"
    drawn = segno.make(address, error="m").svg_data_uri(scale=8, border=2, dark="#000", light="#fff")
    shown, alt = html.escape(phone_base().split("://", 1)[-1]), f"QR code that opens {html.escape(address)}"
    st.html(
        f'<div class="om-qr"><img src="{html.escape(drawn, quote=True)}" alt="{alt}">'
        f'<p>Or open <strong>{shown}</strong> and type <strong class="om-code">{spaced(meeting.code)}</strong></p>'
        "</div>"
    )
    if not reachable():
        say.warning(NO_PHONES)


def spaced(code: str) -> str:
    """'abc 234': read aloud in two breaths."""
    return f"{code[:3]} {code[3:]}"


def strip(meeting: Meeting | None, seen: str = "") -> None:
    """One line under the steps: code, who is in, who has answered, what is left of the timer. It looks by itself.

    `seen` is what else on this screen would look different if it changed.
    """
    if meeting is None:
        return

    @st.fragment(run_every=LOOK_S)
    def looking() -> None:
        try:
            now = meetings.by_desk(meeting.desk)
            counted = phones.counts(meeting.desk, now.asked.key) if now else Counts(0, 0)
        except MissionError:
            say.caption("The library cannot be reached just now; the room goes on where it was.")
            return
        if now is None or now.state.get("screen") != meeting.state.get("screen") or news(now) != seen:
            st.rerun(scope="app")
        st.html(f'<p class="om-room">{line(now, counted, datetime.now(UTC))}</p>')

    looking()


def news(meeting: Meeting | None) -> str:
    """Suggestions as they are sorted, and what was noted: changed from the second screen."""
    if meeting is None:
        return ""
    held = {k: v for k, v in meeting.state.items() if k in NOTED}
    if meeting.state.get("screen") not in ("sorted", "one_thing"):
        return str(held)
    given = [(s.key, s.text, s.mission, s.shown) for s in phones.suggestions(meeting.desk) if s.shown or s.mission]
    return f"{held}{given}"


def line(meeting: Meeting, counted: Counts, now: datetime) -> str:
    """'Phones: host/r, code abc 234 · 28 in · 21 answered · 1:40 left'."""
    where = html.escape(phone_base().split("://", 1)[-1])
    parts = [f"<strong>{where}</strong> code <strong>{spaced(meeting.code)}</strong>"]
    parts.append(f"{counted.phones} {'phone' if counted.phones == 1 else 'phones'} in")
    if meeting.asked.kind != "wait":
        parts.append(f"{counted.answered} of {counted.phones} answered")
    if not meeting.takes_answers(now):
        parts.append("closed")
    if ends := meeting.state.get("timer"):
        left = int((datetime.fromisoformat(ends) - now).total_seconds())
        parts.append(f"{left // 60}:{left % 60:02d} left" if left > 0 else "time is up")
    return " · ".join(parts)


def second_screen(meeting: Meeting) -> None:
    """The way to the facilitator's notes, in a window of its own: only where the room was opened."""
    if page_state.kept(OWN_DESK) != meeting.desk:
        return
    address = html.escape(f"{base_path()}/desk/{meeting.desk}", quote=True)
    st.html(
        f'<p><a class="om-badge" href="{address}" target="_blank" rel="noopener">Facilitator’s screen</a> Notes, the'
        " next step, what came in. Open it now and keep it off the projector; after a reload this link is gone.</p>"
    )
