"""Pilot, then decide: what is seen of a gain before it is scaled, and how often it misleads.

The rule is found by regression of the gain on what is seen, never by looking at the gain itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.analysis.information import conditional
from scenarios.analysis.summary import Blocks, Estimate, mean, probability
from scenarios.domain.draws import Array


@dataclass(frozen=True)
class Gate:
    """What deciding after the pilot comes to, per future; money and gains in the unit of the gain."""

    evsi: Estimate  # what choosing after the pilot is worth over choosing now
    passes: Estimate  # chance that the pilot is passed
    false_stop: Estimate  # chance that it is not, and the gain is above nothing
    false_go: Estimate  # chance that it is, and the gain is below nothing
    value_after_pass: Estimate  # the gain to be expected where it is passed, averaged over all futures
    prior_gain: float  # what the better of scaling and leaving it is worth today

    def net_value(self, lost_share: float, cost: float) -> float:
        """What the gate is worth over the better choice today: the pilot is paid for, and waiting loses a share."""
        return (1 - lost_share) * self.value_after_pass.value - self.prior_gain - cost


def gate(gain: Array, seen: Array, blocks: Blocks) -> Gate:
    """The gate on draws of the gain of scaling and of what a pilot shows of it, each (draw,)."""
    fitted = conditional(seen, gain[None, :])[0]
    go = fitted > 0
    now = max(0.0, float(gain.mean()))
    chosen = fitted * go
    value = mean(chosen, blocks)
    return Gate(
        evsi=Estimate(max(0.0, value.value - now), mean(chosen - gain if now > 0 else chosen, blocks).se),
        passes=probability(go, blocks),
        false_stop=probability(~go & (gain > 0), blocks),
        false_go=probability(go & (gain < 0), blocks),
        value_after_pass=value,
        prior_gain=now,
    )
