"""The draws behind a screen as files: one row a future, as Parquet or CSV, or the three files of SAVI."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from scenarios.answers import compare
from scenarios.answers.answering import Answers
from scenarios.answers.compare import Setting
from scenarios.answers.question import Question
from scenarios.reports.paper_docx import PROCESS_ANSWERS
from scenarios.reports.payload import stamp
from scenarios.store.files.draw_files import draws_bytes
from scenarios.views.words.numbers import exact_pounds

SAVI_README = """The draws of {title}, {council}, as SAVI and similar tools read them: {draws:,} rows, one a future,
in the same order in all three files.

parameters.csv  every uncertain assumption
effects.csv     by strategy, the worth of better lives in 2024 pounds
costs.csv       by strategy, public costs avoided, as a cost below nothing, in 2024 pounds

An effect is already worth pounds, so the willingness to pay is 1. Net benefit is effects less costs, which is the
value that the app shows. The same advice as on What decides it:

    scenarios analyse --parameters parameters.csv --costs costs.csv --effects effects.csv --wtp 1
"""


def draws_file(question: Question, ending: str) -> bytes:
    """Every draw of every assumption and outcome, from answers worked out in this process."""
    return draws_of(question, ending, PROCESS_ANSWERS)


def draws_of(question: Question, ending: str, answers: Answers) -> bytes:
    """The audit trail as `.parquet` or `.csv`."""
    about = answers.get(compare.setting, question)
    drawn, run = answers.get(compare.draws, question), answers.get(compare.comparison, question)
    return draws_bytes(ending, drawn, run, stamp(about))


def savi_file(question: Question) -> bytes:
    """The three files of SAVI, from answers worked out in this process."""
    return savi(question, PROCESS_ANSWERS)


def savi(question: Question, answers: Answers) -> bytes:
    """Parameters, costs and effects as CSV in one ZIP. What does not vary is no parameter."""
    about, drawn = answers.get(compare.setting, question), answers.get(compare.draws, question)
    run = answers.get(compare.comparison, question)
    strategies = list(run.strategies.values())
    told = SAVI_README.format(title=about.scenario.title, council=about.wards.council, draws=drawn.n)
    varying = {k: v for k, v in drawn.items() if v.min() < v.max()}
    files = {
        "parameters.csv": _table(list(varying), zip(*varying.values(), strict=True)),
        "costs.csv": _table([s.key for s in strategies], zip(*(-s.saving_gbp for s in strategies), strict=True)),
        "effects.csv": _table(
            [s.key for s in strategies], zip(*(s.total_gbp - s.saving_gbp for s in strategies), strict=True)
        ),
        "README.txt": told,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, text in files.items():
            pack.writestr(name, text)
    return out.getvalue()


def _table(names: Sequence[str], rows: Iterable[Sequence[float]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([repr(float(x)) for x in row] for row in rows)
    return buffer.getvalue()


def versions(about: Setting) -> list[tuple[str, str]]:
    """What everything on a screen was made with, line by line."""
    run = stamp(about)
    return [
        ("Scenario", f"{run['title']}, hash {run['scenario_hash']}"),
        ("Evidence, as assumed here", f"hash {run['register_hash']}"),
        ("Wards", f"{run['council']}, boundaries {run['boundary_vintage']}, hash {run['ward_file_hash']}"),
        ("Contract book", run["contract_book"] or "none"),
        ("Spend a year", exact_pounds(run["spend_gbp"])),
        ("Futures", f"{run['draws']:,} in {run['blocks']} blocks, seed {run['seed']}"),
        ("Versions", ", ".join(f"{k.replace('_', ' ')} {v}" for k, v in run["versions"].items())),
    ]
