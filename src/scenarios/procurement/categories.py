"""Which of our nine categories a contract belongs to: by department, or else by what was procured and its CPV code.

A default only. No code tells children from adults, nor schools from highways in transport; a directorate knows better.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

DEPARTMENTS: Mapping[str, tuple[str, ...]] = {  # a category, and how departments that look after it are called
    "adult social care": ("adult", "social care", "public health"),
    "children": ("child", "youth"),
    "schools": ("school", "education"),
    "environment and waste": ("environment", "waste", "parks"),
    "highways": ("highway", "transport"),
    "culture and leisure": ("culture", "leisure", "librar"),
    "regeneration and construction": ("regeneration", "capital", "construction", "propert"),
    "housing": ("housing", "homeless"),
    "corporate": ("corporate", "resources", "finance", "legal", "digital"),
}
CPV_CODE = re.compile(r"(?<!\d)\d{8}(?!\d)")
DIVISIONS: Mapping[str, str] = {  # of the Common Procurement Vocabulary; those not named here are corporate
    "adult social care": "33 85 98",
    "schools": "15 55 60 80",
    "environment and waste": "03 16 77 90",
    "highways": "14 31 43 63",
    "culture and leisure": "37 92",
    "regeneration and construction": "44 45 71",
    "housing": "70",
}


def category_of(department: str) -> str | None:
    """By the directorate that looks after a contract; None where it does not tell."""
    said = department.casefold()
    return next((category for category, words in DEPARTMENTS.items() if any(w in said for w in words)), None)


def category_by_label(labels: Sequence[str], cpv: str) -> str | None:
    """Where no directorate tells: by a council's own label or ProClass, or else by the first CPV code."""
    told = next((found for label in labels if (found := category_of(label))), None)
    if told is not None:
        return told
    codes = CPV_CODE.findall(cpv) or [code for label in labels for code in CPV_CODE.findall(label)]
    return category_by_code(codes, None)


def category_by_code(cpv: Sequence[str], procured: str | None) -> str | None:
    """By what was procured, and the division of the first CPV code; None where there is neither."""
    if procured == "works":
        return "regeneration and construction"
    if not cpv:
        return None
    return next((category for category, codes in DIVISIONS.items() if cpv[0][:2] in codes.split()), "corporate")
