"""Text on disk, whole or not at all."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import FileError, InputError
from scenarios.store.files.text_files import expect_writable, save_text, shipped_files, shipped_text


def test_text_is_saved_in_utf_8_as_it_is(tmp_path):
    path = tmp_path / "a.txt"
    save_text(path, "£1bn – naïve\n")
    assert path.read_bytes() == "£1bn – naïve\n".encode()
    assert shipped_text(path) == "£1bn – naïve\n"


def test_an_old_file_is_replaced_whole(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("a longer text than the new one")
    save_text(path, "new")
    assert path.read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_failure_leaves_the_old_file_and_no_half_one(tmp_path, monkeypatch):
    from pathlib import Path

    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(FileError, match=r"^a\.txt: it could not be written: No space left on device$"):
        save_text(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_where_nothing_can_be_written_is_told_before_a_long_run(tmp_path):
    expect_writable(tmp_path / "new.json", "--out")
    (tmp_path / "old.json").write_text("x")
    expect_writable(tmp_path / "old.json", "--out")
    for path in (tmp_path / "nowhere" / "a.json", tmp_path):
        with pytest.raises(InputError, match=r"--out is .*it must be a file in a folder that exists"):
            expect_writable(path, "--out")


def test_a_link_to_elsewhere_is_not_written_through(tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "target.json")
    with pytest.raises(InputError):
        expect_writable(link, "--out")


def test_files_of_a_folder_come_in_order_at_any_depth(tmp_path):
    (tmp_path / "b").mkdir()
    for name, text in (("b/z.js", "three"), ("a.js", "one"), ("c.css", "no")):
        (tmp_path / name).write_text(text)
    assert list(shipped_files(tmp_path, "*.js")) == ["one", "three"]
