"""Every version of every saved scenario by its reference, for links that name several of them."""

from __future__ import annotations

from sqlalchemy import select

from scenarios.store.library.database import session
from scenarios.store.library.tables import ScenarioRow, VersionRow


def all_versions(published_only: bool = False) -> dict[str, str]:
    """The name of the scenario by reference, deleted ones among them: a link to a version always holds."""
    with session() as opened:
        asked = select(VersionRow.scenario, VersionRow.number, ScenarioRow.name)
        joined = asked.join(ScenarioRow, ScenarioRow.id == VersionRow.scenario)
        rows = opened.execute(joined.where(ScenarioRow.published) if published_only else joined).all()
    return {f"{id}@{number}": name for id, number, name in rows}
