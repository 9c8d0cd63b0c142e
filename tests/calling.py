"""The command line called as a script calls it, but within this process: output, errors and exit code."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from scenarios.cli.__main__ import main


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str

    @property
    def words(self) -> str:
        """Its output with every run of spaces as one, because tables wrap."""
        return " ".join(self.stdout.split())


def scenarios(*arguments: object) -> Done:
    out, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(errors), patch.object(sys, "argv", ["scenarios", *map(str, arguments)]):
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
    return Done(code, out.getvalue(), errors.getvalue())


def page_of(params: dict[str, list[str]]) -> str:
    """The static summary of a link, as the server makes it."""
    from scenarios.answers import link_reading
    from scenarios.answers.answering import RESOLVER
    from scenarios.reports.summary import page_of_link
    from scenarios.ui.page_parts import PAGE_PARTS

    return page_of_link(link_reading.read(params, RESOLVER, PAGE_PARTS), params)
