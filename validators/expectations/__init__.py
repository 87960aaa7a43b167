"""The gate over a whole batch, by Great Expectations: the only package that imports it, and only when the gate runs."""

from validators.expectations.batch_gate import gate
from validators.expectations.history import NO_HISTORY
from validators.expectations.loading import load_gate

__all__ = ["NO_HISTORY", "gate", "load_gate"]
