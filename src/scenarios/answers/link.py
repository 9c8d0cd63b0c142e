"""What a reader has chosen as a question, and a question as the link that asks it again, from the table of levers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from scenarios.analysis.assumptions import as_text, parse
from scenarios.answers import link_lines
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolver
from scenarios.domain import levers
from scenarios.domain.book import SupplierKind
from scenarios.domain.errors import InputError, likely
from scenarios.domain.lever import ControlValue, Lever
from scenarios.domain.mission import Missions
from scenarios.domain.partner import Partner
from scenarios.domain.scenario import BASELINE, Override, Scenario
from scenarios.domain.supplier import KindDiffers
from scenarios.store.contracts import book_files
from scenarios.store.files import places, scenario_files
from scenarios.store.files.scenario_files import Loaded
from scenarios.store.wards import ward_files

FIRST = "existing_practice"
MOST_CELLS = 4_000_000  # wards times draws on a screen: beyond it a country of wards would fill the memory
LONGEST_ASSUMPTIONS = 6000
NO_BOOK = "none"  # contracts come up at the register's rate


@dataclass(frozen=True)
class Choices:
    """What a reader has chosen, on a screen or in a link; whatever is left out is the scenario's own."""

    base: str = FIRST
    levers: Mapping[str, object] = field(default_factory=dict)  # by field
    strategies: tuple[str, ...] = ()  # besides piecemeal
    value_streams: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    council: str = ""
    book: str = ""  # of contracts: the scenario's own, or NO_BOOK, or the name of one
    partners: Mapping[str, Partner] | None = None  # none are the scenario's own, or another council's none
    kinds: Mapping[SupplierKind, KindDiffers] | None = None


def asked(choices: Choices, resolver: Resolver, most_cells: int | None = MOST_CELLS) -> Question:
    """The question of a reader's choices."""
    base = resolver.base(choices.base)
    scenario = base.scenario.with_overrides(choices.overrides)
    if choices.strategies:
        scenario = scenario.with_strategies(choices.strategies)
    scenario = scenario.with_streams(choices.value_streams).with_levers(**choices.levers)
    own = str(scenario_files.ward_source(base))
    question = Question(scenario, own, choices.base, most_cells=most_cells)
    if choices.council:
        question = question.on_council(choices.council)  # a council of one's own is taken at its own size
    scenario = question.scenario
    if choices.book:
        none = choices.book == NO_BOOK
        scenario = scenario.with_book(*(("",) if none else (choices.book, resolver.book(choices.book).spend_mix)))
    if choices.partners is not None:
        scenario = scenario.with_partners(choices.partners)
    if choices.kinds is not None:
        scenario = scenario.with_kinds(choices.kinds)
    books = (scenario.contracts.book, *(p.book for p in scenario.partners.values()))
    version = data_version(question.council, *books)
    return Question(scenario, question.council, question.base, version, most_cells)


def of_scenario(scenario: Scenario, base: str = FIRST, most_cells: int | None = MOST_CELLS) -> Question:
    """The question of a whole scenario that somebody brings as a file: its wards and contracts are known here by name.

    A path is refused: a file that comes from outside must not name files of this machine.
    """
    expect_known_here(scenario)
    books = (scenario.contracts.book, *(p.book for p in scenario.partners.values()))
    council = scenario.council.wards
    return Question(scenario, council, base, data_version(council, *books), most_cells)


def expect_known_here(scenario: Scenario) -> None:
    """Refuse wards or contracts that this server does not know by their name."""
    wards = scenario.council.wards
    if wards not in councils() and ward_files.upload_named(wards) != wards:
        here = ", ".join(councils())
        allowed = f"it must be a council that is here ({here}) or wards that were brought to this server"
        raise InputError("", "council.wards", wards, allowed, likely(wards, councils()))
    named = {"contracts.book": scenario.contracts.book}
    named |= {f"partners.{k}.book": p.book for k, p in scenario.partners.items()}
    for where, book in named.items():
        if book and book not in book_files.shipped() and book_files.named(book) != book:
            here = ", ".join(book_files.shipped())
            allowed = f"it must be a contract book that is here ({here}) or one that was brought to this server"
            raise InputError("", where, book, allowed, likely(book, book_files.shipped()))


def data_version(council: str, *books: str) -> str:
    """Of everything on disk that a question about a council, its contracts and its partners' rests on."""
    contracts = "".join(f" {book_files.version(book)}" for book in books if book)
    return f"{places.evidence_version()} {ward_files.version(council)}{contracts}"


def strictly_parsed(text: str, base: Loaded) -> tuple[Override, ...]:
    """Assumptions as lines of text; the first that cannot be used is refused."""
    return parse(text, base.base_register)


def root_question(question: Question, resolver: Resolver) -> Question:
    """The complete scenario that a question's file extends in the end, with its own levers, council and spend."""
    root = resolver.base(question.base).root_path
    shipped = root in scenario_files.shipped_files()
    name = root.stem if shipped else question.base if scenario_files.saved_reference(question.base) else str(root)
    return asked(Choices(name), resolver, question.most_cells)


def own_overrides(question: Question, base: Loaded) -> tuple[Override, ...]:
    """The assumptions a reader has changed, beyond what the scenario file does."""
    return tuple(o for o in question.scenario.overrides if o not in base.scenario.overrides)


def text_of(question: Question, base: Loaded) -> str | None:
    """The link that asks this question on screen, from its question mark on; None where no link can hold it."""
    parts = write(question, base)
    return None if parts is None else f"?{urlencode(parts, doseq=True)}"


def write(question: Question, base: Loaded) -> dict[str, list[str]] | None:
    """The parts of a link that ask this question again: only what differs from the scenario file.

    None where a link cannot hold it: a file of one's own, or a value finer than its control.
    """
    parts: dict[str, list[str]] = {}
    same_size = question.scenario.council.adults == base.scenario.council.adults
    own_council = same_size and question.council == str(scenario_files.ward_source(base))
    named = question.council in councils() or ward_files.UPLOAD.fullmatch(question.council)
    saved = scenario_files.saved_reference(question.base)
    if not (saved or base.path in scenario_files.shipped_files()) or not (own_council or named):
        return None
    if question.base != FIRST:
        parts["scenario"] = [question.base if saved else base.scenario.title]
    book, own_book = question.scenario.contracts.book, base.scenario.contracts.book if own_council else ""
    if book != own_book:
        if book and not book_files.UPLOAD.fullmatch(book) and book not in book_files.shipped():
            return None
        parts["book"] = [book_files.title(book) if book else NO_BOOK]
    own_partners = base.scenario.partners if own_council else {}
    for name, text in (
        ("partners", link_lines.partners_written(question.scenario.partners, own_partners)),
        ("kinds", link_lines.kinds_written(question.scenario.kinds, base.scenario.kinds)),
    ):
        if text is None:
            return None
        parts |= {name: [text]} if text else {}
    if not own_council:
        parts["wards"] = [ward_files.title(question.council)]
    if set(question.scenario.strategies) != set(base.scenario.strategies):
        parts["strategies"] = [s.title for k, s in question.scenario.strategies.items() if k != BASELINE]
    if question.scenario.value_streams != base.scenario.value_streams:
        parts["streams"] = [base.missions.streams[k].title for k in question.scenario.value_streams]
    for name, lever in levers.MOVABLE.items():
        mine, own = getattr(question.scenario.levers, name), getattr(base.scenario.levers, name)
        if mine == own:
            continue
        shown = lever.to_control(mine)
        if lever.from_control(shown) != mine:
            return None
        parts[lever.link_name] = [_written(shown, labels_of(lever, base.missions))]
    changed = own_overrides(question, base)
    return parts | ({"assume": [as_text(changed)]} if changed else {})


def _written(shown: ControlValue, labels: Mapping[str, str]) -> str:
    return str(shown).lower() if isinstance(shown, bool) else labels.get(str(shown), str(shown))


def labels_of(lever: Lever, missions: Missions) -> Mapping[str, str]:
    """Each value a lever can take and how it reads; none for numbers and switches."""
    return missions.titles if lever.kind == "mission" else lever.choices


def claimed_once(base: Loaded, chosen: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """Value streams in order, nothing for the scenario's own; with what is wrong with the choice."""
    ordered = tuple(k for k in base.missions.streams if k in chosen)
    if not ordered:
        return (), "Nothing is chosen to value a year by."
    try:
        base.missions.expect_counted_once(ordered)
    except InputError as error:
        return (), str(error)
    return (() if ordered == base.scenario.value_streams else ordered), ""


def councils() -> dict[str, str]:
    return {k: ward_files.title(k) for k in ward_files.councils()}


def books() -> dict[str, str]:
    """No contract book, and those that everybody can choose, by name, as a person says them."""
    return {NO_BOOK: NO_BOOK} | {k: book_files.title(k) for k in book_files.shipped()}
