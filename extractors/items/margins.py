"""Line items beside a column at the edge of the page, whose rows stand level with theirs and are none of them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from extractors.items.lines import printed_totals, propose_lines
from extractors.page.claims import amount_of
from extractors.page.margin import without_margins
from extractors.page.sheet import Sheet
from schemas import Claim, Reading


def lines_beside_margin(
    lines: dict[str, Claim], reading: Reading, sheet: Sheet, totals: Mapping[str, Claim]
) -> dict[str, Claim]:
    """The `lines` that were read on the whole `sheet`; where they make none of the `totals`, those that do without what
    stands at an edge of the pages."""
    if not printed_totals(totals) or _adds_up(lines, totals):
        return lines
    found = (propose_lines(one, totals) for one in without_margins(reading, sheet.language))
    return next((one for one in found if _adds_up(one, totals)), lines)


def _adds_up(lines: Mapping[str, Claim], totals: Mapping[str, Claim]) -> bool:
    nets = [claim for term, claim in lines.items() if term.endswith("].net")]
    sure = bool(nets) and not any(claim.doubt for claim in nets)
    return sure and abs(sum(map(amount_of, nets), Decimal(0))) in printed_totals(totals)
