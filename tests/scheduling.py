"""Which tests run in one process where there are several: those of a file, because what they share is then made once.

The browser's share a server and a browser too. The marks that pytest-xdist has for this go unseen: it writes them into
the names of tests, which pytest 9.2 no longer reads there.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

BROWSER, APART = "tests/browser/", "tests/browser/, with servers of their own"
WITH_SERVERS = ("test_contracts", "test_policy", "test_proxy", "test_room", "test_wards")


class ByFile(LoadScopeScheduling):
    """A unit of work is a file, or all that share a browser's server."""

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)


def unit_of(nodeid: str) -> str:
    """The unit of work of a test, by its name."""
    file = nodeid.split("::", 1)[0]
    if not file.startswith(BROWSER) or file == f"{BROWSER}test_sign_in.py":
        return file
    return APART if file.removeprefix(BROWSER).removesuffix(".py") in WITH_SERVERS else BROWSER
