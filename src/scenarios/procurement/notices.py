"""From releases of Find a Tender and Contracts Finder to rows: three branches by legal basis, each with its own places.

A path that is right in one branch is mostly absent in the others, where it is blank and no error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scenarios.domain.notice import CONTRACT_STAGES, PLACEHOLDER_GBP, NoticeRow, Regime, Stage, Supplier
from scenarios.procurement.categories import category_by_code
from scenarios.procurement.nodes import Node, day, node, nodes, number, said, texts

CONTRACTS_FINDER = "ocds-b5fd17-"
STAGES: Mapping[str, Stage] = {
    "UK1": "planned",
    "UK3": "planned",
    "UK4": "planned",
    "UK5": "intended",
    "UK6": "award",
    "UK7": "contract",
    "UK9": "performance",
    "UK10": "change",
    "UK11": "ended",
}
NO_ROW = {
    "UK2": "a market engagement, and no contract",
    "UK12": "a procurement that was ended",
    "UK13": "a dynamic market, and no contract",
    "UK14": "a dynamic market, and no contract",
    "UK15": "a dynamic market, and no contract",
}


def regime_of(release: Node) -> Regime:
    """By whose rules a release was published."""
    if str(release.get("ocid", "")).startswith(CONTRACTS_FINDER):
        return "CF"
    return "CELEX" if node(node(release, "tender"), "legalBasis").get("scheme") == "CELEX" else "UKPGA"


def notice_of(release: Node, regime: Regime) -> str:
    """'UK7' where a document says it; regime and tags under the rules that know no kinds."""
    if regime == "UKPGA":
        parts = [node(release, "planning"), node(release, "tender"), *nodes(release, "awards")]
        for contract in nodes(release, "contracts"):
            parts += [contract, node(contract, "implementation")]
        kinds = [k for part in parts for d in nodes(part, "documents") if (k := said(d, "noticeType"))]
        if kinds:
            return kinds[-1]
    return f"{regime}:{'+'.join(texts(release, 'tag'))}"


@dataclass(frozen=True)
class Release:
    """One release, and what all its rows share."""

    whole: Node
    regime: Regime
    notice: str

    @property
    def tender(self) -> Node:
        return node(self.whole, "tender")

    @property
    def buyer(self) -> Node:
        """As it stands, or the party with that role where it does not."""
        own = node(self.whole, "buyer")
        buyers = [p for p in nodes(self.whole, "parties") if "buyer" in texts(p, "roles")]
        return own or (buyers[0] if buyers else {})

    @property
    def framework(self) -> bool:
        return node(self.tender, "techniques").get("hasFrameworkAgreement") is True

    @property
    def light_touch(self) -> bool:
        return "lightTouch" in texts(self.tender, "specialRegime")

    def suppliers(self, award: Node) -> tuple[Supplier, ...]:
        parties = {p.get("id"): p for p in nodes(self.whole, "parties")}
        found = []
        for s in nodes(award, "suppliers"):
            details = node(parties.get(s.get("id"), {}), "details")
            vcse = details.get("vcse")
            names = said(s, "id") or "", said(s, "name") or ""
            found.append(Supplier(*names, said(details, "scale"), vcse if isinstance(vcse, bool) else None))
        return tuple(found)

    def lots(self, wanted: Sequence[str]) -> list[Node]:
        return [lot for lot in nodes(self.tender, "lots") if str(lot.get("id")) in wanted]

    def row(self, stage: Stage, **more: Any) -> NoticeRow:
        """A row with what all rows of the release share."""
        blank: dict[str, Any] = dict.fromkeys(
            ("title", "award", "contract", "net_gbp", "gross_gbp", "currency", "start", "end", "max_end")
        )
        blank |= {"duration_days": None, "signed": None, "cpv": (), "procured": None, "renewal": False, "lots": ()}
        shared = {
            "release": str(self.whole.get("id", "")),
            "ocid": str(self.whole.get("ocid", "")),
            "regime": self.regime,
            "notice": self.notice,
            "buyer": said(self.buyer, "name") or "",
            "buyer_identifier": said(self.buyer, "id") or "",
            "framework": self.framework,
            "light_touch": self.light_touch,
            "suppliers": (),
        }
        row = NoticeRow(stage=stage, **{**shared, **blank, **more})
        return replace(row, flags=tuple(_flags(row)), category=category_by_code(row.cpv, row.procured))


def rows_of(release: Node) -> Iterator[NoticeRow]:
    """Every row that one release gives."""
    regime = regime_of(release)
    r = Release(release, regime, notice_of(release, regime))
    stage = stage_of(r)
    if stage is None:
        return
    if stage == "planned":
        yield from _planned(r)
    elif stage in ("intended", "award") or regime == "CF":
        yield from _awards(r, stage)
    else:
        yield from (_contract(r, stage, c) for c in nodes(release, "contracts"))


def stage_of(r: Release) -> Stage | None:
    """How far a release has come; None where it is about no contract."""
    if r.notice in STAGES:
        return STAGES[r.notice]
    tags = set() if r.notice in NO_ROW else set(texts(r.whole, "tag"))
    if r.regime == "CELEX" and tags & {"contractUpdate", "contractAmendment"}:
        return "change"
    if tags & {"award", "awardUpdate", "contract", "contractUpdate"}:
        return "contract"
    return "planned" if tags & {"planning", "planningUpdate", "tender", "tenderUpdate"} else None


def _money(value: Node) -> dict[str, Any]:
    return {
        "net_gbp": number(value, "amount"),
        "gross_gbp": number(value, "amountGross"),
        "currency": said(value, "currency"),
    }


def _term(period: Node) -> dict[str, Any]:
    days = number(period, "durationInDays")
    return {
        "start": day(period, "startDate"),
        "end": day(period, "endDate"),
        "max_end": day(period, "maxExtentDate"),
        "duration_days": None if days is None else int(days),
    }


def _codes(*of: Node) -> list[str]:
    """CPV codes of items or of a tender, in their order."""
    found = []
    for n in of:
        own = [node(n, "classification"), *nodes(n, "additionalClassifications")]
        found += [code for c in own if c.get("scheme") == "CPV" and (code := said(c, "id"))]
    return found


def _cpv(r: Release, lots: Sequence[str], award: Node) -> tuple[str, ...]:
    items = nodes(r.tender, "items")
    here = [i for i in items if not lots or str(i.get("relatedLot")) in lots] or items
    found = [*_codes(r.tender), *_codes(*here)] if r.regime != "UKPGA" else _codes(*(nodes(award, "items") or here))
    return tuple(dict.fromkeys(found))


def _renews(*parts: Node) -> bool:
    return any(p.get("hasRenewal") is True or bool(node(p, "renewal")) for p in parts)


def _planned(r: Release) -> Iterator[NoticeRow]:
    """One row a lot; Contracts Finder knows no lots, and a tender is one row."""
    for lot in nodes(r.tender, "lots") or ([{}] if r.regime == "CF" else []):
        own = [str(lot["id"])] if "id" in lot else []
        value = node(lot, "value") or node(r.tender, "value")
        period = node(lot, "contractPeriod") or node(r.tender, "contractPeriod")
        yield r.row(
            "planned",
            title=said(lot, "title") or said(r.tender, "title"),
            lots=tuple(own),
            cpv=_cpv(r, own, {}),
            procured=said(r.tender, "mainProcurementCategory"),
            renewal=_renews(lot),
            **_money(value),
            **_term(period),
        )


def _awards(r: Release, stage: Stage) -> Iterator[NoticeRow]:
    """One row an award that names a supplier; lots that went to nobody are one more."""
    nobody: list[str] = []
    for award in nodes(r.whole, "awards"):
        lots = texts(award, "relatedLots")
        if not nodes(award, "suppliers"):
            nobody += lots
            continue
        yield r.row(
            stage,
            award=said(award, "id"),
            title=said(award, "title") or said(r.tender, "title"),
            lots=tuple(lots),
            cpv=_cpv(r, lots, award),
            procured=said(award, "mainProcurementCategory") or said(r.tender, "mainProcurementCategory"),
            renewal=_renews(award, *r.lots(lots)),
            suppliers=r.suppliers(award),
            **_money(node(award, "value")),
            **_term(node(award, "contractPeriod")),
        )
    if nobody:
        yield r.row("not_awarded", lots=tuple(nobody))


def _contract(r: Release, stage: Stage, contract: Node) -> NoticeRow:
    """One contract, with what its award and its lots say where it is silent."""
    award = next((a for a in nodes(r.whole, "awards") if a.get("id") == contract.get("awardID")), {})
    lots = texts(award, "relatedLots")
    own_lots = r.lots(lots)
    period = node(contract, "period") or next((p for lot in own_lots if (p := node(lot, "contractPeriod"))), {})
    value = node(contract, "value") or node(node(contract, "implementation"), "finalValue")
    return r.row(
        stage,
        contract=said(contract, "id"),
        award=said(contract, "awardID"),
        title=said(contract, "title") or said(award, "title") or said(r.tender, "title"),
        lots=tuple(lots),
        cpv=_cpv(r, lots, award),
        procured=said(award, "mainProcurementCategory") or said(r.tender, "mainProcurementCategory"),
        renewal=_renews(contract, award, *own_lots),
        suppliers=r.suppliers(award),
        signed=day(contract, "dateSigned"),
        kpis_agreed=len(nodes(contract, "agreedMetrics")),
        **_money(value),
        **_term(period),
    )


def _flags(r: NoticeRow) -> Iterator[str]:
    """What is odd about a row on its own."""
    if r.stage not in CONTRACT_STAGES and r.stage not in ("planned", "intended"):
        return
    known = [v for v in (r.net_gbp, r.gross_gbp) if v is not None]
    if not known:
        yield "no_value"
    elif max(known) <= PLACEHOLDER_GBP:
        yield "placeholder_value"
    elif r.net_gbp is None:
        yield "gross_only"
    elif r.gross_gbp == r.net_gbp:
        yield "gross_equals_net"
    if r.currency not in (None, "GBP"):
        yield "currency"
    if r.framework:
        yield "framework"
    if r.start is None and r.end is None and r.duration_days is None:
        yield "no_dates"
    if not r.cpv:
        yield "no_cpv"
