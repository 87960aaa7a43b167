"""Importing Great Expectations: seconds of CPU, which a run spends while its documents are read."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from threading import Lock
from types import ModuleType
from typing import Any

from validators.expectations.quiet import quiet

_ONE_AT_A_TIME = Lock()
# For an expectation of distributions that no suite of ours has, and for its picture: a second of CPU.
_HARDLY_NEEDED = ("scipy.stats", "altair")


def load_gate() -> None:
    """Import what the gate needs, from any thread; nothing where that was done."""
    with _ONE_AT_A_TIME, quiet():
        for name in _HARDLY_NEEDED:
            _when_needed(name)
        import validators.expectations.check
        import validators.expectations.suites
        import validators.expectations.validate  # noqa: F401


class _Later(ModuleType):
    """Stands in for a module until something of it is used. The standard library's LazyLoader runs a module as soon as
    another one imports from it."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def _when_needed(name: str) -> None:
    """Have the module `name` run when something of it is first used, instead of when it is imported."""
    spec = importlib.util.find_spec(name)
    if name in sys.modules or spec is None:
        return
    later = _Later(name)
    later.__spec__ = spec
    sys.modules[name] = later
