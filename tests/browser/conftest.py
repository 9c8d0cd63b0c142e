"""A real browser on a real server: Chromium, Chrome or Edge, whichever is found."""

from __future__ import annotations

import os

import pytest
from serving import FLAGS, browser_path, served

SHOWN_CHARACTERS = 1500  # of each open page, where a test fails


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
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
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS, env=env)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def server():
    with served() as address:
        yield address


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A test that fails says what its open pages show: an element that never came does not say what came instead."""
    report = yield
    opened = getattr(item, "funcargs", {}).get("browser")
    if report.when == "call" and report.failed and opened is not None:
        for page in (page for context in opened.contexts for page in context.pages):
            try:
                shown = page.locator("body").inner_text(timeout=2000)[:SHOWN_CHARACTERS]
            except Exception as error:
                shown = f"nothing could be read: {error}"
            report.sections.append((f"shown at {page.url}", shown))
    return report
