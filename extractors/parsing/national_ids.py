"""Tax numbers as one country prints them, without its letters: known by a label of that country and by check digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from stdnum.au import abn
from stdnum.be import vat as be_vat
from stdnum.ca import bn
from stdnum.dk import cvr
from stdnum.es import nif as es_nif
from stdnum.gb import vat as gb_vat
from stdnum.it import iva
from stdnum.nl import btw
from stdnum.nz import ird
from stdnum.pl import nip
from stdnum.pt import nif as pt_nif
from stdnum.sg import uen

from extractors.parsing.characters import level
from extractors.parsing.identifiers import Identifier


class _Kind(NamedTuple):
    """A country's number: the words of its label, its form, whether its check digits fit, whether its form tells it
    from other numbers where no label does."""

    country: str
    label: re.Pattern[str]
    form: re.Pattern[str]
    fits: Callable[[str], bool]
    alone: bool = False


def _kind(country: str, label: str, form: str, fits: Callable[[str], bool], *, alone: bool = False) -> _Kind:
    words = re.compile(rf"(?i)(?<!\w)(?:{label})(?!\w)")
    return _Kind(country, words, re.compile(rf"(?<![\w.,/-])(?:{form})(?![\w/-]|[.,]\d)"), fits, alone)


_NIF = r"n\.?i\.?f\.?(?:-?iva)?|n\.?i\.?p\.?c\.?|contribuinte"
_GST = r"gst\w*|hst|tps|uen|abn"
_KINDS = (
    _kind("GB", r"vat(?:in)?", r"\d{3} ?\d{4} ?\d{2}(?: ?\d{3})?", gb_vat.is_valid),
    _kind("PL", r"nip(?: ue)?", r"\d{10}|\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3}", nip.is_valid),
    _kind("PT", _NIF, r"\d{3} ?\d{3} ?\d{3}", pt_nif.is_valid),
    _kind(
        "ES",
        rf"{_NIF}|c\.?i\.?f\.?|d\.?n\.?i\.?|n\.?i\.?e\.?",
        r"[A-HJNP-SUVW]-?\d{7}[0-9A-J]|[XYZ]-?\d{7}-?[A-Z]|\d{8}-?[A-Z]",
        es_nif.is_valid,
        alone=True,
    ),
    _kind("IT", r"p(?:art(?:ita|\.)?|\.)? ?i\.?v\.?a\.?", r"\d{11}", iva.is_valid),
    _kind("BE", r"b\.?t\.?w\.?|t\.?v\.?a\.?", r"[01]\d{3}[. ]?\d{3}[. ]?\d{3}", be_vat.is_valid),
    _kind("NL", r"b\.?t\.?w\.?", r"\d{9}B\d{2}", btw.is_valid),
    _kind("DK", r"cvr|se-nr|moms\w*", r"\d{2} ?\d{2} ?\d{2} ?\d{2}", cvr.is_valid),
    _kind("CA", _GST, r"\d{9} ?RT ?\d{4}", bn.is_valid, alone=True),
    _kind("SG", _GST, r"\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z]|M\d-?\d{7}-?\d", uen.is_valid),
    _kind("AU", _GST, r"\d{2} ?\d{3} ?\d{3} ?\d{3}", abn.is_valid),
    _kind("NZ", _GST, r"\d{2,3}[- ]?\d{3}[- ]?\d{3}", ird.is_valid),
)


def find_national_ids(text: str, *, alone: bool = False) -> Iterator[tuple[Identifier, re.Pattern[str]]]:
    """The numbers in `text` that a label of their country may call tax numbers, each with the words of such a label;
    check digits fit. With `alone` only those that hardly anything else looks like."""
    levelled = level(text)
    for kind in _KINDS:
        for match in kind.form.finditer(levelled) if kind.alone or not alone else ():
            value = re.sub(r"[ .-]", "", match[0])
            if kind.fits(value):
                raw = text[slice(*match.span())]
                yield Identifier(value, raw, match.span(), "vat", kind.country, checked=True), kind.label
