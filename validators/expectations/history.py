"""What earlier exports looked like, to compare a batch with."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

# With fewer earlier documents, or a smaller batch, a difference says nothing.
ENOUGH_HISTORY = 200
ENOUGH_BATCH = 20


class BatchHistory(NamedTuple):
    """Earlier exports: documents in all, by currency and with a due date; each currency's median gross."""

    documents: int = 0
    currencies: Mapping[str, int] = {}
    median_gross: Mapping[str, Decimal] = {}
    with_due_date: int | None = None

    @property
    def common_currencies(self) -> tuple[str, ...]:
        """Currencies of at least a tenth of the documents."""
        return tuple(sorted(code for code, count in self.currencies.items() if count * 10 >= self.documents))


NO_HISTORY = BatchHistory()
