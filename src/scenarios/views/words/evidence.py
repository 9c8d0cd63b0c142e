"""The sentences of "Evidence" and of the list of changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scenarios.analysis.chains import WeighedChain
from scenarios.analysis.changes import Change
from scenarios.analysis.drivers import parameter_of
from scenarios.analysis.headline import Headline
from scenarios.analysis.information import Evppi
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Caution, Distribution, Parameter, Register
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


def before_and_after(before: Headline, after: Headline) -> str:
    """Whether the answer has changed, and from what to what."""
    first, second = _ahead(before), _ahead(after)
    if first != second:
        return f"The answer has changed: before, {first}; now, {second}."
    if (before.people.mean, before.value.summary.mean) == (after.people.mean, after.value.summary.mean):
        return "The answer is the same before and after, to the last digit."
    return f"The answer is the same: {second}. Its figures have moved."


def moved_most(after: Headline, without: Mapping[str, Headline]) -> str:
    """Which one of several changes moved the answer most: what the answer would be without it."""
    now = after.value.summary.mean.value
    if not without:
        return ""
    name, other = max(without.items(), key=lambda item: abs(item[1].value.summary.mean.value - now))
    lead = other.value.summary.mean.value
    if lead == now:
        return "None of the changes moves it."
    which = "The change" if len(without) == 1 else "What moved it most"
    return (
        f"{which} is {lower(name)}: without it {lower(after.title)} is {_lead(lead)} on average, with it {_lead(now)}."
    )


def _ahead(h: Headline) -> str:
    who = {"better": lower(h.title), "worse": "piecemeal"}.get(h.value.verdict)
    if who is None:
        return "it makes no difference" if h.value.verdict == "exactly the same" else "it is too close to call"
    return f"{who} comes out ahead on average"


def _lead(gbp: float) -> str:
    return f"about {pounds(gbp)} {'ahead of' if gbp > 0 else 'behind'} piecemeal" if gbp else "level with piecemeal"


HOW_SURE = "Evidence, or our own judgement?"


def judged(singles: Sequence[Evppi], register: Register, most: int = 6) -> str:
    """How many of the figures that decide most are our own judgement."""
    keys = list(dict.fromkeys(parameter_of(w.key) for w in singles if w.clear))[:most]
    if not keys:
        return "No single figure decides the choice."
    ours = sum(register[k].basis == "judgement" for k in keys)
    how = {0: "none is", 1: "one is"}.get(ours, f"{ours} are")
    return f"Of the {len(keys)} figures that decide the choice most, {how} our own judgement and not a study's."


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
