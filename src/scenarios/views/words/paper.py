"""The paragraphs of a committee paper: drafted for an officer to edit, with options and never a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scenarios.analysis.grant import GrantInstead
from scenarios.analysis.headline import Headline
from scenarios.analysis.outcomes import StrategyOutcomes
from scenarios.domain.mission import Missions
from scenarios.domain.scenario import BASELINE
from scenarios.views.words.compare import on_mission, outcome_noun
from scenarios.views.words.numbers import (
    capital,
    count,
    exact_pounds,
    in_futures,
    listed,
    lower,
    pounds,
    span,
    years_of,
)

Option = tuple[str, str, str, str, str]  # what it is, for, against, cost, risk
OPTION_COLUMNS = ("Option", "For it", "Against it", "Cost", "Risk")
DRAFT = "Drafted by One Mission from a model; figures are averages over many futures, with the range of eight in ten."
LEGAL = (
    "What is asked of a supplier must relate to the subject matter of its contract and be proportionate to it, under"
    " the Procurement Act 2023 and, for contracts begun before it, the Public Contracts Regulations 2015. A mission is"
    " therefore asked for in each supplier's own line of work; the lawful basis beside each ask is there for legal"
    " services to check.",
    "The Public Services (Social Value) Act 2012 asks the council to consider how what it buys might improve wellbeing,"
    " and section 3 of the Local Government Act 1999 places on it the duty of best value. Pointing social value at one"
    " mission is a choice of what to ask for, and neither adds to nor removes these duties.",
)
CONSULTATION_OPEN = (
    "To be completed: whom the council has consulted on the mission, and what they said. Before deciding, the evidence"
    " suggests asking:"
)


def purpose(h: Headline, council: str, missions: Missions) -> str:
    """What is to be decided."""
    return (
        f"To decide whether, for the next {years_of(h.years)}, the social value that {council}'s suppliers pledge on"
        f" {exact_pounds(h.spend_gbp)} a year of contracts stays spread over many causes or is pointed at one mission,"
        f" {lower(missions.title(h.mission))}."
    )


def recommendations(titles: Mapping[str, str], h: Headline, missions: Missions) -> list[str]:
    """Options for members, lettered, and what to do whichever is chosen."""
    chosen = [f"continue as today, with pledges spread over many causes ({lower(titles[BASELINE])})"]
    chosen += [f"choose {lower(title)}" for key, title in titles.items() if key != BASELINE]
    options = [f"({'abcdefghij'[i]}) {text}" for i, text in enumerate(chosen[:10])]
    return [
        f"Members are asked to choose one of these options: {listed(options, 'or')}.",
        "Whichever is chosen, members are asked to note the risks below, to name who answers for it, and to set the"
        " date on which it is looked at again.",
    ]


def options(
    found: Mapping[str, StrategyOutcomes], headlines: Mapping[str, Headline], paid: GrantInstead, missions: Missions
) -> list[Option]:
    """Do nothing, piecemeal and each strategy: what speaks for and against it, what it costs and risks."""
    first = next(iter(headlines.values()))
    years, today = years_of(first.years), found[BASELINE].outcomes["total_value_gbp"]
    worth = f"about {pounds(today.mean.value)} ({span(today.low, today.high, pounds, '', '').strip()})"
    rows: list[Option] = [
        (
            "Do nothing: ask for no social value",
            "Nothing to agree and nothing to run.",
            f"What is pledged today, worth {worth} over {years}, is no longer asked for.",
            "None.",
            "The duty to consider social value stands all the same.",
        ),
        (
            found[BASELINE].title,
            f"Worth {worth} over {years}; nothing has to change.",
            "Spread over many causes, so that nobody can say what it added up to.",
            "No more than today.",
            f"The best of these options {in_futures(found[BASELINE].chance_of_being_best.value)}.",
        ),
    ]
    for key, h in headlines.items():
        people = _people(h, missions)
        value = h.value.summary
        word = "more" if value.mean.value >= 0 else "less"
        cost = _cost(h, paid)
        ahead, best = in_futures(h.value.p_better.value), in_futures(found[key].chance_of_being_best.value)
        worth_more = f"{pounds(value.mean.value)} {word} ({span(value.low, value.high, pounds)})"
        against = f"Ahead of piecemeal in value {ahead}; on average {worth_more}."
        rows.append((found[key].title, people, against, cost, f"The best of these options {best}."))
    return rows


def _people(h: Headline, missions: Missions) -> str:
    """How many more or fewer people than under piecemeal, with the range."""
    noun, mean = outcome_noun(h.mission, missions, h.years), h.people.mean.value
    ranged = span(h.people.low, h.people.high, count, "more", "fewer")
    if count(mean) == "no":
        return f"As many {noun} as under piecemeal ({ranged})."
    return f"{count(mean)} {'more' if mean > 0 else 'fewer'} {noun} than under piecemeal ({ranged})."


def _cost(h: Headline, paid: GrantInstead) -> str:
    """What running it takes: each mission that is pointed at has to be run."""
    if h.alone:
        return f"About {pounds(paid.grant_gbp.value)} a year to run, out of what is pledged."
    if h.elsewhere:
        return "That mission costs as much to run."
    return "Each mission in it costs as much again to run."


def background(pledged: Sequence[str], council: str, people: float, share: float) -> list[str]:
    """What is pledged today and what becomes of it, and how many people the mission is about."""
    lonely = f"About {count(people)} adults in {council} are often lonely, about {100 * share:.2g} in 100."
    return [*pledged, lonely]


def summary(sentences: Sequence[str], most_words: int) -> str:
    """As many whole sentences, in their order, as the template's limit allows."""
    kept: list[str] = []
    for sentence in sentences:
        if words_in(" ".join([*kept, sentence])) <= most_words:
            kept.append(sentence)
    return " ".join(kept)


def words_in(text: str) -> int:
    return len(text.split())


def focus_named(h: Headline, missions: Missions) -> str:
    """The first strategy, as a sentence names it."""
    return capital(on_mission(h, missions))


def left_out(names: Sequence[str]) -> str:
    """What a template has no place for."""
    return f"This council's template has no heading for: {listed(list(names))}." if names else ""


def too_long(heading: str, words: int, most: int) -> str:
    return f"{heading} has {words} words, and the template allows {most}."
