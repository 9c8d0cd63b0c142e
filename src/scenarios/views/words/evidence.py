"""The sentences of "Evidence" and of the list of changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scenarios.analysis.chains import WeighedChain
from scenarios.analysis.changes import Change
from scenarios.analysis.information import Evppi
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Caution, Distribution, Parameter
from scenarios.views.words.decision import short_name
from scenarios.views.words.numbers import amount, listed, lower, pounds, unit_word

CAUTION = {
    "off": "Every chain of evidence is taken at its word.",
    "standard": (
        "Each mission is believed as far as the weakest link of its chain of evidence, by the grade of its source and"
        " the kind of study. Money and places stay as they are."
    ),
    "sceptic": "Each mission is believed as far as its weakest link, and every link is believed much less.",
}
DESIGNS = {
    "trials": "randomised trials",
    "comparison": "a comparison group",
    "at scale": "measured at scale",
    "ecological": "areas compared, not people",
    "before and after": "before and after, with no comparison group",
    "modelled": "modelled from other studies",
    "judgement": "judgement",
}
GRADES = {"A": "A, official or large trials", "B": "B, good published", "C": "C, thin or derived", "D": "D, judgement"}


def distribution(d: Distribution, unit: str, low: float, high: float, middle: float) -> str:
    """A distribution in words: its middle and where eight in ten of its values lie."""
    if d.distribution == "fixed":
        return amount(d.parameters["value"], unit)
    if d.distribution == "shares":
        return "fixed shares"
    if d.distribution == "dirichlet":
        return f"a mix of {len(d.parameters)} causes"
    noun = unit_word(unit)
    centre, least, most = (amount(x, unit).removesuffix(noun) for x in (middle, low, high))
    return f"about {centre} ({least} to {most}){noun}"


def differs(found: Sequence[Change]) -> str:
    """What every page says where something is not as in the base scenario."""
    kinds = {"assumption": 0, "setting": 0}
    for c in found:
        kinds["assumption" if c.kind == "assumption" else "setting"] += 1
    parts = [f"{n} {kind}{'s' if n > 1 else ''}" for kind, n in kinds.items() if n]
    if not parts:
        return ""
    return f"{listed(parts)} {'differs' if sum(kinds.values()) == 1 else 'differ'} from the base scenario"


def before_and_after(before: str, after: str) -> str:
    """Whether the result moved at all."""
    return "The sentence is the same before and after." if before == after else "The result moved."


def link_believed(p: Parameter, share: float) -> str:
    """How far caution believes one assumption, where it is a link of a chain."""
    kind = DESIGNS[p.design] if p.design else ""
    return f"As a link it is believed to {round(100 * share)} %: grade {p.grade}, {kind}." if share < 1 else ""


def chains_believed(chains: Sequence[WeighedChain], title: Callable[[str], str], level: Caution) -> str:
    """How far every mission is believed at one level of caution, and whether that sets them apart."""
    by_share: dict[int, list[str]] = {}
    for c in chains:
        by_share.setdefault(round(100 * c.believed[level]), []).append(lower(title(c.mission)))
    (most, _), *others = sorted(by_share.items(), key=lambda item: -len(item[1]))
    if not others:
        return f"Every mission is believed to {most} %, so caution makes every gain smaller and changes no order."
    apart = listed([f"{listed(names)} to {share} %" for share, names in others])
    return (
        f"{len(by_share[most])} of {len(chains)} missions are believed to {most} %, {apart}: every chain holds a guess,"
        " so caution makes every gain smaller and hardly changes their order."
    )


def counted_once(missions: Missions, chosen: Sequence[str]) -> str:
    """Which streams are counted, and which are not because they would count twice."""
    used = listed([lower(missions.streams[s].title) for s in chosen])
    claims = {c for s in chosen for c in missions.streams[s].claims}
    left = [lower(s.title) for k, s in missions.streams.items() if k not in chosen and claims & set(s.claims)]
    text = f"Each year out of loneliness is valued once, by {used}."
    return f"{text} Left out because it would count the same years again: {listed(left)}." if left else text


def evppi_of_one(w: Evppi, p: Parameter) -> str:
    """How much the choice hangs on one assumption."""
    if not w.clear:
        return f"Knowing {short_name(p.name)} would hardly change the choice."
    return f"Knowing {short_name(p.name)} exactly would be worth up to about {pounds(w.estimate.value)} to this choice."
