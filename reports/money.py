"""How much money stands on the documents of a run: sums of gross totals by outcome and currency."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from reports.words import grouped
from schemas import DocType, Invoice, OutcomeKind


@dataclass
class Money:
    """The gross totals, counted one document at a time; credit notes are taken off."""

    sums: defaultdict[OutcomeKind, dict[str, Decimal]] = field(default_factory=lambda: defaultdict(dict))
    first_due: dict[OutcomeKind, date] = field(default_factory=dict)

    def add(self, invoice: Invoice, doc_type: DocType, kind: OutcomeKind) -> None:
        """Take in one document; what is neither an invoice nor a credit note, or has no total, stands for no money."""
        gross = invoice.totals.gross
        if gross is None or doc_type not in (DocType.INVOICE, DocType.CREDIT_NOTE):
            return
        # As the document states it: some credit notes are written with a minus.
        signed = -abs(gross) if doc_type is DocType.CREDIT_NOTE else gross
        sums, currency = self.sums[kind], invoice.currency or "in no known currency"
        sums[currency] = sums.get(currency, Decimal(0)) + signed
        if invoice.due_date is not None:
            self.first_due[kind] = min(invoice.due_date, self.first_due.get(kind, invoice.due_date))

    def of(self, kind: OutcomeKind) -> list[str]:
        """The sums of one outcome, the greatest first: "1 234.50 EUR"."""
        ranked = sorted(self.sums[kind].items(), key=lambda item: (-item[1], item[0]))
        return [f"{grouped(amount)} {currency}" for currency, amount in ranked]
