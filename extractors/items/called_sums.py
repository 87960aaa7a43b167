"""Names of guessed lines that are labels of totals or of taxes: sums add up as lines do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate

from extractors.page.claims import amount_of
from extractors.page.roles import DUE, GROSS, LINE_NET, NET, TAX
from extractors.page.sheet import Sheet
from schemas import Claim
from schemas.regimes import usual_rates

NUMBERS = ("quantity", "unit_price", "net")
TOTALS = (LINE_NET, NET, GROSS)
_TAXES = (TAX, "tax_breakdown", "other.tax")
_SUMS = (*TOTALS, DUE, *_TAXES)
_RATES = usual_rates() - {Decimal(0)}
_OFF = Decimal("0.05")  # what taxes that are rounded row by row may add up to
_WORD = 4  # letters of a word that is no small one


def are_taxes(sheet: Sheet, claims: Mapping[str, Claim]) -> bool:
    """Whether every line is named as a tax, as rows of taxed sums are: they make the net total as the lines do."""
    names = _names(claims)
    return bool(names) and all(_labels_a_sum(sheet, name, *_TAXES) for name in names)


def called_a_sum(sheet: Sheet, claims: Mapping[str, Claim]) -> Claim | None:
    """The name of a line that is a label of tax, or of a total where no price speaks for a line. Of one line alone the
    label may stand at their end: "Our fee net"."""
    names = _names(claims)
    counted = any(_is_several(name, claims) for name in names)
    for name in names:
        ending = len(names) == 1
        if _is_several(name, claims):
            told = _labels_a_sum(sheet, name, *_TAXES, ending=ending) and _may_be_tax(sheet, name, claims)
        else:
            single = counted and _count(name, claims) == 1 and not _labels_a_sum(sheet, name, *TOTALS)
            told = _labels_a_sum(sheet, name, *(_TAXES if single else _SUMS), ending=ending)
        if told:
            return name
    return None


def _is_several(name: Claim, claims: Mapping[str, Claim]) -> bool:
    """Whether the line of this name is counted, more or less than once: no sum is half a price, but a share may be of
    other lines, "0.5 x 528.00" below these."""
    count = _count(name, claims)
    if count is None or count in (0, 1):
        return False
    if count > 1:
        return True
    others = _other_nets(name, claims)
    return _cells(name, claims)[1] not in (*others, sum(others))


def _may_be_tax(sheet: Sheet, name: Claim, claims: Mapping[str, Claim]) -> bool:
    """Whether a counted line that a label of tax begins may be one: little else is said, or its amount goes against
    the others, or is a usual share of them or of what it is counted by, "100.00 x 0.19". "Tax advice" at a price is
    work."""
    others = _other_nets(name, claims)
    *counts, net = _cells(name, claims)
    bases = {*others, *accumulate(others), *counts}
    shared = any(abs(base * rate / 100 - net) <= _OFF for base in bases for rate in _RATES)
    return shared or net * sum(others) < 0 or _labels_a_sum(sheet, name, *_TAXES, alone=True)


def _other_nets(name: Claim, claims: Mapping[str, Claim]) -> list[Decimal]:
    own = name.term.replace("description", "net")
    return [amount_of(one) for term, one in claims.items() if term.endswith("].net") and term != own]


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
    numbers = _cells(name, claims)
    if len(numbers) < len(NUMBERS) or numbers[0] * numbers[1] != numbers[2] or abs(numbers[1]) == 1:
        return None
    return abs(numbers[0])


def _cells(name: Claim, claims: Mapping[str, Claim]) -> list[Decimal]:
    """What is read of the numbers of the line of this name."""
    cells = (claims.get(name.term.replace("description", leaf)) for leaf in NUMBERS)
    return [one.value for one in cells if one is not None and isinstance(one.value, Decimal)]


def _labels_a_sum(sheet: Sheet, claim: Claim, *roles: str, ending: bool = False, alone: bool = False) -> bool:
    """Whether the words of `claim` begin with a label of one of these `roles`, where it has to be `alone` but for small
    words and a rate; or, where they may (`ending`), end with one."""
    marks = sheet.marks.get(claim.page or 0, {})
    return any(
        (mark.start == 0 or (ending and mark.stop == len(mark.segment.words)))
        and mark.segment.words[0].box == claim.boxes[0]
        and any(role.startswith(roles) for role in mark.roles)
        and not (alone and _says_more(claim.raw.split()[mark.stop :]))
        for found in marks.values()
        for mark in found
        if claim.boxes
    )


def _says_more(words: Sequence[str]) -> bool:
    return any(sum(map(str.isalpha, word)) >= _WORD for word in words)
