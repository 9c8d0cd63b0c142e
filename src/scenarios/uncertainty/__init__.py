"""Draws from distributions: a Sobol sheet, a Gaussian copula, scipy.stats marginals."""
