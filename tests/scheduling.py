"""Which tests run in one process where there are several: those of a file, because what they share is then made once.

The browser's share a server and a browser too, and wait for pages a fifth of their time. Meanwhile a third process runs
tests that only compute; it gives way to the other two, and ends once the browser's are done. The marks that
pytest-xdist has for sharing out go unseen: it writes them into the names of tests, which pytest 9.2 no longer reads
there.
"""

from __future__ import annotations

from functools import cached_property

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

BROWSER, APART = "tests/browser/", "tests/browser/, with servers of their own"
THIRD, NICENESS = "gw2", 15
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
        unit = next((u for u in self.workqueue if not self._gives_way(node) or only_computes(u)), None)
        if unit is None:
            node.shutdown()
            return
        self.workqueue.move_to_end(unit, last=False)
        super()._assign_work_unit(node)

    def _reschedule(self, node: WorkerController) -> None:
        if self._gives_way(node) and self._browsers_done() and not node.shutting_down:
            node.shutdown()
            return
        super()._reschedule(node)

    def _gives_way(self, node: WorkerController) -> bool:
        """Whether a process is the third beside two that run browser tests."""
        return node.gateway.id == THIRD and len(self.nodes) > 2 and self._with_browsers

    @cached_property
    def _with_browsers(self) -> bool:
        return any(nodeid.startswith(BROWSER) for nodeid in self.collection or ())

    def _browsers_done(self) -> bool:
        browsers = [w for work in self.assigned_work.values() for u, w in work.items() if u.startswith(BROWSER)]
        return not any(u.startswith(BROWSER) for u in self.workqueue) and all(all(w.values()) for w in browsers)


def only_computes(unit: str) -> bool:
    """Whether a unit waits for no server and no other process, so that it may have to wait long itself."""
    return unit.split("/")[1] in COMPUTES


def unit_of(nodeid: str) -> str:
    """The unit of work of a test, by its name."""
    file = nodeid.split("::", 1)[0]
    if not file.startswith(BROWSER) or file == f"{BROWSER}test_sign_in.py":
        return file
    return APART if file.removeprefix(BROWSER).removesuffix(".py") in WITH_SERVERS else BROWSER
