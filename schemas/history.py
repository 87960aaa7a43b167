"""What was exported before, as plain data: the measure that the batch gate compares a batch with."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple


class ExportHistory(NamedTuple):
    """Earlier exports: documents in all, by currency and with a due date; each currency's median gross."""

    documents: int = 0
    currencies: Mapping[str, int] = {}
    median_gross: Mapping[str, Decimal] = {}
    with_due_date: int = 0

    @property
    def common_currencies(self) -> tuple[str, ...]:
        """Currencies of at least a tenth of the documents."""
        return tuple(sorted(code for code, count in self.currencies.items() if count * 10 >= self.documents))
