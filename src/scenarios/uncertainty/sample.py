"""One call draws every parameter of a register; another draws the residual of every ward."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from scenarios.domain.draws import Array, Draws, block_edges
from scenarios.domain.errors import Described, InputError
from scenarios.domain.parameter import Register
from scenarios.uncertainty import copula, distributions
from scenarios.uncertainty.sheet import named_uniforms, sobol_sheet


def draw(register: Register, n: int, seed: int) -> Draws:
    """Draws of every parameter: shared by every strategy, every level of spend and every scenario.

    A Dirichlet row gives one array a label, under `key[label]`.
    """
    sheet = sobol_sheet(n, seed)
    joint = copula.build(register)
    for column, uniforms in zip(joint.streams, copula.mixed(joint, sheet).T if joint.keys else (), strict=True):
        sheet[:, column] = uniforms
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the quantile functions release the interpreter lock
        parts = pool.map(lambda key: _values(register, key, sheet), register.parameters)
    arrays: dict[str, Array] = {}
    for part in parts:
        arrays |= part
    for name, array in arrays.items():
        if not np.isfinite(array).all():
            raise InputError(
                "",
                name,
                Described("a distribution that gives something other than numbers"),
                "every draw must be a finite number",
            )
    return Draws(arrays, block_edges(n), seed, all_fixed=not any(p.drawn for p in register.parameters.values()))


def _values(register: Register, key: str, sheet: Array) -> dict[str, Array]:
    parameter = register.parameters[key]
    if parameter.distribution == "shares":
        return {f"{key}[{label}]": np.full(len(sheet), share) for label, share in parameter.parameters.items()}
    if parameter.distribution == "dirichlet":
        columns = np.ascontiguousarray(sheet[:, parameter.stream : parameter.stream + parameter.width].T)
        return {f"{key}[{label}]": v for label, v in distributions.dirichlet(parameter, columns).items()}
    return {key: distributions.quantile(parameter, np.ascontiguousarray(sheet[:, parameter.stream]))}


KEPT_NUMBERS = 2_000_000


def contract_luck(references: tuple[str, ...], seed: int, n: int) -> NDArray[np.float32]:
    """Uniforms, shape (contract, draw): a contract's come from its reference and the seed, and from no stream.

    Those of a first answer are kept.
    """
    return (_kept_luck if len(references) * n <= KEPT_NUMBERS else _luck)(references, seed, n)


def _luck(references: tuple[str, ...], seed: int, n: int) -> NDArray[np.float32]:
    out = np.empty((len(references), n), np.float32)
    for k, reference in enumerate(references):
        key = int.from_bytes(hashlib.sha256(f"contract {reference}".encode()).digest()[:8], "little")
        np.random.default_rng([seed, key]).random(out=out[k], dtype=np.float32)
    out.setflags(write=False)
    return out


_kept_luck = lru_cache(maxsize=4)(_luck)


def ward_residuals(codes: tuple[str, ...], seed: int, blocks: tuple[tuple[int, int], ...]) -> Array:
    """Standard normal residuals, shape (ward, draw): each ward's depend on its code alone. A council's are kept."""
    small = len(codes) * blocks[-1][1] <= KEPT_NUMBERS
    return (_kept_residuals if small else _residuals)(codes, seed, blocks)


def _residuals(codes: tuple[str, ...], seed: int, blocks: tuple[tuple[int, int], ...]) -> Array:
    out = np.empty((len(codes), blocks[-1][1]))
    for j, code in enumerate(codes):
        out[j] = ndtri(named_uniforms(f"ward residual {code}", blocks, seed))
    out.setflags(write=False)
    return out


_kept_residuals = lru_cache(maxsize=8)(_residuals)
