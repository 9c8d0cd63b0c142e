"""Which tests run in one process where there are several: those of a file, because what they share is then made once.

The browser's share a server and a browser too, and wait for pages a fifth of their time. A third process fills it with
tests that only compute, gives way to them, and ends with them. The marks that pytest-xdist has for sharing out go
unseen: it writes them into the names of tests, which pytest 9.2 no longer reads there.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

BROWSER, APART = "tests/browser/", "tests/browser/, with servers of their own"
FILLS, NICENESS = "gw2", 15
COMPUTES = (
    "analysis",
    "architecture",
    "cli",
    "domain",
    "golden",
    "model",
    "pages",
    "reports",
    "uncertainty",
    "verification",
    "views",
)
WITH_SERVERS = ("test_contracts", "test_policy", "test_proxy", "test_room", "test_wards")


class ByFile(LoadScopeScheduling):
    """A unit of work is a file, or all that share a browser's server."""

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)

    def _assign_work_unit(self, node: WorkerController) -> None:
        unit = next((u for u in self.workqueue if fits(node.gateway.id, u)), None)
        if unit is None:
            node.shutdown()
            return
        self.workqueue.move_to_end(unit, last=False)
        super()._assign_work_unit(node)

    def _reschedule(self, node: WorkerController) -> None:
        if node.gateway.id == FILLS and self._browsers_done() and not node.shutting_down:
            node.shutdown()
            return
        super()._reschedule(node)

    def _browsers_done(self) -> bool:
        browsers = [w for work in self.assigned_work.values() for u, w in work.items() if u.startswith(BROWSER)]
        return not any(u.startswith(BROWSER) for u in self.workqueue) and all(all(w.values()) for w in browsers)


def fits(process: str, unit: str) -> bool:
    """Whether a process takes this unit: the one that fills gaps only computes, because it may have to wait long."""
    return process != FILLS or unit.split("/")[1] in COMPUTES


def unit_of(nodeid: str) -> str:
    """The unit of work of a test, by its name."""
    file = nodeid.split("::", 1)[0]
    if not file.startswith(BROWSER) or file == f"{BROWSER}test_sign_in.py":
        return file
    return APART if file.removeprefix(BROWSER).removesuffix(".py") in WITH_SERVERS else BROWSER
