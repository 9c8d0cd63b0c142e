"""A release of a notice, as Find a Tender publishes one: for the tests of what is read from it."""

from __future__ import annotations


def release(kind="UK7", **more) -> dict:
    """A contract of £100 without VAT, published under the Procurement Act."""
    whole = {
        "id": "1-2026",
        "ocid": "ocds-h6vhtk-1",
        "tag": ["award", "contract"],
        "date": "2026-08-12T10:00:00+01:00",
        "buyer": {"id": "B1", "name": "SuchnSuch"},
        "parties": [{"id": "S1", "roles": ["supplier"], "details": {"scale": "sme", "vcse": True}}],
        "tender": {"title": "Care", "legalBasis": {"scheme": "UKPGA"}, "lots": [{"id": "1"}]},
        "awards": [
            {
                "id": "1",
                "relatedLots": ["1"],
                "suppliers": [{"id": "S1", "name": "A Ltd"}],
                "mainProcurementCategory": "services",
                "items": [{"additionalClassifications": [{"scheme": "CPV", "id": "85000000"}]}],
            }
        ],
        "contracts": [
            {
                "id": "1",
                "awardID": "1",
                "value": {"amount": 100, "amountGross": 120, "currency": "GBP"},
                "period": {"startDate": "2026-04-01T00:00:00Z", "endDate": "2028-03-31", "maxExtentDate": "2029-03-31"},
                "documents": [{"noticeType": kind}],
            }
        ],
    }
    return {**whole, **more}
