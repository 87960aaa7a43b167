"""What a document prints and where: drawn once, so that its parts agree on who prints what."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from evaluation.synthetic.facts import Facts
from evaluation.synthetic.options import Options


@dataclass
class Contents:
    """The place of each value. "none" is not printed; places are named for the part that prints them."""

    number: str
    issue: str
    due: str
    seller_vat: str
    buyer_vat: str
    iban: str
    order: str
    terms: str
    discount: bool
    second_account: bool
    bank_in_footer: bool
    ship_to: bool
    recap: bool
    tax_rows: str
    net_row: bool
    due_row: bool
    header_total: bool
    group_rows: bool
    in_words: bool
    second_currency: bool
    slip: bool
    meta_distractors: int
    buyer: bool


def _drawn(rng: Random, table: dict[str, float]) -> str:
    return rng.choices(tuple(table), tuple(table.values()))[0]


def draw_contents(rng: Random, facts: Facts, options: Options) -> Contents:
    """Contents in the frequencies measured on real invoices."""
    several = len(facts.sums.rows) > 1
    money = facts.kind not in {"delivery_note"}
    apart = facts.sums.paid != 0 or facts.sums.previous != 0 or facts.sums.rounding != 0
    contents = Contents(
        number=_drawn(rng, {"meta": 74, "title": 20, "bare": 4, "none": 1}),
        issue=_drawn(rng, {"meta": 82, "title": 6, "place": 9, "none": 0.6}),
        due=_drawn(rng, {"meta": 34, "sentence": 20, "payment": 8, "headline": 4, "none": 34}),
        seller_vat=_drawn(rng, {"block": 34, "footer": 28, "meta": 10, "sentence": 5, "contact": 8, "none": 15}),
        buyer_vat=_drawn(rng, {"block": 18, "meta": 12, "sentence": 2, "none": 68}),
        iban=_drawn(rng, {"footer": 30, "payment": 32, "seller": 3, "none": 35}),
        order=_drawn(rng, {"meta": 44, "intro": 5, "table": 4, "none": 47}),
        terms=_drawn(rng, {"meta": 18, "notes": 34, "none": 48}),
        discount=rng.random() < 0.2 and facts.days > 8,
        second_account=rng.random() < 0.14,
        bank_in_footer=rng.random() < 0.5,
        ship_to=rng.random() < 0.34,
        recap=rng.random() < (0.6 if several else 0.24) and money,
        tax_rows=_drawn(rng, {"sum": 45, "rates": 40, "both": 15})
        if several
        else _drawn(rng, {"sum": 40, "rates": 60}),
        net_row=rng.random() < (0.93 if facts.taxed else 0.6),
        due_row=apart or rng.random() < 0.3,
        header_total=rng.random() < 0.14,
        group_rows=rng.random() < 0.1 and len(facts.items) > 2,
        in_words=rng.random() < 0.05,
        second_currency=rng.random() < 0.05,
        slip=(facts.country == "CH" and rng.random() < 0.5) or rng.random() < 0.03,
        meta_distractors=rng.choices((0, 1, 2, 3, 4, 5, 6, 8), (10, 17, 20, 17, 14, 10, 7, 5))[0],
        buyer=rng.random() < 0.97,
    )
    _fit(contents, facts, options, rng)
    return contents


_CLEAN: dict[str, Any] = {
    "number": "meta", "issue": "meta", "due": "meta", "order": "meta", "seller_vat": "block", "iban": "payment",
    "tax_rows": "rates", "net_row": True, "due_row": False, "discount": False, "second_account": False,
    "header_total": False, "second_currency": False, "in_words": False, "group_rows": False, "ship_to": False,
    "slip": False, "meta_distractors": 1, "buyer": True,
}  # fmt: skip


def _fit(contents: Contents, facts: Facts, options: Options, rng: Random) -> None:
    """Adjust to the kind of document and to what the options ask for."""
    changes: dict[str, Any] = {}
    if facts.kind in {"credit_note", "receipt", "delivery_note"}:
        changes.update(due="none" if rng.random() < 0.85 else contents.due, discount=False)
    if facts.kind == "receipt":
        changes.update(buyer_vat="none", ship_to=False, slip=False, iban="none", due="none")
    if facts.zero_reason in {"reverse_charge", "intra_community"}:
        changes.update(buyer_vat="block" if rng.random() < 0.6 else "meta")
        if contents.seller_vat == "none":
            changes.update(seller_vat="footer")
    if options.clean:
        changes.update(_CLEAN)
        if facts.kind == "credit_note":
            changes.update(due="none")
        if facts.country == "US":
            changes.update(iban="none")
    if options.fault == "missing_number":
        changes.update(number="none")
    for name, value in changes.items():
        setattr(contents, name, value)
