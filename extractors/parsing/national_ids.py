"""Tax numbers as one country prints them, without its letters: known by a label of that country and by check digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from keyword import iskeyword
from typing import NamedTuple

from extractors.languages import spoken
from extractors.parsing.characters import level
from extractors.parsing.identifiers import Identifier
from schemas.regimes import NationalId, Regime, regimes

# What may stand between a label and its number: "PIN No. P05...", "TPS 5 % 10339...".
_BETWEEN = re.compile(rf"(?i)\W*(?:(?:{spoken('number_word')}|nr)\b\W*)?(?:[\d.,]+\s?%\W*)?")


class _Kind(NamedTuple):
    """A country's number: the words of its label, its form, whether its check digits fit (None: nobody knows), whether
    its form tells it from other numbers where no label does, where in it the register's number stands (None: it is)."""

    country: str
    label: re.Pattern[str]
    form: re.Pattern[str]
    fits: Callable[[str], bool] | None
    alone: bool
    longer: str | None


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(kind for law in regimes().values() if law.national_id for kind in _of(law, law.national_id))


def _of(law: Regime, known: NationalId) -> Iterator[_Kind]:
    label = re.compile(rf"(?i)(?<!\w)(?:{known.label})(?!\w)")
    fits = None if known.check is None else import_module(f"stdnum.{_package(law.country)}.{known.check}").is_valid
    longer = law.vat_id.longer if law.vat_id else None
    yield _Kind(law.country, label, _form(known.form), fits, known.alone, longer)
    if known.unchecked is not None:
        yield _Kind(law.country, label, _form(known.unchecked), None, alone=False, longer=longer)


def _package(country: str) -> str:
    """The part of python-stdnum for a country; those whose code is a word of Python end with a low line."""
    code = country.lower()
    return f"{code}_" if iskeyword(code) else code


def is_called(identifier: Identifier, text: str, label: re.Pattern[str]) -> str | None:
    """The words right before a number in `text`, if they are a `label` of its country for such numbers."""
    before = level(text)[: identifier.span[0]]
    found = next((one for one in reversed(list(label.finditer(before))) if _BETWEEN.fullmatch(before, one.end())), None)
    return None if found is None else found[0]


def prints_national_id(text: str) -> bool:
    """Whether a tax number stands in `text` behind what its country calls it."""
    return any(is_called(one, text, label) for one, label in find_national_ids(text))


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,/-])(?:{pattern})(?![\w/-]|[.,]\d)")


def find_national_ids(text: str, *, alone: bool = False) -> Iterator[tuple[Identifier, re.Pattern[str]]]:
    """The numbers in `text` that a label of their country may call tax numbers, each with the words of such a label;
    check digits fit. With `alone` only those that hardly anything else looks like."""
    levelled = level(text)
    for kind in _kinds():
        for match in kind.form.finditer(levelled) if kind.alone or not alone else ():
            value, told = _value(kind, match[0])
            if kind.fits is None or kind.fits(told):
                raw, checked = text[slice(*match.span())], kind.fits is not None
                yield Identifier(value, raw, match.span(), "vat", kind.country, checked=checked), kind.label


def _value(kind: _Kind, printed: str) -> tuple[str, str]:
    """A number without its marks, and what its check digits are told by: itself, or the register's number in it. That
    one is told apart by the marks, so they stay."""
    whole = re.sub(r"[ ./-]", "", printed)
    held = re.fullmatch(kind.longer, printed) if kind.longer is not None else None
    if held is None or kind.fits is None or kind.fits(whole):
        return whole, whole
    return printed, held[1]
