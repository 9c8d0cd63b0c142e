"""Two years of SuchnSuch's wards as a map has them, for tests of what is drawn."""

from __future__ import annotations

from scenarios.answers import link
from scenarios.answers import wards as ward_answers
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.domain.scenario import BASELINE
from scenarios.ui.ward_map import MapData
from scenarios.views.charts.theme import LIGHT
from scenarios.views.maps.measures import Pair


def two_years() -> MapData:
    """The shipped scenario over two years, from few draws."""
    resolved = RESOLVER.resolve(link.asked(Choices(levers={"draws": 256, "years": 2}), RESOLVER))
    years = {y: ward_answers.ward_year(resolved, BASELINE, y) for y in (1, 2)}
    pair = Pair(("One mission", "Piecemeal"), (LIGHT.colour(1), LIGHT.colour(0)))
    setting, drawn = ward_answers.ward_setting(resolved, BASELINE), ward_answers.drawn_wards(resolved)
    return MapData(resolved.wards, setting, years, pair, "difference", drawn)
