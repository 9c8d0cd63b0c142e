"""A saved scenario in a link: which version is meant, and how it stands in a list of scenarios."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from scenarios.answers.resolved import Resolver
from scenarios.domain.errors import MissionError
from scenarios.store.files import scenario_files
from scenarios.store.library import brought as brought_files
from scenarios.store.library import saved_scenarios

_ONLY_PUBLISHED: ContextVar[bool] = ContextVar("only_published", default=False)
NOT_FOR_ALL = "it is not published: it opens for those who have signed in, outside a frame"


def show_only_published(only: bool) -> None:
    """From here on, whoever asks sees of saved scenarios only what is published: a frame, or who is not signed in."""
    _ONLY_PUBLISHED.set(only)


def only_published() -> bool:
    return _ONLY_PUBLISHED.get()


def may_see(reference: str) -> bool:
    """Whether whoever asks may see a saved scenario; one that is not there, nobody."""
    if not _ONLY_PUBLISHED.get() or not scenario_files.saved_reference(reference):
        return True
    try:
        return saved_scenarios.saved(reference).published
    except MissionError:  # it is not there, or the library is away
        return False


def pinned(given: str) -> tuple[str, str]:
    """The reference of the version that is meant, the current one where none is named; or what is wrong with it."""
    if not scenario_files.saved_reference(given):
        return "", ""
    try:
        reference = saved_scenarios.version(given).reference
    except MissionError as error:
        return "", str(error).rstrip(".")
    return (reference, "") if may_see(reference) else ("", f"{given}: {NOT_FOR_ALL}")


def label(name: str, resolver: Resolver) -> str:
    """A scenario in a list. A saved one has its reference beside its name, which alone is not unique."""
    title = resolver.base(name).scenario.title
    return f"{title} · {name}" if scenario_files.saved_reference(name) else title


def brought(find: Callable[[str], str | None], text: str) -> str | None:
    """Wards or contracts that a link names, brought back from the library where this machine does not have them."""
    name = find(text)
    if name is None and brought_files.bring_back(text):
        name = find(text)
    return name
