"""Scenario files: a complete base, and files that extend one with only what differs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from scenarios.domain.errors import Described, FileError, InputError, likely, unknown
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Register
from scenarios.domain.scenario import FORMAT, Scenario, digest
from scenarios.store.contracts import book_files
from scenarios.store.files import places
from scenarios.store.files.toml_files import read_toml, validated, write_toml
from scenarios.uncertainty.elicit import elicited

INSIDE = 0.8
FORMER_NAMES = {"scepticism": "caution", "reach_floor": "least_share"}  # of levers in files written before
NOT_SCENARIOS = {"register", "missions", "glossary", "equations", "asks"}
REPLACED_WHOLE = {"spend_mix", "programme"}  # a set of shares that sums to 1 is replaced as a whole, never merged


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
    """A scenario with its register and missions, validated to the last word."""
    path = find(name)
    register = read_register()
    missions = read_missions(register=register)
    values, foundation = _with_parents(path, ())
    values.setdefault("name", path.stem)
    values = _with_book(values, path)
    scenario = validated(Scenario, _with_ranges(values, register, path.name), path.name)
    root = scenario if foundation == path else load(foundation).scenario
    try:
        scenario = scenario.checked(register, missions)
        assumed = scenario.assumed_register(register)
    except InputError as error:
        raise error.within(path.name) from None
    return Loaded(scenario, assumed, register, missions, path, root, foundation)


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


def _with_ranges(values: dict[str, Any], register: Register, file: str) -> dict[str, Any]:
    """Overrides given as a range made into the distribution they mean."""
    overrides = []
    for o in values.get("overrides", []):
        between = o.get("between")
        if between is not None and not {"distribution", "fixed", "study"} & set(o):
            key = o.get("key")
            if not (isinstance(between, list) and len(between) == 2 and all(type(x) in (int, float) for x in between)):
                raise InputError(file, f"overrides.{key}.between", between, "it must be two numbers, as in [0.3, 0.8]")
            if key not in register.parameters:
                raise unknown("overrides.key", key, register.parameters, "parameter").within(file)
            inside = o.get("inside", INSIDE)
            if type(inside) not in (int, float):
                raise InputError(file, f"overrides.{key}.inside", inside, "it must be a share, as in 0.8")
            try:
                made = elicited(register[key], float(between[0]), float(between[1]), float(inside))
            except InputError as error:
                raise error.within(file) from None
            o = {**o, "inside": inside, "distribution": made.distribution, "parameters": dict(made.parameters)}
        overrides.append(o)
    return {**values, "overrides": overrides} if overrides else values


def _with_parents(path: Path, on_the_way: tuple[Path, ...]) -> tuple[dict[str, Any], Path]:
    """A file with all it extends folded in, and the file everything rests on."""
    values = _renamed(read_toml(path, "scenario file"), path.name)
    _expect_format(values, path.name)
    _expect_single_overrides(values, path.name)
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


def _renamed(values: dict[str, Any], file: str) -> dict[str, Any]:
    """Levers by the names they have today."""
    given = values.get("levers")
    if not isinstance(given, dict):
        return values
    for old in FORMER_NAMES.keys() & given.keys():
        if FORMER_NAMES[old] in given:
            allowed = f"that is the former name of {FORMER_NAMES[old]}, which is given too"
            raise InputError(file, f"levers.{old}", given[old], allowed)
    return {**values, "levers": {FORMER_NAMES.get(k, k): v for k, v in given.items()}}


def _beside(path: Path, parent: str) -> Path:
    own = path.parent / (parent if parent.endswith(".toml") else f"{parent}.toml")
    if own.exists():
        return own
    shipped = places.scenario_folder() / own.name
    if shipped.exists():
        return shipped
    near = likely(parent, {p.stem for p in (*path.parent.glob("*.toml"), *shipped_files())} - NOT_SCENARIOS)
    raise InputError(path.name, "extends", parent, "there is no scenario file of that name", near)


def merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """The base with what differs: tables key by key, overrides by parameter, a set of shares as a whole."""
    out = dict(base)
    for key, value in over.items():
        if key == "overrides" and isinstance(value, list):
            replaced = {o.get("key") for o in value}
            out[key] = [o for o in base.get(key, []) if o.get("key") not in replaced] + value
        elif key not in REPLACED_WHOLE and isinstance(value, dict) and isinstance(base.get(key), dict):
            # a strategy that says what it points at no longer points at what it did
            out[key] = {**base[key], **value} if "points_at" in value else merged(base[key], value)
        else:
            out[key] = value
    return out


def _expect_format(values: dict[str, Any], file: str) -> None:
    given = values.get("format")
    if given is None:
        raise InputError(file, "format", Described("missing"), f"a scenario file begins with `format = {FORMAT}`")
    if type(given) is not int or given != FORMAT:
        raise InputError(file, "format", given, f"this version of One Mission reads format {FORMAT}")


def _expect_single_overrides(values: dict[str, Any], file: str) -> None:
    overrides = values.get("overrides", [])
    if not isinstance(overrides, list) or not all(isinstance(o, dict) for o in overrides):
        raise InputError(file, "overrides", overrides, "each override is a table headed [[overrides]]")
    seen: set[object] = set()
    for override in overrides:
        key = override.get("key")
        if not isinstance(key, str):
            raise InputError(file, "overrides.key", key, "it must be the name of a parameter, in quotes")
        if key in seen:
            raise InputError(
                file, "overrides.key", key, "that parameter is overridden twice in this file; once is enough"
            )
        seen.add(key)
