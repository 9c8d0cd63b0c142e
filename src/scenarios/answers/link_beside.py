"""Scenarios and councils that a link lays beside its own question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenarios.answers import link, link_saved
from scenarios.answers.link import Choices
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolver
from scenarios.answers.side_by_side import Laid
from scenarios.domain.errors import FileError, MissionError, likely
from scenarios.domain.saved import parsed
from scenarios.store.files import scenario_files
from scenarios.store.library import references
from scenarios.store.wards import ward_files

WITH, WITH_WARDS = "with", "with_wards"  # parts of a link
MOST = 50  # columns: each is a model run, and one link may not ask a server for hours of them
THIS = "This screen"


def scenarios_offered(question: Question, resolver: Resolver) -> Mapping[str, str]:
    """Every scenario that can be laid beside another, by name or reference, and how it reads."""
    shipped = {p.stem: resolver.base(p.stem).scenario.title for p in scenario_files.shipped_files()}
    saved = references.all_versions(published_only=link_saved.only_published())
    return shipped | {reference: f"{name} · {reference}" for reference, name in saved.items()}


def laid(
    question: Question,
    scenarios: Sequence[str],
    council: str,
    resolver: Resolver,
    first: str = THIS,
    paths: bool = False,
) -> tuple[tuple[Laid, ...], list[str]]:
    """What is laid beside a question, by names or labels; and a sentence for each that cannot be.

    `first` is what the question itself is called. Only a terminal may name `paths` of its machine.
    """
    found, problems, room = list[Laid](), list[str](), MOST - 1
    if len(scenarios) + bool(council) > room:
        problems.append(f"{MOST} columns can be laid side by side: the first {room} are beside this one")
    for name in scenarios[: room - bool(council)]:
        try:
            found.append(of_scenario(name, question, resolver, paths))
        except MissionError as error:
            problems.append(f"{WITH}: {str(error).rstrip('.')}")
    if council:
        key = known_council(council)
        if key is None:
            problems.append(f"{WITH_WARDS} = {council[:40]!r} is not a council that is here")
        else:
            found.append(on_council(key, question))
    return _told_apart(found, first), problems


def known_council(text: str) -> str | None:
    """A council that is here, by its name or title, or wards that were brought, by their whole name."""
    key = next((k for k, title in link.councils().items() if text in (k, title)), None)
    return key or ward_files.upload_named(text)


def _told_apart(found: Sequence[Laid], first: str) -> tuple[Laid, ...]:
    """No two columns have one name."""
    taken, apart = {first}, list[Laid]()
    for one in found:
        label, number = one.label, 1
        while label in taken:
            number += 1
            label = f"{one.label} ({number})"
        taken.add(label)
        apart.append(replace(one, label=label))
    return tuple(apart)


def of_scenario(name: str, question: Question, resolver: Resolver, paths: bool = False) -> Laid:
    """A scenario as it is kept, with its own levers, council and contracts."""
    titles = {p.stem: resolver.base(p.stem).scenario.title for p in scenario_files.shipped_files()}
    key = next((k for k, title in titles.items() if name in (k, title)), name)
    reference = parsed(key) if key not in titles else None
    if reference is None and key not in titles and not paths:
        near = likely(name, [*titles, *titles.values()])
        hint = f". Did you mean {near!r}?" if near else ""
        raise FileError(name[:80], f"there is no such scenario here{hint}")
    if reference is not None and reference[1]:
        key = f"{reference[0]}@{reference[1]}"
    if not link_saved.may_see(key):
        raise FileError(key, link_saved.NOT_FOR_ALL)
    title = resolver.base(key).scenario.title
    label = f"{title}, version {reference[1]}" if reference and reference[1] else title
    return Laid(label, link.asked(Choices(key), resolver, question.most_cells))


def on_council(name: str, question: Question) -> Laid:
    """The same question asked of another council."""
    moved = question.on_council(name)
    return Laid(ward_files.title(name), replace(moved, data_version=link.data_version(name)))
