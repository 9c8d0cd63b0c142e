"""What of a scenario no control of the side panel holds, as tables to be edited; and tables as a scenario's values.

Shares are per cent in the tables. A row without its first cell is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from scenarios.domain.errors import Described, InputError, unknown
from scenarios.domain.mission import Missions
from scenarios.domain.scenario import BEST_OTHER, CHOSEN, Scenario

CATEGORY, SHARE, PLEDGED = "Category", "Share of spend, %", "Pledged, %"
MISSION, ELIGIBLE = "Mission", "May follow it, %"
CAUSE, OF_CAUSES = "Cause today", "Share of what is pledged, %"
PROGRAMME, OF_MONEY = "Programme", "Share of the money, %"
STRATEGY, POINTS_AT, POINTED = "Strategy", "Points at", "Share pointed, %"
WORDS = {CHOSEN: "the chosen mission", BEST_OTHER: "the best other mission"}


@dataclass(frozen=True)
class Form:
    """The tables of a scenario, and the figures beside them."""

    spend: pd.DataFrame  # a row a category: its share, and what is pledged of it where that is known
    eligibility: pd.DataFrame  # a row a category and mission: what of it may follow the mission
    causes: pd.DataFrame  # a row a category and cause: what its pledges go to today
    programme: pd.DataFrame  # a row an intervention
    strategies: pd.DataFrame  # a row a strategy and mission; piecemeal points at nothing and is not among them
    adults: float | None  # none takes the wards at their own size
    start: int  # year 1 begins on 1 April of it
    covers_percent: float  # of the spend that is in the contract book
    relet: str  # "25, 50, 75, 100": the share re-let by the end of each year; empty follows the register


def form_of(scenario: Scenario, missions: Missions) -> Form:
    """A scenario as its tables."""
    names = {**WORDS, **missions.titles}
    spend = [
        (c, _percent(share), _percent(known.pledged_share) if (known := scenario.categories.get(c)) else None)
        for c, share in scenario.spend_mix.items()
    ]
    eligible = [
        (c, missions.title(m), _percent(x)) for c, k in scenario.categories.items() for m, x in k.eligibility.items()
    ]
    causes = [(c, cause, _percent(x)) for c, k in scenario.categories.items() for cause, x in k.causes.items()]
    points = [
        (s.title, names[m], _percent(x))
        for key, s in scenario.strategies.items()
        for m, x in s.points_at.items()
        if key != "piecemeal"
    ]
    programme = [(missions.isolation[k].title, _percent(x)) for k, x in scenario.programme.items()]
    relet = scenario.levers.relet_by_year or ()
    return Form(
        pd.DataFrame(spend, columns=[CATEGORY, SHARE, PLEDGED]).astype({PLEDGED: "float64"}),
        pd.DataFrame(eligible, columns=[CATEGORY, MISSION, ELIGIBLE]),
        pd.DataFrame(causes, columns=[CATEGORY, CAUSE, OF_CAUSES]),
        pd.DataFrame(programme, columns=[PROGRAMME, OF_MONEY]),
        pd.DataFrame(points, columns=[STRATEGY, POINTS_AT, POINTED]),
        scenario.council.adults,
        scenario.contracts.start,
        100 * scenario.contracts.covers,
        ", ".join(f"{_percent(x):g}" for x in relet),
    )


def as_plain(form: Form) -> dict[str, Any]:
    """The tables as plain values, to be kept as they are typed."""
    return {k: _plain(v) for k, v in vars(form).items()}


def _plain(value: object) -> object:
    if not isinstance(value, pd.DataFrame):
        return value
    cells = value.astype(object).where(value.notna(), None)
    return {"columns": [str(c) for c in cells.columns], "rows": [list(row) for row in cells.itertuples(index=False)]}


def from_plain(values: Mapping[str, Any], like: Form) -> Form:
    """Tables as they were typed; `like` says which columns hold numbers."""

    def frame(name: str) -> pd.DataFrame:
        now: pd.DataFrame = getattr(like, name)
        made = pd.DataFrame(values[name]["rows"], columns=list(now.columns))
        return made.astype({c: "float64" for c in now.columns if str(c).endswith("%")})

    return Form(
        frame("spend"),
        frame("eligibility"),
        frame("causes"),
        frame("programme"),
        frame("strategies"),
        values["adults"],
        int(values["start"]),
        float(values["covers_percent"]),
        str(values["relet"]),
    )


def values_of(form: Form, scenario: Scenario, missions: Missions) -> dict[str, Any]:
    """The scenario's values with everything that the tables say in place of what it said."""
    values = scenario.model_dump(mode="json", exclude_none=True)
    spend = _rows(form.spend, CATEGORY)
    mix = {_key(r[CATEGORY]): _share(r[SHARE], f"spend_mix.{r[CATEGORY]}") for r in spend}
    pledged = {_key(r[CATEGORY]): _share(r[PLEDGED], f"pledged, {r[CATEGORY]}") for r in spend if _said(r[PLEDGED])}
    if len(mix) < len(spend):
        raise InputError("", CATEGORY, Described("given twice"), "each category of spend stands in one row")
    values["spend_mix"] = _whole_kept(mix, scenario.spend_mix)
    values["categories"] = _categories(form, mix, pledged, scenario, missions)
    values["programme"] = _whole_kept(_programme(form, missions), scenario.programme)
    values["strategies"] = _strategies(form, scenario, missions)
    values["council"] = {k: v for k, v in values["council"].items() if k != "adults"}
    if form.adults:
        values["council"]["adults"] = float(form.adults)
    values["contracts"] |= {"start": int(form.start), "covers": _share(form.covers_percent, "covers")}
    relet = _relet(form.relet)
    values["levers"] = {k: v for k, v in values["levers"].items() if k != "relet_by_year"}
    if relet:
        values["levers"]["relet_by_year"] = relet
    return values


def _categories(
    form: Form, mix: Mapping[str, float], pledged: Mapping[str, float], scenario: Scenario, missions: Missions
) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {c: {"pledged_share": x} for c, x in pledged.items()}
    by_title = {t.casefold(): k for k, t in missions.titles.items()}
    for frame, name, part, share in (
        (form.eligibility, MISSION, "eligibility", ELIGIBLE),
        (form.causes, CAUSE, "causes", OF_CAUSES),
    ):
        for row in _rows(frame, CATEGORY):
            category, said = _key(row[CATEGORY]), str(row[name] or "")
            if category not in mix:
                raise unknown(CATEGORY, category, mix, "category of spend")
            known = by_title.get(said.casefold(), said) if name == MISSION else said
            of_category = found.setdefault(category, {}).setdefault(part, {})
            _put(of_category, known, row[share], f"{category}, {said}")
    for category, own in scenario.categories.items():
        for part, now in (("eligibility", own.eligibility), ("causes", own.causes)):
            if category in found and found[category].get(part):
                found[category][part] = _whole_kept(found[category][part], now)
    return found


def _programme(form: Form, missions: Missions) -> dict[str, float]:
    keys = {i.title.casefold(): k for k, i in missions.isolation.items()}
    found: dict[str, float] = {}
    for row in _rows(form.programme, PROGRAMME):
        said = str(row[PROGRAMME])
        _put(found, keys.get(said.casefold(), said), row[OF_MONEY], f"programme, {said}")
    return found


def _strategies(form: Form, scenario: Scenario, missions: Missions) -> dict[str, dict[str, Any]]:
    """Strategies by title: one that was there keeps its key, its spare and its place."""
    keys = {t.casefold(): k for k, t in {**WORDS, **missions.titles}.items()}
    own = {s.title: k for k, s in scenario.strategies.items()}
    found = {"piecemeal": scenario.strategies["piecemeal"].model_dump(mode="json", exclude_none=True)}
    for row in _rows(form.strategies, STRATEGY):
        title, said = str(row[STRATEGY]).strip(), str(row[POINTS_AT] or "")
        key = own.setdefault(title, _new_key(title, {**scenario.strategies, **found}))
        if key not in found:
            spare = scenario.strategies[key].spare if key in scenario.strategies else None
            found[key] = {"title": title, "points_at": {}, **({"spare": spare} if spare else {})}
        points: dict[str, float] = found[key]["points_at"]
        _put(points, keys.get(said.casefold(), said), row[POINTED], f"strategies, {title}, {said}")
    for key, idle in scenario.strategies.items():  # one that points at nothing has no row to stand in
        if not idle.points_at:
            found.setdefault(key, idle.model_dump(mode="json", exclude_none=True))
    if len(found) == 1:
        raise InputError("", STRATEGY, Described("none"), "there must be one besides piecemeal, to compare with it")
    for key, strategy in found.items():
        if key in scenario.strategies:
            strategy["points_at"] = _whole_kept(strategy["points_at"], scenario.strategies[key].points_at)
    return found


def _put(shares: dict[str, float], key: str, percent: object, field: str) -> None:
    """One share, once."""
    if key in shares:
        raise InputError("", field, Described("given twice"), "it stands in one row")
    shares[key] = _share(percent, field)


def _new_key(title: str, taken: Iterable[str]) -> str:
    bare = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_") or "strategy"
    return bare if bare not in taken else _new_key(f"{bare}_2", taken)


def _relet(text: str) -> list[float]:
    parts = [p.strip().removesuffix("%").strip() for p in re.split(r"[,;\s]+", text.strip()) if p.strip(" %")]
    try:
        return [_share(float(p), "relet_by_year") for p in parts]
    except ValueError:
        allowed = "per cent by the end of each year, with commas between: 25, 50, 75, 100"
        raise InputError("", "Re-let by the end of each year", text, allowed) from None


def _whole_kept(new: dict[str, float], old: Mapping[str, float]) -> dict[str, float]:
    """What the table leaves as it was keeps its last digit: a table shows two places of a per cent."""
    return {k: old[k] if k in old and abs(x - old[k]) < 5e-7 else x for k, x in new.items()}


def _rows(frame: pd.DataFrame, first: str) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in frame.to_dict("records") if _said(row[first])]


def _said(value: object) -> bool:
    return not (value is None or (isinstance(value, float) and pd.isna(value)) or not str(value).strip())


def _key(value: object) -> str:
    return str(value).strip()


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 4)


def _share(percent: object, field: str) -> float:
    if not _said(percent):
        raise InputError("", field, Described("empty"), "it must be a share in per cent, from 0 to 100")
    number = float(str(percent))
    if not 0 <= number <= 100:
        raise InputError("", field, f"{number:g} %", "it must be a share in per cent, from 0 to 100")
    return number / 100
