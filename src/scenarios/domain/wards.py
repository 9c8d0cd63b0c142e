"""The wards of one council, as arrays over the axis `ward`."""

from __future__ import annotations

from dataclasses import dataclass, field

from scenarios.domain.draws import Array


@dataclass(frozen=True)
class Wards:
    """Codes, names and modelled people of every ward; `notes` says what was modelled or imputed, and where."""

    council: str
    vintage: str  # of the boundaries
    code: tuple[str, ...]
    name: tuple[str, ...]
    adults: Array
    deprivation: Array
    poor_health: Array
    living_alone: Array
    prevalence: Array | None = None
    prevalence_se: Array | None = None
    district: tuple[str, ...] = ()  # the council of each ward, in a file that holds many
    areas: Array | None = None  # how many small areas (LSOAs) a ward's figures rest on; not a number where not given
    fictional: bool = False
    digest: str = ""
    data_vintage: str = ""  # of the figures, where the file tells it apart from the boundaries
    carried: str = ""  # from what, how and with what error, where figures of older wards were carried to these
    notes: tuple[str, ...] = ()
    imputed: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        for array in (self.adults, self.deprivation, self.poor_health, self.living_alone):
            array.setflags(write=False)

    @property
    def n(self) -> int:
        return len(self.code)

    @property
    def adults_total(self) -> float:
        return float(self.adults.sum())
