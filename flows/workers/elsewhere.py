"""Work that only a worker imports: its parent knows it by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

_DONE: set[str] = set()  # what was to be done first in this process


class Elsewhere:
    """The function `name` ("package.module:function"), to be called with `options` beside what it works on.

    Pickled it is a name; unpickled, in the worker, it is the function. Before that the function `first` is called with
    the same options, once a process: it loads what those that are forked from it are to share.
    """

    def __init__(self, name: str, first: str | None = None, **options: Any) -> None:
        self._name = name
        self._first = first
        self._options = options

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return _fetched, (self._name, self._first, self._options)

    def __call__(self, wanted: Any, limits: Any) -> Any:
        """Do the work here, which imports what it needs."""
        return _imported(self._name, self._options)(wanted, limits)


def _fetched(name: str, first: str | None, options: dict[str, Any]) -> Callable[..., Any]:
    if first is not None and first not in _DONE:
        _DONE.add(first)
        _imported(first, options)()
    return _imported(name, options)


def _imported(name: str, options: dict[str, Any]) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    return partial(getattr(import_module(module), function), **options)
