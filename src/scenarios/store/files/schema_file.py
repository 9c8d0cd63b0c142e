"""What the command line prints as JSON, as a published schema: a definition for each verb."""

from __future__ import annotations

import json
from typing import Any

from scenarios.domain.errors import unknown
from scenarios.store.files import places


def read() -> dict[str, Any]:
    """The whole file: shared definitions, and a schema for each verb."""
    found: dict[str, Any] = json.loads(places.schema_file().read_text(encoding="utf-8"))
    return found


def of_verb(verb: str) -> dict[str, Any]:
    """The schema of one verb, complete in itself."""
    whole = read()
    if verb not in whole["verbs"]:
        raise unknown("VERB", verb, whole["verbs"], "verb that speaks JSON")
    title = f"scenarios {verb} --format json"
    return {"$schema": whole["$schema"], "title": title, "$defs": whole["$defs"], **whole["verbs"][verb]}
