"""Contract books as CSV, one contract a line: shipped ones, and those that readers of this server have brought.

A book that is brought is kept under the hash of its content, and seen only through the link that holds it.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from scenarios.domain.book import KINDS, BookedContract, ContractBook, SupplierKind
from scenarios.domain.contract import CATEGORIES
from scenarios.domain.errors import FileError, InputError, likely, unknown
from scenarios.domain.levers import MOST_SPEND_GBP
from scenarios.store.contracts import record_files
from scenarios.store.files import places
from scenarios.store.files.text_files import save_text
from scenarios.store.files.toml_files import read_bytes, text_of

KIND, LARGEST = "contract book (CSV)", 64_000_000
COLUMNS = (
    "reference",
    "title",
    "department",
    "category",
    "supplier",
    "kind",
    "annual_gbp",
    "ends",
    "latest_end",
    "term_years",
    "may_be_asked",
    "line",
)
BESIDES = (  # columns that a book may have
    *("starts", "pledged_gbp", "delivered_gbp"),
    *("ocid", "supplier_ids", "basis", "route"),
)
FICTIONAL = {"suchnsuch": "SuchnSuch"}  # shipped, and whom each belongs to
UPLOAD = re.compile(r"(?P<slug>[a-z0-9_]+)_(?P<digest>[0-9a-f]{16})")
MOST_BOOKS, MOST_BYTES, UNUSED_DAYS = 200, 1_000_000_000, 30
LONGEST_TERM_YEARS = 50


def find(name: str | Path) -> Path:
    """A book by path, by the name of a shipped one, or by the whole name of one that was brought."""
    path = Path(name)
    if path.suffix or len(path.parts) > 1:
        return path
    if str(name) in shipped():
        return shipped()[str(name)]
    brought = places.brought_book_folder() / f"{name}.csv"
    if UPLOAD.fullmatch(str(name)) and brought.is_file():
        return brought
    near = likely(str(name), shipped())
    hint = f". Did you mean {near!r}?" if near else ""
    raise FileError(str(name), f"there is no such contract book; shipped are {', '.join(shipped())}{hint}")


def shipped() -> dict[str, Path]:
    """Books that everybody can choose, by name."""
    return {p.stem: p for p in sorted(places.book_folder().glob("*.csv"))}


def version(name: str | Path) -> str:
    """A digest that changes when a book does."""
    return places.version_of(f"book {name}", lambda: [find(name), record_files.beside(find(name))])


def title(name: str) -> str:
    """A book as a person names it; one that was brought ends in what its link is known by."""
    brought = UPLOAD.fullmatch(Path(name).stem)
    if brought:
        return f"{brought['slug'].replace('_', ' ').title()} · private {brought['digest']}"
    owner = FICTIONAL.get(name)
    return f"{owner}'s contracts (fictional)" if owner else Path(name).stem.replace("_", " ").title()


def named(text: str) -> str | None:
    """The book brought that is meant by its whole name or by its title, where this server has it."""
    wanted = text.strip()
    here = (p.stem for p in places.brought_book_folder().glob("*.csv"))
    return next((n for n in here if UPLOAD.fullmatch(n) and wanted in (n, title(n))), None)


def load(name: str | Path) -> ContractBook:
    """The contracts of a book."""
    path = find(name)
    rows = csv.DictReader(io.StringIO(text_of(read_bytes(path, LARGEST, KIND), path.name, KIND), newline=""))
    missing = [c for c in COLUMNS if c not in (rows.fieldnames or ())]
    if missing:
        raise FileError(
            path.name,
            f"it is not a {KIND}: it has no column {missing[0]!r}. `scenarios contracts add` makes one of a register",
        )
    contracts = tuple(_contract(row, f"{path.name}, line {n}") for n, row in enumerate(rows, start=2))
    if not any(c.annual_gbp for c in contracts):
        raise FileError(path.name, "there is no contract with a value in it")
    return ContractBook(title(str(name)), contracts, str(name) in FICTIONAL, record_files.load(path))


def _contract(row: Mapping[str, str], where: str) -> BookedContract:
    kind: SupplierKind | None = next((k for k in KINDS if k == row["kind"]), None)
    try:
        if row["category"] not in CATEGORIES:
            raise unknown("category", row["category"], CATEGORIES, "category")
        if kind is None:
            raise unknown("kind", row["kind"], KINDS, "kind of supplier")
        return BookedContract(
            row["reference"],
            row["title"],
            row["category"],
            row["supplier"],
            kind,
            _number("annual_gbp", row["annual_gbp"], 0, MOST_SPEND_GBP),
            _day("ends", row["ends"]),
            _day("latest_end", row["latest_end"]),
            int(_number("term_years", row["term_years"], 1, LONGEST_TERM_YEARS)),
            _yes("may_be_asked", row["may_be_asked"]),
            row["department"],
            int(_number("line", row["line"] or "0", 0, 1e9)),
            *_besides(row),
        )
    except InputError as error:
        raise error.within(where) from None


def _besides(row: Mapping[str, str]) -> tuple[date | None, float | None, float | None, str, str, str, str]:
    """When it began, what it pledged and has delivered, and where it comes from, where the book says so."""
    starts, pledged, delivered, ocid, supplier_ids, basis, route = (row.get(c) or "" for c in BESIDES)
    return (
        _day("starts", starts),
        _number("pledged_gbp", pledged, 0, MOST_SPEND_GBP) if pledged else None,
        _number("delivered_gbp", delivered, -MOST_SPEND_GBP, MOST_SPEND_GBP) if delivered else None,
        ocid,
        supplier_ids,
        basis,
        route,
    )


def _number(field: str, text: str, least: float, most: float) -> float:
    try:
        number = float(text)
    except (TypeError, ValueError):
        number = float("nan")
    if not least <= number <= most:
        raise InputError("", field, text, f"it must be a number from {least:g} to {most:g}")
    return number


def _day(field: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except (TypeError, ValueError):
        raise InputError("", field, text, "it must be a day, as in 2027-03-31, or empty") from None


def _yes(field: str, text: str) -> bool:
    if text not in ("yes", "no"):
        raise InputError("", field, text, "it must be yes or no")
    return text == "yes"


def as_csv(book: ContractBook) -> str:
    """A book as a file holds it: everything is text, and money is to the penny."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, *BESIDES])
    for c in book.contracts:
        writer.writerow(
            [
                c.reference,
                c.title,
                c.department,
                c.category,
                c.supplier,
                c.kind,
                f"{c.annual_gbp:.2f}",
                c.ends or "",
                c.latest_end or "",
                c.term_years,
                "yes" if c.may_be_asked else "no",
                c.line,
                c.starts or "",
                _pounds(c.pledged_gbp),
                _pounds(c.delivered_gbp),
                c.ocid,
                c.supplier_ids,
                c.basis,
                c.route,
            ]
        )
    return out.getvalue()


def _pounds(gbp: float | None) -> str:
    return "" if gbp is None else f"{gbp:.2f}"


def save(book: ContractBook, path: Path) -> None:
    """A book as a file, and what returns said of it beside that."""
    record_files.save(book.record, path)
    save_text(path, as_csv(book))


def keep(book: ContractBook) -> str:
    """The name under which a book is found from now on. What is there already is the same, and stays."""
    slug = re.sub(r"[^a-z0-9]+", "_", book.title.lower()).strip("_")[:40] or "contracts"
    name, folder = f"{slug}_{book.digest}", places.brought_book_folder()
    if not (folder / f"{name}.csv").is_file():
        sweep()
        expect_room(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            save(book, folder / f"{name}.csv")
        except (OSError, FileError):
            raise FileError(book.title, "this server cannot keep it: its disk is full, or cannot be written") from None
    touch(name)
    places.look_again()
    return name


def touch(name: str) -> None:
    """Somebody uses it: it stays for another while."""
    with contextlib.suppress(OSError):
        os.utime(places.brought_book_folder() / f"{name}.csv")


def forget(name: str) -> None:
    """Take a book that was brought out again."""
    if UPLOAD.fullmatch(name):
        file = places.brought_book_folder() / f"{name}.csv"
        file.unlink(missing_ok=True)
        record_files.beside(file).unlink(missing_ok=True)
        places.look_again()


def sweep() -> list[str]:
    """Take out what nobody has used for a while; their names."""
    gone = []
    for file in places.brought_book_folder().glob("*.csv"):
        with contextlib.suppress(OSError):
            if time.time() - file.stat().st_mtime > UNUSED_DAYS * 86_400:
                gone.append(file.stem)
                file.unlink()
                record_files.beside(file).unlink(missing_ok=True)
    return gone


def expect_room(folder: Path) -> None:
    """Refuse one more where this server holds as many as it may."""
    held = [f.stat().st_size for f in folder.glob("*.csv")]
    if len(held) >= MOST_BOOKS or sum(held) >= MOST_BYTES:
        raise FileError(
            "contract book",
            f"this server holds as many as it may ({MOST_BOOKS}, or {MOST_BYTES / 1e9:g} GB); one goes when somebody"
            f" removes it, or after {UNUSED_DAYS} days without use",
        )
