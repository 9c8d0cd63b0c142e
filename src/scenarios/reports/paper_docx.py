"""A committee paper as a Word document to be edited: real headings, numbered paragraphs, text for every picture."""

from __future__ import annotations

import copy
import io
from datetime import UTC, date, datetime

import pandas as pd
from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from scenarios.answers.answering import Answers
from scenarios.answers.question import Question
from scenarios.domain.paper import PaperMap
from scenarios.reports.paper import Block, Paper, PaperTable, paper
from scenarios.views.charts.figure import Picture
from scenarios.views.charts.template import as_rows

FONT, BODY_PT, SMALL_PT = "Arial", 10, 8.5
MARGIN_CM, PICTURE_CM, PICTURE_PIXELS, PRINT_SCALE = 1.9, 13.0, 860, 2.0  # about 300 dots an inch
HIGHEST_PIXELS = 1500  # of a picture on a page
LONGEST_PROPERTY = 255  # letters that the format allows a document's title
TALLER = 1.35  # than on screen: a page is seen from nearer, and names at line ends need room
NUMBERED = "Numbered paragraph"
NUMBERING_ID = "41"


def document(whole: Paper) -> bytes:
    """The paper as DOCX."""
    doc = Document()
    _look(doc, whole)
    doc.add_paragraph(whole.title, style="Title")
    made = f"{whole.made:%d %B %Y}".lstrip("0")
    doc.add_paragraph(f"{whole.council}. {made}. {whole.draft}", style="Subtitle")
    for title, block in whole.headings:
        doc.add_paragraph(title, style="Heading 1")
        _block(doc, block)
    if whole.notes:
        doc.add_paragraph("For the officer, to be taken out", style="Heading 1")
        for note in whole.notes:
            doc.add_paragraph(note, style=NUMBERED)
    out = io.BytesIO()
    doc.save(out)
    return out.getvalue()


PROCESS_ANSWERS = Answers()  # of a process that makes papers


def of_question(question: Question, template: PaperMap, made: date) -> bytes:
    """The paper of a screen, from answers worked out in this process."""
    return document(paper(question, PROCESS_ANSWERS, template, made))


def _look(doc: Doc, whole: Paper) -> None:
    """Styles, page, language and properties; spacing is a style's and never an empty paragraph."""
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    body = doc.styles["Normal"]
    body.font.name, body.font.size = FONT, Pt(BODY_PT)
    body.paragraph_format.space_after = Pt(3)
    for name, size, before in (("Title", 17, 0), ("Subtitle", 9.5, 0), ("Heading 1", 12.5, 8)):
        style = doc.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(3)
        style.paragraph_format.keep_with_next = True
    _numbering(doc)
    language = doc.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    language.set(qn("w:val"), "en-GB")
    core = doc.core_properties
    core.title = whole.title[:LONGEST_PROPERTY]
    core.language, core.author, core.comments = "en-GB", "", ""
    core.subject = f"{whole.kind}, {whole.council}"[:LONGEST_PROPERTY]
    core.created = core.modified = datetime(whole.made.year, whole.made.month, whole.made.day, tzinfo=UTC)


def _numbering(doc: Doc) -> None:
    """Headings 1, 2, 3 and below them paragraphs 1.1, 1.2: by Word's own numbering, so that editing keeps it right."""
    style = doc.styles.add_style(NUMBERED, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = doc.styles["Normal"]
    part = doc.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), NUMBERING_ID)
    kind = OxmlElement("w:multiLevelType")
    kind.set(qn("w:val"), "multilevel")
    abstract.append(kind)
    for level, (text, of) in enumerate((("%1.", "Heading1"), ("%1.%2", style.style_id))):
        abstract.append(_level(level, text, of))
    first = part.find(qn("w:num"))
    part.insert(part.index(first) if first is not None else len(part), abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), NUMBERING_ID)
    of_abstract = OxmlElement("w:abstractNumId")
    of_abstract.set(qn("w:val"), NUMBERING_ID)
    number.append(of_abstract)
    part.append(number)
    for name, level in (("Heading 1", 0), (NUMBERED, 1)):
        properties = doc.styles[name].element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, int(NUMBERING_ID)


def _level(level: int, text: str, style_id: str) -> BaseOxmlElement:
    made = OxmlElement("w:lvl")
    made.set(qn("w:ilvl"), str(level))
    for tag, value in (
        ("start", "1"),
        ("numFmt", "decimal"),
        ("pStyle", style_id),
        ("lvlText", text),
        ("lvlJc", "left"),
    ):
        part = OxmlElement(f"w:{tag}")
        part.set(qn("w:val"), value)
        made.append(part)
    paragraph, indent = OxmlElement("w:pPr"), OxmlElement("w:ind")
    indent.set(qn("w:left"), "680")
    indent.set(qn("w:hanging"), "680")
    paragraph.append(indent)
    made.append(paragraph)
    return made


def _block(doc: Doc, block: Block) -> None:
    for text in block.paragraphs:
        doc.add_paragraph(text, style=NUMBERED)
    for i, table in enumerate(block.tables):
        if i:  # Word makes one table of two that follow each other
            doc.add_paragraph(f"{table.described}.", style=NUMBERED)
        _table(doc, table)
    for picture in block.pictures:
        _picture(doc.add_paragraph(), picture)


def _table(doc: Doc, of: PaperTable) -> None:
    """A table with a header row that is repeated on a further page, and with what it is."""
    frame = of.rows
    table = doc.add_table(rows=1, cols=len(frame.columns), style="Table Grid")
    properties = table._tbl.tblPr
    for tag in ("tblCaption", "tblDescription"):
        said = OxmlElement(f"w:{tag}")
        said.set(qn("w:val"), of.described)
        properties.append(said)
    _row(table, 0, [str(c) for c in frame.columns], bold=True)
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    for i, row in enumerate(frame.itertuples(index=False), start=1):
        whole = OxmlElement("w:cantSplit")
        table.add_row()._tr.get_or_add_trPr().append(whole)  # a row stands on one page
        _row(table, i, [_cell(v) for v in row])
    _widths(table, frame)


def _widths(table: Table, frame: pd.DataFrame) -> None:
    """Columns as wide as what stands in them, within limits, on the whole width of the page."""
    longest = [max(len(str(c)), *(len(_cell(v)) for v in frame[c])) for c in frame.columns]
    share = [min(60, max(17, n)) for n in longest]
    table.autofit = False
    for column, part in zip(table.columns, share, strict=True):
        column.width = Cm((21.0 - 2 * MARGIN_CM) * part / sum(share))
        for cell in column.cells:  # Word reads the cells, others the columns
            cell.width = column.width


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return "–"
    if isinstance(value, int | float):
        text = f"{value:,.0f}"
        return "0" if text == "-0" else text.replace("-", "−")
    return str(value)


def _row(table: Table, number: int, cells: list[str], bold: bool = False) -> None:
    for place, text in zip(table.rows[number].cells, cells, strict=True):
        paragraph: Paragraph = place.paragraphs[0]
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(SMALL_PT)
        paragraph.paragraph_format.space_after = Pt(0)


def _picture(paragraph: Paragraph, picture: Picture) -> None:
    """A chart at print resolution; the library has no call for its text, so that is set on the drawing itself."""
    import vl_convert

    chart = as_rows(copy.deepcopy(picture.chart))
    if isinstance(chart.get("height"), int | float):
        chart["height"] = min(TALLER * chart["height"], HIGHEST_PIXELS)
    chart["width"], chart["padding"] = PICTURE_PIXELS, {"left": 40, "right": 24, "top": 5, "bottom": 5}
    data = vl_convert.vegalite_to_png(chart, scale=PRINT_SCALE, allowed_base_urls=[])
    shape = paragraph.add_run().add_picture(io.BytesIO(data), width=Cm(PICTURE_CM))
    described = shape._inline.docPr
    described.set("descr", picture.alt)
    described.set("title", picture.name[:120])
