"""Vendors as people's decisions know them: the first approved document founds one, two people make an account known.

What went straight through teaches nothing of who is who: names and accounts grow from the master and from people only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, and_, select

from ledger.parts import part
from ledger.standing import in_round, standing
from ledger.tables import decisions, verdicts
from schemas import Vendor, vendor_keys
from schemas.decision import DecisionKind, person_key

_TWO = 2
_FOUNDED = "document-"  # before the beginning of the hash of the document that founded a vendor
_HASH = 12


class Approved(NamedTuple):
    """A document that people approved and that left: its hash, its vendor as far as it says, and how many approved."""

    sha256: str
    vendor: Vendor
    people: int


def approved(connection: Connection) -> Iterator[Approved]:
    """Every document that people approved and that has left, in the order of the approvals."""
    said = select(decisions.c.document).where(
        decisions.c.kind == DecisionKind.APPROVE.value, decisions.c.refused.is_(None)
    )
    left = standing().subquery()
    query = (
        select(left.c.document, part("invoice"))
        .join(verdicts, and_(verdicts.c.run == left.c.run, verdicts.c.document == left.c.document))
        .where(verdicts.c.current, verdicts.c.body.is_not(None), left.c.document.in_(said))
        .order_by(verdicts.c.number)
    )
    for row in connection.execute(query).all():
        vendor = _vendor(row.document, json.loads(row.invoice))
        people = {person_key(one.who.name) for one in in_round(connection, row.document)}
        if vendor is not None and people:
            yield Approved(row.document, vendor, len(people))


def _vendor(sha256: str, invoice: Mapping[str, object]) -> Vendor | None:
    seller, payment = _group(invoice, "seller"), _group(invoice, "payment")
    name = seller.get("name")
    if not isinstance(name, str) or not name.strip():
        return None
    further = (_text(_group(one).get("iban")) for one in _rows(payment, "other_accounts"))
    account = _text(payment.get("iban"))
    return Vendor(
        vendor=f"{_FOUNDED}{sha256[:_HASH]}",
        name=name,
        vat_id=_text(seller.get("vat_id")),
        tax_number=_text(seller.get("tax_number")),
        country=_code(_group(seller, "address").get("country"), 2),
        currency=_code(invoice.get("currency"), 3),
        ibans=(account,) if account else (),
        further=tuple(filter(None, further)),
    )


def _group(tree: object, key: str | None = None) -> Mapping[str, object]:
    found = tree.get(key) if isinstance(tree, dict) and key is not None else tree
    return found if isinstance(found, dict) else {}


def _rows(tree: Mapping[str, object], key: str) -> Sequence[object]:
    found = tree.get(key)
    return found if isinstance(found, list) else ()


def _code(value: object, letters: int) -> str | None:
    """A code of so many capital letters; None for what is none."""
    text = _text(value) or ""
    return text if len(text) == letters and text.isascii() and text.isalpha() and text.isupper() else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def with_grown(master: Iterable[Vendor], documents: Iterable[Approved]) -> list[Vendor]:
    """The rows of the `master` with those that approved documents add: vendors that it lacks, and accounts that two
    people confirmed."""
    rows = list(master)
    by_key: dict[str, Vendor] = {}
    for row in rows:
        _remember(by_key, row)
    for one in documents:
        said = one.vendor if one.people >= _TWO else one.vendor.model_copy(update={"ibans": (), "further": ()})
        known = _known(by_key, said)
        row = said if known is None else said.model_copy(update={"vendor": known.vendor})
        if row not in rows:
            rows.append(row)
            _remember(by_key, row)
    return rows


def _remember(by_key: dict[str, Vendor], row: Vendor) -> None:
    for key in vendor_keys(row.name, (row.vat_id, row.tax_number)):
        by_key.setdefault(key, row)


def _known(by_key: Mapping[str, Vendor], said: Vendor) -> Vendor | None:
    """The vendor that an approved document is from: by a number; by the name only where either has no number."""
    numbers = vendor_keys(said.name, (said.vat_id, said.tax_number)) - vendor_keys(said.name, ())
    found = next((by_key[key] for key in sorted(numbers) if key in by_key), None)
    named = next((by_key[key] for key in vendor_keys(said.name, ()) if key in by_key), None)
    bare = named is not None and (not numbers or not (named.vat_id or named.tax_number))
    return found or (named if bare else None)
