"""Human tables for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scenarios.views import words
from scenarios.views.words.numbers import Show

SHOWN = {
    "total_value_gbp": ("Value over the horizon", words.numbers.pounds),
    "attributed_value_gbp": ("of it, owed to social value", words.numbers.pounds),
    "public_saving_gbp": ("of it, public saving, mostly not cash", words.numbers.pounds),
    "people_no_longer_isolated_at_end": ("No longer often lonely at the end", words.numbers.count_cell),
    "person_years_averted": ("Person-years of loneliness averted", words.numbers.count_cell),
    "people_reached": ("Lonely people reached", words.numbers.count_cell),
    "places": ("Places paid for", words.numbers.count_cell),
    "resource_gbp:pledged": ("Pledged (proxy £)", words.numbers.pounds),
    "resource_gbp:usable": ("Usable", words.numbers.pounds),
    "resource_gbp:net_pointed": ("Left for the missions pointed at", words.numbers.pounds),
}
WARDS_SHOWN = 40


def run_tables(payload: dict[str, Any], sentence: str, instead: str, focus: str, partners: str = "") -> RenderableType:
    """The sentence, whether paying directly does better, every strategy's outcomes and differences, and the wards."""
    parts: list[RenderableType] = [
        Text(sentence, style="bold"),
        *([Text(partners)] if partners else []),
        Text(instead),
        Text(words.compare.range_note(), style="dim"),
        Text(""),
    ]
    parts += [Text(note, style="dim") for note in payload["notes"]]
    if payload["run"]["fictional"]:
        parts.append(Text(words.compare.disclosure(payload["run"]["council"], True), style="dim"))
    run = payload["run"]
    foot = f"{run['draws']:,} draws, seed {run['seed']}, scenario {run['scenario_hash']}, wards {run['ward_file_hash']}"
    if run["draws"] == 1:
        foot += ". One draw: every standard error is unknown."
    return Group(*parts, _outcomes(payload), _differences(payload), _wards(payload, focus), Text(foot, style="dim"))


def _outcomes(payload: dict[str, Any]) -> Table:
    table = Table(title="Average, and eight futures in ten", title_justify="left", pad_edge=False)
    table.add_column("")
    for s in payload["strategies"].values():
        table.add_column(s["title"], justify="right")
    for key, (label, show) in SHOWN.items():
        cells = [s["outcomes"][key] for s in payload["strategies"].values()]
        table.add_row(label, *(_ranged(c, show) for c in cells))
    return table


def _ranged(numbers: dict[str, Any], show: Show, between: str = "\n", within: str = "{} to {}") -> Text:
    """An average, and below or beside it the range of eight futures in ten."""
    mean, low, high = (words.numbers.signed(numbers[k], show) for k in ("mean", "p10", "p90"))
    return Text.assemble(mean, between, (within.format(low, high), "dim"))


def _differences(payload: dict[str, Any]) -> Table:
    table = Table(title="Against piecemeal, on the same draws", title_justify="left", pad_edge=False)
    for heading in (
        "",
        "Valuation",
        "Difference",
        "± simulation error",
        "Chance of being better",
        "Lost if chosen wrongly",
        "So",
    ):
        table.add_column(heading, justify="left" if heading in ("", "Valuation", "So") else "right")
    for s in payload["strategies"].values():
        if not s["points_at"]:
            continue
        for name, d in s["from_piecemeal"].items():
            error = "unknown" if d["se"]["mean"] is None else words.numbers.pounds(d["se"]["mean"])
            table.add_row(
                s["title"] if name == "blend" else "",
                name,
                words.numbers.signed(d["mean"], words.numbers.pounds),
                error,
                words.numbers.in_a_hundred(d["p_better"]["value"]),
                words.numbers.pounds(d["expected_loss_gbp"]["value"]),
                d["verdict"],
            )
    return table


def _wards(payload: dict[str, Any], focus: str) -> Table:
    rows = payload["strategies"][focus]["wards"]
    title = f"Wards under {payload['strategies'][focus]['title'].lower()}: every figure modelled"
    table = Table(title=title, title_justify="left", pad_edge=False)
    for heading in ("Code", "Ward", "Adults", "Often lonely today", "Reached", "No longer, at the end"):
        table.add_column(heading, justify="left" if heading in ("Code", "Ward") else "right")
    for ward in rows[:WARDS_SHOWN]:
        ends = [
            _ranged(ward[k], words.numbers.count_cell, " ", "({} to {})")
            for k in ("adults_in_condition", "people_reached", "no_longer_isolated_at_end")
        ]
        table.add_row(
            ward["ward_code"],
            ward["ward_name"] + (" *imputed" if ward["imputed"] else ""),
            f"{ward['adults']:,.0f}",
            *ends,
        )
    if len(rows) > WARDS_SHOWN:
        table.caption = f"{len(rows) - WARDS_SHOWN} more wards: --format csv lists them all"
    return table


def ladder_tables(payload: dict[str, Any], titles: dict[str, str], crossings: list[str]) -> RenderableType:
    table = Table(title="Average value over the horizon, by spend", title_justify="left", pad_edge=False)
    table.add_column("Spend a year", justify="right")
    for title in titles.values():
        table.add_column(title, justify="right")
    for level in payload["levels"]:
        cells = [level["strategies"][k] for k in titles]
        table.add_row(
            words.numbers.exact_pounds(level["spend_gbp"]),
            *(words.numbers.signed(c["mean"], words.numbers.pounds) for c in cells),
        )
    return Group(table, *(Text(c) for c in crossings))


def need_table(claim: str, rows: Sequence[Mapping[str, object]]) -> RenderableType:
    """What each lever would have to be."""
    table = Table(title=claim, title_justify="left", pad_edge=False)
    for heading in rows[0]:
        table.add_column(heading)
    for row in rows:
        table.add_row(*(str(cell) for cell in row.values()))
    return table


def published_table(lines: list[dict[str, Any]], left: list[str], everything: bool) -> RenderableType:
    """Ours against published: a line a case, or a line a number; and the cases that are not answered, by name."""
    note = f"Not answered here: {', '.join(left)}." if left else "Every case is answered."
    return Group(_published_lines(lines, everything), Text(note))


def _published_lines(lines: list[dict[str, Any]], everything: bool) -> Table:
    table = Table(title="Ours against published", title_justify="left", pad_edge=False)
    if everything:
        for heading in ("Case", "What", "Ours", "Published", "Allowed", ""):
            table.add_column(heading, justify="right" if heading in ("Ours", "Published", "Allowed") else "left")
        for r in lines:
            table.add_row(
                r["case"],
                r["what"],
                f"{r['ours']:.8g}",
                f"{r['published']:.8g}",
                f"{r['allowed']:.2g}",
                "agrees" if r["agrees"] else "DIFFERS",
            )
        return table
    for heading in ("Case", "Numbers", "Agree", "Furthest, as a share of what is allowed"):
        table.add_column(heading, justify="left" if heading == "Case" else "right")
    for case in dict.fromkeys(r["case"] for r in lines):
        own = [r for r in lines if r["case"] == case]
        near = max((abs(r["ours"] - r["published"]) / r["allowed"] for r in own if r["allowed"]), default=0.0)
        table.add_row(case, str(len(own)), str(sum(r["agrees"] for r in own)), f"{100 * near:.2g} %")
    return table
