"""Importing Great Expectations: seconds of CPU, which a run spends while its documents are read."""

from __future__ import annotations

import importlib.util
import sys
from threading import Lock

from validators.expectations.quiet import quiet

_ONE_AT_A_TIME = Lock()
_HARDLY_NEEDED = "scipy.stats"  # for an expectation of distributions that no suite of ours has: half a second


def load_gate() -> None:
    """Import what the gate needs, from any thread; nothing where that was done."""
    with _ONE_AT_A_TIME, quiet():
        _when_needed(_HARDLY_NEEDED)
        import validators.expectations.check
        import validators.expectations.suites
        import validators.expectations.validate  # noqa: F401


def _when_needed(name: str) -> None:
    """Have the module `name` run when something of it is first used, instead of when it is imported."""
    spec = importlib.util.find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
