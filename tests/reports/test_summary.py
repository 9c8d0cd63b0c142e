"""The static summary: valid, alone, complete, and saying what the screen says."""

from __future__ import annotations

import re

import html5lib
import pytest
from calling import page_of
from click.testing import CliRunner

from scenarios.cli.__main__ import cli


@pytest.fixture(scope="module")
def text(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("summary") / "summary.html"
    done = CliRunner().invoke(cli, ["export", "sceptic", "--html", str(path), "--spend", "250m"], standalone_mode=False)
    assert done.exception is None, done.exception
    return path.read_text(encoding="utf-8")


def test_an_html_validator_finds_nothing(text):
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(text)
    assert parser.errors == []
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    for used in re.findall(r'url\(#([^)]+)\)|aria-labelledby="([^"]+)"', text):
        assert (used[0] or used[1]) in ids


def test_it_needs_nothing_but_itself(text):
    assert "<script" not in text.lower()
    assert "@import" not in text
    assert "@font-face" not in text
    assert not re.findall(r'(?:src|href)="(?!#)', text)
    assert set(re.findall(r"https?://[^\s\"'<)]+", text)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_it_says_what_the_screen_says(text):
    for part in (
        "At £250m a year",
        "Read with care.",
        "What differs from the base",
        "So that it can be run again",
        "seed",
        "hash",
        "SuchnSuch",
        "Sources",
    ):
        assert part in text
    assert text.count('role="img"') >= 5
    assert all(len(alt) > 40 for alt in re.findall(r'role="img" aria-label="([^"]*)"', text))


def test_what_a_room_said_is_text_and_never_markup():
    page = page_of({"room": ["<script>alert(1)</script> Let us try"], "guesses": ["50 400"], "years": ["2"]})
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "What we said" in page


def test_a_session_stands_on_the_first_sheet_and_a_screen_without_one_has_none():
    page = page_of(
        {"step": ["5. Plan"], "guesses": ["5 400"], "try": ["fixed_cost_mission"], "try_end": ["high"], "years": ["2"]}
    )
    sheet = page[page.index("What the session came to") : page.index("</section>")]
    for part in (
        "The scale of it",
        "What we guessed",
        "What would change our mind",
        "What we would find out first",
        "We tried: the yearly fixed cost of running a mission is £",
    ):
        assert part in sheet
    assert "What we said" not in sheet
    assert "What the session came to" not in page_of({"years": ["2"]})
