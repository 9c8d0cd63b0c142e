"""`scenarios export`: the static summary as a file."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from calling import scenarios


def test_the_page_is_written_and_what_it_is_of_is_said(tmp_path):
    path = tmp_path / "page.html"
    done = scenarios("export", "existing_practice", "--html", path, "--draws", "128", "--spend", "250m")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{path}: written, ")
    assert "for SuchnSuch and Existing practice." in done.stdout
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "At £250m a year" in page


def test_the_file_it_goes_to_must_be_named():
    done = scenarios("export", "existing_practice")
    assert done.returncode == 2
    assert "--html" in done.stderr


def test_a_folder_that_is_not_there_is_told_before_the_run(tmp_path, monkeypatch):
    from scenarios.reports import summary

    monkeypatch.setattr(summary, "summary_page", lambda *a: pytest.fail("it ran"))
    done = scenarios("export", "existing_practice", "--html", tmp_path / "nowhere" / "page.html")
    assert done.returncode == 2
    assert "--html is " in done.stderr


def test_a_second_export_takes_the_place_of_the_first(tmp_path):
    path = tmp_path / "page.html"
    for spend in ("100m", "300m"):
        assert (
            scenarios("export", "existing_practice", "--html", path, "--draws", "64", "--spend", spend).returncode == 0
        )
    assert "At £300m a year" in path.read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


def test_without_fonts_and_without_a_home_a_page_is_whole(tmp_path):
    """As on a server that has neither: the charts are drawn with the fonts of the library itself."""
    bare = tmp_path / "fonts.conf"
    bare.write_text("<?xml version='1.0'?><fontconfig></fontconfig>", encoding="utf-8")
    env = {k: v for k, v in os.environ.items() if k not in ("HOME", "XDG_CACHE_HOME", "ONE_MISSION_CACHE")}
    env |= {"HOME": "/nowhere", "FONTCONFIG_FILE": str(bare)}
    asked = ["export", "existing_practice", "--draws", "256", "--html", str(tmp_path / "page.html")]
    done = subprocess.run([sys.executable, "-m", "scenarios.cli", *asked], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.count("<svg") >= 3
    assert page.count("<text") > 20
