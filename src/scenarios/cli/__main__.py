"""`scenarios VERB …`.

Exit codes: 0 done, 2 an input or an option cannot be used (one sentence says why), 1 a fault of ours.
"""

from __future__ import annotations

import sys

import click

from scenarios import __version__
from scenarios.cli.analyse import analyse
from scenarios.cli.bundle import bundle
from scenarios.cli.check import check
from scenarios.cli.contracts import contracts
from scenarios.cli.decide import decide
from scenarios.cli.export import export
from scenarios.cli.ladder import ladder
from scenarios.cli.library import library
from scenarios.cli.list_scenarios import list_scenarios
from scenarios.cli.need import need
from scenarios.cli.paper import paper
from scenarios.cli.published import published
from scenarios.cli.run import run
from scenarios.cli.schema import schema
from scenarios.cli.show import show
from scenarios.cli.side_by_side import side_by_side
from scenarios.cli.wards import wards
from scenarios.domain.errors import MissionError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="scenarios")
def cli() -> None:
    """One Mission: what a council's spending power does when it is pointed at one thing."""


for command in (
    analyse,
    bundle,
    check,
    contracts,
    decide,
    export,
    ladder,
    library,
    list_scenarios,
    need,
    paper,
    published,
    run,
    schema,
    show,
    side_by_side,
    wards,
):
    cli.add_command(command)


def main() -> None:
    """Entry point: a user's mistake is one sentence and exit code 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # pound signs on a Windows console
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except MissionError as error:
        click.echo(f"scenarios: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        click.echo(f"scenarios: {error.strerror or error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
