"""`scenarios paper`: a Word document under a template's headings."""

from __future__ import annotations

from calling import scenarios


def test_a_paper_is_written_and_says_whose_headings_it_has(tmp_path):
    done = scenarios(
        "paper", "existing_practice", "--draws", "256", "--docx", tmp_path / "p.docx", "--dated", "2026-11-27"
    )
    assert done.returncode == 0, done.stderr
    assert "written under the headings of Generic committee report" in done.stdout
    assert (tmp_path / "p.docx").read_bytes()[:2] == b"PK"


def test_headings_of_one_s_own_are_a_file_and_what_has_no_place_is_told(tmp_path):
    (tmp_path / "o.toml").write_text(
        'title = "Ours"\nsource = "our own"\n[[headings]]\ntitle = "Why"\nblocks = ["purpose"]\n'
    )
    options = "--docx", tmp_path / "p.docx", "--map", tmp_path / "o.toml"
    done = scenarios("paper", "existing_practice", "--draws", "256", *options)
    assert done.returncode == 0, done.stderr
    assert "This council's template has no heading for:" in done.stdout


def test_a_map_that_is_not_there_is_one_sentence(tmp_path):
    done = scenarios("paper", "existing_practice", "--docx", tmp_path / "p.docx", "--map", "generik")
    assert done.returncode == 2
    assert "Did you mean 'generic'?" in done.stderr
    assert not (tmp_path / "p.docx").exists()


def test_slides_and_tables_can_be_written_alone_and_nothing_at_all_is_told(tmp_path):
    options = "--pptx", tmp_path / "s.pptx", "--xlsx", tmp_path / "s.xlsx"
    done = scenarios("paper", "existing_practice", "--draws", "128", *options)
    assert done.returncode == 0, done.stderr
    assert "two slides written" in done.stdout
    assert "every table written" in done.stdout
    none = scenarios("paper", "existing_practice")
    assert none.returncode == 2
    assert "say what to write: --docx, --pptx or --xlsx" in none.stderr
