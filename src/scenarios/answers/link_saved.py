"""A saved scenario in a link: which version is meant, and how it stands in a list of scenarios."""

from __future__ import annotations

from scenarios.answers.resolved import Resolver
from scenarios.domain.errors import MissionError
from scenarios.store.files import scenario_files
from scenarios.store.library import saved_scenarios


def pinned(given: str) -> tuple[str, str]:
    """The reference of the version that is meant, the current one where none is named; or what is wrong with it."""
    if not scenario_files.saved_reference(given):
        return "", ""
    try:
        return saved_scenarios.version(given).reference, ""
    except MissionError as error:
        return "", str(error).rstrip(".")


def label(name: str, resolver: Resolver) -> str:
    """A scenario in a list. A saved one has its reference beside its name, which alone is not unique."""
    title = resolver.base(name).scenario.title
    return f"{title} · {name}" if scenario_files.saved_reference(name) else title
