"""A tab of a browser that shows one test's page after another's, with nothing left of the one before."""

from __future__ import annotations

from collections.abc import Callable

KEPT = "local_storage,indexeddb,websql,cache_storage"
AS_A_NEW_ONE = {"media": "null", "color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}


class Tab:
    """A tab, and what of a test has to be taken back from it."""

    def __init__(self, context) -> None:
        self.page = context.new_page()
        self._devtools = context.new_cdp_session(self.page)
        self._heard: dict[str, Callable] = {}

    def begin(self, viewport: dict[str, int], hears: dict[str, Callable], csp: bool, media: dict[str, str]):
        """Its page, before it has gone anywhere."""
        page, self._heard = self.page, hears
        page.bring_to_front()
        page.set_viewport_size(viewport)
        page.emulate_media(**{**AS_A_NEW_ONE, **media})
        self._devtools.send("Page.setBypassCSP", {"enabled": not csp})  # without it, axe cannot be put into a page
        for event, call in hears.items():
            page.on(event, call)
        return page

    def empty(self) -> bool:
        """Forget the test; where that cannot be done the tab is closed, and is of no use to another."""
        from playwright.sync_api import Error

        page = self.page
        for event, call in self._heard.items():
            page.remove_listener(event, call)
        try:
            page.unroute_all()
            if page.url.startswith("http"):
                origin = page.evaluate("() => { sessionStorage.clear(); return location.origin; }")
                self._devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": KEPT})
            page.mouse.move(0, 0)
            page.goto("about:blank")
        except Error:
            page.close()
            return False
        return True
