"""A council's own file brought to the app, in a real browser or as a client of its protocol, and files to bring."""

from __future__ import annotations

import asyncio
import sys
import urllib.request
import uuid
from pathlib import Path

from benchmarks import england
from benchmarks.reader import Reader

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
WAIT_MS = 180_000


def bring(address: str, path: Path) -> str:
    """Upload a file on Wards and use its wards; the address of the council that it became."""
    from playwright.sync_api import sync_playwright
    from serving import FLAGS, browser_path, drawn

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        tab = browser.new_page()
        tab.goto(f"{address}/Wards")
        chosen = tab.locator("input[type=file]").first
        chosen.wait_for(state="attached", timeout=WAIT_MS)
        drawn(tab)
        chosen.set_input_files(str(path))
        use = tab.get_by_role("button", name="Use these wards")
        use.wait_for(timeout=WAIT_MS)
        use.click()
        tab.get_by_text("It worked").wait_for(timeout=WAIT_MS)
        query = tab.url.split("?", 1)[1]
        browser.close()
    return next(part for part in query.split("&") if part.startswith("wards="))


class Bringer(Reader):
    """A reader who brings a file without a browser, which would take a core of its own while it is measured."""

    def __init__(self, address: str, number: int) -> None:
        super().__init__(address, number, "Wards")
        self.found: dict[str, str] = {}  # the identity of the box of boundaries, and of the button that uses them
        self.urls = asyncio.get_running_loop().create_future()
        self.worked = asyncio.Event()

    async def bring(self, path: Path) -> None:
        """The file in the box of boundaries, its report awaited, its wards used."""
        from streamlit.proto.BackMsg_pb2 import BackMsg
        from streamlit.proto.WidgetStates_pb2 import WidgetState

        await self.join()
        message = BackMsg()
        message.file_urls_request.request_id = uuid.uuid4().hex
        message.file_urls_request.file_names.append(path.name)
        message.file_urls_request.session_id = self.session
        await self.socket.send(message.SerializeToString())
        urls = await self.urls
        await asyncio.to_thread(self._put, urls.upload_url, path)
        box = WidgetState(id=self.found["boundaries"])
        box.file_uploader_state_value.uploaded_file_info.add(
            name=path.name, size=path.stat().st_size, file_id=urls.file_id, file_urls=urls
        )
        self.states[box.id] = box
        await self._ask()
        use = WidgetState(id=self.found["use_wards"], trigger_value=True)
        self.states[use.id] = use
        await self._ask()
        await asyncio.wait_for(self.worked.wait(), WAIT_MS / 1000)

    def _put(self, url: str, path: Path) -> None:
        with urllib.request.urlopen(f"{self.address}/_stcore/health") as answer:
            cookie = answer.headers["Set-Cookie"].split(";")[0]
        edge = uuid.uuid4().hex
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\n\r\n'
        body = head.encode() + path.read_bytes() + f"\r\n--{edge}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={edge}",
            "Cookie": cookie,
            "X-Xsrftoken": cookie.split("=", 1)[1],
        }
        urllib.request.urlopen(urllib.request.Request(self.address + url, body, headers, method="PUT"))

    def _see(self, delta) -> None:
        super()._see(delta)
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("file_uploader", "button"):
            key = getattr(element, kind).id.rsplit("-", 1)[-1]
            self.found["boundaries" if key.startswith("boundaries") else key] = getattr(element, kind).id
        if kind == "alert" and "It worked" in element.alert.body:
            self.worked.set()

    def _told(self, kind: str | None, message) -> None:
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id
        if kind == "file_urls_response":
            self.urls.set_result(message.file_urls_response.file_urls[0])


def town(folder: Path, prefix: str) -> Path:
    """A council of twenty-four wards that no other file holds."""
    path = folder / f"{prefix}.geojson"
    text = (ROOT / "geodata" / "suchnsuch" / "wards.geojson").read_text(encoding="utf-8")
    path.write_text(text.replace("SNS", prefix), encoding="utf-8")
    return path


def region(folder: Path) -> Path:
    """About 15 MB: the country's outlines and figures, as many wards of it as fit."""
    whole = folder / "country.geojson"
    england.write(whole)
    lines = whole.read_text(encoding="utf-8").split("\n")
    kept, size = [lines[0]], 0
    for line in lines[1:-2]:
        size += len(line) + 1
        if size > 15_000_000:
            break
        kept.append(line)
    path = folder / "region.geojson"
    path.write_text("\n".join(kept).rstrip(",") + "]}\n", encoding="utf-8")
    whole.unlink()
    return path
