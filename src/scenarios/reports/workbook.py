"""Every table of a scenario as one workbook, a sheet each; what a spreadsheet would take for a formula is disarmed."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import pandas as pd

from scenarios.answers import compare, contracts
from scenarios.answers.answering import Answers
from scenarios.answers.changes import changed
from scenarios.answers.question import Question
from scenarios.reports.paper_docx import PROCESS_ANSWERS
from scenarios.reports.payload import stamp
from scenarios.views import compare_figures, words
from scenarios.views.charts.theme import LIGHT
from scenarios.views.tables import change_list
from scenarios.views.tables.wards import disarmed

LONGEST_NAME, WIDEST = 31, 70  # letters: what a spreadsheet allows, and what can still be read


def tables(question: Question, answers: Answers) -> dict[str, pd.DataFrame]:
    """Every table by the name of its sheet, what was run first."""
    about, facts = answers.get(compare.setting, question), answers.get(compare.facts, question)
    run = [{"What": k, "Value": str(v)} for k, v in stamp(about).items()]
    run.append({"What": "sentence", "Value": words.compare.headline(facts.headlines[question.focus], about.missions)})
    found = {"What was run": pd.DataFrame(run)}
    for kind in compare_figures.KINDS:
        figure = compare_figures.figure(
            kind, about, facts, lambda: answers.get(compare.ladder, question), LIGHT, drawn=False
        )
        if figure is not None:
            found[kind.capitalize()] = figure.table
    changes = answers.get(changed, question)
    found["Changes"] = change_list.table(changes, about.overrides)
    found["Budgets"] = change_list.budget_table(answers.get(compare.budgets, question))
    book = answers.get(contracts.book, question)
    if book is not None:
        spend = {c: sum(k.annual_gbp for k in book.contracts if k.category == c) for c in book.spend_mix}
        found["Contracts by category"] = pd.DataFrame(list(spend.items()), columns=["Category", "£ a year"])
    sources = [(p.name, p.unit, p.grade, p.source) for p in about.register.parameters.values()]
    found["Evidence"] = pd.DataFrame(sources, columns=["What", "Unit", "Grade", "Source"])
    return found


def of_question(question: Question) -> bytes:
    """The workbook of a screen, from answers worked out in this process."""
    return workbook(tables(question, PROCESS_ANSWERS))


def workbook(found: Mapping[str, pd.DataFrame]) -> bytes:
    """The tables as XLSX."""
    out = io.BytesIO()
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        for name, frame in found.items():
            sheet = re.sub(r"[\[\]:*?/\\]", " ", name)[:LONGEST_NAME]
            frame.map(disarmed).to_excel(writer, sheet_name=sheet, index=False, freeze_panes=(1, 0))
            for column in writer.sheets[sheet].columns:
                longest = max(len(str(cell.value or "")) for cell in column)
                writer.sheets[sheet].column_dimensions[column[0].column_letter].width = min(WIDEST, longest + 2)
    return out.getvalue()
