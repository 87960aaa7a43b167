"""How values are written: dates, amounts, quantities, rates, identifiers, in the habits of a style."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from evaluation.synthetic.lexicon import Lexicon

_DATE_PARTS = re.compile(r"yyyy|yy|Month|month|Mon|mm|m|dd|d")


def format_date(day: date, form: str, lex: Lexicon) -> str:
    """`day` in a form such as "dd.mm.yyyy", "d Month yyyy", "Mon d, yyyy"."""
    parts = {
        "yyyy": f"{day.year}",
        "yy": f"{day.year % 100:02d}",
        "Month": lex.months("long")[day.month - 1],
        "month": lex.months("long")[day.month - 1].lower(),
        "Mon": lex.months("short")[day.month - 1],
        "mm": f"{day.month:02d}",
        "m": f"{day.month}",
        "dd": f"{day.day:02d}",
        "d": f"{day.day}",
    }
    # "de" in Spanish and Portuguese dates is a word of its own, not a day.
    return _DATE_PARTS.sub(lambda match: parts[match[0]], form.replace(" de ", " \0 ")).replace("\0", "de")


def format_number(value: Decimal, form: str, places: int = 2, minus: str = "-{}") -> str:
    """`value` with `places` decimals in a form such as "1.234,56", "1,23,456.78", "1234.56"."""
    digits = f"{abs(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)):f}"
    whole, _, fraction = digits.partition(".")
    point = form.rstrip("0123456789")[-1]
    separator = form[1] if not form[1].isdigit() else ""
    if form.startswith("1,23,"):
        whole = _indian(whole)
    elif separator:
        whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", separator, whole)
    text = f"{whole}{point}{fraction}" if fraction else whole
    return minus.format(text) if value < 0 and any(char not in "0.," for char in digits) else text


def _indian(whole: str) -> str:
    head, tail = whole[:-3], whole[-3:]
    return re.sub(r"(?<=\d)(?=(\d{2})+$)", ",", head) + "," + tail if head else tail


def plain_decimal(value: Decimal, form: str, places: int) -> str:
    """A quantity: as few decimals as it needs, at least `places`."""
    exact = max(places, -int(value.normalize().as_tuple().exponent))
    return format_number(value, form.replace("1.2", "12") if places == 4 else form, exact)


def format_rate(rate: Decimal, form: str, decimals: int) -> str:
    """A percentage without its sign, in the number form's decimal point."""
    return format_number(rate, form, max(decimals, -int(rate.normalize().as_tuple().exponent), 0))


_VAT_GROUPS = {11: (2, 3, 3, 3), 13: (2, 2, 3, 3, 3), 12: (2, 4, 3, 3), 10: (3, 3, 2, 2), 14: (2, 4, 3, 2, 3)}


def format_vat(number: str, spacing: int) -> str:
    """A VAT id as printed: bare, in groups, country apart, or with points."""
    if spacing == 0 or not number[:2].isalpha() or len(number) > 14:
        return number
    if spacing == 2:
        return f"{number[:2]} {number[2:]}"
    groups = _VAT_GROUPS.get(len(number))
    if groups is None:
        return number
    pieces, start = [], 0
    for size in groups:
        pieces.append(number[start : start + size])
        start += size
    pieces.append(number[start:])
    joiner = "." if spacing == 3 else " "
    return pieces[0] + (" " if spacing == 1 else "") + joiner.join(piece for piece in pieces[1:] if piece)


def format_iban(number: str, spacing: int) -> str:
    """An IBAN as printed, in groups of four or bare."""
    return " ".join(re.findall(r".{1,4}", number)) if spacing else number
