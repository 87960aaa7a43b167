"""A first template from one document: patterns that find again what was read of it, each tried before it is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import yaml

from extractors.parsing import level
from extractors.templates.apply import apply_template
from extractors.templates.template import parsed
from extractors.templates.text import TemplateText, text_of
from extractors.templates.values import FIELDS
from schemas import Box, Claim, Extraction, Reading, term_of

_OFFERED: Mapping[str, str] = {
    "invoice_number": "invoice_number",
    "issue_date": "date",
    "due_date": "date_due",
    "purchase_order_reference": "purchase_order",
    "seller.vat_id": "vat",
    "payment.iban": "iban",
    "payment.bic": "bic",
    "totals.net": "amount_untaxed",
    "totals.tax": "amount_tax",
    "totals.gross": "amount",
}
_KNOWN_BY = ("seller.vat_id", "seller.tax_number", "payment.iban", "seller.name")
_REQUIRED = ("date", "amount", "invoice_number")
_FORMATS = ("%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y",
            "%b %d, %Y")  # fmt: skip
_AMOUNT = r"(-?\d+(?:[.,'’ ]\d+)*)"
_ALONE = r"(?:^|\s{2,})"
_DAY = r"(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
_OF_ONE = re.compile(r"\d[.,/-]\d|\d{3}")  # an amount, a day, a number: of this one document
_COLUMNS = re.compile(r"\s{2,}")
_HEAD = """\
# A first template: every pattern found its value again in the document it was made from. Look at each before you use
# it, and try it on other documents of this vendor with `vouchline template test`.
"""


class Draft(NamedTuple):
    """A template as YAML, and the fields that were read but for which no pattern was found."""

    source: str
    left_out: tuple[str, ...]


def draft(reading: Reading, extraction: Extraction) -> Draft:
    """A template for documents like this one; empty where its text names nobody that it could be known by."""
    text, claims = text_of(reading), extraction.claims
    keywords = list(_keywords(text, claims))
    if not keywords:
        return Draft("", tuple(_OFFERED.values()))
    start = {"issuer": _issuer(claims), "keywords": keywords, "fields": {}, "options": _options(claims)}
    fields: dict[str, str] = {}
    left_out = []
    for path, name in _OFFERED.items():
        claim = claims.get(path)
        if claim is None or claim.page is None:
            continue
        pattern = next((one for one in _patterns(text, claim) if _finds(start, name, one, claim, reading)), None)
        if pattern is None:
            left_out.append(name)
        else:
            fields[name] = pattern
    made = {**start, "fields": fields, "required_fields": [name for name in _REQUIRED if name in fields]}
    return Draft(_HEAD + _yaml({key: value for key, value in made.items() if value}), tuple(left_out))


def _yaml(data: Mapping[str, Any]) -> str:
    written: str = yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True, width=1000)
    return written


def _issuer(claims: Mapping[str, Claim]) -> str | None:
    name = claims.get("seller.name")
    return None if name is None else str(name.value)


def _keywords(text: TemplateText, claims: Mapping[str, Claim]) -> Iterator[str]:
    """What this vendor's documents are known by: its tax number, else its account, and its name, as printed."""
    found = {path: _literal(claim.raw) for path in _KNOWN_BY if (claim := claims.get(path)) and claim.page is not None}
    found = {path: pattern for path, pattern in found.items() if re.search(pattern, text.text)}
    number = next((found[path] for path in _KNOWN_BY if path in found and path != "seller.name"), None)
    yield from filter(None, (number, found.get("seller.name")))


def _options(claims: Mapping[str, Claim]) -> dict[str, Any]:
    currency, gross, issued = claims.get("currency"), claims.get("totals.gross"), claims.get("issue_date")
    options: dict[str, Any] = {} if currency is None else {"currency": str(currency.value)}
    if issued is not None:
        options["date_formats"] = [form for form in _FORMATS if _is_day(issued, form)][:1]
    mark = re.search(r"([.,])\d{2}\D*$", gross.raw) if gross is not None else None
    if mark is not None:
        options["decimal_separator"] = mark[1]
    return {name: value for name, value in options.items() if value}


def _is_day(claim: Claim, form: str) -> bool:
    try:
        day: date = datetime.strptime(level(claim.raw).strip(), form).date()  # noqa: DTZ007 - a printed day has no zone
    except ValueError:
        return False
    return day == claim.value


def _patterns(text: TemplateText, claim: Claim) -> Iterator[str]:
    """Patterns for the value of `claim` by what is printed before it on its row: its label, then more of the row."""
    group = _group(claim)
    for match in re.finditer(_literal(claim.raw), text.text):
        place = text.place(*match.span())
        if place.page != claim.page or not _same_place(place.boxes, claim.boxes):
            continue
        row = text.text[text.text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        before = [part for part in _COLUMNS.split(row) if part]
        for taken in range(1, 1 + _labels(before)):
            label = r"\s+".join(_literal(part) for part in before[-taken:])
            yield f"{label}{_between(claim)}{group}"
            yield f"{_ALONE}{label}{_between(claim)}{group}"  # "Total", and not the end of "Subtotal"


def _labels(parts: Sequence[str]) -> int:
    """How many of `parts`, from the last, are words that the next invoice has too: no numbers but years and rates."""
    count = 0
    for part in reversed(parts):
        if not any(letter.isalpha() for letter in part) or _OF_ONE.search(part):
            break
        count += 1
    return count


def _same_place(found: tuple[Box, ...], claimed: tuple[Box, ...]) -> bool:
    return any(one.holds(other) or other.holds(one) for one in found for other in claimed)


def _between(claim: Claim) -> str:
    """What may stand between a label and its value: blanks, and before an amount a currency mark."""
    return r"[^\d\n]*?" if term_of(claim.term).kind == "amount" else r"\s*"


def _group(claim: Claim) -> str:
    kind = term_of(claim.term).kind
    if kind == "amount":
        return _AMOUNT
    if kind == "date" and re.fullmatch(_DAY, claim.raw):
        return _DAY
    words = len(claim.raw.split())
    return r"(\S+)" if words == 1 else rf"(\S+(?:\s\S+){{{words - 1}}})"


def _literal(text: str) -> str:
    """A pattern for `text` with any blanks between its words."""
    return r"\s+".join(re.escape(word) for word in text.split())


def _finds(start: Mapping[str, Any], name: str, pattern: str, claim: Claim, reading: Reading) -> bool:
    """Whether a template with this field alone reads the value of `claim`, without a doubt."""
    source = _yaml({**start, "fields": {name: pattern}, "required_fields": [name]})
    found = {one.term: one for one in apply_template(parsed("draft", source), reading).claims}.get(FIELDS[name])
    return found is not None and found.value == claim.value and found.doubt is None
