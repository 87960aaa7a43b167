"""What is asked of who pays late is no total, and no second one beside it; any other second amount is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.model import load
from extractors.page.roles import DUE, GROSS, NET
from schemas import Extraction
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import BILL

_PLAIN = {GROSS: Decimal("119.00"), DUE: Decimal("119.00")}
# No tax, so that only words tell the total from the amount below it.
_UNTAXED = (
    BILL.replace("VAT 19 %                                          19.00", "VAT reverse charge 0 %         0.00")
    .replace("119.00\n", "100.00\n")
    .replace("Total due EUR ", "Te betalen EUR")
)


def _read(rows: str, bill: str = BILL) -> Extraction:
    """The bill with `rows` right below its total, as the shipped model reads it."""
    amount = "100.00" if bill is _UNTAXED else "119.00"
    return extract(
        reading(bill.format(more="").replace(f"{amount}\n\nIBAN", f"{amount}\n{rows}\n\nIBAN")), model=load()
    )


def _totals(found: Extraction) -> Mapping[str, object]:
    return {term: found.claims[term].value for term in (GROSS, DUE) if found.claims[term].doubt is None}


@pytest.mark.parametrize(
    "rows",
    [
        "Late payment surcharge 2 %          2.38\nTo pay after 14 June 2024         121.38",
        "Amount payable after the due date                121.38",
        "Amount payable after the 14 June 2024            121.38",
        "Amount payable after 14 June 2024: EUR 121.38",
        "Zahlbar nach dem 14.06.2024                      121.38",
        "Zahlbetrag nach Fälligkeit                       121.38",
        "Kredietbeperking 2 %                2.38\nTe betalen na 14-06-2024          121.38",
        "Te betalen na vervaldatum                        121.38",
        "Net à payer après l'échéance                     121.38",
        "Totale da pagare dopo la scadenza                121.38",
        "Total a pagar después del 14/06/2024             121.38",
        "Do zapłaty po terminie płatności                 121.38",
        "At betale efter 14.06.2024                       121.38",
        "Att betala efter förfallodagen                   121.38",
    ],
)
def test_more_after_the_due_date_is_for_who_pays_late(rows: str) -> None:
    found = _read(rows)
    assert _totals(found) == _PLAIN
    assert not found.rivals


def test_more_after_the_due_date_is_not_taken_for_the_total_where_there_is_no_tax() -> None:
    rows = "Kredietbeperking 2 %          2.00\nTe betalen na 14-06-2024    102.00"
    found = _read(rows, _UNTAXED)
    assert {found.claims[term].value for term in (NET, GROSS, DUE)} == {Decimal("100.00")}
    assert not found.rivals


@pytest.mark.parametrize(
    "row",
    [
        "Amount payable after 1 June 2024:                121.38",  # before it is due
        "Amount payable:                                  121.38",
        "Amount payable after the due date:               918.00",  # open from before
        "Amount payable after 14 June 2024:               918.00",
        "Amount due after delivery on 14 June 2024        918.00",
        "Amount due after delivery on 14 June 2024        140.00",
        "Amount due after delivery 14 June 2024           140.00",
        "Total payable after signature, 20 June 2024      140.00",
        "Amount due after acceptance, payable by 14 June 2024   140.00",
        "Amount due by 14 June 2024 after delivery        140.00",
    ],
)
def test_another_second_amount_asks_a_person(row: str) -> None:
    found = _read(row)
    assert found.rivals or _totals(found) != _PLAIN
