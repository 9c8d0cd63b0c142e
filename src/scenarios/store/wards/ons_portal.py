"""A council's wards from the ONS Open Geography Portal's public ArcGIS REST service, for users who are online.

The only module that speaks to a network, and only when `scenarios wards fetch` is typed. Paged, retried, cached,
polite.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenarios import __version__
from scenarios.domain.errors import FileError, InputError
from scenarios.store.files.text_files import save_text

PORTAL = "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services"
YEAR = 2024
LOOKUP = "WD{yy}_LAD{yy}_UK_LU"
OUTLINES = "Wards_December_{year}_Boundaries_UK_BGC"
LICENCE = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
    "Contains OS data © Crown copyright and database right {year}."
)
COUNCIL = re.compile(r"^(E0[6789]|W06|S12|N09)\d{6}$")
PAGE = 200
AT_ONCE = 40  # codes in one question, so that its address stays short
TRIES = 5
LONGEST_WAIT_S = 30.0
KEPT_DAYS = 30
AGAIN = {408, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True)
class Portal:
    """Where to ask, where answers are kept, and how politely."""

    address: str = PORTAL
    cache: Path | None = None
    pause_s: float = 0.3
    wait: Callable[[float], None] = time.sleep
    timeout_s: float = 30.0

    def rows(self, service: str, where: str, fields: str, outlines: bool) -> list[dict[str, Any]]:
        """Every feature that fits, page by page, as GeoJSON features or as attribute rows."""
        found: list[dict[str, Any]] = []
        while True:
            asked = {
                "where": where,
                "outFields": fields,
                "f": "geojson" if outlines else "json",
                "outSR": "4326",
                "returnGeometry": "true" if outlines else "false",
                "resultOffset": str(len(found)),
                "resultRecordCount": str(PAGE),
            }
            answer = self._answer(
                f"{self.address}/{service}/FeatureServer/0/query?{urllib.parse.urlencode(asked)}", service
            )
            features = answer.get("features")
            if not isinstance(features, list):
                raise FileError(service, "the portal's answer holds no list of features")
            found += features
            more = answer.get("exceededTransferLimit") or (answer.get("properties") or {}).get("exceededTransferLimit")
            if not more or not features:
                return found

    def _answer(self, url: str, service: str) -> dict[str, Any]:
        kept = self.cache / f"{hashlib.sha256(url.encode()).hexdigest()[:24]}.json" if self.cache else None
        if kept and kept.exists() and time.time() - kept.stat().st_mtime < KEPT_DAYS * 86400:
            return json.loads(kept.read_text(encoding="utf-8"))
        answer = self._asked(url, service)
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            save_text(kept, json.dumps(answer))
        return answer

    def _asked(self, url: str, service: str) -> dict[str, Any]:
        """One answer, asked again after a fault that may pass.

        An error inside a polite 200 is an error all the same.
        """
        problem = ""
        for attempt in range(TRIES):
            self.wait(self.pause_s if attempt == 0 else min(LONGEST_WAIT_S, 2.0**attempt))
            try:
                request = urllib.request.Request(
                    url, headers={"User-Agent": f"One-Mission/{__version__}", "Accept": "application/json"}
                )
                with urllib.request.urlopen(request, timeout=self.timeout_s) as reply:
                    answer = json.loads(reply.read().decode("utf-8"))
            except urllib.error.HTTPError as error:
                problem = f"it answered {error.code}"
                if error.code not in AGAIN:
                    break
                self._wait_as_asked(error.headers.get("Retry-After"))
            except (OSError, TimeoutError, ValueError) as error:
                problem = f"it could not be reached or read ({getattr(error, 'reason', error)})"
            else:
                fault = answer.get("error") if isinstance(answer, dict) else {"message": "not an object"}
                if not fault:
                    return answer
                problem = f"it said: {fault.get('message', 'an error')} ({fault.get('code', 'no code')})"
                if fault.get("code") not in AGAIN:
                    break
        raise FileError(
            service,
            f"the Open Geography Portal did not give it: {problem}. Nothing was written; try again later, "
            "or download the wards by hand and use `scenarios wards add`",
        )

    def _wait_as_asked(self, seconds: str | None) -> None:
        """Wait as long as the server asks, within reason."""
        if seconds and seconds.isdigit():
            self.wait(min(LONGEST_WAIT_S, float(seconds)))


def council_wards(portal: Portal, council: str, year: int = YEAR) -> tuple[list[dict[str, Any]], str]:
    """GeoJSON features of a council's wards, each with its council's code and name, and the council's name."""
    if not COUNCIL.match(council):
        raise InputError("", "council", council, "it must be the code of a council, such as E08000009")
    yy = f"{year % 100:02d}"
    lookup = portal.rows(
        LOOKUP.format(yy=yy), f"LAD{yy}CD='{council}'", f"WD{yy}CD,WD{yy}NM,LAD{yy}CD,LAD{yy}NM", outlines=False
    )
    rows = [r.get("attributes") or {} for r in lookup]
    codes = sorted({str(r[f"WD{yy}CD"]) for r in rows if r.get(f"WD{yy}CD")})
    if not codes:
        raise InputError("", "council", council, f"the portal knows no wards of it in {year}")
    name = str(rows[0].get(f"LAD{yy}NM") or council)
    features: list[dict[str, Any]] = []
    for start in range(0, len(codes), AT_ONCE):
        listed = ",".join(f"'{c}'" for c in codes[start : start + AT_ONCE])
        features += portal.rows(
            OUTLINES.format(year=year), f"WD{yy}CD IN ({listed})", f"WD{yy}CD,WD{yy}NM", outlines=True
        )
    lacking = set(codes) - {str((f.get("properties") or {}).get(f"WD{yy}CD")) for f in features}
    if lacking:
        raise FileError(council, f"the portal gave no outline for {', '.join(sorted(lacking))}; nothing was written")
    for f in features:
        f["properties"] |= {"lad_code": council, "lad_name": name, "boundary_vintage": f"December {year}, BGC"}
    return features, name
