"""TOML in and out, strictly: a broken file is one clear sentence, and a value is never coerced."""

from __future__ import annotations

import json
import math
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import tomli_w
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scenarios.domain.errors import Described, FileError, InputError, likely, show

LARGEST_TOML = 2_000_000
# What a field wants, by the beginning of the validator's own name for the fault.
EXPECTED = {
    "model": "it must be a table",
    "dict": "it must be a table",
    "mapping": "it must be a table",
    "float": "it must be a number",
    "int": "it must be a whole number",
    "bool": "it must be true or false",
    "string_type": "it must be text in quotes",
    "string_too_short": "it must not be empty",
    "tuple": "it must be a list",
    "list": "it must be a list",
}
M = TypeVar("M", bound=BaseModel)


def read_bytes(path: Path, largest: int, kind: str) -> bytes:
    """A file's bytes, once it is known to exist, to hold something and not to be too large."""
    try:
        return _bytes_of(path, largest, kind)
    except OSError as error:
        raise FileError(path.name, f"it cannot be read: {error.strerror or error}") from None


def _bytes_of(path: Path, largest: int, kind: str) -> bytes:
    if not path.exists() or not path.name:
        near = likely(path.name, [p.name for p in path.parent.glob("*")] if path.parent.is_dir() else [])
        raise FileError(path.name, f"there is no such file{f' (did you mean {near}?)' if near else ''}")
    if path.is_dir():
        raise FileError(path.name, f"this is a folder, not a {kind}")
    if not path.is_file():  # a device or a pipe, which has no end
        raise FileError(path.name, f"this is no ordinary file, so it is not a {kind}")
    size = path.stat().st_size
    if size > largest:
        raise FileError(
            path.name, f"at {size / 1e6:.1f} MB it is too large for a {kind}; the most is {largest / 1e6:.0f} MB"
        )
    data = path.read_bytes()
    if not data.strip():
        raise FileError(path.name, f"it is empty, so it is not a {kind}")
    return data


def text_of(data: bytes, name: str, kind: str) -> str:
    """Text in UTF-8, with or without a byte-order mark; binary is refused by name."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(name, f"it is not text in UTF-8, so it is not a {kind}") from None
    if "\0" in text:
        raise FileError(name, f"it is binary, so it is not a {kind}")
    return text


def read_toml(path: Path, kind: str) -> dict[str, Any]:
    """A TOML file as plain values."""
    return toml_values(text_of(read_bytes(path, LARGEST_TOML, kind), path.name, kind), path.name)


def toml_values(text: str, name: str) -> dict[str, Any]:
    """The same of text that was typed, brought, or kept in a database."""
    try:
        return tomllib.loads(text)
    except (
        RecursionError,
        ValueError,
    ) as error:  # a broken file, one nested beyond reason, or a number of thousands of digits
        twice = "Cannot overwrite" in str(error) or "Cannot declare" in str(error)
        cause = "the same key is given twice" if twice else "it is not valid TOML"
        raise FileError(name, f"{cause}: {str(error).splitlines()[0]}") from None


def toml_text(values: dict[str, Any]) -> str:
    """Plain values as TOML."""
    return tomli_w.dumps(values)


def write_toml(path: Path, values: dict[str, Any]) -> None:
    """Plain values as TOML, whole or not at all: a crash cannot leave half a file."""
    draft = path.with_suffix(path.suffix + ".part")
    draft.write_bytes(toml_text(values).encode())
    draft.replace(path)


def validated(model: type[M], values: dict[str, Any], file: str) -> M:
    """A model from plain values; the first thing wrong is reported by file, field, value and what is allowed."""
    try:
        return model.model_validate_json(json.dumps(values, default=_no_dates))
    except InputError as error:
        raise error.within(file) from None
    except ValidationError as error:
        raise _first_error(error, model, file) from None


def _no_dates(value: object) -> str:
    raise InputError("", "a date", str(value), "no key here takes a date; put text in quotes")


def _first_error(error: ValidationError, model: type[BaseModel], file: str) -> InputError:
    wrong = _telling(error)
    where = [str(p) for p in wrong["loc"]]
    field = ".".join(where) or "the file"
    kind, context = wrong["type"], wrong.get("ctx", {})
    if kind == "extra_forbidden":
        allowed = _allowed_at(model, where[:-1])
        listed = f"allowed here are {', '.join(sorted(allowed))}" if allowed else "nothing of that name is allowed here"
        return InputError(
            file, field, wrong["input"], f"{where[-1]!r} is not a known key: {listed}", likely(where[-1], allowed)
        )
    if kind == "missing":
        return InputError(file, field, Described("missing"), "it is required")
    if kind == "literal_error":
        expected = context.get("expected", "")
        return InputError(
            file, field, wrong["input"], f"allowed are {expected}", likely(show(wrong["input"]), _words(expected))
        )
    limits = {
        "greater_than_equal": ("at or above", "ge"),
        "less_than_equal": ("at or below", "le"),
        "greater_than": ("above", "gt"),
        "less_than": ("below", "lt"),
    }
    if kind == "string_too_short" and context.get("min_length", 1) > 1:
        return InputError(file, field, wrong["input"], f"it needs at least {context['min_length']} letters")
    if kind in limits:
        word, key = limits[kind]
        span = _span(model, where)
        return InputError(file, field, wrong["input"], f"it must be {span or f'{word} {limit_text(context[key])}'}")
    if kind == "finite_number":
        return InputError(file, field, wrong["input"], "it must be a finite number")
    expected = next((words for word, words in EXPECTED.items() if kind.startswith(word)), None)
    if expected is None:
        expected = f"{wrong['msg'][0].lower()}{wrong['msg'][1:]}"
    return InputError(file, field, wrong["input"], expected)


def _telling(error: ValidationError) -> ErrorDetails:
    """The first fault; of a key that is missing beside one that is not known, the one that is not known: a typo."""
    faults = error.errors()
    first = faults[0]
    unknown = (e for e in faults if e["type"] == "extra_forbidden" and e["loc"][:-1] == first["loc"][:-1])
    return next(unknown, first) if first["type"] == "missing" else first


def limit_text(x: float) -> str:
    """A limit as a person writes it: 1, 0.05, 100,000,000,000."""
    return f"{x:,.0f}" if float(x).is_integer() else f"{x:g}"


def _words(expected: str) -> list[str]:
    return [w.strip(" '") for w in expected.replace(" or ", ",").split(",")]


def _model_at(model: type[BaseModel], where: list[str]) -> type[BaseModel] | None:
    """The table at a place in a model, found by walking its annotations; None where there is none."""
    here: object = model
    for part in where:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(part)
            here = field.annotation if field else None
        inner = [a for a in getattr(here, "__args__", ()) if isinstance(a, type) and issubclass(a, BaseModel)]
        if inner:
            here = inner[0]
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _allowed_at(model: type[BaseModel], where: list[str]) -> list[str]:
    """The field names allowed at a place in a model."""
    here = _model_at(model, where)
    return list(here.model_fields) if here else []


def _span(model: type[BaseModel], where: list[str]) -> str:
    """'from 0 to 1' where a field has both limits."""
    here = _model_at(model, where[:-1])
    field = here.model_fields.get(where[-1]) if here else None
    if field is None:
        return ""
    least = next((m.ge for m in field.metadata if hasattr(m, "ge")), -math.inf)
    most = next((m.le for m in field.metadata if hasattr(m, "le")), math.inf)
    return f"from {limit_text(least)} to {limit_text(most)}" if math.isfinite(least) and math.isfinite(most) else ""
