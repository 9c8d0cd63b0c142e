"""The paper as a Word document, read from the unzipped file: headings, numbers, text of pictures, tables, language."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from datetime import date

import pytest
from lxml import etree

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.reports import paper_docx
from scenarios.store.files import paper_files

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_SIDES = 4


@pytest.fixture(scope="module")
def data():
    question = link.asked(Choices(levers={"draws": 512}), RESOLVER)
    return paper_docx.of_question(question, paper_files.load(), date(2026, 11, 27))


@pytest.fixture(scope="module")
def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


@pytest.fixture(scope="module")
def body(parts):
    return etree.fromstring(parts["word/document.xml"]).find(f"{W}body")


def style_of(paragraph) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val")


def text_of(element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def test_headings_are_real_styles_in_the_template_s_order(body):
    headings = [text_of(p) for p in body.iter(f"{W}p") if style_of(p) == "Heading1"]
    assert headings == [h.title for h in paper_files.load().headings]
    levels = [int(s.removeprefix("Heading")) for p in body.iter(f"{W}p") if (s := style_of(p)).startswith("Heading")]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    assert next(style_of(p) for p in body.findall(f"{W}p")) == "Title"


def test_paragraphs_are_numbered_by_word_itself(parts, body):
    styles = etree.fromstring(parts["word/styles.xml"])
    numbered = {s.get(f"{W}styleId") for s in styles if s.find(f"{W}pPr/{W}numPr") is not None}
    assert {"Heading1", "Numberedparagraph"} <= numbered
    numbering = etree.fromstring(parts["word/numbering.xml"])
    texts = [t.get(f"{W}val") for t in numbering.iter(f"{W}lvlText")]
    assert "%1." in texts
    assert "%1.%2" in texts
    assert not any(re.match(r"\d+\.\d", text_of(p)) for p in body.findall(f"{W}p"))


def test_every_picture_has_its_text(parts, body):
    drawings = [e for e in body.iter() if etree.QName(e).localname == "docPr"]
    assert len(drawings) == 2
    assert all(len(d.get("descr") or "") > 40 for d in drawings)
    pictures = [n for n in parts if n.startswith("word/media/")]
    assert len(pictures) == 2
    for name in pictures:  # at print resolution: 300 dots an inch on the width it has on the page
        width = int.from_bytes(parts[name][16:20], "big")
        assert width >= 290 * paper_docx.PICTURE_CM / 2.54


def test_tables_have_a_header_row_and_say_what_they_are(body):
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) == 2
    for table in tables:
        properties = table.find(f"{W}tblPr")
        assert properties.find(f"{W}tblDescription").get(f"{W}val")
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows[1:])


def test_language_and_title_are_set_and_no_paragraph_is_empty(parts, body):
    lang = next(etree.fromstring(parts["word/styles.xml"]).iter(f"{W}lang"))
    assert lang.get(f"{W}val") == "en-GB"
    core = parts["docProps/core.xml"].decode()
    assert "isolation as a mission" in core
    assert "en-GB" in core
    assert "python-docx" not in core
    for p in body.findall(f"{W}p"):
        assert text_of(p).strip() or p.find(f".//{W}drawing") is not None


def test_in_print_it_is_four_sides(data, tmp_path):
    soffice = shutil.which("soffice")
    if soffice is None:
        message = "LibreOffice is not on this machine, so the paper was not rendered"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(f"skipped: {message}")
    (tmp_path / "paper.docx").write_bytes(data)
    asked = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*asked, "paper.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    sides = len(re.findall(rb"/Type\s*/Page[^s]", (tmp_path / "paper.pdf").read_bytes()))
    assert 2 <= sides <= MOST_SIDES
