"""Maps of templates: those that ship place every block, and others are read by path."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import FileError
from scenarios.store.files import paper_files


@pytest.mark.parametrize("name", paper_files.shipped())
def test_a_map_that_ships_has_a_place_for_every_block_and_says_where_it_was_read(name):
    template = paper_files.load(name)
    assert template.left_out == []
    assert len(template.source) > 20


def test_a_map_of_one_s_own_is_read_by_path_and_another_name_is_told(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text(
        'title = "Ours"\nsource = "our own"\n[[headings]]\ntitle = "Why"\nblocks = ["purpose"]\nwords = 40\n'
    )
    assert paper_files.load(path).headings[0].words == 40
    with pytest.raises(FileError, match="Did you mean 'generic'"):
        paper_files.load("generik")
