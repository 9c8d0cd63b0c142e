"""Every lever as a table in Markdown, for `docs/scenario-files.md`: its field, its values, its part of a link."""

from __future__ import annotations

from scenarios.domain.lever import Lever
from scenarios.domain.levers import LEVERS, Levers

HEAD = ("in a scenario file", "what it does", "values", "in a link", "on the command line")


def markdown() -> str:
    """One row a lever, in the order in which it is declared."""
    rows = [HEAD, ("---",) * len(HEAD), *(row(name, lever) for name, lever in LEVERS.items())]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def row(name: str, lever: Lever) -> tuple[str, ...]:
    address, option = (f"`{text}`" if text else "–" for text in (lever.link_name, lever.option))
    return f"`{name}`", f"{lever.label}. {lever.help}".replace("|", "\\|"), values(name, lever), address, option


def values(name: str, lever: Lever) -> str:
    """What the field can hold, as its type says it."""
    field = Levers.model_json_schema()["properties"][name]
    if choices := lever.choices or field.get("enum"):
        return ", ".join(f"`{choice}`" for choice in choices)
    by_kind = {"switch": "`true`, `false`", "mission": "a mission of `missions.toml`", "file": "a list of shares"}
    return by_kind.get(lever.kind) or limits(field)


def limits(field: dict[str, float]) -> str:
    """The least and the most a number may be, in the unit of the file."""
    least, most = field["minimum"], field.get("maximum")
    return f"{least:,.0f} or more" if most is None else f"{least:,.0f} to {most:,.0f}"
