"""A reader's own figures at the side: assumptions, partners and kinds of suppliers, as text in the address."""

from __future__ import annotations

import streamlit as st

from scenarios.analysis.assumptions import parse_leniently
from scenarios.answers import link
from scenarios.domain.book import SupplierKind
from scenarios.domain.partner import Partner
from scenarios.domain.scenario import Override
from scenarios.domain.supplier import KindDiffers
from scenarios.store.files.scenario_files import Loaded
from scenarios.ui import say
from scenarios.ui.controls import closed, whose

TITLE = "Your own figures"
NONE_OF_THEM = {"assume": "", "partners": "", "kinds": ""}  # what the boxes hold where the scenario's own stand
ASSUME_HELP = (
    "Each assumption that differs, as a line that can be sent to a colleague. The page Evidence writes these for you: "
    "`name = value because reason`, with semicolons between."
)


def typed(
    base: Loaded,
) -> tuple[tuple[Override, ...], dict[str, Partner] | None, dict[SupplierKind, KindDiffers] | None]:
    """Assumptions, partners and kinds of suppliers; nothing where the scenario's own stand."""
    part = closed.part(TITLE, NONE_OF_THEM)
    if part is None:
        return (), None, None
    with part:
        return _assumptions(base), whose.partners(), whose.kinds()


def _assumptions(base: Loaded) -> tuple[Override, ...]:
    """Assumptions changed on screen, as text in the address bar; what cannot be read is reported and left out."""
    text = st.text_area(
        "Assumptions you have changed",
        key="assume",
        bind="query-params",
        height=68,
        help=ASSUME_HELP,
        max_chars=link.LONGEST_ASSUMPTIONS,
    )
    found, problems = parse_leniently(text or "", base.base_register)
    say.left_out(problems)
    return found
