"""The asks as files: a workbook, and a calendar of when each notice must go out."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pandas as pd
from icalendar import Calendar, Event

from scenarios.analysis.contracts import Ask
from scenarios.procurement.asking import AskText, notice_by, wording
from scenarios.views.tables.wards import disarmed
from scenarios.views.words.numbers import pounds

SHEET = "Asks"


def workbook(frame: pd.DataFrame) -> bytes:
    """The table as XLSX; text that begins like a formula is disarmed."""
    out = io.BytesIO()
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        frame.map(disarmed).to_excel(writer, sheet_name=SHEET, index=False, freeze_panes=(1, 2))
        for column in writer.sheets[SHEET].columns:
            widest = max(len(str(cell.value or "")) for cell in column)
            writer.sheets[SHEET].column_dimensions[column[0].column_letter].width = min(60, widest + 2)
    return out.getvalue()


def calendar(found: Sequence[Ask], texts: Sequence[AskText], mission: str, lead_months: int, made: datetime) -> bytes:
    """One all-day event a contract on the day by which its notice must go out, with what to ask."""
    whole = Calendar()
    whole.add("prodid", "-//One Mission//contract calendar//EN")
    whole.add("version", "2.0")
    for ask in found:
        day = notice_by(ask.contract, lead_months)
        if day is not None:
            whole.add_component(_event(ask, wording(texts, ask.contract, mission), day, made))
    data: bytes = whole.to_ical()
    return data


def _event(ask: Ask, text: AskText | None, day: date, made: datetime) -> Event:
    c, event = ask.contract, Event()
    event.add("uid", f"{sha256(f'{c.reference} {c.title}'.encode()).hexdigest()[:32]}@one-mission")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"Notice: {c.title} ({c.reference})")
    said = f"Its term ends on {c.ends:%d.%m.%Y}. It could bring about {pounds(ask.gbp)} a year to the mission."
    event.add("description", f"{said} Ask for: {text.ask}. Basis to check: {text.basis}." if text else said)
    event.add("transp", "TRANSPARENT")
    return event
