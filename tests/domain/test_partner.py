"""Partners, in a file and as lines that a person types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.domain.contract import CATEGORIES
from scenarios.domain.errors import InputError
from scenarios.domain.partner import MOST_PARTNERS, Partner, key_of, parse_partners, partners_text

TITLES = st.text("abcdefgh ÄäYZ&'-", min_size=1, max_size=20).map(str.strip).filter(bool)
SHARES = st.one_of(st.none(), st.floats(0, 1))


@st.composite
def partners(draw):
    found = {}
    for title in draw(st.lists(TITLES, max_size=4, unique_by=key_of)):
        part = draw(st.floats(0, 1))
        mix = {} if draw(st.booleans()) else {CATEGORIES[0]: part, CATEGORIES[3]: 1 - part}
        found[key_of(title)] = Partner(
            title=title,
            spend_gbp=draw(st.floats(0, 5e9)),
            joins=draw(st.integers(1, 30)),
            joins_share=draw(SHARES),
            pledged_share=draw(SHARES),
            eligibility=draw(st.floats(0, 1)),
            spend_mix=mix,
            book=draw(st.sampled_from(["", "suchnsuch"])),
        )
    return found


@given(partners())
def test_what_a_link_writes_reads_back_as_the_same(given_partners):
    again = parse_partners(partners_text(given_partners))
    assert list(again) == list(given_partners)
    for key, p in given_partners.items():
        assert again[key].title == p.title
        for field in ("spend_gbp", "joins_share", "pledged_share", "eligibility"):
            assert getattr(again[key], field) == pytest.approx(getattr(p, field)), field
        assert again[key].spend_mix == pytest.approx(dict(p.spend_mix))
        assert (again[key].joins, again[key].book) == (p.joins, p.book)


def test_a_line_as_a_person_types_it():
    found = parse_partners("Hospital trust: spend £300m, joins 2, chance 70%, pledged 5%, may follow 50%, housing 100%")
    assert found == {
        "hospital_trust": Partner(
            title="Hospital trust",
            spend_gbp=3e8,
            joins=2,
            joins_share=0.7,
            pledged_share=0.05,
            eligibility=0.5,
            spend_mix={"housing": 1.0},
        )
    }
    assert partners_text(found).startswith("Hospital trust: spend £300m, joins 2, chance 70%, pledged 5%")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trust: spent 300m", "Did you mean 'spend'?"),
        ("Trust: joins 2", "without its spend"),
        ("Trust: spend 40%", "from £0 to £5bn"),
        ("Trust: spend 9bn", "from £0 to £5bn"),
        ("Trust: spend £1m, joins 2.5", "it is a year of the mission, from 1 to 30"),
        ("Trust: spend £1m, joins 40", "it is a year of the mission, from 1 to 30"),
        ("Trust: spend £1m, chance 170%", "a share lies from 0% to 100%"),
        ("Trust: spend £1m, pledged much", "a share lies from 0% to 100%"),
        ("Trust: spend £1m, housing 40%", "its shares must sum to 1"),
        ("A, B: spend £1m", "a name holds no colon, comma or semicolon"),
        (f"{'x' * 70}: spend £1m", "60 letters at most"),
        ("A b: spend £1m; A-b: spend £1m", "A-b given twice"),
        ("; ".join(f"T{i}: spend £1m" for i in range(MOST_PARTNERS + 1)), "12 at most"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(text, told):
    with pytest.raises(InputError) as error:
        parse_partners(text)
    assert told in str(error.value)


def test_a_file_s_partner_is_held_to_the_same():
    with pytest.raises(InputError, match="not a known category"):
        Partner(title="Trust", spend_gbp=1, spend_mix={"houses": 1.0})
    with pytest.raises(InputError, match="its shares must sum to 1"):
        Partner(title="Trust", spend_gbp=1, causes={"jobs": 0.5})
