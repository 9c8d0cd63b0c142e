"""docs/model.md is what the equations and the register say."""

from __future__ import annotations

from scenarios.views.tables import equations


def test_the_document_is_up_to_date(root, register):
    """`python tools/write_model.py` writes it again."""
    assert (root / "docs/model.md").read_text(encoding="utf-8") == equations.markdown(equations.model(), register)


def test_the_parameters_of_an_equation_have_their_value_unit_grade_and_source(register):
    first = next(e for part in equations.model().parts for e in part.equations if e.number == 2)
    (row,) = equations.parameters(first, register).to_dict("records")
    p = register["sv_delivered_ratio"]
    assert row["Parameter"] == f"{p.name} (sv_delivered_ratio, {p.unit})"
    assert row["Grade and source"] == f"{p.grade}. {p.source}"
    assert "to" in row["As assumed here"]
