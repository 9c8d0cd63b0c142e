"""`scenarios schema`: what a verb prints with --format json, as a JSON Schema."""

from __future__ import annotations

import click

from scenarios.cli.output import as_json


@click.command()
@click.argument("verb", nargs=-1)
def schema(verb: tuple[str, ...]) -> None:
    """Print the JSON Schema of VERB, as `schema run` or `schema library list`; of all verbs where none is named."""
    from scenarios.store.files import schema_file

    click.echo(as_json(schema_file.of_verb(" ".join(verb)) if verb else schema_file.read()), nl=False)
