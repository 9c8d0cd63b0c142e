"""A question as the options of the command line that ask it again, to the same digits."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from scenarios.analysis.assumptions import as_text
from scenarios.answers.link import own_overrides
from scenarios.answers.link_lines import NONE
from scenarios.answers.question import Question
from scenarios.domain.lever import Lever
from scenarios.domain.levers import LEVERS
from scenarios.domain.partner import partners_text
from scenarios.domain.scenario import BASELINE
from scenarios.domain.supplier import kinds_text
from scenarios.store.files import scenario_files
from scenarios.store.files.scenario_files import Loaded


def written(verb: Sequence[str], question: Question, base: Loaded, extra: Sequence[str] = ()) -> str:
    """The command that asks this question: `scenarios run existing_practice --years 8`, quoted for a shell."""
    return shlex.join(["scenarios", *verb, question.base, *options(question, base), *extra])


def options(question: Question, base: Loaded) -> list[str]:
    """Only what differs from the scenario file."""
    now, own = question.scenario, base.scenario
    found = []
    for name, lever in LEVERS.items():
        mine = getattr(now.levers, name)
        if lever.link_name and mine != getattr(own.levers, name):
            found += _lever(lever, mine)
    same_size = now.council.adults == own.council.adults
    own_council = same_size and question.council == str(scenario_files.ward_source(base))
    if not own_council:
        found += ["--wards", question.council]
    if now.contracts.book != (own.contracts.book if own_council else ""):
        found += ["--contracts", now.contracts.book or NONE]
    if now.partners != (own.partners if own_council else {}):
        found += ["--partners", partners_text(now.partners) or NONE]
    if now.kinds != own.kinds:
        found += ["--kinds", kinds_text(now.kinds) or NONE]
    if set(now.strategies) != set(own.strategies):
        found += ["--strategies", ",".join(k for k in now.strategies if k != BASELINE)]
    if now.value_streams != own.value_streams:
        found += ["--streams", ",".join(now.value_streams)]
    changed = own_overrides(question, base)
    return [*found, *(["--assume", as_text(changed)] if changed else [])]


def _lever(lever: Lever, value: object) -> list[str]:
    if lever.kind == "switch":
        return [lever.option if value else f"--no-{lever.option[2:]}"]
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    return [lever.option, text]
