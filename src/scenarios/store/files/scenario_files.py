"""Scenario files: a complete base, and files that extend one with only what differs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from scenarios.domain.errors import FileError, InputError, likely
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Register
from scenarios.domain.saved import parsed
from scenarios.domain.scenario import Scenario, digest
from scenarios.store.contracts import book_files
from scenarios.store.files import places
from scenarios.store.files.scenario_values import expect_format, expect_single_overrides, merged, renamed, with_ranges
from scenarios.store.files.toml_files import read_toml, toml_text, toml_values, validated, write_toml

NOT_SCENARIOS = {"register", "missions", "glossary", "equations", "asks", "room"}


@dataclass(frozen=True)
class Loaded:
    """A scenario, ready to run, with the evidence it reads."""

    scenario: Scenario
    register: Register  # as the scenario assumes it
    base_register: Register
    missions: Missions
    path: Path
    root: Scenario  # the complete scenario that this one extends in the end, or itself
    root_path: Path  # its file

    @cached_property
    def evidence(self) -> str:
        """A short hash of the evidence as the register has it, for links."""
        return digest(self.base_register.model_dump(mode="json"))[:8]

    @property
    def adult_share(self) -> float:
        """Adults as a share of residents, for ward files that count only residents."""
        return self.register["adult_share"].parameters["value"]


def read_register(path: Path | None = None) -> Register:
    """The evidence register; the key of each table is the parameter's key."""
    path = path or places.register_file()
    values = read_toml(path, "register")
    for key, row in values.get("parameters", {}).items():
        if isinstance(row, dict):
            row.setdefault("key", key)
    return validated(Register, values, path.name)


def read_missions(path: Path | None = None, register: Register | None = None) -> Missions:
    """The missions; every parameter they name must be in the register."""
    path = path or places.missions_file()
    missions = validated(Missions, read_toml(path, "missions file"), path.name)
    if register is not None:
        wanted = {k for flow in missions.flows.values() for k in flow.parameters()}
        wanted |= {k for i in missions.isolation.values() for k in (i.cost, i.effect)}
        for key in sorted(wanted):
            if key not in register.parameters:
                raise InputError(
                    path.name, "parameter", key, "it is not in the register", likely(key, register.parameters)
                )
        for cause in register["piecemeal_mix"].parameters:
            if cause not in missions.causes:
                raise InputError(path.name, "causes", cause, "that label of piecemeal_mix has no place here")
    return missions


def find(name: str | Path) -> Path:
    """A scenario by path, or by the name of a shipped one."""
    path = Path(name)
    if path.suffix == ".toml" or (str(name) and len(str(name)) < 4000 and _exists(path)):
        return path
    shipped = {p.stem: p for p in shipped_files()}
    if path.name == str(name) and str(name) in shipped:
        return shipped[str(name)]
    near = likely(str(name), shipped)
    hint = f" Did you mean {near!r}?" if near else ""
    raise FileError(
        str(name), f"there is no such scenario file, and the shipped ones are {', '.join(sorted(shipped))}.{hint}"
    )


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long for the file system is not a file
        return False


def ward_source(loaded: Loaded) -> str | Path:
    """Where a scenario's wards are: beside its own file, or as it names them."""
    beside = loaded.path.parent / loaded.scenario.council.wards
    return beside if beside.suffix and _exists(beside) else loaded.scenario.council.wards


def shipped_files() -> list[Path]:
    """Every scenario file in scenarios/, in name order."""
    return sorted(p for p in places.scenario_folder().glob("*.toml") if p.stem not in NOT_SCENARIOS)


def load(name: str | Path) -> Loaded:
    """A scenario with its register and missions, validated to the last word; by path, or one that ships or is saved."""
    if saved_reference(name):
        return _saved(str(name))
    path = find(name)
    register = read_register()
    missions = read_missions(register=register)
    values, foundation = _with_parents(path, ())
    values.setdefault("name", path.stem)
    values = _with_book(values, path)
    scenario = validated(Scenario, with_ranges(values, register, path.name), path.name)
    root = scenario if foundation == path else load(foundation).scenario
    return _checked(scenario, register, missions, path, root, foundation)


def saved_reference(name: str | Path) -> bool:
    """Whether a name is that of a saved scenario and of nothing that ships or lies on the disk."""
    return isinstance(name, str) and parsed(name) is not None and name not in {p.stem for p in shipped_files()}


def _saved(reference: str) -> Loaded:
    """A saved scenario, which is complete; what it started from says what it differs in."""
    from scenarios.store.library import attachments, saved_scenarios

    version = saved_scenarios.version(reference)
    register = read_register()
    values = renamed(toml_values(version.kept.text, version.reference), version.reference)
    attachments.bring_back(values)
    scenario = validated(Scenario, values, version.reference)
    shipped = {p.stem: p for p in shipped_files()}
    begun = shipped.get(version.kept.base)
    root, root_path = (scenario, Path(version.reference)) if begun is None else _root_of(begun)
    path = Path(version.reference)
    return _checked(scenario, register, read_missions(register=register), path, root, root_path)


def begun_with(name: str) -> str:
    """The shipped scenario that one by this name started from; its own name where it ships, nothing for a path."""
    if not saved_reference(name):
        return find(name).stem if find(name) in shipped_files() else ""
    from scenarios.store.library import saved_scenarios

    return saved_scenarios.version(name).kept.base


def _root_of(path: Path) -> tuple[Scenario, Path]:
    loaded = load(path)
    return loaded.root, loaded.root_path


def _checked(
    scenario: Scenario, register: Register, missions: Missions, path: Path, root: Scenario, root_path: Path
) -> Loaded:
    """A scenario once every word in it is known."""
    try:
        scenario = scenario.checked(register, missions)
        assumed = scenario.assumed_register(register)
    except InputError as error:
        raise error.within(path.name) from None
    return Loaded(scenario, assumed, register, missions, path, root, root_path)


def as_text(scenario: Scenario) -> str:
    """A complete scenario file as text."""
    return toml_text(scenario.model_dump(mode="json", exclude_none=True))


def from_text(text: str, name: str) -> Scenario:
    """A scenario file that somebody brings or types, complete or on top of one that ships; checked to the last word."""
    register = read_register()
    values = renamed(toml_values(text, name), name)
    expect_format(values, name)
    expect_single_overrides(values, name)
    parent = values.pop("extends", None)
    if parent is not None:
        shipped = {p.stem: p for p in shipped_files()}
        if parent not in shipped:
            allowed = f"a file that is brought extends one that ships: {', '.join(sorted(shipped))}"
            raise InputError(name, "extends", parent, allowed, likely(str(parent), shipped))
        values = merged(_with_parents(shipped[parent], ())[0], values)
    values.setdefault("name", Path(name).stem)
    _expect_no_path(values, name)
    scenario = validated(Scenario, with_ranges(_with_book(values, Path(name)), register, name), name)
    return _checked(scenario, register, read_missions(register=register), Path(name), scenario, Path(name)).scenario


def _expect_no_path(values: dict[str, Any], name: str) -> None:
    """A file that is brought opens no file of this machine while it is read."""
    given = values.get("contracts")
    book = given.get("book", "") if isinstance(given, dict) else ""
    if isinstance(book, str) and book and "spend_mix" not in values and not _known_book(book):
        allowed = "a file that is brought names a contract book that is here, or says its spend by category itself"
        raise InputError(name, "contracts.book", book, allowed, likely(book, book_files.shipped()))


def _known_book(book: str) -> bool:
    return book in book_files.shipped() or book_files.named(book) == book


def _with_book(values: dict[str, Any], path: Path) -> dict[str, Any]:
    """Spend by category as the contract book has it, where the file names a book and says nothing else of spend.

    A book may lie beside the scenario file.
    """
    given = values.get("contracts")
    if not isinstance(given, dict):
        return values
    name = given.get("book")
    if not name or not isinstance(name, str):
        return values
    beside = path.parent / name
    where = str(beside) if beside.suffix and _exists(beside) else name
    values = {**values, "contracts": {**given, "book": where}}
    return values if "spend_mix" in values else {**values, "spend_mix": book_files.load(where).spend_mix}


def save(scenario: Scenario, path: Path) -> None:
    """A complete scenario file, which loads again as an equal scenario."""
    write_toml(path, scenario.model_dump(mode="json", exclude_none=True))


def _with_parents(path: Path, on_the_way: tuple[Path, ...]) -> tuple[dict[str, Any], Path]:
    """A file with all it extends folded in, and the file everything rests on."""
    values = renamed(read_toml(path, "scenario file"), path.name)
    expect_format(values, path.name)
    expect_single_overrides(values, path.name)
    parent = values.pop("extends", None)
    if parent is None:
        return values, path
    if not isinstance(parent, str):
        raise InputError(path.name, "extends", parent, "it must be the name of another scenario file")
    here = path.resolve()
    target = _beside(path, parent)
    if target.resolve() in (*on_the_way, here):
        chain = " → ".join(p.stem for p in (*on_the_way, here, target.resolve()))
        raise InputError(path.name, "extends", parent, f"that goes round in a circle: {chain}")
    values.setdefault("name", path.stem)
    below, foundation = _with_parents(target, (*on_the_way, here))
    return merged(below, values), foundation


def _beside(path: Path, parent: str) -> Path:
    own = path.parent / (parent if parent.endswith(".toml") else f"{parent}.toml")
    if own.exists():
        return own
    shipped = places.scenario_folder() / own.name
    if shipped.exists():
        return shipped
    near = likely(parent, {p.stem for p in (*path.parent.glob("*.toml"), *shipped_files())} - NOT_SCENARIOS)
    raise InputError(path.name, "extends", parent, "there is no scenario file of that name", near)
