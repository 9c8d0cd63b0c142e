"""The static twin: one dated page without script, cookie, font or outside address, that says what the screen says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from scenarios.analysis import ladder as ladders
from scenarios.analysis.changes import Change
from scenarios.analysis.headline import headline
from scenarios.analysis.journey import journey
from scenarios.analysis.ward_stats import fifths, helped, stat
from scenarios.domain.draws import Array
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.parameter import Register
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE, Override
from scenarios.domain.wards import Wards
from scenarios.model.prepare import Problem
from scenarios.model.run import compare
from scenarios.reports import map_files, svg
from scenarios.views import words
from scenarios.views.charts import dotplot, ladder, valuations
from scenarios.views.charts import journey as journeys
from scenarios.views.charts.figure import Figure
from scenarios.views.charts.theme import LIGHT
from scenarios.views.maps import measures
from scenarios.views.tables import change_list
from scenarios.views.words import by_ward

MOST_DRAWN = 400  # wards: a page with more outlines opens slowly, and shows specks
MAP_DRAWS = 1024
STYLE = """
:root { color-scheme: light; }
body { font: 1.06rem/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: #1d2733; background: #fff; margin: 0 auto; max-width: 58rem; padding: 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; } h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.2rem 0 .4rem; } h3 { font-size: 1.1rem; margin: 1.2rem 0 .2rem; }
.sentence { font-size: 1.3rem; font-weight: 600; line-height: 1.4; }
.about, .caveat, footer { color: #3c4855; } figure { margin: .6rem 0; } svg { max-width: 100%; height: auto; display: block; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; } caption { text-align: left; font-weight: 600; padding: .4rem 0; }
th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #c9d0d7; vertical-align: top; overflow-wrap: anywhere; }
td.n, th.n { text-align: right; white-space: nowrap; } .wide { overflow-x: auto; } summary { cursor: pointer; padding: .4rem 0; color: #00539b; }
a { color: #00539b; } :focus-visible { outline: 3px solid #00539b; outline-offset: 2px; }
@page { size: A4; margin: 14mm; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } section, figure, tr { break-inside: avoid; } h2 { break-after: avoid; }
 section.long { break-inside: auto; } section.room { break-inside: auto; break-after: page; } section.room { font-size: 9.5pt; }
 section.room h2 { margin-top: 8pt; font-size: 13pt; } section.room h3 { margin-top: 6pt; font-size: 10.5pt; } section.room p { margin: 2pt 0; }
 .session h1 { font-size: 16pt; } .session > p { margin: 5pt 0; } .session > .sentence { font-size: 12.5pt; } .wide { overflow: visible; } .wide table { font-size: 7.5pt; } }
"""


@dataclass(frozen=True)
class Case:
    """Everything a twin is made from."""

    problem: Problem
    register: Register
    wards: Wards
    spend_gbp: float
    changes: Sequence[Change]
    overrides: Mapping[str, Override]
    stamp: Mapping[str, object]
    made: str  # the date
    degrees: Sequence[dict] = ()  # outlines in the wards' order; none leaves the map out
    boundaries: str = ""
    base_title: str = ""
    link: str = ""
    problems: Sequence[str] = ()  # what in an address could not be read
    session: Sequence[tuple[str, str, str]] = ()  # of a room's session: heading, claim, detail


@dataclass(frozen=True)
class Part:
    """One section: a claim with its picture as SVG, its caveat and its table."""

    claim: str
    detail: str
    drawings: tuple[str, ...]
    summary: str
    caveat: str
    table: pd.DataFrame


def page(case: Case) -> str:
    """The whole page as text."""
    run = compare(case.problem, case.spend_gbp)
    focus = next(k for k in run.strategies if k != BASELINE)
    heads = {k: headline(run, case.problem.scenario, case.spend_gbp, k) for k in run.strategies if k != BASELINE}
    parts = [_part(f) for f in figures(case, run, heads, focus)]
    if case.degrees and len(case.degrees) <= MOST_DRAWN:
        parts.append(_map(case, focus))
    sentence = words.compare.headline(heads[focus], case.problem.missions)
    titles = {k: r.title for k, r in run.strategies.items()}
    kind = "fictional council" if case.wards.fictional else "modelled figures"
    title = f"{case.wards.council}: {case.problem.scenario.title}"
    body = [
        f"<h1>{escape(title)}</h1>", f'<p class="about">{escape(kind.capitalize())}. Made by One Mission on {escape(case.made)}; it does not change. '
        f"{_link(case.link)}</p>", _unread(case.problems), f'<p class="sentence">{escape(sentence)}</p>', _p(words.compare.standing(heads[focus], titles)), _p(words.compare.range_note()),
        _room(case), *(_section(p, i) for i, p in enumerate(parts)), _differs(case), _notes(case), _sources(case.register), _made_of(case),
    ]  # fmt: skip
    main = '<main class="session">' if case.session else "<main>"
    return (f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{STYLE}</style>\n</head>\n<body>\n{main}\n'
            + "\n".join(body) + "\n</main>\n</body>\n</html>\n")  # fmt: skip


def figures(case: Case, run: Comparison, heads: Mapping, focus: str) -> list[Figure]:
    """The figures of the page Compare."""
    problem, numbers = case.problem, {k: i for i, k in enumerate(run.strategies)}
    climbed = ladders.climb(problem, threads=1)
    crossings = {k: ladders.crossing(climbed, k) for k in climbed.totals if k != BASELINE}
    mission, years = problem.scenario.levers.mission, problem.years
    here = mission == WARD_MISSION
    stages = journey(run[focus], mission, here, years, run.blocks)
    outcome = None if here else problem.missions.flows[mission].outcome
    return [
        ladder.figure(climbed, ladder.table(climbed), crossings, focus, case.spend_gbp, numbers, LIGHT),
        dotplot.figure(heads[focus], numbers[focus], LIGHT),
        journeys.figure(stages, heads[focus].title, outcome, numbers[focus], LIGHT),
        valuations.figure(heads, numbers, focus, LIGHT),
    ]


def _part(f: Figure) -> Part:
    drawings = tuple(svg.svg(p, f"{f.key}{i}") for i, p in enumerate(f.pictures))
    return Part(f.claim, f.detail, drawings, f.summary, f.caveat, f.table)


def _map(case: Case, focus: str) -> Part:
    """The map of the difference to piecemeal, with the table that says the same."""
    some, wards = case.problem.thinned(MAP_DRAWS), case.wards
    run = compare(some, case.spend_gbp)
    h, condition = helped(run, focus, BASELINE, some.years), stat(run.condition, run.blocks)
    titles, keys = (run[focus].title, run[BASELINE].title), list(run.strategies)
    hues = LIGHT.colour(keys.index(focus)), LIGHT.colour(0)
    shown = measures.shown("difference", wards, condition, h, titles, hues, LIGHT)
    drawn = map_files.svg(case.degrees, shown, wards, case.boundaries, titled=False)
    alt = f"Map of {wards.n} wards. {shown.claim}. {shown.detail}"
    rows = measures.table(wards, condition, h, titles, _fifths(wards), case.boundaries)
    wanted = [
        "Ward",
        "Code",
        "Adults",
        "Often lonely today",
        "Difference",
        "Difference: p10",
        "Difference: p90",
        "Better, in 100",
        "Warning",
    ]
    caveat = by_ward.standing(some.scenario.levers.mission, some.scenario.levers.measure, some.n)
    return Part(shown.claim, shown.detail, (svg.labelled(drawn, alt, "map"),), "", caveat, rows[wanted])


def _fifths(wards: Wards) -> Array:
    return fifths(wards.adults, wards.deprivation) if wards.n else np.empty(0)


def _section(p: Part, number: int) -> str:
    drawn = "".join(f"<figure>{d}</figure>" for d in p.drawings)
    rows = table(p.table, p.claim)
    return (f'<section aria-labelledby="s{number}"><h2 id="s{number}">{escape(p.claim)}</h2>{_p(p.detail)}{drawn}{_p(p.summary)}'
            f'<p class="caveat"><strong>What this is not.</strong> {escape(p.caveat)}</p></section>\n'
            f"<details><summary>The same as a table: {escape(p.claim)}</summary>{rows}</details>")  # fmt: skip


def table(rows: pd.DataFrame, caption: str) -> str:
    """A table that a reader of any kind can follow: a caption, scoped heads, figures to the right."""
    numeric = [rows[c].dtype.kind in "fiu" for c in rows.columns]
    head = "".join(
        f'<th scope="col"{_right(n)}>{escape(str(c))}</th>' for c, n in zip(rows.columns, numeric, strict=True)
    )
    body = "".join(
        "<tr>" + "".join(f"<td{_right(n)}>{escape(_cell(v))}</td>" for v, n in zip(r, numeric, strict=True)) + "</tr>\n"
        for r in rows.itertuples(index=False)
    )
    return f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}"><table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></div>'  # fmt: skip


def _right(numeric: bool) -> str:
    return ' class="n"' if numeric else ""


def _cell(v: object) -> str:
    if isinstance(v, float):
        return "" if np.isnan(v) else f"{v:,.4g}" if abs(v) < 1000 else f"{v:,.0f}"
    return str(v)


def _unread(problems: Sequence[str]) -> str:
    told = "".join(f"<li>{escape(p)}.</li>" for p in problems[:8])
    return (
        f"<p><strong>Part of this link could not be read; the rest of it stands.</strong></p><ul>{told}</ul>"
        if told
        else ""
    )


def _room(case: Case) -> str:
    """A session on the first sheet of paper, with the sentence above it: what a room takes home."""
    if not case.session:
        return ""
    told = "".join(
        f"<h3>{escape(heading)}</h3><p><strong>{escape(claim)}</strong></p>{_p(detail)}"
        for heading, claim, detail in case.session
    )
    return f'<section class="room" aria-labelledby="room"><h2 id="room">What the session came to</h2>{told}</section>'


def _differs(case: Case) -> str:
    if not case.changes:
        return f'<section aria-labelledby="differs"><h2 id="differs">Nothing differs from the base{_of(case)}</h2></section>'
    rows = change_list.table(case.changes, case.overrides)
    return f'<section class="long" aria-labelledby="differs"><h2 id="differs">What differs from the base{_of(case)}</h2>{table(rows, "Every change")}</section>'


def _of(case: Case) -> str:
    return f", {escape(case.base_title)}" if case.base_title else ""


def _notes(case: Case) -> str:
    notes = "".join(f"<li>{escape(n)}</li>" for n in case.wards.notes)
    return (
        f'<section aria-labelledby="wards"><h2 id="wards">How the wards were made</h2><ul>{notes}</ul></section>'
        if notes
        else ""
    )


def _sources(register: Register) -> str:
    rows = pd.DataFrame(
        [{"What": p.name, "Grade": p.grade, "Source": p.source} for p in register.parameters.values()]
    )  # fmt: skip
    return (f'<section class="long" aria-labelledby="sources"><h2 id="sources">Sources</h2>'
            f"<details><summary>All {len(rows)} assumptions with their grade and source</summary>{table(rows, 'Assumptions')}</details></section>")  # fmt: skip


def _made_of(case: Case) -> str:
    s = case.stamp
    versions = ", ".join(f"{k} {v}" for k, v in s["versions"].items())
    rows = [("Scenario", f"{s['title']} ({s['scenario']}), hash {s['scenario_hash']}"), ("Evidence", f"hash {s['register_hash']}"),
            ("Wards", f"{s['council']}, boundaries {s['boundary_vintage']}, hash {s['ward_file_hash']}"),
            ("Spend a year", words.numbers.exact_pounds(case.spend_gbp)), ("Futures", f"{s['draws']:,} with seed {s['seed']}"), ("Versions", versions)]  # fmt: skip
    body = "".join(f'<tr><th scope="row">{escape(k)}</th><td>{escape(str(v))}</td></tr>' for k, v in rows)
    return f'<section aria-labelledby="made"><h2 id="made">So that it can be run again</h2><table><tbody>{body}</tbody></table></section>'


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _link(link: str) -> str:
    return f'<a href="{escape(link, quote=True)}">Open it in the app</a>.' if link else ""
