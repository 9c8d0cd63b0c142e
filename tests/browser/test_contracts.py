"""A register of 100,000 lines, dropped into Contracts and used."""

from __future__ import annotations

import pytest
from serving import drawn

pytestmark = pytest.mark.browser
LINES = 100_000
LONG_MS = 300_000  # processes that read files go last where cores are shared
DEPARTMENTS = ("Adult Services", "Children's Services", "Education", "Environment", "Highways", "Housing")
HEADER = "Contract ref,Title,Supplier,Department,Description,Value,Start date,End date,Latest end date,SME\n"


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """About 40 MB, as a large council's contracts of many years might be."""
    path, long = tmp_path_factory.mktemp("register") / "every_contract.csv", "what is bought and at length " * 10
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for n in range(LINES):
            ends, month = 2027 + n % 6, f"{1 + n % 28:02d}/{1 + n % 12:02d}"
            file.write(
                f"R/{n:06d},Contract number {n},Supplier {n % 4000} Ltd,{DEPARTMENTS[n % 6]},{long}{n},"
                f'"£{4000 + n % 977:,}.00",01/04/{ends - 4},{month}/{ends},{month}/{ends + 2},Yes\n'
            )
    assert 35e6 < path.stat().st_size < 64e6
    return path


def test_a_register_of_100_000_lines_is_read_told_and_used(open_tab, server, register):
    faults = []
    page = open_tab(hears={"pageerror": lambda e: faults.append(str(e))}, csp=True)
    page.goto(f"{server}/Contracts")
    drawn(page)
    page.locator("input[type=file]").set_input_files(register)
    page.get_by_text("In the book: ").wait_for(timeout=LONG_MS)
    assert page.get_by_text("In the book: ").inner_text().startswith(f"In the book: {LINES:,} contracts worth £")
    page.get_by_text("Nothing is left out.").wait_for()
    page.get_by_role("button", name="Use these contracts").click()
    page.get_by_text("It worked: every page now runs on Every contract").wait_for(timeout=LONG_MS)
    drawn(page)
    assert "book=" in page.url
    assert page.get_by_role("heading", name="Decide a year later").first.is_visible()
    page.get_by_role("button", name="Remove these contracts from this server").click()
    page.get_by_text("In use now: Every contract").wait_for(state="detached", timeout=LONG_MS)
    assert faults == []
