"""A real browser on a real server: Chromium, Chrome or Edge, whichever is found."""

from __future__ import annotations

import os

import pytest
from serving import FLAGS, browser_path, served
from tabs import Tab

SHOWN_CHARACTERS = 1500  # of each open page, where a test fails


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """The program that drives browsers, which one it is to drive, and a home for what that writes."""
    path = browser_path()
    if path is None:
        message = "no Chromium, Chrome or Edge was found on this machine, so nothing was tested in a real browser"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    home = tmp_path_factory.mktemp("browser-home")  # whatever the browser writes stays out of the user's own folders
    env = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home)}
    with sync_playwright() as playwright:
        yield playwright.chromium, {"executable_path": path, "args": FLAGS, "env": env}, home / "profile"


@pytest.fixture(scope="session")
def browser(chromium):
    """A browser whose every context is that of somebody who has never been here."""
    kind, options, _ = chromium
    opened = kind.launch(**options)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def profile(chromium):
    """A browser that keeps the scripts it has compiled: a page opens in three quarters of the processor time."""
    kind, options, folder = chromium
    context = kind.launch_persistent_context(folder, **options)
    yield context
    context.close()


@pytest.fixture(scope="session")
def rested() -> list[Tab]:
    """Tabs that tests are done with: one that has shown the app shows it again in half of the processor time."""
    return []


@pytest.fixture
def open_tab(profile, rested):
    """Opens pages at which nobody has been before, each in a tab that may have shown others."""
    tabs: list[Tab] = []

    def opened(viewport=None, hears=None, csp=False, **media):
        """A page of some size and media, which hands its events to `hears`; with the app's own policy or without."""
        tabs.append(rested.pop() if rested else Tab(profile))
        return tabs[-1].begin(viewport or {"width": 1440, "height": 900}, hears or {}, csp, media)

    yield opened
    profile.clear_cookies()
    rested.extend(tab for tab in tabs if tab.empty())


@pytest.fixture(scope="session")
def server():
    with served() as address:
        yield address


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A test that fails says what its open pages show: an element that never came does not say what came instead."""
    report = yield
    used = getattr(item, "funcargs", {})
    contexts = [*used["browser"].contexts] if "browser" in used else []
    contexts += [used["profile"]] if "profile" in used else []
    if report.when == "call" and report.failed:
        for page in (page for context in contexts for page in context.pages):
            try:
                shown = page.locator("body").inner_text(timeout=2000)[:SHOWN_CHARACTERS]
            except Exception as error:
                shown = f"nothing could be read: {error}"
            report.sections.append((f"shown at {page.url}", shown))
    return report
