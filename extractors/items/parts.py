"""Sums of parts of the lines: what was done, and below it what was laid out for the buyer, each summed by itself."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from extractors.items.claims import amount_told
from extractors.items.lines import propose_lines
from extractors.page.roles import ALLOWANCES, CHARGES, GROSS, LINE_NET, NET
from extractors.page.sheet import Sheet
from schemas import Claim


def without_sum_of_part(sheet: Sheet, totals: Mapping[str, Claim]) -> Mapping[str, Claim]:
    """`totals` without the sum of the lines where that is the sum of some of them: the rest of the net total stands
    beside the same word as another sum, and the lines of both make the net total."""
    part = totals.get(LINE_NET)
    if part is None or not (part.label or "").strip():
        return totals
    whole = amount_told(totals, NET) or amount_told(totals, GROSS)
    held = amount_told(totals, LINE_NET)
    made = held + amount_told(totals, CHARGES) - amount_told(totals, ALLOWANCES)
    if not whole or whole in (held, made) or not _is_printed_beside(sheet, part.label or "", whole - held):
        return totals
    rest = {term: claim for term, claim in totals.items() if term != LINE_NET}
    nets = [
        claim.value for term, claim in propose_lines(sheet, rest).items() if term.endswith("].net") and not claim.doubt
    ]
    return rest if sum((net for net in nets if isinstance(net, Decimal)), Decimal(0)) == whole else totals


def _is_printed_beside(sheet: Sheet, label: str, amount: Decimal) -> bool:
    """Whether `amount` stands in a row that begins with the same word as `label`, and with another name."""
    first = label.split(maxsplit=1)[0].casefold()
    for money in sheet.money:
        line = sheet.layout.page(money.span.page).lines[money.span.segment.line]
        if money.value == amount and line.text.casefold().startswith(f"{first} ") and label not in line.text:
            return True
    return False
