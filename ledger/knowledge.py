"""What the rules may know besides the document: earlier exports, and the reference data of the workspace."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Row

from ledger import queries, reference
from ledger.database import Database
from ledger.grown import approved, with_grown
from ledger.tables import verdicts
from schemas import (
    Company,
    DocType,
    Earlier,
    Frozen,
    GoodsReceived,
    Invoice,
    Like,
    Order,
    OrderLine,
    Party,
    Sighting,
    Vendor,
    normalise_number,
    seller_keys,
    vendor_keys,
)

R = TypeVar("R", bound=Frozen)
_NEWEST = 200  # so many earlier documents say what is usual of a seller
_KEPT = 1_000  # documents of which what was read is kept: some 20 MB


class Knowledge:
    """The `Reference` of a workspace. Raises Corrupted where its reference data is not what the ledger says."""

    def __init__(self, workspace: Path, database: Database) -> None:
        self._workspace = workspace
        self._database = database
        self._companies = self._rows("companies", Company)
        self._every_vendor = self._known_vendors(self._rows("vendors", Vendor))
        self._vendors = _by_seller(self._every_vendor)
        self._orders = _by_order(self._rows("orders", OrderLine))
        self._left: dict[int, Earlier | None] = {}  # by the number of the verdict
        self._received = _by_line(self._rows("received", GoodsReceived))

    def _known_vendors(self, master: Sequence[Vendor] | None) -> Sequence[Vendor] | None:
        """Those of the master and those that grew from decisions; None where neither a master nor companies of the
        user's own were loaded."""
        if master is None and self._companies is None:
            return None
        with self._database.read() as connection:
            return with_grown(master or (), approved(connection))

    def sightings(self, sellers: Collection[str], number: str, doc_type: DocType) -> Sequence[Sighting]:
        """Exported documents of any of these seller keys, this normalised number and kind."""
        like = Like(sellers=sellers, number=number, doc_type=doc_type)
        if not sellers:
            return []
        with self._database.read() as connection:
            rows = connection.execute(queries.exported_like(like)).all()
        return [Sighting(row.document, row.run) for row in rows]

    def unsettled(self, sellers: Collection[str], number: str) -> Sequence[Sighting]:
        """Documents of any of these seller keys and this normalised number that wait, or that people sent back."""
        if not sellers or not number:
            return []
        with self._database.read() as connection:
            rows = connection.execute(queries.unsettled_like(sellers, number)).all()
        return [Sighting(row.document, row.run) for row in rows]

    def earlier(self, like: Like) -> Sequence[Earlier]:
        """Exported documents that are like this, the newest first: all that name the same other, else 200 at most."""
        numbers = [(term, number) for term, number in queries.named_numbers(like) if number]
        query = queries.exported_like(like)
        with self._database.read() as connection:
            if not numbers:
                newest = connection.scalars(query.with_only_columns(verdicts.c.number).limit(_NEWEST)).all()
                return self._left_by(connection, newest)
            rows = connection.execute(query).all()
        return [
            _earlier(row, _accepted(row.findings))
            for row in rows
            if row.invoice and all(number in _named(row, term) for term, number in numbers)
        ]

    def _left_by(self, connection: Connection, numbers: Sequence[int]) -> list[Earlier]:
        """The documents that left by these verdicts, in their order. The documents of a busy seller are asked about
        again and again, and each verdict is a long text: what was read of one is kept."""
        unread = [number for number in numbers if number not in self._left]
        if len(self._left) + len(unread) > _KEPT:
            self._left.clear()
            unread = list(numbers)
        for row in connection.execute(queries.left_by(unread)) if unread else ():
            self._left[row.number] = _earlier(row, _accepted(row.findings)) if row.invoice else None
        return [one for number in numbers if (one := self._left.get(number)) is not None]

    def leaving(self, like: Like) -> Sequence[Earlier]:
        """Documents that are like this and leave with the run that is going on, unless its gate stops them."""
        with self._database.read() as connection:
            rows = connection.execute(queries.leaving_like(like)).all()
        return [_earlier(row) for row in rows if row.invoice]

    def waiting(self, like: Like) -> Sequence[Earlier]:
        """Documents that are like this and wait for people, the newest first, 200 at most."""
        with self._database.read() as connection:
            rows = connection.execute(queries.waiting_like(like).limit(_NEWEST)).all()
        return [_earlier(row) for row in rows if row.invoice]

    def numbers(self, sellers: Collection[str]) -> frozenset[str]:
        """The normalised numbers of all invoices of any of these seller keys, whatever became of them."""
        if not sellers:
            return frozenset()
        with self._database.read() as connection:
            return frozenset(connection.scalars(queries.numbers_of(sellers)))

    def companies(self) -> Sequence[Company] | None:
        """The user's own companies; None where none were loaded."""
        return self._companies

    def vendors(self, sellers: Collection[str]) -> Sequence[Vendor] | None:
        """Rows of known vendors with any of these keys; None where nothing is known of vendors."""
        if self._vendors is None:
            return None
        return tuple(dict.fromkeys(vendor for key in sellers for vendor in self._vendors.get(key, ())))

    def every_vendor(self) -> Sequence[Vendor] | None:
        """All rows of known vendors; None where nothing is known of vendors."""
        return self._every_vendor

    def order(self, number: str) -> Order | None:
        """The purchase order of this number, without lines where there is none; None where no orders were loaded."""
        if self._orders is None:
            return None
        lines = self._orders.get(normalise_number(number), ())
        return Order(tuple(lines), None if self._received is None else self._received.get(normalise_number(number), {}))

    def _rows(self, kind: str, row: type[R]) -> list[R] | None:
        with self._database.read() as connection:
            data = reference.loaded(connection).get(kind)
        if data is None:
            return None
        return [row.model_validate_json(line) for line in reference.lines_of(self._workspace, data)]


def _by_seller(vendors: Iterable[Vendor] | None) -> Mapping[str, Sequence[Vendor]] | None:
    if vendors is None:
        return None
    found: dict[str, list[Vendor]] = {}
    for vendor in vendors:
        party = Party(name=vendor.name, vat_id=vendor.vat_id, tax_number=vendor.tax_number)
        numbers = (vendor.vat_id, vendor.tax_number, *vendor.accounts)
        for key in {*seller_keys(party), *vendor_keys(vendor.name, numbers)}:
            found.setdefault(key, []).append(vendor)
    return found


def _by_order(lines: Iterable[OrderLine] | None) -> Mapping[str, Sequence[OrderLine]] | None:
    if lines is None:
        return None
    found: dict[str, list[OrderLine]] = {}
    for line in lines:
        found.setdefault(normalise_number(line.order), []).append(line)
    return found


def _by_line(rows: Iterable[GoodsReceived] | None) -> Mapping[str, Mapping[str, Decimal]] | None:
    if rows is None:
        return None
    found: dict[str, dict[str, Decimal]] = {}
    for row in rows:
        lines = found.setdefault(normalise_number(row.order), {})
        lines[row.line] = lines.get(row.line, Decimal(0)) + row.quantity
    return found


def _named(row: Row[Any], term: str) -> set[str]:
    """The normalised numbers by which a document names another at `term`: what left, and, of what it corrects, what was
    read, for a number that was withheld says no less of which credits came before."""
    read = json.loads(row.claims).get(term) if term == queries.CORRECTED else None
    stated = json.loads(row.invoice).get(term)
    return {normalise_number(str(one)) for one in (stated, read and read["value"]) if one}


def _accepted(findings: str | None) -> tuple[tuple[str, str], ...]:
    """The rules in spite of which people let a document leave, with what each said."""
    return tuple((one["rule"], one["message"]) for one in json.loads(findings or "[]") if one.get("accepted_by"))


def _earlier(row: Row[Any], accepted: tuple[tuple[str, str], ...] = ()) -> Earlier:
    """A document and what it says."""
    return Earlier(row.document, row.run, DocType(row.doc_type), Invoice.model_validate_json(row.invoice), accepted)
