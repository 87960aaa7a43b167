"""The gate over a whole batch, by Great Expectations: the only package that imports it, and only when the gate runs."""

from validators.expectations.batch_gate import gate
from validators.expectations.history import NO_HISTORY

__all__ = ["NO_HISTORY", "gate"]
