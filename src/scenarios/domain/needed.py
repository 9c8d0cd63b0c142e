"""What a council could move to reach a target: each with who has to act, and its lawful and practical bounds."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.domain.amounts import MOST_SPEND_ON_SCREEN_GBP
from scenarios.domain.levers import LEVERS
from scenarios.domain.mission import WARD_MISSION


@dataclass(frozen=True)
class Movable:
    """Something that can be moved, by its key in the register or among the levers; bounds are of its average."""

    key: str
    label: str
    who: str
    least: float | None  # None: the 5th percentile of what it is thought to be
    most: float | None  # None: the 95th percentile
    why: str
    by_ward: bool = False  # a part of the ward programme alone, which no other mission has

    @property
    def is_lever(self) -> bool:
        return self.key in LEVERS


GRANT = "grant_gbp"  # paid directly for the help, beside scattered pledges, instead of any mission
MOVABLE_TO_TARGET = (
    Movable(
        *("spend_gbp", "Spend a year that is asked for pledges", "procurement", 0.0, float(MOST_SPEND_ON_SCREEN_GBP)),
        why="As much as the largest councils spend; beyond its own, a council needs partners who ask for the same.",
    ),
    Movable(
        *("years", "Years that the mission is kept", "the council's leaders", 1.0, float(LEVERS["years"].most)),
        why="Beyond thirty years the Green Book's rates fall, and one rate no longer holds.",
    ),
    Movable(
        *("sv_commit_book", "Pledged, of spend", "procurement", 0.0, 0.2),
        why="A fifth of every contract is what the boldest scenario here asks for; nobody has asked for more.",
    ),
    Movable(
        *("sv_delivered_ratio", "Delivered, of what is pledged", "contract managers", 0.0, 1.0),
        why="No more can be delivered than is pledged.",
    ),
    Movable(
        *("sv_cash_fraction", "In cash, of what is delivered", "suppliers", None, None),
        why="What it is thought to be: 5th to 95th percentile.",
    ),
    Movable(
        *("addressable_share", "May lawfully follow a mission", "procurement and legal", None, None),
        why="Award criteria must relate to a contract's subject-matter: 5th to 95th percentile.",
    ),
    Movable(
        *("reach_ceiling", "Lonely people who can be reached at all", "the programme team", None, None),
        why="What it is thought to be: 5th to 95th percentile.",
        by_ward=True,
    ),
    Movable(
        *("share_lonely_baseline", "Places taken by people who are often lonely", "the programme team", None, None),
        why="What it is thought to be: 5th to 95th percentile.",
        by_ward=True,
    ),
    Movable(
        *("fixed_cost_mission", "Cost of running the mission, a year", "partners who share it", 0.0, None),
        why="Shared with enough partners it comes to nothing.",
    ),
    Movable(
        *(GRANT, "Paid for the help directly instead of a mission, a year", "the council's leaders", 0.0, 10_000_000.0),
        why="Cash of the council's own, which it would have to find; few could find more.",
    ),
)


def movable_to_target(mission: str) -> tuple[Movable, ...]:
    """What can be moved where money is pointed at one mission."""
    return tuple(m for m in MOVABLE_TO_TARGET if mission == WARD_MISSION or not m.by_ward)


@dataclass(frozen=True)
class Ambitious:
    """A step of the climb: a lever at its ambitious end, the average of a parameter or a lever's own value."""

    key: str
    label: str
    who: str
    end: float | None  # None: the 95th percentile of what it is thought to be
    why: str


BEST_PROGRAMME = "programme"  # the step that buys the programme that reaches most for a pound
AMBITIOUS = (
    Ambitious("sv_commit_book", "Ask for a fifth in every contract", "procurement", 0.2, "What the boldest ask for."),
    Ambitious("sv_delivered_ratio", "See that pledges are delivered", "contract managers", None, "95th percentile."),
    Ambitious("sv_cash_fraction", "Take cash, not proxies", "suppliers", None, "95th percentile."),
    Ambitious("sv_inkind_fraction", "Take useful hours, not proxies", "suppliers", None, "95th percentile."),
    Ambitious("addressable_share", "Make more of it eligible", "procurement and legal", None, "95th percentile."),
    Ambitious("years", "Keep the mission for twenty years", "the council's leaders", 20.0, "Five council terms."),
    Ambitious(
        BEST_PROGRAMME,
        "Buy the help that reaches most",
        "the programme team",
        None,
        "What the evidence says reaches most, of every mix; being picked flatters it, so expect somewhat less.",
    ),
    Ambitious("reach_ceiling", "Reach those who are hard to reach", "the programme team", None, "95th percentile."),
    Ambitious("fixed_cost_mission", "Share the cost of running it", "partners", 0.0, "Shared until it is nothing."),
)
