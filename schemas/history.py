"""What was exported before, as plain data: the measure that the batch gate compares a batch with."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

# Terms that most documents of a seller have: where a batch lacks them, a reader has gone blind.
COMPARED_TERMS = ("due_date", "seller.vat_id", "payment.iban", "purchase_order_reference", "tax_breakdown", "lines")


class Share(NamedTuple):
    """Of so many documents that were decided, so many went straight through."""

    decided: int = 0
    straight: int = 0


class ExportHistory(NamedTuple):
    """Earlier exports and runs.

    Of the newest exports: how many there are, how many by currency, each currency's median gross, and how many have a
    value for a term. Of earlier runs: how many documents went straight through, in all and by seller key, and the
    median size of a run (None before the fifth).
    """

    documents: int = 0
    currencies: Mapping[str, int] = {}
    median_gross: Mapping[str, Decimal] = {}
    having: Mapping[str, int] = {}
    share: Share = Share()
    sellers: Mapping[str, Share] = {}
    usual_size: int | None = None

    @property
    def common_currencies(self) -> tuple[str, ...]:
        """Currencies of at least a tenth of the documents."""
        return tuple(sorted(code for code, count in self.currencies.items() if count * 10 >= self.documents))
