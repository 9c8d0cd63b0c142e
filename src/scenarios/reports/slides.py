"""Two slides to put into somebody's own presentation: the sentence, and the ladder of spend."""

from __future__ import annotations

import copy
import io
from datetime import date

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Cm, Pt

from scenarios.answers import compare
from scenarios.answers.answering import Answers
from scenarios.answers.question import Question
from scenarios.reports.paper_docx import PROCESS_ANSWERS
from scenarios.views import compare_figures, words
from scenarios.views.charts.figure import Picture
from scenarios.views.charts.template import as_rows
from scenarios.views.charts.theme import LIGHT

WIDE_CM, HIGH_CM, MARGIN_CM = 33.867, 19.05, 2.0
TITLE_ONLY = 5  # of the library's own layouts
FIGURE_PT, SENTENCE_PT, SMALL_PT = 96, 28, 14
PICTURE_PIXELS, PICTURE_HIGH_PIXELS, SCALE = 1000, 420, 2.0


def slides(question: Question, answers: Answers, made: date) -> bytes:
    """The sentence and the ladder as PPTX, each with a title for those who cannot see it and text for the picture."""
    about, facts = answers.get(compare.setting, question), answers.get(compare.facts, question)
    said = words.answer.answer(facts.headlines[question.focus], about.missions)
    deck = Presentation()
    deck.slide_width, deck.slide_height = Cm(WIDE_CM), Cm(HIGH_CM)
    deck.core_properties.title = f"{about.wards.council}: {about.scenario.title}"
    deck.core_properties.language = "en-GB"
    dated = f"{about.wards.council}, {made:%d %B %Y}. {words.compare.range_note()}".replace(" 0", " ")
    first = _slide(deck, f"{about.wards.council}: {about.scenario.title}")
    size_pt = FIGURE_PT if len(said.figure) < 6 else FIGURE_PT // 2
    _text(first, f"{said.figure} {said.unit}", 3.2, 4.6, size_pt, said.figure)
    _text(first, said.sentence, 8.2, 3.5, SENTENCE_PT)
    _text(first, " ".join(x for x in (said.claim and f"{said.claim}.", said.chance) if x), 12.2, 3.5, SENTENCE_PT - 6)
    _text(first, dated, 16.6, 1.6, SMALL_PT)
    ladder = compare_figures.figure("ladder", about, facts, lambda: answers.get(compare.ladder, question), LIGHT)
    if ladder is not None:
        second = _slide(deck, ladder.claim)
        _picture(second, ladder.pictures[0])
        _text(second, f"{ladder.detail} {dated}".strip(), 16.4, 2.0, SMALL_PT)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def of_question(question: Question, made: date) -> bytes:
    """The slides of a screen, from answers worked out in this process."""
    return slides(question, PROCESS_ANSWERS, made)


def _slide(deck: Deck, title: str) -> Slide:
    """A slide whose title is a real one: it stands in outlines, and is read first."""
    made: Slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    box = made.shapes.title
    assert box is not None  # this layout has one
    box.left, box.top, box.width, box.height = Cm(MARGIN_CM), Cm(0.9), Cm(WIDE_CM - 2 * MARGIN_CM), Cm(2.0)
    box.text_frame.text = title
    paragraph = box.text_frame.paragraphs[0]
    paragraph.alignment, paragraph.font.size, paragraph.font.name = PP_ALIGN.LEFT, Pt(SENTENCE_PT - 4), "Arial"
    paragraph.font.bold = True
    return made


def _text(slide: Slide, text: str, top_cm: float, high_cm: float, size_pt: int, large: str = "") -> None:
    """A paragraph in a box over the whole width; `large` is what of it is in the colour of the first strategy."""
    if not text:
        return
    box = slide.shapes.add_textbox(Cm(MARGIN_CM), Cm(top_cm), Cm(WIDE_CM - 2 * MARGIN_CM), Cm(high_cm))
    frame = box.text_frame
    frame.word_wrap = True
    rest = text.removeprefix(large) if large else text
    for part, coloured in ((large, True), (rest, False)):
        if part:
            run = frame.paragraphs[0].add_run()
            run.text, run.font.name, run.font.bold = part, "Arial", coloured
            run.font.size = Pt(size_pt if coloured or not large else min(size_pt, SENTENCE_PT + 4))
            run.font.color.rgb = _rgb(LIGHT.colour(1) if coloured else LIGHT.text)


def _rgb(colour: str) -> RGBColor:
    made: RGBColor = RGBColor.from_string(colour.removeprefix("#"))  # type: ignore[no-untyped-call]  # untyped there
    return made


def _picture(slide: Slide, picture: Picture) -> None:
    import vl_convert

    chart = as_rows(copy.deepcopy(picture.chart))
    chart |= {"width": PICTURE_PIXELS, "height": PICTURE_HIGH_PIXELS}
    data = vl_convert.vegalite_to_png(chart, scale=SCALE, allowed_base_urls=[])
    shape = slide.shapes.add_picture(io.BytesIO(data), Cm(MARGIN_CM), Cm(3.4), width=Cm(WIDE_CM - 2 * MARGIN_CM - 2))
    described = shape._element.xpath("./p:nvPicPr/p:cNvPr")[0]
    described.set("descr", picture.alt)
