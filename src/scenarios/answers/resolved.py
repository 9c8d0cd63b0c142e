"""A question resolved: everything it rests on, read and drawn once and ready to run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from scenarios.analysis.crossing import Crossing, crossings
from scenarios.analysis.ladder import DRAWS, LEVELS, Ladder, run_ladder
from scenarios.analysis.summary import Blocks
from scenarios.answers.kept import Kept
from scenarios.answers.problems import FEWEST_DRAWS, draws_for, order_of_missions, problem_for
from scenarios.answers.question import Question
from scenarios.answers.sizes import size_of
from scenarios.domain.book import Books, ContractBook
from scenarios.domain.draws import Array, Draws, block_edges, thin, thinned
from scenarios.domain.mission import Missions
from scenarios.domain.once import once
from scenarios.domain.parameter import Register
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE, Scenario, digest
from scenarios.domain.wards import Wards
from scenarios.model.commissioner import Remember
from scenarios.model.pointing import Pointing, point_all
from scenarios.model.prepare import Problem
from scenarios.model.run import compare
from scenarios.store.contracts import book_files
from scenarios.store.files import places, scenario_files
from scenarios.store.files.scenario_files import Loaded
from scenarios.store.wards import ward_files

FIRST_DRAWS = 512  # of a first answer
DRAWS_BYTES, PREPARED_BYTES = 40_000_000, 120_000_000  # kept by each process
WARDS_BYTES, PIECEMEAL_BYTES, CALENDAR_BYTES = 16_000_000, 16_000_000, 66_000_000  # three books' calendars
FIRST_LADDER = (9, 128)  # its levels of spend, and its draws


@dataclass(frozen=True)
class Prepared:
    """What a question rests on at every level of spend."""

    scenario: Scenario
    base: Loaded  # the scenario file it started from, with the evidence it reads
    register: Register  # as the question assumes it
    wards: Wards
    books: Books  # of contracts
    blocks: Blocks  # that its draws come in
    make_draws: Callable[[], Draws] = field(compare=False, repr=False)
    ladder_size: tuple[int, int]  # levels of spend, and draws
    piecemeal_fingerprint: str  # of everything that piecemeal depends on
    piecemeal_ladders: Kept[Array] = field(compare=False, repr=False)  # shared by every question of the resolver
    calendar: Remember = field(compare=False, repr=False)  # of its book, shared by every question it holds for
    missions_in_order: Callable[[], list[str]] = field(compare=False, repr=False)
    parts: Kept[Problem] = field(default_factory=lambda: Kept(4), compare=False, repr=False)  # problems of variants

    @once
    def draws(self) -> Draws:
        """The futures, drawn when the first answer needs them."""
        return self.make_draws()

    @once
    def problem(self) -> Problem:
        return self.variant(self.scenario)

    def variant(self, scenario: Scenario, draws: Draws | None = None) -> Problem:
        """The problem of a scenario on the same wards and futures, or on some of them, with the same other mission."""
        other = self.best_other if scenario.wants_best_other else ""
        base, wards, draws = self.base.missions, self.wards, draws or self.draws
        return problem_for(scenario, base, wards, draws, self.register, other, self.books, self.calendar)

    @once
    def best_other(self) -> str:
        """The best mission besides the chosen one, at the spend of the scenario's file: the same at every spend."""
        return next(m for m in self.missions_in_order() if m != self.scenario.levers.mission)

    @once
    def pointings(self) -> dict[str, Pointing]:
        return point_all(self.problem)

    @property
    def piecemeal_ladder(self) -> Array:
        """Piecemeal's value at every level of spend (level, draw), kept while only levers of a mission are moved."""

        def make() -> Array:
            alone = replace(self.problem, scenario=self.scenario.with_strategies(()))
            levels, draws = self.ladder_size
            return run_ladder(alone, levels=levels, draws=draws).totals[BASELINE]

        return self.piecemeal_ladders.get(self.piecemeal_fingerprint, make)

    @once
    def ladder(self) -> Ladder:
        """Every strategy from no spend to £1bn; piecemeal's own is kept for as long as nothing it depends on moves."""
        levels, draws = self.ladder_size
        return run_ladder(self.problem, levels=levels, draws=draws, known={BASELINE: self.piecemeal_ladder})

    @once
    def crossings(self) -> dict[str, Crossing]:
        """Where the first strategy changes places with piecemeal, up to £1bn: a search costs as much as a ladder.

        For a first answer on the ladder's own draws, and with their error.
        """
        first_of_all = (next(k for k in self.pointings if k != BASELINE),)
        if self.ladder_size != FIRST_LADDER:
            return crossings(self.problem, self.pointings, self.ladder, first_of_all)
        few = self.problem.thinned(self.ladder.blocks[-1][1])
        return crossings(few, point_all(few), self.ladder, first_of_all)

    @once
    def coarse_ladder(self) -> Ladder:
        """A ladder of fewer levels on fewer of the same futures, for a curve of averages."""
        return run_ladder(self.problem, levels=21, draws=512)


def prepared_bytes(prepared: Prepared) -> int:
    """About what a prepared question comes to hold once answers have been asked of it: the arrays over its draws."""
    scenario, missions = prepared.scenario, len(prepared.base.missions.keys)
    rows = 2 * len(scenario.spend_mix) * missions  # what may follow a mission, and today's causes
    rows += 6 * missions * len(scenario.strategies)  # what each strategy points
    books = prepared.books
    rows += 2 * scenario.levers.years * (len(scenario.spend_mix) + 5) if books.own else 0
    rows += len(scenario.partners) * 2 * len(scenario.spend_mix) * missions
    rows += len(books.of_partners) * scenario.levers.years * (len(scenario.spend_mix) + 10)
    rows += 5 * prepared.wards.n + 10 * missions + len(prepared.register.parameters)
    return 8 * prepared.blocks[-1][1] * rows


@dataclass(frozen=True)
class Resolved:
    """A question resolved. Every answer is a function of one of these and of nothing else."""

    question: Question
    prepared: Prepared

    @property
    def scenario(self) -> Scenario:
        return self.question.scenario

    @property
    def spend_gbp(self) -> float:
        return self.question.spend_gbp

    @property
    def focus(self) -> str:
        return self.question.focus

    @property
    def base(self) -> Loaded:
        return self.prepared.base

    @property
    def missions(self) -> Missions:
        return self.prepared.base.missions

    @property
    def register(self) -> Register:
        return self.prepared.register

    @property
    def wards(self) -> Wards:
        return self.prepared.wards

    @property
    def book(self) -> ContractBook | None:
        return self.prepared.books.own

    @property
    def draws(self) -> Draws:
        return self.prepared.draws

    @property
    def problem(self) -> Problem:
        return self.prepared.problem

    @property
    def pointings(self) -> dict[str, Pointing]:
        return self.prepared.pointings

    @once
    def comparison(self) -> Comparison:
        """Every strategy at the question's spend, draws and all."""
        return compare(self.problem, self.spend_gbp, self.pointings)

    @property
    def strategy_numbers(self) -> dict[str, int]:
        """Each strategy's number in the scenario file, by which it keeps its colour when others are left out."""
        return {key: i for i, key in enumerate(self.base.scenario.strategies)}

    def variant(self, scenario: Scenario, draws: Draws | None = None) -> Problem:
        """The problem of another scenario on the same wards and futures, or on some of them."""
        return self.prepared.variant(scenario, draws)


@dataclass
class Resolver:
    """Resolves questions and keeps them by fingerprint, so that a process resolves one once, whoever asks."""

    _bases: Kept[Loaded] = field(default_factory=lambda: Kept(32))  # a scenario file is 2 MB at most
    _wards: Kept[Wards] = field(default_factory=lambda: Kept(WARDS_BYTES, size_of))
    _books: Kept[ContractBook] = field(default_factory=lambda: Kept(4))
    _calendars: Kept[Array] = field(default_factory=lambda: Kept(CALENDAR_BYTES, size_of))
    _draws: Kept[Draws] = field(default_factory=lambda: Kept(DRAWS_BYTES, size_of))
    _prepared: Kept[Prepared] = field(default_factory=lambda: Kept(PREPARED_BYTES, prepared_bytes))
    _piecemeal: Kept[Array] = field(default_factory=lambda: Kept(PIECEMEAL_BYTES, size_of))
    _orders: Kept[list[str]] = field(default_factory=lambda: Kept(256))  # of missions: twelve words
    _resolved: Kept[Resolved] = field(default_factory=lambda: Kept(2))  # each may hold every draw of a comparison

    def resolve(self, question: Question) -> Resolved:
        """A question resolved now, or as it is kept."""
        return self._resolved.get(
            question.fingerprint, lambda: Resolved(question, self.prepared(question.without_spend))
        )

    def prepared(self, question: Question) -> Prepared:
        """What a question rests on at every level of spend."""
        return self._prepared.get(question.fingerprint, lambda: self._prepare(question))

    def base(self, name: str) -> Loaded:
        """A scenario file with its evidence, read again once a file in scenarios/ has changed."""
        return self._bases.get((name, places.evidence_version()), lambda: scenario_files.load(name))

    def wards(self, council: str, base: Loaded) -> Wards:
        """The wards of a ward file; read again once it has changed."""
        share = base.adult_share
        return self._wards.get((council, share, ward_files.version(council)), lambda: ward_files.load(council, share))

    def book(self, name: str) -> ContractBook:
        """A contract book; read again once its file has changed."""
        return self._books.get((name, book_files.version(name)), lambda: book_files.load(name))

    def _prepare(self, question: Question) -> Prepared:
        scenario, base = question.scenario, self.base(question.base)
        register = scenario.assumed_register(base.base_register)
        wards = self.wards(question.council, base)
        books = Books(
            self.book(scenario.contracts.book) if scenario.contracts.book else None,
            {p.book: self.book(p.book) for p in scenario.partners.values() if p.book},
        )
        levers = scenario.levers
        evidence = (question.base, question.data_version, scenario.overrides)
        key = (digest(repr(evidence)), levers.draws, levers.seed)
        most = min(
            FIRST_DRAWS if question.first else levers.draws,
            levers.draws if question.most_cells is None else max(FEWEST_DRAWS, question.most_cells // wards.n),
        )

        def whole_draws() -> Draws:
            return self._draws.get(key, lambda: draws_for(scenario, register))

        def make_draws() -> Draws:
            return thinned(whole_draws(), most)

        whole = block_edges(levers.draws)
        blocks = thin(whole, most)[1] if most < levers.draws else whole
        ladder_size = FIRST_LADDER if question.first else (LEVELS, DRAWS)

        def in_order() -> list[str]:  # from every draw of a first answer too: a name does not change under a reader
            own = scenario.with_levers(spend_gbp=base.scenario.levers.spend_gbp)
            return order_of_missions(own, base.missions, wards, whole_draws(), register, books, self._calendars.get)

        return Prepared(
            scenario,
            base,
            register,
            wards,
            books,
            blocks,
            make_draws,
            ladder_size,
            question.piecemeal_fingerprint,
            self._piecemeal,
            self._calendars.get,
            lambda: self._orders.get(question.missions_fingerprint, in_order),
        )
