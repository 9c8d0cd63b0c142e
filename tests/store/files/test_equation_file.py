"""The equations in words cover all that the code, the pages and the register cite."""

from __future__ import annotations

import re

from scenarios.domain.equation import cited
from scenarios.store.files.equation_file import read_model

CITED = re.compile(r"[Ee]quations? (\d+(?:(?:-|–|, | and | to )\d+)*)")
SYMBOL = re.compile(r"\w+(?=\([a-z](?:, [a-z])?\))|[Α-Ωα-ω](?!\w)|\b[A-Z]\b(?!\[)")
WORDS = {"E", "Σ", "S", "min", "max"}  # expectation and sum; S-years is explained where S is


def test_every_equation_that_is_cited_is_on_the_page(root):
    known = set(read_model().numbers)
    found = {}
    for folder in ("src", "pages", "scenarios", "tests"):
        for path in (root / folder).rglob("*.*"):
            if path.suffix in (".py", ".toml") and path.name != "test_equation_file.py":
                for text in CITED.findall(path.read_text(encoding="utf-8")):
                    found |= {n: path.name for n in cited(text.replace(" and ", ",").replace(" to ", "-"))}
    assert found
    assert {n: where for n, where in found.items() if n not in known} == {}


def test_every_row_of_the_register_is_read_by_an_equation_on_the_page(register):
    known = set(read_model().numbers)
    for p in register.parameters.values():
        assert cited(p.equation), p.key
        assert cited(p.equation) <= known, p.key


def test_every_equation_of_the_model_so_far_is_there():
    assert read_model().numbers == [*range(1, 32), 33, 35, 36, 37, 38]


def test_every_parameter_that_a_formula_names_is_one_of_the_register(register):
    for part in read_model().parts:
        for e in part.equations:
            for key in re.findall(r"\b[a-z]+(?:_[a-z0-9]+)+\b", e.formula):
                assert key in register.parameters or key.startswith(("r_w", "r_m")), key


def test_a_range_of_equations_is_read_as_all_of_them():
    assert CITED.findall("as in equations 15 to 21 and 31.") == ["15 to 21 and 31"]


def test_every_letter_of_a_formula_is_explained_there_or_before():
    explained: set[str] = set()
    for part in read_model().parts:
        for e in part.equations:
            assert e.symbols, e.number
            for symbol in e.symbols:
                explained |= set(re.findall(r"[^\W\d_]+", symbol.split(": ")[0]))
            assert set(SYMBOL.findall(e.formula)) - WORDS <= explained, e.number


UNITS = r"£|persons?|share|0 to 1|year|standard deviation|logits?|factor|points|unit|places|function|number|rows"


def test_every_symbol_has_its_unit_or_is_an_index():
    for part in read_model().parts:
        for e in part.equations:
            for symbol in e.symbols:
                name, _, meaning = symbol.partition(": ")
                assert len(name) == 1 or re.search(UNITS, meaning), (e.number, symbol)
