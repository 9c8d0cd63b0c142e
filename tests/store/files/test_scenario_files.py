"""Scenario files: every mistake is one sentence naming file, field, value and what is allowed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from making import levers

from scenarios.domain.errors import FileError, InputError, MissionError
from scenarios.store.files import scenario_files
from scenarios.store.files.places import scenario_folder
from scenarios.store.files.toml_files import toml_text

HEAD = 'format = 1\nextends = "existing_practice"\n'
SHIPPED = [p.stem for p in scenario_files.shipped_files()]


def write(folder, text, name="mine.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_six_scenarios_ship():
    assert {
        "existing_practice",
        "policy_stretch",
        "every_contract_counts",
        "sceptic",
        "small_district",
        "large_county",
    } <= set(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_scenario_loads_and_says_why_it_differs(name):
    scenario = scenario_files.load(name).scenario
    assert scenario.name == name
    assert all(len(o.why) > 10 for o in scenario.overrides)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "[levers]\nspend_gdp = 1e6",
            r"mine\.toml: levers\.spend_gdp .*'spend_gdp' is not a known key.*Did you mean 'spend_gbp'\?",
        ),
        ("levrs = 3", r"mine\.toml: levrs is 3, but 'levrs' is not a known key.*Did you mean 'levers'\?"),
        ("[levers]\nspend_gbp = -5", r"mine\.toml: levers\.spend_gbp is -5, but it must be from 0 to 5,000,000,000"),
        ("[levers]\npointed_share = 1.4", r"levers\.pointed_share is 1\.4, but it must be "),
        ("[levers]\nyears = 2.5", r"levers\.years is 2\.5, but "),
        ("[levers]\nspend_gbp = nan", r"levers\.spend_gbp is nan, but it must be a finite number"),
        (
            '[levers]\nward_rule = "nede"',
            r"levers\.ward_rule is 'nede', but allowed are 'per_head', 'need'.*Did you mean 'need'\?",
        ),
        ('[levers]\nmission = "carbn"', r"levers\.mission is 'carbn'.*Did you mean 'carbon'\?"),
        (
            "[levers]\nrelet_by_year = [0.5, 0.2]",
            r"levers\.relet_by_year is \[0\.5, 0\.2\], but the share re-let by each year cannot fall",
        ),
        (
            "[spend_mix]\nhousing = 0.6\nschools = 0.3",
            r"mine\.toml: spend_mix is a sum of 0\.9, but its shares must sum to 1",
        ),
        ("[programme]\ngroup = 0.5", r"programme is a sum of 0\.5, but its shares must sum to 1"),
        ("[programme]\ngruop = 1.0", r"programme is 'gruop'.*Did you mean 'group'\?"),
        ("[categories.housing.causes]\nisolation = 0.5", r"causes is a sum of 0\.5"),
        ("[categories.hosing]\npledged_share = 0.1", r"categories is 'hosing'.*Did you mean 'housing'\?"),
        (
            '[strategies.odd]\ntitle = "Odd"\npoints_at = { jobs = 1.4 }',
            r"strategies\.odd\.points_at\.jobs is 1\.4, but it must be ",
        ),
        (
            '[strategies.odd]\ntitle = "Odd"\npoints_at = { jobs = 0.9, carbon = 0.9 }',
            r"points_at is 1\.8, but the shares",
        ),
        ("[strategies.piecemeal]\npoints_at = { jobs = 1.0 }", r"piecemeal points at nothing"),
        (
            '[[overrides]]\nkey = "wellbi"\nfixed = 1.0\nwhy = "test"',
            r"overrides\.key is 'wellbi'.*Did you mean 'wellby'\?",
        ),
        ('[[overrides]]\nkey = "wellby"\nfixed = 13000.0', r"overrides\.0\.why is missing, but it is required"),
        (
            '[[overrides]]\nkey = "addressable_share"\nfixed = 1.4\nwhy = "test"',
            r"mine\.toml: addressable_share is 1\.4, but it must lie from 0 to 1",
        ),
        (
            '[[overrides]]\nkey = "wellby"\nwhy = "test"',
            r"overrides\.wellby is empty, but give one of `fixed`, `between`",
        ),
        ('[[overrides]]\nkey = "wellby"\nwhy = "test"\ndistribution = "normal"', r"is 'normal'.*Did you mean 'norm'\?"),
        (
            (
                '[[overrides]]\nkey = "wellby"\nfixed = 1.0\nwhy = "test"\n[[overrides]]\nkey = "wellby"\nfixed ='
                ' 2.0\nwhy = "test"'
            ),
            r"mine\.toml: overrides\.key is 'wellby', but that parameter is overridden twice",
        ),
        ("overrides = 3", r"each override is a table"),
        (
            '[[overrides]]\nkey = "sv_commit_book"\nfixed = 1.4\nwhy = "test"',
            r"sv_commit_book is 1\.4, but it must lie from 0 to 1",
        ),
        (
            '[[overrides]]\nkey = "cost_group"\nfixed = 0.0\nwhy = "test"',
            r"cost_group is 0\.0, but it must lie above 0",
        ),
        (
            '[[overrides]]\nkey = "prev_often_eng"\nfixed = 1.0\nwhy = "test"',
            r"prev_often_eng is 1\.0, but it must lie from 0 to 1, bounds excluded",
        ),
        (
            '[[overrides]]\nkey = ["a"]\nfixed = 0.0\nwhy = "test"',
            r"overrides\.key is \['a'\], but it must be the name of a parameter",
        ),
        (
            '[[overrides]]\nkey = "wellby"\nfixed = 1.0\nwhy = "x"',
            r"overrides\.0\.why is 'x', but it needs at least 3 letters",
        ),
        (
            '[[overrides]]\nkey = "piecemeal_mix"\nfixed = 0.5\nwhy = "test"',
            r"it needs a dirichlet, or fixed shares, over the labels local employment",
        ),
        (
            '[[overrides]]\nkey = "wellby"\nwhy = "test"\ndistribution = "shares"\nparameters = { a = 1.0 }',
            r"wellby is 'shares', but it is one number",
        ),
        ("title = 2020-01-01", r"a date is '2020-01-01', but no key here takes a date"),
        ("strategies = 3", r"strategies is 3, but it must be a table"),
        ("levers = []", r"levers is \[\], but it must be a table"),
        ('[levers]\nspend_gbp = "400m"', r"levers\.spend_gbp is '400m', but it must be a number"),
        ("[levers]\nyears = 2026-01-01", r"a date is '2026-01-01', but no key here takes a date"),
        ("[levers]\nmission_can_drop = 1", r"levers\.mission_can_drop is 1, but it must be true or false"),
        ('[council]\nwards = ""', r"council\.wards is '', but it must not be empty"),
        ("[council]\nwards = 3", r"council\.wards is 3, but it must be text in quotes"),
        ("[spend_mix]", r"spend_mix is a sum of 0, but its shares must sum to 1"),
        ("[spend_mix]\nhousing = -1.0\nschools = 2.0", r"spend_mix\.housing is -1\.0, but it must be at or above 0"),
        ("[council]\nadults = -3.0", r"council\.adults is -3\.0, but it must be "),
    ],
)
def test_a_mistake_is_one_clear_sentence(tmp_path, text, says):
    with pytest.raises(MissionError, match=says) as caught:
        scenario_files.load(write(tmp_path, HEAD + text))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("mine.toml")


def test_a_key_given_twice_is_named_with_its_line(tmp_path):
    with pytest.raises(FileError, match=r"mine\.toml: the same key is given twice: .*line 5"):
        scenario_files.load(write(tmp_path, HEAD + "[levers]\nyears = 3\nyears = 4\n"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is empty"),
        (b"  \n ", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text in UTF-8"),
        (b"format = 1\x00", "it is binary"),
        (b"format = ", "it is not valid TOML"),
        (b"format = 1\n[levers\n", "it is not valid TOML"),
        (b"x = 1\n" * 500_000, "too large"),
        (b"x = " + b"[" * 5000, "it is not valid TOML"),
        (b"x = " + b"9" * 5000, "it is not valid TOML"),
    ],
)
def test_wrong_empty_truncated_huge_and_binary_files(tmp_path, data, says):
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(FileError, match=says):
        scenario_files.load(path)


def test_a_byte_order_mark_is_read_past(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    assert scenario_files.load(path).scenario.name == "mine"


def test_a_missing_file_and_a_missing_name_guess_the_typo(tmp_path):
    write(tmp_path, HEAD)
    with pytest.raises(FileError, match=r"there is no such file \(did you mean mine\.toml\?\)"):
        scenario_files.load(tmp_path / "mien.toml")
    with pytest.raises(FileError, match=r"Did you mean 'sceptic'\?"):
        scenario_files.load("skeptic")


def test_the_format_is_versioned(tmp_path):
    with pytest.raises(InputError, match="format is missing, but a scenario file begins with `format = 1`"):
        scenario_files.load(write(tmp_path, 'extends = "existing_practice"'))
    with pytest.raises(InputError, match="format is 2, but this version of One Mission reads format 1"):
        scenario_files.load(write(tmp_path, 'format = 2\nextends = "existing_practice"'))
    with pytest.raises(InputError, match="format is True"):
        scenario_files.load(write(tmp_path, 'format = true\nextends = "existing_practice"'))


def test_a_circle_is_told_with_its_way_round(tmp_path):
    write(tmp_path, 'format = 1\nextends = "b"', "a.toml")
    write(tmp_path, 'format = 1\nextends = "a"', "b.toml")
    with pytest.raises(InputError, match="that goes round in a circle: a → b → a"):
        scenario_files.load(tmp_path / "a.toml")


def test_extending_nobody_guesses_the_typo(tmp_path):
    with pytest.raises(InputError, match=r"extends is 'existing_practise'.*Did you mean 'existing_practice'\?"):
        scenario_files.load(write(tmp_path, 'format = 1\nextends = "existing_practise"'))


def test_only_what_differs_is_replaced(tmp_path, loaded):
    text = (
        HEAD
        + 'title = "Mine"\n[levers]\nyears = 5\n[[overrides]]\nkey = "wellby"\nfixed = 13000.0\nwhy = "2019 prices"\n'
    )
    mine = scenario_files.load(write(tmp_path, text)).scenario
    assert mine.levers == loaded.scenario.levers.model_copy(update={"years": 5})
    assert (mine.title, mine.strategies) == ("Mine", loaded.scenario.strategies)
    child = scenario_files.load(
        write(
            tmp_path,
            'format = 1\nextends = "mine"\n[[overrides]]\nkey = "wellby"\nfixed = 1.0\nwhy = "less"',
            "child.toml",
        )
    )
    assert [o.fixed for o in child.scenario.overrides] == [1.0]
    assert set(child.register["wellby"].parameters.values()) == {1.0}


def test_a_failed_load_changes_nothing(tmp_path):
    path = write(tmp_path, HEAD + "[levers]\nyears = -1")
    before = path.read_bytes()
    with pytest.raises(MissionError):
        scenario_files.load(path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["mine.toml"]


@given(chosen=levers())
def test_loading_saving_and_loading_again_gives_an_equal_scenario(tmp_path_factory, loaded, chosen):
    folder = tmp_path_factory.mktemp("saved")
    path = folder / f"{loaded.scenario.name}.toml"
    scenario = loaded.scenario.with_levers(**chosen)
    scenario_files.save(scenario, path)
    again = scenario_files.load(path).scenario
    assert again == scenario
    scenario_files.save(again, path)
    assert scenario_files.load(path).scenario == scenario


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_survive_saving(tmp_path, name):
    scenario = scenario_files.load(name).scenario
    scenario_files.save(scenario, tmp_path / f"{name}.toml")
    assert scenario_files.load(tmp_path / f"{name}.toml").scenario == scenario


def test_the_register_and_the_missions_are_read_as_strictly(tmp_path):
    text = (scenario_folder() / "register.toml").read_text(encoding="utf-8")
    bad = write(tmp_path, text.replace('grade = "C"', 'grade = "E"', 1), "register.toml")
    with pytest.raises(
        InputError, match=r"register\.toml: parameters\..*grade is 'E', but allowed are 'A', 'B', 'C' or 'D'"
    ):
        scenario_files.read_register(bad)
    text = (scenario_folder() / "missions.toml").read_text(encoding="utf-8")
    bad = write(tmp_path, text.replace('"mis_neet_cost"', '"mis_neat_cost"'), "missions.toml")
    with pytest.raises(
        InputError, match=r"'mis_neat_cost', but it is not in the register\. Did you mean 'mis_neet_cost'\?"
    ):
        scenario_files.read_missions(bad, scenario_files.read_register())


def test_a_digest_does_not_depend_on_the_order_of_lines(loaded):
    values = loaded.scenario.model_dump(mode="json")
    turned = json.loads(json.dumps(dict(reversed(values.items()))))
    assert type(loaded.scenario).model_validate_json(json.dumps(turned)).digest == loaded.scenario.digest


def test_levers_by_their_former_names_are_read(tmp_path):
    path = write(tmp_path, HEAD + '[levers]\nscepticism = "standard"\nreach_floor = 0.5\n')
    levers = scenario_files.load(path).scenario.levers
    assert (levers.caution, levers.least_share) == ("standard", 0.5)


def test_a_lever_under_both_its_names_is_refused(tmp_path):
    path = write(tmp_path, HEAD + '[levers]\nscepticism = "standard"\ncaution = "off"\n')
    with pytest.raises(MissionError) as raised:
        scenario_files.load(path)
    assert str(raised.value) == (
        "mine.toml: levers.scepticism is 'standard', but that is the former name of caution, which is given too."
    )


@pytest.mark.parametrize("more", ["fixed = 0.4", 'study = "older_adults"'])
def test_a_range_beside_another_way_is_refused(tmp_path, more):
    text = f'[[overrides]]\nkey = "d_group_trial"\nwhy = "because"\nbetween = [0.1, 0.3]\n{more}\n'
    with pytest.raises(MissionError) as raised:
        scenario_files.load(write(tmp_path, HEAD + text))
    assert "overrides.d_group_trial.between is [0.1, 0.3], but a range beside one value" in str(raised.value)


def test_a_number_that_is_no_amount_is_refused(tmp_path):
    text = '[[overrides]]\nkey = "wellby"\nwhy = "because"\nfixed = 1e308\n'
    with pytest.raises(MissionError, match="wellby is 1e\\+308, but a figure in £ 2024 lies from 0 to 100,000,000"):
        scenario_files.load(write(tmp_path, HEAD + text))


@pytest.mark.parametrize("lever", ["years = 31", "spend_gbp = 5000000001.0"])
def test_one_bound_holds_for_files_too(tmp_path, lever):
    with pytest.raises(MissionError, match=r"it must (lie|be) "):
        scenario_files.load(write(tmp_path, HEAD + f"[levers]\n{lever}\n"))


@pytest.mark.parametrize(
    ("more", "idle"), [("fixed = 0.4\ninside = 0.8", "inside"), ("fixed = 0.4\nparameters = { s = 1.0 }", "parameters")]
)
def test_what_would_do_nothing_beside_one_value_is_refused(tmp_path, more, idle):
    text = f'[[overrides]]\nkey = "scaleup"\nwhy = "because"\n{more}\n'
    with pytest.raises(MissionError, match=rf"overrides\.scaleup\.{idle} is given beside one value"):
        scenario_files.load(write(tmp_path, HEAD + text))


def test_a_file_that_is_brought_opens_no_contract_book_of_this_machine(tmp_path):
    values = scenario_files.load("existing_practice").scenario.model_dump(mode="json", exclude_none=True)
    del values["spend_mix"]  # where a file leaves it out, the book's own is read
    values["contracts"]["book"] = str(tmp_path / "mine.csv")
    with pytest.raises(InputError, match=r"contracts\.book is .* names a contract book that is here"):
        scenario_files.from_text(toml_text(values), "b")
    values["contracts"]["book"] = "suchnsuch"
    assert scenario_files.from_text(toml_text(values), "b").spend_mix
