"""What figures rest on, told apart: which equations, which rows of the evidence, which data."""

from __future__ import annotations

import ast

from scenarios.store.library import made_with


def test_every_numbered_equation_has_a_hash_of_its_own(root):
    import tomllib

    parts = tomllib.loads((root / "scenarios" / "equations.toml").read_text(encoding="utf-8"))["parts"]
    numbers = {str(e["number"]) for part in parts for e in part["equations"]}
    found = made_with.equations()
    ours = {n for n in found if n.isdigit()}
    assert {str(n) for n in range(1, 23)} <= ours
    assert len(ours & numbers) >= 25
    assert made_with.REST in found


def test_code_counts_and_words_do_not():
    def of(text: str) -> str:
        return made_with._code(ast.parse(text).body[0])

    plain = of("def f(x):\n    'Equation 1.'\n    return x + 1")
    assert plain == of("def f(x):\n    'Equation 1, said better.'\n\n    return x + 1  # a comment")
    assert plain != of("def f(x):\n    'Equation 1.'\n    return x + 2")


def test_the_numbers_that_a_docstring_names_are_read():
    def of(text: str) -> tuple[str, ...]:
        return made_with._numbers(ast.parse(f"def f():\n    {text!r}").body[0])

    assert of("Equation 4: g_t.") == ("4",)
    assert of("Equations 1-3 and 26 per pound.") == ("1", "2", "3", "26")
    assert of("Nothing of the kind.") == ()


def test_what_moved_between_two_times_is_named(register):
    now = made_with.made_with(register, "wards v1")
    assert made_with.moved(now, now) == {}
    before = {
        **now,
        "equations": {**now["equations"], "9": "old", "12": "old"},
        "rows": {k: h for k, h in now["rows"].items() if k != "sv_commit_book"} | {"gone": "x"},
        "data": "wards v0",
    }
    assert made_with.moved(before, now) == {
        "equations": ["9", "12"],
        "rows": ["gone", "sv_commit_book"],
        "data": ["data"],
    }
