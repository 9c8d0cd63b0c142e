"""What counts of a notice as a contract and as spend."""

from __future__ import annotations

from dataclasses import replace

from scenarios.domain.notice import NOTICE_FLAGS, NoticeReport, NoticeRow


def row(**more) -> NoticeRow:
    blank = dict.fromkeys(
        ("title", "award", "contract", "start", "end", "max_end", "duration_days", "signed", "procured")
    )
    own = {
        "release": "1",
        "ocid": "o",
        "regime": "UKPGA",
        "notice": "UK7",
        "buyer": "B",
        "buyer_identifier": "",
        "stage": "contract",
        "lots": ("1",),
        "net_gbp": 100.0,
        "gross_gbp": 120.0,
        "currency": "GBP",
        "cpv": (),
        "renewal": False,
        "framework": False,
        "light_touch": False,
        "suppliers": (),
    }
    return NoticeRow(**{**blank, **own, **more})


def test_what_is_said_anew_counts_no_more():
    old = row(replaced_by="2")
    assert not old.is_contract
    assert old.spend_gbp is None


def test_the_value_without_vat_goes_before_the_one_with_it_unless_it_is_nothing():
    assert row().value_gbp == 100
    assert row(net_gbp=None).value_gbp == 120
    assert row(net_gbp=0.0).value_gbp == 120
    assert row(net_gbp=0.0, gross_gbp=None).value_gbp == 0
    assert row(net_gbp=None, gross_gbp=None).value_gbp is None


def test_a_report_tells_spend_and_ceilings_apart():
    ceiling = row(framework=True, flags=("framework",), lots=("2",))
    report = NoticeReport("n", 3, [], [row(), ceiling, replace(ceiling, contract="2"), row(stage="planned")], [], {})
    assert (report.spend_gbp, report.ceilings_gbp) == (100, 100)
    assert report.stages() == {"contract": 3, "planned": 1}
    assert report.flagged() == {"framework": ["1", "1"]}


def test_every_flag_is_said_in_words():
    assert all(said and not said.endswith(".") for said in NOTICE_FLAGS.values())
