"""The hash of the framework's one inline script, for the proxy's Content-Security-Policy: `python -m scenarios.server.script_policy`."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.util import find_spec
from pathlib import Path

from scenarios.store.files.text_files import shipped_text

INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def script_hashes() -> list[str]:
    """Every inline script of the installed framework's page, as a policy names it."""
    found = find_spec("streamlit")  # its place alone: the package itself stays unloaded
    page = shipped_text(Path(found.origin).parent / "static" / "index.html")
    return [
        "sha256-" + base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()
        for s in INLINE.findall(page)
        if s.strip()
    ]


if __name__ == "__main__":
    print(" ".join(script_hashes()))
