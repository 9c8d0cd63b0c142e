"""A comparison on paper, in a workbook and on a static page, with the screen's own figures."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from calling import page_of
from docx import Document
from openpyxl import load_workbook

from scenarios.answers import link, link_beside
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.reports import side_by_side
from scenarios.reports.paper_docx import document
from scenarios.views import words

ANSWERS, MADE = Answers(), date(2026, 11, 27)


@pytest.fixture(scope="module")
def asked():
    question = link.asked(Choices(levers={"draws": 512}), RESOLVER)
    laid, problems = link_beside.laid(question, ["policy_stretch", "small_district"], "", RESOLVER)
    assert not problems
    return question, laid


def test_the_paper_says_what_the_screen_says_and_has_a_bridge_to_each(asked):
    paper = side_by_side.paper(*asked, ANSWERS, MADE)
    told = side_by_side.told(*asked, ANSWERS)
    headings = [title for title, _ in paper.headings]
    assert headings[:4] == [
        "What is laid side by side",
        "What each suggests",
        "What differs in the results",
        "What differs in the inputs",
    ]
    assert headings[4:6] == ["From This screen to Policy stretch", "From This screen to Small district"]
    said = dict(paper.headings)["What each suggests"].paragraphs
    assert list(said[1:]) == words.side_by_side.all_told(told.side, told.about.missions)


def test_the_word_document_has_its_tables_and_a_text_for_every_drawing(asked):
    doc = Document(io.BytesIO(document(side_by_side.paper(*asked, ANSWERS, MADE))))
    assert doc.core_properties.language == "en-GB"
    assert len(doc.tables) == 4
    cells = [c.text for table in doc.tables for row in table.rows for c in row.cells]
    assert not {"nan", "None", "−0", "-0"} & set(cells)
    assert len(doc.inline_shapes) == 6
    assert all(s._inline.docPr.get("descr") for s in doc.inline_shapes)


def test_the_workbook_has_every_table(asked):
    book = load_workbook(io.BytesIO(side_by_side.workbook_of(*asked)))
    assert book.sheetnames == ["Results", "Inputs", "People", "Value", "Levels", "Years", "Bridge 1", "Bridge 2"]
    assert [c.value for c in book["Results"][1]] == ["What", "This screen", "Policy stretch", "Small district"]


def test_the_static_summary_of_a_link_holds_the_comparison(asked):
    page = page_of({"draws": ["512"], "with": ["policy_stretch", "small_district"]})
    told = side_by_side.told(*asked, ANSWERS)
    assert f"Side by side: {told.figures[0].claim}" in page
    for line in words.side_by_side.apart_from_first(told.side, told.about.missions):
        assert line.replace("'", "&#39;") in page
    assert "What moves it most is social value pledged" in page
    assert "Side by side" not in page_of({"draws": ["512"]})


def test_what_a_link_lays_beside_and_is_not_there_is_told_on_the_page():
    page = page_of({"draws": ["256"], "with": ["atlantis"]})
    assert "is not known here; it is left out" in page


def test_more_than_paper_holds_beside_each_other_stand_in_further_tables(asked):
    question, (one, two) = asked
    named = "{} as agreed with the trust, version {}"
    laid = tuple(replace(x, label=named.format(x.label, i)) for i in range(4) for x in (one, two))
    paper = side_by_side.paper(question, laid, ANSWERS, MADE)
    results = dict(paper.headings)["What differs in the results"].tables
    assert [len(t.rows.columns) for t in results] == [7, 5]
    assert paper.title == "Side by side: This screen and 8 others"
    opened = Document(io.BytesIO(document(paper)))
    body = list(opened.element.body)
    tables = [i for i, part in enumerate(body) if part.tag.endswith("}tbl")]
    assert not [i for i in tables if i + 1 in tables], "Word makes one of two tables that follow each other"
    assert any(p.text == f"{results[1].described}." for p in opened.paragraphs)
    titles = [f.claim for f in side_by_side.figures_of(question, laid, ANSWERS)]
    assert "What differs in the results, continued" in titles
    assert (
        sum(f.key == "bridge" for f in side_by_side.figures_of(question, laid, ANSWERS)) == side_by_side.BRIDGES_ON_PAGE
    )
    assert "told of the first 5" in side_by_side.figures_of(question, laid, ANSWERS)[0].summary
