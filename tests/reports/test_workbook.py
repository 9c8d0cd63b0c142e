"""Every table as a workbook: what was run first, figures as numbers, and no text that a spreadsheet would run."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
import pytest

from scenarios.answers import compare, link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.reports.workbook import tables, workbook


@pytest.fixture(scope="module")
def asked():
    question, answers = link.asked(Choices(levers={"draws": 256, "years": 8}), RESOLVER), Answers()
    return question, answers, tables(question, answers)


def test_every_table_has_a_sheet_and_what_was_run_stands_first(asked):
    *_, found = asked
    book = openpyxl.load_workbook(io.BytesIO(workbook(found)))
    assert book.sheetnames == list(found)
    assert book.sheetnames[0] == "What was run"
    for sheet, frame in zip(book, found.values(), strict=True):
        assert sheet.max_row == len(frame) + 1
        assert sheet.freeze_panes == "A2"
    assert {"Ladder", "Journey", "Changes", "Budgets", "Contracts by category", "Evidence"} <= set(book.sheetnames)


def test_figures_are_numbers_and_those_of_the_answers(asked):
    question, answers, found = asked
    whole = answers.get(compare.outcomes, question)[question.focus].outcomes["total_value_gbp"].mean.value
    assert found["Budgets"]["Average value (£)"].sum() == pytest.approx(whole, abs=len(found["Budgets"]))
    book = openpyxl.load_workbook(io.BytesIO(workbook(found)))
    assert all(isinstance(cell.value, int | float) for cell in book["Budgets"]["C"][1:])


def test_text_like_a_formula_is_disarmed_and_a_name_no_sheet_can_have_is_cut():
    book = openpyxl.load_workbook(io.BytesIO(workbook({"A/B: " + "x" * 60: pd.DataFrame({"Name": ["=1+1"]})})))
    assert len(book.sheetnames[0]) == 31
    assert book.worksheets[0]["A2"].value == "'=1+1"
