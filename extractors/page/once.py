"""What many ask of a page or a line, found once and remembered as long as that is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

_Place = TypeVar("_Place")
_Asked = ParamSpec("_Asked")
_Found = TypeVar("_Found")


def once(find: Callable[Concatenate[_Place, _Asked], _Found]) -> Callable[Concatenate[_Place, _Asked], _Found]:
    """`find`, a pure function of a place and of what else can be told apart, that answers the same question once.

    What it finds must not hold the place: both are forgotten together.
    """
    known: WeakKeyDictionary[_Place, dict[tuple[Hashable, ...], _Found]] = WeakKeyDictionary()

    @wraps(find)
    def found(place: _Place, /, *args: _Asked.args, **named: _Asked.kwargs) -> _Found:
        answers = known.setdefault(place, {})
        asked = (*args, *named.items())
        if asked not in answers:
            answers[asked] = find(place, *args, **named)
        return answers[asked]

    return found
