"""The batch as four small tables for Great Expectations: documents, invoices, tax rows, lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from schemas import (
    CENT,
    COMPARED_TERMS,
    Disposition,
    DocType,
    ExportHistory,
    Finding,
    Invoice,
    Line,
    OtherDocument,
    Policy,
    Profile,
    RuleOutcome,
    TaxRow,
    Verdict,
    normalise_number,
    plain,
    seller_keys,
)
from schemas.deciding import fingerprint
from validators.likeness import lookalike
from validators.rules.values import MINOR_UNITS

if TYPE_CHECKING:
    import pandas as pd

_NUMBERS = ("seller.vat_id", "seller.tax_number")
_TOTALS = ("line_net", "allowances", "charges", "net", "tax", "gross", "paid", "withheld", "rounding", "due")


def column(term: str) -> str:
    """The column that says whether an invoice has a value for `term`: 1 or nothing."""
    return f"has {term}"


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": ("sha256", "disposition", "straight", "unlike_seller"),
    "invoices": (
        *("sha256", "doc_type", "profile", "type_code", "invoice_number", "number_key", "issue_date"),
        *("issue_year", "due_date", "currency", "minor_unit", "seller_name", "buyer_name", "seller_vat_id", "iban"),
        *_TOTALS,
        *("tax_row_sum", "tax_row_allowed", "line_sum", "line_allowed", "gross_ratio"),
        *("tax_number", "unnumbered", "tax_rows", "lines", "dollar_tax_share", *map(column, COMPARED_TERMS)),
    ),
    "tax_rows": ("sha256", "category", "rate", "base", "amount"),
    "lines": (
        *("sha256", "row", "description", "quantity", "unit_price", "base_quantity"),
        *("adjustment", "net", "tax_rate"),
        *("document_rates", "from_page"),
    ),
}
_AGREED = ("net", "tax", "gross", "due")  # what two bills of one number must agree on
_WAITS = frozenset({Disposition.REVIEW, Disposition.QUARANTINE})
_RECALLS = frozenset({"WORDS-2", "WORDS-9"})
_ZERO = Decimal(0)
_SELLER_NUMBER = "EU-226-3"
# A seller whose documents usually go straight through: so many were decided, such a share of them without people.
_SELLER_KNOWN, _USUAL = 5, 0.8  # of them


class _Bill(NamedTuple):
    """What an invoice is compared with the others of its batch by: `_compared` makes columns of it."""

    sellers: tuple[str, ...]
    doc_type: str
    number: str | None
    gross: Decimal | None
    currency: str | None
    issued: date | None
    accounts: frozenset[str]
    record: str
    said: tuple[object, ...]
    paged: bool
    waits: bool
    recalls: bool
    document: OtherDocument

    @property
    def key(self) -> str | None:
        """The number as it is found again, or None."""
        return normalise_number(self.number or "") or None

    def agrees(self, other: _Bill) -> bool:
        """Whether both ask for the same, to the last digit of their records. Of a page and an e-invoice, and of what
        waits, it is enough that of number, amounts, currency, days and accounts none is another, where both say it."""
        if self.paged == other.paged and not (self.waits or other.waits):
            return self.record == other.record
        both = zip(self.said, other.said, strict=True)
        same = all(one == another for one, another in both if one is not None and another is not None)
        return same and (self.accounts == other.accounts or not (self.accounts and other.accounts))


class Batch(NamedTuple):
    """The tables, every hash the ledger expects, how many rows of each table the verdicts have, and their profiles.

    `accepted` are the rules whose findings people accepted, by the document's hash. `others` are those that a document
    is set against, by the column that says so and the document's hash. Rows stand for documents that would go straight
    through; `documents` has all of the batch.
    """

    frames: Mapping[str, pd.DataFrame]
    expected: Collection[str]
    counts: Mapping[str, int]
    profiles: Mapping[str, Profile]
    accepted: Mapping[str, frozenset[str]]
    others: Mapping[str, Mapping[str, tuple[OtherDocument, ...]]]

    @property
    def straight(self) -> tuple[str, ...]:
        """Documents that would go straight through."""
        return tuple(dict.fromkeys(self.frames["invoices"]["sha256"]))

    def of_profiles(self, profiles: Collection[Profile]) -> pd.DataFrame:
        """The rows of invoices of documents under any of `profiles`."""
        invoices = self.frames["invoices"]
        return invoices[invoices["profile"].isin([profile.value for profile in profiles])].reset_index(drop=True)


def collect(verdicts: Iterable[Verdict], expected: Collection[str], history: ExportHistory, policy: Policy) -> Batch:
    """The tables of `verdicts`, which are taken one at a time. Values stay Decimal objects; dates are ISO texts."""
    import pandas as pd

    rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in COLUMNS}
    counts = dict.fromkeys(COLUMNS, 0)
    bills: list[_Bill] = []
    waiting: list[_Bill] = []
    profiles: dict[str, Profile] = {}
    accepted: dict[str, frozenset[str]] = {}
    for verdict in verdicts:
        profiles[verdict.document.sha256] = verdict.profile
        accepted[verdict.document.sha256] = frozenset(one.rule for one in verdict.findings if one.accepted_by)
        rows["documents"].append(tuple(_document(verdict, history)))
        counts["documents"] += 1
        if verdict.disposition is Disposition.STRAIGHT_THROUGH:
            rows["invoices"].append(tuple(_invoice(verdict, history, policy)))
            bills.append(_bill(verdict))
            rows["tax_rows"] += _tax_rows(verdict)
            rows["lines"] += _lines(verdict)
            counts["invoices"] += 1
            counts["tax_rows"] += len(verdict.invoice.tax_breakdown)
            counts["lines"] += len(verdict.invoice.lines)
        elif verdict.disposition in _WAITS:
            waiting.append(_bill(verdict))
    frames = {table: pd.DataFrame(found, columns=list(COLUMNS[table]), dtype=object) for table, found in rows.items()}
    others = _compared(bills, waiting, policy)
    for name, each in others.items():
        frames["invoices"][name] = pd.Series([bool(places) for places in each], dtype=object)
    for table, number in (("invoices", "gross_ratio"), ("invoices", "dollar_tax_share"), ("documents", "straight")):
        frames[table][number] = frames[table][number].astype(float)
    against = {name: _named((*bills, *waiting), each) for name, each in others.items()}
    return Batch(frames, expected, counts, profiles, accepted, against)


_Against = Sequence[Collection[int]]  # of each bill, the places of those it is set against


def _compared(bills: Sequence[_Bill], waiting: Sequence[_Bill], policy: Policy) -> dict[str, _Against]:
    """What comes of comparing each bill with the others, by the column of invoices that says so; by its number with
    those that wait, too."""
    return {
        "recalled": _recalled(bills, waiting),
        "same_number": _same_number((*bills, *waiting))[: len(bills)],
        "near_duplicate": _near(bills, policy.reference.duplicate_days),
        "other_account": _other_accounts(bills),
    }


def _named(bills: Sequence[_Bill], against: _Against) -> Mapping[str, tuple[OtherDocument, ...]]:
    """By the hash of each bill the documents it is set against, in the order of the batch."""
    return {
        bills[own].document.sha256: tuple(bills[place].document for place in sorted(places))
        for own, places in enumerate(against)
        if places
    }


def _recalled(bills: Sequence[_Bill], waiting: Sequence[_Bill]) -> _Against:
    """Of each bill, the letters of its seller that say that it is void or not to be paid: those that name its number,
    and those of which no number was read."""
    letters: dict[tuple[str, str | None], set[int]] = {}
    for place, one in enumerate(waiting, start=len(bills)):
        for seller in one.sellers if one.recalls else ():
            letters.setdefault((seller, one.key), set()).add(place)
    asked = [[(seller, key) for seller in bill.sellers for key in (bill.key, None)] for bill in bills]
    return [{place for key in keys for place in letters.get(key, ())} for keys in asked]


def _same_number(bills: Sequence[_Bill]) -> _Against:
    """Of each bill, the others of its seller, kind and number. Of one that all others agree with none: it is paid once,
    whichever of them is. That is the first that does not wait, e-invoices before the pages that show them."""
    keys = [(seller, bill.key, bill.doc_type) for bill, seller in zip(bills, _joined(bills), strict=True)]
    groups: dict[tuple[str | None, ...], set[int]] = {}
    for place, key in enumerate(keys):
        groups.setdefault(key, set()).add(place)
    order = sorted(range(len(bills)), key=lambda place: (bills[place].waits, bills[place].paged, place))
    first = {keys[place]: place for place in reversed(order)}
    paid = {place for key, place in first.items() if all(bills[place].agrees(bills[other]) for other in groups[key])}
    return [set() if None in key or place in paid else groups[key] - {place} for place, key in enumerate(keys)]


def _bill(verdict: Verdict) -> _Bill:
    invoice = verdict.invoice
    totals = (getattr(invoice.totals, name) for name in _AGREED)
    return _Bill(
        sellers=seller_keys(invoice.seller),
        doc_type=verdict.doc_type.value,
        number=invoice.invoice_number,
        gross=invoice.totals.gross,
        currency=invoice.currency,
        issued=invoice.issue_date,
        accounts=frozenset(invoice.payment.ibans),
        record=fingerprint(verdict.doc_type, invoice),
        said=(invoice.invoice_number, *totals, invoice.currency, invoice.issue_date, invoice.due_date),
        paged=verdict.profile.from_page,
        waits=verdict.disposition is not Disposition.STRAIGHT_THROUGH,
        recalls=verdict.doc_type is DocType.OTHER and any(map(_recalls, verdict.findings)),
        document=OtherDocument(sha256=verdict.document.sha256, origin=verdict.document.origin),
    )


def _recalls(finding: Finding) -> bool:
    """Whether it says of a letter that it recalls an invoice."""
    return finding.rule in _RECALLS and finding.outcome is RuleOutcome.FAIL


def _document(verdict: Verdict, history: ExportHistory) -> Iterator[object]:
    """One row of documents. `straight` is 1 or 0, nothing where nobody decides; `unlike_seller` says whether this one
    does not although its seller's usually go straight through, nothing where they do not."""
    straight = verdict.disposition is Disposition.STRAIGHT_THROUGH
    decided = straight or verdict.disposition in _WAITS
    yield from (verdict.document.sha256, verdict.disposition.value, float(straight) if decided else None)
    shares = [history.sellers[key] for key in seller_keys(verdict.invoice.seller) if key in history.sellers]
    usual = shares and shares[0].decided >= _SELLER_KNOWN and shares[0].straight >= _USUAL * shares[0].decided
    yield not straight if usual and decided else None


def _invoice(verdict: Verdict, history: ExportHistory, policy: Policy) -> Iterator[object]:
    """One row of invoices, in the order of its columns."""
    invoice, totals = verdict.invoice, verdict.invoice.totals
    yield from (verdict.document.sha256, verdict.doc_type.value, verdict.profile.value, invoice.type_code)
    number = invoice.invoice_number
    yield from (number, normalise_number(number or "") or None)
    issued, due = invoice.issue_date, invoice.due_date
    yield from (issued and issued.isoformat(), issued and issued.year, due and due.isoformat())
    yield from (invoice.currency, MINOR_UNITS.get(invoice.currency or ""))
    yield from (invoice.seller.name, invoice.buyer.name, invoice.seller.vat_id, invoice.payment.iban)
    if verdict.profile is Profile.FATTURAPA:  # asks for less than the total where tax is withheld
        totals = totals.model_copy(update={"due": None})
    yield from (getattr(totals, name) for name in _TOTALS)
    cents = policy.tolerance
    yield from _sum([row.amount for row in invoice.tax_breakdown], cents.tax_cents, verdict.profile)
    yield from _sum([line.net for line in invoice.lines if line.charged], cents.line_sum_cents, verdict.profile)
    median = history.median_gross.get(invoice.currency or "")
    yield abs(totals.gross) / median if totals.gross and median else None
    yield from (invoice.seller.tax_number, _unnumbered(verdict), len(invoice.tax_breakdown), len(invoice.lines))
    in_dollars = invoice.currency == "USD"  # other countries without VAT rules tax otherwise
    yield abs(totals.tax / totals.net) if in_dollars and totals.tax is not None and totals.net else None
    yield from (1 if _has(invoice, term) else None for term in COMPARED_TERMS)


def _unnumbered(verdict: Verdict) -> int | None:
    """1 where the rulebook asks the seller for no number, people let its vendor go without, or the printed one is
    withheld; else nothing."""
    if any(one.term in _NUMBERS for one in verdict.withheld):
        return 1
    told = [finding for finding in verdict.findings if finding.rule == _SELLER_NUMBER]
    return 1 if told and not any(finding.holds for finding in told) else None


def _has(invoice: Invoice, term: str) -> bool:
    """Whether there is a value, or any row, for `term`."""
    return bool(reduce(lambda part, step: part and getattr(part, step), term.split("."), invoice))


def _joined(bills: Iterable[_Bill]) -> list[str | None]:
    """One seller key for each bill: the same for those that share number, kind and any seller key, be it through a
    third."""
    above: dict[tuple[str | None, str, str], tuple[str | None, str, str]] = {}

    def top(key: tuple[str | None, str, str]) -> tuple[str | None, str, str]:
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    own = [[(bill.key, bill.doc_type, seller) for seller in bill.sellers] for bill in bills]
    for keys in own:
        for key in keys:
            above.setdefault(key, key)
            above[top(key)] = top(keys[0])
    return [top(keys[0])[-1] if keys else None for keys in own]


def _near(bills: Iterable[_Bill], most_days: int) -> _Against:
    """Of each bill, those of the same seller, kind, amount and currency whose number looks like its own.

    A slip is no suspicion here: sellers bill the same amount several times a day, with consecutive numbers.
    """
    alike: dict[tuple[object, ...], list[tuple[int, _Bill]]] = {}
    found: list[set[int]] = []
    for place, bill in enumerate(bills):
        found.append(set())
        if bill.number is None or bill.gross is None:
            continue
        for seller in bill.sellers:
            others = alike.setdefault((seller, bill.doc_type, bill.gross, bill.currency), [])
            for earlier, other in others:
                if _doubles(bill, other, most_days):
                    found[place].add(earlier)
                    found[earlier].add(place)
            others.append((place, bill))
    return found


def _other_accounts(bills: Sequence[_Bill]) -> _Against:
    """Of each bill, those of its seller in its currency that name another account, where none is common to them all."""
    named: dict[tuple[object, ...], list[int]] = {}
    for place, bill in enumerate(bills):
        for seller in bill.sellers if bill.accounts else ():
            named.setdefault((seller, bill.currency), []).append(place)
    found: list[set[int]] = [set() for _ in bills]
    for places in named.values():
        if not frozenset.intersection(*(bills[place].accounts for place in places)):
            for place in places:
                found[place] |= {other for other in places if bills[other].accounts != bills[place].accounts}
    return found


def _doubles(one: _Bill, other: _Bill, most_days: int) -> bool:
    if one.number is None or other.number is None or one.key == other.key:
        return False  # GX-34 speaks of the very same number
    days = 0 if one.issued is None or other.issued is None else abs((one.issued - other.issued).days)
    return days <= most_days and lookalike(one.number, other.number)


def _sum(amounts: list[Decimal | None], cents: int, profile: Profile) -> tuple[Decimal | None, Decimal]:
    """The sum of `amounts`, unless one is not known, and how far rounding may take it from its stated total."""
    known = [amount for amount in amounts if amount is not None]
    allowed = CENT * cents * len(amounts) if profile.from_page else _ZERO
    return sum(known, _ZERO) if known and len(known) == len(amounts) else None, allowed


def _tax_rows(verdict: Verdict) -> Iterator[tuple[object, ...]]:
    sha256 = verdict.document.sha256
    for row in verdict.invoice.tax_breakdown:
        yield sha256, row.category, row.rate, row.base, row.amount


def _lines(verdict: Verdict) -> Iterator[tuple[object, ...]]:
    rates = _rates(verdict.invoice.tax_breakdown)
    for number, line in enumerate(verdict.invoice.lines):
        yield verdict.document.sha256, number, *_line(line), rates, verdict.profile.from_page


def _line(line: Line) -> tuple[object, ...]:
    product = (line.quantity, line.unit_price, line.price_base_quantity, line.adjustment, line.net)
    return line.description, *product, line.tax_rate


def _rates(rows: Iterable[TaxRow]) -> str:
    """All tax rates of a document as one text ("19;7"), or nothing when one of them is not known."""
    rates = [row.rate for row in rows]
    return "" if None in rates else ";".join(plain(rate.normalize()) for rate in rates if rate is not None)
