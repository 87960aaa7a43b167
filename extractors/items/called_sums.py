"""Names of guessed lines that are labels of totals or of taxes: sums add up as lines do."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from extractors.page.roles import DUE, GROSS, LINE_NET, NET, TAX
from extractors.page.sheet import Sheet
from schemas import Claim

NUMBERS = ("quantity", "unit_price", "net")
_TAXES = (TAX, "tax_breakdown", "other.tax")
_TOTALS = (LINE_NET, NET, GROSS)
_SUMS = (*_TOTALS, DUE, *_TAXES)


def are_taxes(sheet: Sheet, claims: Mapping[str, Claim]) -> bool:
    """Whether every line is named as a tax, as rows of taxed sums are: they make the net total as the lines do."""
    names = _names(claims)
    return bool(names) and all(_labels_a_sum(sheet, name, *_TAXES) for name in names)


def called_a_sum(sheet: Sheet, claims: Mapping[str, Claim]) -> Claim | None:
    """The name of a line that is a label of tax, or of a total where no price speaks for a line. Of one line alone the
    label may stand at their end: "Our fee net"."""
    names = _names(claims)
    counted = any(count > 1 for name in names if (count := _count(name, claims)) is not None)
    for name in names:
        count, ending = _count(name, claims), len(names) == 1
        several = count is not None and count > 1
        single = count == 1 and counted and not _labels_a_sum(sheet, name, *_TOTALS)
        doubted = _SUMS if not (several or single) else _TAXES
        if _labels_a_sum(sheet, name, *doubted, ending=ending):
            return name
    return None


def without_nothing(sheet: Sheet, claims: dict[str, Claim]) -> dict[str, Claim]:
    """Guessed lines without a last one of nothing that a label of tax names: "VAT (out of scope)   0.00"."""
    last = f"lines[{len({term.partition('].')[0] for term in claims}) - 1}]."
    name, net = claims.get(last + "description"), claims.get(last + "net")
    nothing = net is not None and isinstance(net.value, Decimal) and not net.value
    if name is None or not nothing or not _labels_a_sum(sheet, name, TAX):
        return claims
    return {term: claim for term, claim in claims.items() if not term.startswith(last)}


def _names(claims: Mapping[str, Claim]) -> list[Claim]:
    return [claim for term, claim in claims.items() if term.endswith(".description")]


def _count(name: Claim, claims: Mapping[str, Claim]) -> Decimal | None:
    """How many times its price the amount of the line of this name is, without signs; None where it is not, or where a
    price of one makes it the count alone. A column of ones stands beside sums as well."""
    cells = (claims.get(name.term.replace("description", leaf)) for leaf in NUMBERS)
    numbers = [one.value for one in cells if one is not None and isinstance(one.value, Decimal)]
    if len(numbers) < len(NUMBERS) or numbers[0] * numbers[1] != numbers[2] or abs(numbers[1]) == 1:
        return None
    return abs(numbers[0])


def _labels_a_sum(sheet: Sheet, claim: Claim, *roles: str, ending: bool = False) -> bool:
    """Whether the words of `claim` begin with a label of one of these `roles`; or, where they may (`ending`), end with
    one."""
    marks = sheet.marks.get(claim.page or 0, {})
    return any(
        (mark.start == 0 or (ending and mark.stop == len(mark.segment.words)))
        and mark.segment.words[0].box == claim.boxes[0]
        and any(role.startswith(roles) for role in mark.roles)
        for found in marks.values()
        for mark in found
        if claim.boxes
    )
