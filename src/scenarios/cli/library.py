"""`scenarios library`: what is saved on this machine or in its database, from a terminal."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenarios.cli.options import PATH, question_options
from scenarios.domain.errors import InputError

if TYPE_CHECKING:
    from scenarios.answers.answering import Answers
    from scenarios.answers.question import Question
    from scenarios.domain.saved import Author, Version

WHO = click.option("--who", help="Your name in the history; the name of this account where nothing is said.")
WHY = click.option("--why", default="", help="Stands in the history beside your name.")
FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group()
def library() -> None:
    """Saved scenarios: keep one, list them, read a history, restore a version. ONE_MISSION_DATABASE says where."""


@library.command("list")
@click.argument("words", nargs=-1)
@click.option("--deleted", is_flag=True, help="Those that were deleted.")
@FORM
def list_saved(words: tuple[str, ...], deleted: bool, form: str) -> None:
    """Saved scenarios that hold all WORDS, the last changed first."""
    from scenarios.store.library import saved_scenarios

    found = saved_scenarios.search(" ".join(words), deleted)
    if form == "json":
        return click.echo(_json([asdict(s) for s in found]))
    for s in found:
        tags = f" [{', '.join(s.tags)}]" if s.tags else ""
        click.echo(f"{s.reference}  {s.name}{tags}  {s.changed_at:%d.%m.%Y %H:%M} UTC by {s.changed_by}")
    if not found:
        click.echo("Nothing is saved that holds all of these words." if words else "Nothing is saved.")


@library.command()
@question_options
@click.option("--name", help="What to call it. Needed for a scenario of its own.")
@click.option("--onto", help="A saved scenario, as abcdefghij@2: saved as its next version if that is the last.")
@click.option("--tag", "tags", multiple=True, help="Can be given several times.")
@click.option("--description", default="", help="What it assumes, in your own words.")
@WHO
@WHY
def save(
    name: str | None,
    onto: str | None,
    tags: tuple[str, ...],
    description: str,
    who: str | None,
    why: str,
    **chosen: Any,
) -> None:
    """Save FILE (a path, or the name of a shipped or saved scenario) with any options on top, and say its reference."""
    from scenarios.answers import saving
    from scenarios.answers.answering import Answers
    from scenarios.cli.question import question_of
    from scenarios.domain.saved import parsed
    from scenarios.store.files.scenario_files import saved_reference
    from scenarios.store.library import saved_scenarios

    target = parsed(onto) if onto else None
    if onto and (target is None or target[1] is None):
        raise InputError("", "--onto", onto, "it must name a version, as abcdefghij@2")
    if target is None and not name:
        raise InputError("", "--name", name or "", "a scenario of its own needs a name; --onto saves a further version")
    question = question_of(**chosen)
    title = saved_scenarios.saved(target[0]).name if target else saved_scenarios.Details(name or "").checked().name
    kept = Answers().get(saving.kept, question, title)
    if target is not None and target[1] is not None:
        made = saved_scenarios.save(target[0], target[1], kept, author(who), why)
    else:
        details = saved_scenarios.Details(name or "", description, tags)
        parent = question.base if saved_reference(question.base) else ""
        made = saved_scenarios.save_new(kept, details, author(who), why, parent)
    click.echo(
        f"Saved as {made.reference}. `scenarios run {made.reference}` runs it, `?scenario={made.reference}` opens it."
    )


@library.command()
@click.argument("reference")
@FORM
def history(reference: str, form: str) -> None:
    """Every version of a saved scenario: who, when, why, and what it said then."""
    from scenarios.store.files.scenario_files import read_missions
    from scenarios.store.library import saved_scenarios
    from scenarios.views import words

    of = saved_scenarios.saved(reference)
    versions = saved_scenarios.history(of.id)
    if form == "json":
        return click.echo(_json([_plain(v) for v in versions]))
    click.echo(f"{of.name} ({of.id}), {words.saved.who(of.owner)}'s")
    missions = read_missions()
    for v in versions:
        click.echo(words.saved.line(v, missions))


@library.command()
@click.argument("reference")
@click.option("--to", type=PATH, required=True, help="The TOML file to write.")
def export(reference: str, to: Path) -> None:
    """Write a version of a saved scenario as a scenario file."""
    from scenarios.store.files.text_files import save_text
    from scenarios.store.library import saved_scenarios

    version = saved_scenarios.version(reference)
    save_text(to, version.kept.text)
    click.echo(f"{to}: {version.reference} written")


@library.command()
@click.argument("reference")
@WHO
@WHY
def restore(reference: str, who: str | None, why: str) -> None:
    """Make an earlier version, as abcdefghij@2, the newest one again. Nothing is erased."""
    from scenarios.domain.saved import parsed
    from scenarios.store.library import saved_scenarios

    found = parsed(reference)
    if found is None or found[1] is None:
        raise InputError("", "the reference", reference, "it must name a version, as abcdefghij@2")
    made = saved_scenarios.restore(found[0], found[1], author(who), why)
    click.echo(f"{made.reference}: {made.why}")


@library.command()
@click.argument("reference")
@click.option("--name", help="Another name.")
@click.option("--description", help="Another description.")
@click.option("--tag", "tags", multiple=True, help="All its tags anew; can be given several times.")
@WHO
def describe(reference: str, name: str | None, description: str | None, tags: tuple[str, ...], who: str | None) -> None:
    """Give a saved scenario another name, description or tags; its versions stay as they are."""
    from scenarios.store.library import saved_scenarios

    of = saved_scenarios.saved(reference)
    now = saved_scenarios.Details(
        of.name if name is None else name, of.description if description is None else description, tags or of.tags
    )
    done = saved_scenarios.describe(of.id, now, author(who))
    click.echo(f"{done.name} ({done.id}){': ' + ', '.join(done.tags) if done.tags else ''}")


@library.command()
@click.argument("reference")
@click.option("--undo", is_flag=True, help="Open to others again.")
@WHO
def lock(reference: str, undo: bool, who: str | None) -> None:
    """Make a saved scenario read-only for others; its owner alone can."""
    from scenarios.store.library import saved_scenarios

    of = saved_scenarios.saved(reference)
    done = saved_scenarios.lock(of.id, author(who), not undo)
    click.echo(f"{done.name}: {'read-only for others' if done.locked else 'open to others'}")


@library.command()
@click.argument("reference")
@click.option("--undo", is_flag=True, help="Withdraw it.")
@WHO
def publish(reference: str, undo: bool, who: str | None) -> None:
    """Let frames, and those who have not signed in, see a saved scenario; its owner alone can."""
    from scenarios.store.library import saved_scenarios

    of = saved_scenarios.saved(reference)
    done = saved_scenarios.publish(of.id, author(who), not undo)
    click.echo(f"{done.name}: {'published' if done.published else 'no longer published'}")


@library.command()
@click.argument("reference")
@click.option("--name", help="What to call the copy.")
@WHO
@WHY
def copy(reference: str, name: str | None, who: str | None, why: str) -> None:
    """Make a scenario of its own of a version, as abcdefghij@2; of the newest where none is named."""
    from scenarios.store.library import saved_scenarios

    made = saved_scenarios.copy(reference, name or "", author(who), why)
    click.echo(f"{made.reference}: {saved_scenarios.saved(made.reference).name}")


@library.command()
@click.argument("reference")
@click.option("--undo", is_flag=True, help="Bring it back, with its whole history.")
@WHO
def delete(reference: str, undo: bool, who: str | None) -> None:
    """Take a saved scenario out of every list; its history stays."""
    from scenarios.store.library import saved_scenarios

    of = saved_scenarios.saved(reference)
    done = saved_scenarios.undelete(of.id, author(who)) if undo else saved_scenarios.delete(of.id, author(who))
    click.echo(f"{done.name}: {'brought back' if undo else 'deleted; --undo brings it back'}")


def keep(question: Question, answers: Answers, name: str, who: Author, why: str) -> str:
    """A question as a scenario of its own; its reference."""
    from scenarios.answers import saving
    from scenarios.store.library import saved_scenarios

    details = saved_scenarios.Details(name).checked()
    kept = answers.get(saving.kept, question, details.name)
    return saved_scenarios.save_new(kept, details, who, why).reference


def author(who: str | None) -> Author:
    """Who stands in the history: the name given, or that of this account."""
    from scenarios.domain.saved import Author

    if who:
        return Author(who)
    try:
        return Author(getpass.getuser())
    except (KeyError, OSError, ImportError):  # an account without a name
        raise InputError("", "--who", "", "this account has no name: say yours") from None


def _plain(v: Version) -> dict[str, Any]:
    return {**asdict(v), "reference": v.reference}


def _json(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False, indent=1)
