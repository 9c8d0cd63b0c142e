import math

import pytest

from scenarios.domain.errors import InputError
from scenarios.domain.parameter import Correlation, Distribution, Parameter, Register
from scenarios.domain.support import support

ROW = {
    "key": "x",
    "name": "x",
    "stream": 1,
    "group": "value",
    "unit": "-",
    "source": "test",
    "year": "2026",
    "grade": "D",
    "basis": "judgement",
}


def test_an_argument_a_distribution_does_not_have_is_refused_with_the_likely_one():
    with pytest.raises(InputError, match=r"'scal'.*Did you mean 'scale'\?"):
        Distribution(distribution="norm", parameters={"loc": 0.0, "scal": 1.0})


def test_a_missing_or_impossible_argument_is_refused():
    with pytest.raises(InputError, match="this distribution needs a, b"):
        Distribution(distribution="beta", parameters={"a": 2.0})
    with pytest.raises(InputError, match=r"parameters\.scale is -1\.0, but it must be above 0"):
        Distribution(distribution="norm", parameters={"loc": 0.0, "scale": -1.0})


def test_two_parameters_cannot_share_a_stream():
    a = Parameter(**ROW, distribution="norm", parameters={})
    b = Parameter(**{**ROW, "key": "y"}, distribution="norm", parameters={})
    with pytest.raises(InputError, match=r"parameters\.y\.stream is 1, but that stream belongs to x"):
        Register(format=1, parameters={"x": a, "y": b})


def test_a_correlation_names_known_parameters_once():
    a = Parameter(**ROW, distribution="norm", parameters={})
    with pytest.raises(InputError, match="not a known parameter"):
        Register(
            format=1, parameters={"x": a}, correlations=(Correlation(between=("x", "nobody"), rho=0.5, why="test"),)
        )


def test_a_share_cannot_be_overridden_beyond_what_it_can_be(register):
    with pytest.raises(InputError, match=r"addressable_share is 1\.4, but it must lie from 0 to 1"):
        register.replaced("addressable_share", Distribution(distribution="fixed", parameters={"value": 1.4}))
    with pytest.raises(InputError, match="must lie from 0 to 1"):
        register.replaced("addressable_share", Distribution(distribution="norm", parameters={"loc": 0.3, "scale": 0.1}))


def test_a_rule_of_the_model_is_fixed(register):
    with pytest.raises(InputError, match="a rule of the model is fixed"):
        register.replaced("stpr", Distribution(distribution="uniform", parameters={"loc": 0.0, "scale": 0.1}))


def test_support():
    assert support(Distribution(distribution="beta", parameters={"a": 1.0, "b": 1.0, "loc": 2.0, "scale": 3.0})) == (
        2,
        5,
    )
    assert support(Distribution(distribution="norm", parameters={})) == (-math.inf, math.inf)


def test_every_shipped_parameter_says_where_it_comes_from(register):
    for parameter in register.parameters.values():
        assert parameter.source.strip()
        assert parameter.year.strip()
        assert parameter.unit.strip()
        assert parameter.name[0].isupper() or parameter.name[0].isdigit()


def test_the_register_holds_the_published_numbers(register, shared):
    """Typed facts against the evidence they were typed from; what is our own judgement is not there."""
    import csv
    import json

    with (shared / "evidence.csv").open(newline="", encoding="utf-8") as file:
        evidence = {row["key"]: row for row in csv.DictReader(file)}
    checked = 0
    for key, parameter in register.parameters.items():
        row = evidence.get(key)
        if row is None:
            assert parameter.basis == "judgement"
            assert parameter.grade == "D"
            continue
        assert (parameter.grade, parameter.source, parameter.year) == (row["grade"], row["source"], row["year"]), key
        if parameter.distribution == "truncnorm":
            continue  # the life of a warm home, cut off at zero, which its note says
        published = json.loads(row["parameters"])
        if row["distribution"] == "fixed":
            published = {"value": published["value"]}  # some rows keep the published range beside the value
        if row["distribution"] == "dirichlet":
            published = dict(zip(published["labels"], published["alpha"], strict=True))
        assert parameter.distribution == row["distribution"], key
        assert dict(parameter.parameters) == pytest.approx(published), key
        checked += 1
    assert checked > 70
