"""What is said of notices: every release and every pound, read back."""

from __future__ import annotations

from dataclasses import replace

from scenarios.domain.contract import Skipped
from scenarios.domain.notice import NoticeReport, NoticeRow
from scenarios.views import words


def row(**more) -> NoticeRow:
    blank = dict.fromkeys(
        ("title", "award", "contract", "start", "end", "max_end", "duration_days", "signed", "procured")
    )
    own = dict.fromkeys(("ocid", "buyer", "buyer_identifier"), "") | dict.fromkeys(("lots", "cpv", "suppliers"), ())
    own |= dict.fromkeys(("renewal", "framework", "light_touch"), False)
    own |= {"release": "1-2026", "regime": "UKPGA", "notice": "UK7", "stage": "contract", "category": "schools"}
    return NoticeRow(**{**blank, **own, "net_gbp": 1000.0, "gross_gbp": 1200.0, "currency": "GBP", **more})


def test_what_counts_and_what_does_not_is_all_there():
    rows = [
        row(),
        row(release="2-2026", replaced_by="1-2026"),
        row(release="3-2026", framework=True, flags=("framework",), net_gbp=9e6),
        row(release="4-2026", stage="planned"),
    ]
    report = NoticeReport(
        "n.json", 6, ["1-2026"], rows, [Skipped(5, "a market engagement, and no contract")], {"UK7": 3, "UK4": 1}
    )
    said = "\n".join(words.notices.report(report))
    assert "n.json: 6 releases, 2 contracts and awards that count." in said
    assert "Notices: UK4 1 and UK7 3." in said
    assert "In them: 1 lots planned and 3 contracts." in said
    assert "Spend: £1,000.00 over the whole terms of 1 contracts" in said
    assert "no spend: £9,000,000.00, each counted once." in said
    assert "By category, as codes suggest: schools 2." in said
    assert "Read twice and counted once: 1-2026." in said
    assert "Said anew by a later notice, and not counted: 2-2026." in said
    assert "Set aside: a market engagement, and no contract (release 5)." in said
    assert "Look at: a framework: its value is a ceiling and no spend (3-2026)." in said


def test_many_releases_are_summed_up_and_each_is_named_once():
    assert words.notices.named(["1", "1", "2"]) == "1 and 2"
    assert words.notices.named([str(n) for n in range(9)]) == "0, 1, 2, 3, 4, 5 and 3 more"


def test_no_ceiling_is_told_where_there_is_none():
    report = NoticeReport("n.json", 1, [], [replace(row(), category=None)], [], {"UK7": 1})
    told = words.notices.money(report)
    assert told == ["Spend: £1,000.00 over the whole terms of 1 contracts, as published."]
