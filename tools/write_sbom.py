"""The software bill of materials (CycloneDX 1.6) of what the app installs: `python tools/write_sbom.py`.

Names, versions and hashes are those of requirements/app.txt; licences are what each installed package says of itself.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "sbom.cdx.json"
LINE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ \\;]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components(requirements: str) -> list[dict[str, object]]:
    """One component a locked package, in the order of the file."""
    found: list[dict[str, object]] = []
    for line in requirements.splitlines():
        if match := LINE.match(line):
            name, version = match["name"], match["version"]
            found.append(
                {
                    "type": "library",
                    "name": name,
                    "version": version,
                    "purl": f"pkg:pypi/{name.lower()}@{version}",
                    "licenses": [{"license": {"name": licence_of(name)}}],
                    "hashes": [],
                }
            )
        elif found and (digest := HASH.search(line)):
            hashes = found[-1]["hashes"]
            assert isinstance(hashes, list)
            hashes.append({"alg": "SHA-256", "content": digest[1]})
    return found


def licence_of(name: str) -> str:
    """What a package says of its licence: an expression, a classifier, or its own words' first line."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return "not installed on this platform"
    classified = [c.rsplit(" :: ", 1)[-1] for c in said.get_all("Classifier") or [] if c.startswith("License ::")]
    words = (said.get("License") or "").strip().splitlines()
    return said.get("License-Expression") or " and ".join(classified) or (words[0][:80] if words else "not stated")


def bill() -> dict[str, object]:
    text = (ROOT / "requirements" / "app.txt").read_text(encoding="utf-8")
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": components(text)}


if __name__ == "__main__":
    OUT.write_text(json.dumps(bill(), indent=1) + "\n", encoding="utf-8")
