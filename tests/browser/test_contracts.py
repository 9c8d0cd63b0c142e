"""A register of 100,000 lines, dropped into Contracts and used."""

from __future__ import annotations

import pytest
from serving import drawn

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_2")]
LINES = 100_000
DEPARTMENTS = ("Adult Services", "Children's Services", "Education", "Environment", "Highways", "Housing")
HEADER = "Contract ref,Title,Supplier,Department,Description,Value,Start date,End date,Latest end date,SME\n"


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """About 40 MB, as a large council's contracts of many years might be."""
    path, long = tmp_path_factory.mktemp("register") / "every_contract.csv", "what is bought, at length, " * 11
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for n in range(LINES):
            ends = 2025 + n % 8
            file.write(
                f"R/{n:06d},Contract number {n} for services,Supplier {n % 4000} Ltd,{DEPARTMENTS[n % 6]},{long}{n},"
                f'"£{4000 + n % 977:,}.00",01/04/{ends - 4},{1 + n % 28:02d}/{1 + n % 12:02d}/{ends},,'
                f"{'Yes' if n % 3 else 'No'}\n".replace(",,", f",{1 + n % 28:02d}/{1 + n % 12:02d}/{ends + 2},", 1)
            )
    assert 35e6 < path.stat().st_size < 64e6
    return path


def test_a_register_of_100_000_lines_is_read_told_and_used(browser, server, register):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page, faults = context.new_page(), []
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.goto(f"{server}/Contracts")
    drawn(page)
    page.locator("input[type=file]").set_input_files(register)
    page.get_by_text("In the book: ").wait_for(timeout=90_000)
    told = page.get_by_text("In the book: ").inner_text()
    left = page.get_by_text("Left out: ").first.inner_text()
    counted = [int("".join(c for c in text.split(" contracts")[0].split(",  ")[0] if c.isdigit())) for text in (told,)]
    assert counted[0] > LINES / 2
    assert "with a published value of £" in left
    page.get_by_role("button", name="Use these contracts").click()
    page.get_by_text("It worked: every page now runs on Every contract").wait_for(timeout=90_000)
    drawn(page)
    assert "book=" in page.url
    assert page.get_by_role("heading", name="Decide a year later").first.is_visible()
    page.get_by_role("button", name="Remove these contracts from this server").click()
    page.get_by_text("In use now: Every contract").wait_for(state="detached", timeout=60_000)
    context.close()
    assert faults == []
