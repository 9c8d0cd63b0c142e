"""Where an answer goes, and in what form."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from scenarios.cli import output
from scenarios.domain.errors import InputError


def test_json_keeps_every_letter_and_refuses_what_is_not_finite():
    assert json.loads(output.as_json({"a": "£", "b": [1.5]})) == {"a": "£", "b": [1.5]}
    assert "£" in output.as_json({"a": "£"})
    with pytest.raises(ValueError):
        output.as_json({"a": float("nan")})


def test_csv_has_a_column_for_every_name_in_the_order_they_come():
    text = output.as_csv([{"a": 1}, {"b": 2, "a": 3}])
    assert text == "a,b\n1,\n3,2\n"
    assert list(csv.DictReader(io.StringIO(text)))[1] == {"a": "3", "b": "2"}


def test_without_a_file_it_is_printed_as_it_is(capsys):
    output.emit("text\n", None)
    assert capsys.readouterr().out == "text\n"


def test_with_a_file_nothing_is_printed(tmp_path, capsys):
    output.emit("text\n", tmp_path / "a.txt")
    assert capsys.readouterr().out == ""
    assert (tmp_path / "a.txt").read_text() == "text\n"


def test_tables_in_a_file_are_as_wide_whatever_the_screen(tmp_path):
    table = Table(title="T")
    table.add_column("x" * 100)
    output.emit_rich(table, tmp_path / "a.txt")
    assert "x" * 100 in (tmp_path / "a.txt").read_text(encoding="utf-8")


def test_every_file_is_looked_at_before_a_run(tmp_path):
    output.expect_writable_out(out=None, draws_out=tmp_path / "d.parquet")
    with pytest.raises(InputError, match="--draws-out is"):
        output.expect_writable_out(draws_out=tmp_path / "nowhere" / "d.parquet")


def test_in_a_pipe_progress_is_silent(capsys):
    with output.progress("working") as step:
        step(0.5)
    assert capsys.readouterr() == ("", "")


def test_text_that_a_spreadsheet_would_run_is_text_and_numbers_stay_numbers():
    text = output.as_csv([{"name": "=1+cmd", "n": -5.0}, {"name": "+x", "n": 2}, {"name": "North", "n": None}])
    assert text == "name,n\n'=1+cmd,-5.0\n'+x,2\nNorth,\n"


def test_no_number_is_cut_however_narrow_the_terminal():
    table = Table(show_header=False, box=None, padding=0)
    table.add_column(no_wrap=True)
    table.add_row("−£470,000,000,123")
    output.uncut(Group(Text("x"), table))
    page = io.StringIO()
    Console(file=page, width=8).print(table)
    assert "".join(page.getvalue().split()) == "−£470,000,000,123"


def test_in_a_pipe_tables_are_as_wide_as_they_are(capsys):
    table = Table("x" * 150)
    table.add_row("y" * 150)
    output.emit_rich(table, None)
    assert "y" * 150 in capsys.readouterr().out


@pytest.mark.parametrize("name", ["[/red] x", "[link=http://a]n[/link]", "piecemeal_mix[isolation]", ":smile:"])
def test_a_name_is_told_as_it_is_and_never_read_as_markup(capsys, tmp_path, name):
    table = Table(title=name)
    table.add_column(name)
    table.add_row(name)
    output.emit_rich(table, None)
    assert capsys.readouterr().out.count(name) == 3
    output.emit_rich(table, tmp_path / "t.txt")
    assert (tmp_path / "t.txt").read_text(encoding="utf-8").count(name) == 3
