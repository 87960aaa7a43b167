"""What many ask of a page, found once and remembered as long as the page is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from extractors.page.layout import PageLayout

_Asked = ParamSpec("_Asked")
_Found = TypeVar("_Found")


def once_a_page(
    find: Callable[Concatenate[PageLayout, _Asked], _Found],
) -> Callable[Concatenate[PageLayout, _Asked], _Found]:
    """`find`, a pure function of a page and of what else can be told apart, that answers the same question once.

    What it finds must not hold the page: both are forgotten together.
    """
    known: WeakKeyDictionary[PageLayout, dict[tuple[Hashable, ...], _Found]] = WeakKeyDictionary()

    @wraps(find)
    def found(page: PageLayout, /, *args: _Asked.args, **named: _Asked.kwargs) -> _Found:
        answers = known.setdefault(page, {})
        asked = (*args, *named.items())
        if asked not in answers:
            answers[asked] = find(page, *args, **named)
        return answers[asked]

    return found
