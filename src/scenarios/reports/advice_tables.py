"""Advice as tables and notes in reading order, for a terminal and for a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scenarios.domain.amounts import percent_text
from scenarios.reports import html

LEGEND = (
    "Lead: expected value less that of the strategy leads are measured against. Floor: what the method finds where"
    " there is nothing to find; 95 in 100 shuffles stay below it. Clear: above the floor, and more than two errors"
    " above nothing. At least: what the fit leaves over still hangs on the input, so the worth may be more."
)
MOST_INPUTS = 25  # in a terminal; a page and a file hold every one
WORDS = ("", "Clear", "Fit", "Preferred", "Status", "Choice changes at")  # heads whose cells stand to the left


@dataclass(frozen=True)
class Titled:
    """A table of text with its title."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


Part = Titled | str


def advice_parts(payload: dict[str, Any]) -> Iterator[Part]:
    """Everything that is said at one worth of an effect, or of values."""
    yield _strategies(payload)
    yield _inputs(payload)
    yield _loses(payload)
    if payload["worth_as_much_as_everything"]:
        yield _left_out(payload["worth_as_much_as_everything"])
    if payload["level_at_the_top"]:
        yield f"In {percent_text(payload['level_at_the_top'])} of the draws the best are level, and share it."
    if payload["evpi_of_population"] is not None:
        yield f"For everybody whom the choice concerns: EVPI {number(payload['evpi_of_population'])}."
    yield from (_study(s) for s in payload["studies"])
    yield LEGEND
    if payload["frontier"]:
        heads = ("", "Cost", "Effect", "ICER", "Status")
        rows = [
            (r["strategy"], number(r["cost"]), number(r["effect"]), number(r["icer"]), r["status"])
            for r in payload["frontier"]
        ]
        yield Titled("Cost-effectiveness frontier", heads, rows)
    if payload["incremental"]:
        yield _incremental(f"Against {payload['against']}", payload["incremental"])


def across_parts(payload: dict[str, Any]) -> Iterator[Part]:
    """Acceptability and loss across worths, where the preferred strategy changes, and what each adds."""
    worths = payload["worths"]
    strategies, people = list(worths[0]["p_best"]), worths[0]["evpi_of_population"] is not None
    everybody = ("EVPI of everybody",) if people else ()
    rows = [
        (
            *(number(w["wtp"]), w["preferred"], number(w["evpi"]["value"])),
            *((number(w["evpi_of_population"]),) if people else ()),
            *(f"{w['p_best'][k]['value']:.3f}" for k in strategies),
        )
        for w in worths
    ]
    heads = ("Worth", "Preferred", "EVPI", *everybody, *strategies)
    yield Titled("Chance best, by the worth of one effect", heads, rows)
    lost = [(number(w["wtp"]), *(number(w["expected_loss"][k]["value"]) for k in strategies)) for w in worths]
    yield Titled("Expected loss, by the worth of one effect", ("Worth", *strategies), lost)
    changes = [f"{b['below']} → {b['above']} at {number(b['wtp'])}" for b in payload["break_even"]]
    yield (
        f"The preferred strategy changes: {'; '.join(changes)}." if changes else "The preferred strategy never changes."
    )
    yield _incremental(f"Against {payload['against']}, at {number(payload['at_wtp'])}", payload["incremental"])


def for_terminal(parts: Iterable[Part]) -> RenderableType:
    """Tables and notes as a terminal prints them."""
    return Group(*(Text(p, style="dim" if p == LEGEND else "") if isinstance(p, str) else _rich(p) for p in parts))


def _rich(part: Titled) -> Table:
    table = Table(title=part.title, title_justify="left", pad_edge=False)
    for head in part.heads:
        table.add_column(head, justify="left" if head in WORDS else "right")
    cut = part.title.startswith("Worth knowing")
    for row in part.rows[: MOST_INPUTS if cut else None]:
        table.add_row(*row)
    return table


def for_page(part: Titled) -> html.Table:
    """The same table as a page has it."""
    return html.Table([html.Head(h, h not in WORDS) for h in part.heads], part.rows)


def _strategies(payload: dict[str, Any]) -> Titled:
    heads = ("", "Expected value", "Chance best", "Expected loss", "±", "Regret, 9 in 10 below", "Worst tenth", "Lead")
    rows = []
    for k, s in payload["strategies"].items():
        loss, lead = s["expected_loss"], s["lead"] or {"value": None, "se": None}
        numbers = (loss["value"], loss["se"], s["regret_p90"]["value"], s["worst_tenth_mean"]["value"], lead["value"])
        first = (k, number(s["expected_value"]["value"]), f"{s['p_best']['value']:.4f}")
        rows.append((*first, *(number(x) for x in numbers), number(lead["se"])))
    return Titled(
        f"Preferred: {payload['preferred']}; EVPI {number(payload['evpi']['value'])}", (*heads, "± lead"), rows
    )


def _inputs(payload: dict[str, Any]) -> Titled:
    people = payload["evpi_of_population"] is not None
    heads = ("", "EVPPI", "±", *(("For everybody",) if people else ()), "Floor", "Clear", "Fit", "Choice changes at")
    rows = []
    for k, w in payload["evppi"].items():
        at = ", ".join(f"{s['at']:.8g} ({s['below']} → {s['above']})" for s in payload["switching"].get(k, []))
        everybody = (number(w["of_population"]),) if people else ()
        clear, fit = "yes" if w["clear"] else "no", "at least" if w["at_least"] else ""
        rows.append((k, number(w["value"]), number(w["se"]), *everybody, number(w["by_chance"]), clear, fit, at))
    return Titled("Worth knowing, at most (EVPPI)", heads, rows)


def _study(study: dict[str, Any]) -> Titled:
    """What a study of each size is worth, and what is left once it is paid for."""
    best = "no size is worth its cost" if study["best_n"] is None else f"best at {study['best_n']:,} answers"
    rows = [
        (f"{z['n']:,}", *(number(x) for x in (z["evsi"]["value"], z["evsi"]["se"], z["cost"], z["net_benefit"])))
        for z in study["sizes"]
    ]
    heads = ("Answers", "EVSI", "±", "Cost", "Net benefit (ENBS)")
    return Titled(f"A study of {study['input']}: {best}", heads, rows)


def _incremental(title: str, added: dict[str, Any]) -> Titled:
    """What each strategy adds, each figure with the range of eight draws in ten."""
    named = (("cost", "Added cost"), ("effect", "Added effect"), ("net_benefit", "Net benefit"))
    heads = ("", *(h for _, name in named for h in (name, "p10", "p90")))
    rows = [(k, *(number(i[what][n]) for what, _ in named for n in ("value", "p10", "p90"))) for k, i in added.items()]
    return Titled(title, heads, rows)


def _left_out(keys: list[str]) -> str:
    """A strategy that was not named as one reads as an input that tells everything."""
    return (
        f"Knowing {' or '.join(keys)} would be worth as much as knowing everything. If that is a strategy, name it in"
        " --strategies; if it is a result, name the inputs in --parameters."
    )


def _loses(payload: dict[str, Any]) -> str:
    f = payload["loses_when"]
    if payload["never_beaten"]:
        return f"{payload['preferred']} is never beaten in these draws."
    if f is None:
        return f"No few conditions tell when {payload['preferred']} is beaten."
    limits = " and ".join(_limit(c) for c in f["conditions"])
    return (
        f"{payload['preferred']} is beaten mostly when {limits}: that covers {round(100 * f['coverage'])} of 100 losing"
        f" draws; {round(100 * f['density'])} of 100 such draws lose, against {round(100 * f['base'])} of 100 overall."
    )


def _limit(c: dict[str, Any]) -> str:
    if c["low"] is None:
        return f"{c['key']} is below {c['high']:.8g}"
    return (
        f"{c['key']} is above {c['low']:.8g}"
        if c["high"] is None
        else f"{c['key']} is from {c['low']:.8g} to {c['high']:.8g}"
    )


def number(x: float | None) -> str:
    """A number of somebody's own unit: whole from a thousand on."""
    return "–" if x is None else f"{x:,.0f}" if abs(x) >= 1000 else f"{x:.8g}"
