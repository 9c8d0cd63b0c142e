"""Pages are tested on what ships with an eighth of its futures; what is tested of them does not hang on how many."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module", autouse=True)
def on_fewer_futures(fewer_futures):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONE_MISSION_HOME", str(fewer_futures))
        yield
