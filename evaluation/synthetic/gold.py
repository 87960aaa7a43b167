"""What is true of a document: its invoice, and the gold record in the corpus's format."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from evaluation.synthetic.facts import Facts
from schemas import BY_PATH, Invoice, Value, assemble, plain


def values(facts: Facts, printed: frozenset[str]) -> dict[str, Value]:
    """The value of every printed term, by path. Currency and type code are known without being printed."""
    known = _header(facts)
    found = {path: value for path, value in known.items() if path in printed or path == "currency"}
    for index, row in enumerate(facts.sums.rows):
        cells = {"rate": row.rate, "base": row.base * facts.sign, "amount": row.tax * facts.sign}
        for leaf, value in cells.items():
            path = f"tax_breakdown[{index}].{leaf}"
            if path in printed:
                found[path] = value
    for index, item in enumerate(facts.items):
        line: dict[str, Value] = {"description": item.description, "quantity": item.quantity, "unit_price": item.price,
                "net": item.net * facts.sign, "tax_rate": item.rate,
                "allowances[0].percent": item.discount, "allowances[0].amount": item.off * facts.sign}  # fmt: skip
        for leaf, cell in line.items():
            if f"lines[{index}].{leaf}" in printed:
                found[f"lines[{index}].{leaf}"] = cell
    return found


def _header(facts: Facts) -> dict[str, Value]:
    sums, sign = facts.sums, facts.sign
    known: dict[str, Value] = {
        "invoice_number": facts.number,
        "issue_date": facts.issue,
        "due_date": facts.due,
        "currency": facts.currency,
        "purchase_order_reference": facts.order,
        "preceding_invoice": facts.preceding,
        "payment.iban": facts.printed_iban,
        "payment.bic": facts.bic,
    }
    for role, party in (("seller", facts.seller), ("buyer", facts.buyer)):
        known |= {
            f"{role}.name": party.name,
            f"{role}.vat_id": party.vat_id,
            f"{role}.address.street": party.street.replace("\n", ", "),
            f"{role}.address.city": party.city,
            f"{role}.address.post_code": party.post_code,
            f"{role}.address.country": party.country,
        }
    amounts = {
        "line_net": sums.line_sum,
        "allowances": sums.allowance,
        "charges": sums.charge,
        "net": sums.net,
        "tax": sums.tax,
        "gross": facts.printed_gross,
        "paid": sums.paid,
        "rounding": sums.rounding,
        "due": sums.due + facts.printed_gross - sums.gross,
    }
    return known | {f"totals.{leaf}": amount * sign for leaf, amount in amounts.items()}


def gold_invoice(facts: Facts, printed: frozenset[str]) -> Invoice:
    """The printed values as an Invoice."""
    return assemble(values(facts, printed))


def gold_record(facts: Facts, printed: frozenset[str], template: str) -> dict[str, Any]:
    """The gold record: only what is printed, and the fields that hold but are not printed under "visible_false"."""
    found = values(facts, printed)
    labels = {path: term.gold for path, term in BY_PATH.items() if term.gold}
    fields = {label: written(found[path]) for path, label in labels.items() if path in found}
    lines = _rows(found, "lines", {"description": "description", "quantity": "quantity", "unit_price": "unit_price",
                                   "net": "net_amount", "tax_rate": "tax_rate"})  # fmt: skip
    taxes = _rows(found, "tax_breakdown", {"rate": "rate", "base": "base", "amount": "amount"})
    hidden = [label for path, label in labels.items() if path.startswith("totals.") and path not in found]
    return {
        "doc_type": facts.doc_type,
        "language": facts.language,
        "fields": fields,
        "tax_breakdown": taxes,
        "line_items": lines,
        "visible_false": hidden if facts.doc_type != "other" else [],
        "label_source": "generated",
        "source": {"kind": "digital_pdf", "template": template},
    }


def _rows(found: Mapping[str, Value], table: str, names: Mapping[str, str]) -> list[dict[str, str]]:
    rows: dict[int, dict[str, str]] = {}
    for path, value in found.items():
        head, _, leaf = path.partition("].")
        if path.startswith(f"{table}[") and leaf in names:
            rows.setdefault(int(head.split("[")[1]), {})[names[leaf]] = written(value)
    return [row for _, row in sorted(rows.items())]


def written(value: Value) -> str:
    """A value as gold files and exports write it."""
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else value
