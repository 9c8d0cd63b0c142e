"""The evidence as a table, and one row of it as a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from scenarios.analysis.chains import LEVELS, WeighedChain, WeighedLink
from scenarios.analysis.information import Evppi
from scenarios.analysis.shape import Shape
from scenarios.domain.levers import LEVERS
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Caution, Parameter, Register
from scenarios.views import words

SORTS = {
    "decides": "What decides most first",
    "name": "By name",
    "group": "By group",
    "grade": "Weakest evidence first",
}


def table(
    register: Register,
    shapes: Mapping[str, Shape],
    evppis: Mapping[str, Evppi],
    changed: Sequence[str],
    search: str,
    groups: Sequence[str],
    grades: Sequence[str],
    sort: str,
) -> pd.DataFrame:
    """Every parameter that passes the filters; `Decides` is what knowing it could be worth [£]."""
    rows = [
        _row(p, shapes.get(k), evppis.get(k), k in changed)
        for k, p in register.parameters.items()
        if matches(p, search) and (not groups or p.group in groups) and (not grades or p.grade in grades)
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    order = {
        "decides": ["Decides (£)", "Name"],
        "name": ["Name"],
        "group": ["Group", "Name"],
        "grade": ["Grade", "Name"],
    }[sort]
    down = [c in ("Decides (£)", "Grade") for c in order]
    return frame.sort_values(order, ascending=[not d for d in down], kind="stable", na_position="last").reset_index(
        drop=True
    )


COLUMNS = (
    "Key",
    "Name",
    "Value and range",
    "Outline",
    "Decides (£)",
    "Grade",
    "Basis",
    "Unit",
    "Prices",
    "What it does",
    "Equation",
    "Source",
    "Year",
    "Link",
    "Watch out",
    "Group",
    "Changed",
)


def matches(p: Parameter, search: str) -> bool:
    """Whether every word of a search occurs somewhere in the row."""
    text = " ".join((p.key, p.name, p.does, p.source, p.note, p.group, p.unit)).lower()
    return all(word in text for word in search.lower().split())


def _row(p: Parameter, shape: Shape | None, worth: Evppi | None, changed: bool) -> tuple[object, ...]:
    value = words.evidence.distribution(
        p, p.unit, *((shape.low, shape.high, shape.middle) if shape else (0.0, 0.0, 0.0))
    )
    link = p.link.split(" | ")[0].strip()
    return (
        p.key,
        p.name,
        value,
        list(shape.heights) if shape else [],
        None if worth is None else round(worth.estimate.value),
        p.grade,
        p.basis,
        p.unit,
        words.numbers.price_base(p.unit),
        p.does,
        p.equation,
        p.source,
        p.year,
        link if link.startswith("http") else "",
        p.note,
        p.group,
        "changed" if changed else "",
    )


def card(p: Parameter, shape: Shape | None, believed: float) -> list[tuple[str, str]]:
    """One parameter, line by line."""
    value = words.evidence.distribution(
        p, p.unit, *((shape.low, shape.high, shape.middle) if shape else (0.0, 0.0, 0.0))
    )
    prices = words.numbers.price_base(p.unit)
    lines = [
        ("What it does", f"{p.does} (equation {p.equation}, see Equations)"),
        ("Value", f"{value}; unit: {p.unit}" + (f"; prices of {prices}" if prices else "")),
        ("Source", f"{p.source}, {p.year}"),
        ("Link", p.link),
        ("Basis and grade", f"{p.basis}; {words.evidence.GRADES[p.grade]}"),
        ("Kind of study", words.evidence.DESIGNS[p.design] if p.design else ""),
        ("Caution", words.evidence.link_believed(p, believed)),
        ("Watch out", p.note),
    ]
    return [(k, v) for k, v in lines if v]


def weakest_links(chains: Sequence[WeighedChain], missions: Missions, register: Register) -> pd.DataFrame:
    """Each mission with how far it is believed at each level of caution [%], and the links that hold it there."""
    rows = []
    for c in chains:
        weakest = c.weakest["standard"]
        row = {"Mission": missions.title(c.mission), **_believed(c.believed)}
        row |= {"Weakest link": words.numbers.listed(_about(weakest)), "Grade": _each(weakest, register, "grade")}
        rows.append(row | {"Kind of study": _each(weakest, register, "design")})
    return pd.DataFrame(rows)


def chain_links(c: WeighedChain, register: Register) -> pd.DataFrame:
    """One mission's chain, link by link, with what each rests on [%]."""
    rows = []
    for link in c.links:
        row = {"Link": link.about, "Weakest": "weakest" if link in c.weakest["standard"] else ""}
        row |= {**_believed(link.share), "Grade": _each((link,), register, "grade")}
        row |= {"Kind of study": _each((link,), register, "design")}
        rows.append(row | {"Rests on": "; ".join(register[k].name for k in link.keys)})
    return pd.DataFrame(rows)


def _about(links: Sequence[WeighedLink]) -> list[str]:
    return list(dict.fromkeys(link.about for link in links))


def _each(links: Sequence[WeighedLink], register: Register, what: str) -> str:
    """The grades or kinds of study of several links, each once."""
    said = {str(getattr(register[k], what)) for link in links for k in link.keys}
    return ", ".join(sorted(words.evidence.DESIGNS.get(s, s) for s in said))


def _believed(share: Mapping[Caution, float]) -> dict[str, str]:
    return {LEVERS["caution"].choices[level]: f"{100 * share[level]:.0f} %" for level in LEVELS}


def caution_shares(register: Register) -> pd.DataFrame:
    """The documented shares: how far a link is believed by kind of study and grade, at each level of caution [%]."""
    rows = []
    for level, s in register.caution.items():
        for design, share in s.design.items():
            row = {"Caution": level, "Kind of study": words.evidence.DESIGNS[design]}
            rows.append(row | {f"Grade {g}": f"{100 * share * k:.0f} %" for g, k in s.grade.items()})
    return pd.DataFrame(rows)
