"""A bundle as a file: every content as its hash says, or one sentence."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from scenarios.domain.errors import FileError
from scenarios.store.files import bundle_files

FILES = {"a.txt": b"one", "b/c.txt": b"two"}


def test_what_is_packed_comes_back_with_what_it_was_made_with():
    made = {"version": "1", "equations": {"5": "a"}, "rows": {}}
    assert bundle_files.unpacked(bundle_files.packed(FILES, made), "b.zip") == (FILES, made)


def repacked(content: dict[str, bytes], /, **listed) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, data in content.items():
            pack.writestr(name, data)
        if listed:
            pack.writestr("hashes.json", json.dumps(listed))
    return out.getvalue()


def test_a_changed_file_is_named():
    with zipfile.ZipFile(io.BytesIO(bundle_files.packed(FILES, {}))) as pack:
        listed = json.loads(pack.read("hashes.json"))
    with pytest.raises(FileError, match=r"a\.txt in it is not what hashes\.json says"):
        bundle_files.unpacked(repacked({**FILES, "a.txt": b"three"}, **listed), "b.zip")
    with pytest.raises(FileError, match=r"its files are not those that hashes\.json lists"):
        bundle_files.unpacked(repacked({**FILES, "more.txt": b""}, **listed), "b.zip")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no zip", "it is not a ZIP file that can be read"),
        (repacked(FILES), r"there is no hashes\.json in it"),
        (repacked(FILES, files={}, format=9), "it is a bundle of format 9; this version reads format 1"),
        (repacked(FILES, format=1), r"its hashes\.json cannot be read"),
        (repacked({**FILES, "hashes.json": b"{"}), r"its hashes\.json cannot be read"),
    ],
)
def test_what_is_no_bundle_is_one_sentence(data, told):
    with pytest.raises(FileError, match=told):
        bundle_files.unpacked(data, "b.zip")


def test_a_name_that_leads_elsewhere_is_refused():
    for name in ("../a.txt", "/tmp/a.txt", "a/b/c.txt", "a\\b.txt", ".hidden"):
        with pytest.raises(FileError, match="no name of a file in a bundle"):
            bundle_files.unpacked(repacked({name: b""}, files={}, format=1), "b.zip")


def test_a_stream_that_is_damaged_is_one_sentence():
    data = bytearray(bundle_files.packed({"a.txt": b"one two three four five" * 50}, {}))
    for i in range(38, 50):
        data[i] ^= 0xFF
    with pytest.raises(FileError, match="bundle"):
        bundle_files.unpacked(bytes(data), "b.zip")


def test_what_it_was_made_with_is_read_as_far_as_it_can_be_compared():
    _, made = bundle_files.unpacked(bundle_files.packed(FILES, {"equations": [1], "rows": None, "data": "x"}), "b.zip")
    assert made == {"equations": {}, "rows": {}, "data": "x"}


def test_one_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(bundle_files, "MOST_BYTES", 5)
    with pytest.raises(FileError, match="larger than a bundle can be"):
        bundle_files.unpacked(bundle_files.packed(FILES, {}), "b.zip")
