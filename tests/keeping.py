"""A scenario kept in a library, for tests of who may see it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from scenarios.answers import link, saving
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.domain.saved import Author, Version
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details


@contextmanager
def saved_in(where: str) -> Iterator[Version]:
    """A scenario in a library, which nobody has published."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(database.SETTING, where)
        asked = link.asked(Choices(levers={"draws": 256, "years": 6}), RESOLVER)
        yield library.save_new(Answers().get(saving.kept, asked, "Ours"), Details("Ours"), Author("Ann", "proxy"))
        database.forget()
