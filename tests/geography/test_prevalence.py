import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import some_wards
from scipy.special import expit, logit

from scenarios.geography import prevalence as p
from scenarios.uncertainty.sample import draw


def test_the_shift_meets_the_surveyed_total(register, wards):
    drawn = draw(register, 256, 3)
    for gradient in ("marginal", "adjusted"):
        logits = p.calibrated(p.gradient_logits(drawn, wards, gradient), wards.adults, drawn["prev_often_eng"])
        share = (wards.adults[:, None] * expit(logits)).sum(axis=0) / wards.adults_total
        assert share == pytest.approx(drawn["prev_often_eng"], abs=1e-12)


@given(st.integers(0, 1000), st.floats(0.001, 0.6))
def test_calibration_finds_its_root_anywhere(seed, total):
    rng = np.random.default_rng(seed)
    adults, logits = rng.uniform(10, 1e4, 7), rng.normal(0, 1, (7, 3))
    got = expit(p.calibrated(logits, adults, np.full(3, total)))
    assert (adults @ got) / adults.sum() == pytest.approx(np.full(3, total), rel=1e-9)


def test_the_marginal_gradient_is_the_published_odds_ratio():
    """Between the middles of the most and the least deprived fifths (ranks 0.9 and 0.1) the odds differ by the ratio
    itself.
    """
    w = some_wards([1000, 1000], [0.9, 0.1])
    logits = p.gradient_logits({"or_imd_q5_marginal": np.array([2.0])}, w, "marginal")
    assert np.exp(logits[0, 0] - logits[1, 0]) == pytest.approx(2.0)


def test_shared_error_and_ward_residual_enter_on_the_logit():
    w = some_wards([1000, 1000], [0.5, 0.5])
    drawn = {
        "or_imd_q5_marginal": np.array([2.0]),
        "prev_often_eng": np.array([0.066]),
        "prev_shift_logit": np.array([0.1]),
        "sd_ward_resid_logit": np.array([0.25]),
    }
    got = p.prevalence(drawn, w, np.array([[1.0], [-2.0]]), "marginal")
    assert logit(got[:, 0]) == pytest.approx(logit(0.066) + 0.1 + 0.25 * np.array([1.0, -2.0]))


def test_a_surveyed_prevalence_replaces_the_covariates():
    w = some_wards([1000, 1000], [0.9, 0.1], prevalence=np.array([0.05, 0.10]), prevalence_se=np.array([0.01, 0.0]))
    drawn = {"prev_shift_logit": np.zeros(2), "sd_ward_resid_logit": np.full(2, 0.25)}
    got = p.prevalence(drawn, w, np.array([[0.0, 1.0], [0.0, 1.0]]), "marginal")
    assert got[:, 0] == pytest.approx([0.05, 0.10])
    assert logit(got[0, 1]) == pytest.approx(logit(0.05) + 0.01 / (0.05 * 0.95))
    assert got[1, 1] == pytest.approx(0.10)


def test_the_adjusted_gradient_adds_deprivation_health_and_household():
    w = some_wards([1000, 1000], [0.9, 0.1], poor_health=np.array([0.2, 0.1]), living_alone=np.array([0.15, 0.3]))
    drawn = {"or_imd_q5_full": np.array([2.0]), "or_poor_health": np.array([3.0]), "or_living_alone": np.array([1.5])}
    expected = w.deprivation / 0.8 * np.log(2.0) + w.poor_health * 0.3 * np.log(3.0) + w.living_alone * np.log(1.5)
    assert p.gradient_logits(drawn, w, "adjusted")[:, 0] == pytest.approx(expected)


def test_a_survey_without_an_error_varies_as_if_modelled_and_never_reaches_everybody():
    w = some_wards([1000, 1000], [0.9, 0.1], prevalence=np.array([0.05, 1 - 1e-9]))
    drawn = {"prev_shift_logit": np.array([0.3]), "sd_ward_resid_logit": np.array([0.25])}
    got = p.prevalence(drawn, w, np.array([[2.0], [0.0]]), "marginal")[:, 0]
    assert logit(got) == pytest.approx([logit(0.05) + 0.3 + 0.25 * 2.0, logit(1 - 1e-6) + 0.3], rel=1e-6)
