"""How long an e-invoice holds, in an element that EN 16931 does not have: CII extended calls it the day by which the
contract has it paid. Who pays by a later day, pays what no longer holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree

from extractors.einvoice.claims import typed
from extractors.einvoice.tree import values
from extractors.page.roles import DUE_DATE
from schemas import Claim, Rival

_END = "rsm:ExchangedDocument/ram:EffectiveSpecifiedPeriod/ram:{}/udt:DateTimeString"
_ENDS = ("CompleteDateTime", "EndDateTime")


def ended(root: etree._Element, claims: Mapping[str, Claim]) -> Iterator[Rival]:
    """The days on which it ends that are before its due date."""
    due = claims[DUE_DATE].value if DUE_DATE in claims else None
    for name in _ENDS:
        for one in values(root, _END.format(name)):
            day = typed("date", one)
            if isinstance(due, date) and isinstance(day, date) and day < due:
                yield Rival(term=DUE_DATE, value=day.isoformat(), raw=one.text, label=name)
