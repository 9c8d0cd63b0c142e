"""What is said of a bundle that was opened."""

from __future__ import annotations

from scenarios.store.files.equation_file import read_model
from scenarios.views.words import bundle


def test_the_same_something_else_and_why(register):
    model = read_model()
    assert bundle.opened(7878, 0, {}, register, model) == ["All 7,878 figures are the same to the last digit."]
    moved = {"rows": ["sv_commit_book"], "equations": ["5"]}
    same = bundle.opened(7878, 0, moved, register, model)
    assert same[0].startswith("All 7,878 figures")
    assert "the evidence on social value pledged, as a share of spend changed" in same[1]
    other = bundle.opened(7878, 12, moved, register, model)
    assert other[0] == "12 of its 7,878 figures are not the same here."
    assert "equation 5 (" in other[1]
    assert "another version of Python or numpy" in bundle.opened(10, 1, {}, register, model)[1]
