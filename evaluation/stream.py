"""A year of invoices played through the product, with a person at the desk who knows the truth.

A stream is a folder with `manifest.json` (file, vendor, sent, events; by day), `companies.csv`, `vendors.csv`, and the
documents with `.gold.json` beside each. What counts is what left without a person, not what the product says of it.
"""

from __future__ import annotations

import calendar
import hashlib
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.corpus import FIELDS
from evaluation.decider import decision_on
from evaluation.matching import same
from flows.batch import Batch, open_run, run_batch
from flows.deciding import decide
from flows.ingest import Inbox
from flows.reference import load_reference
from ledger import Ledger
from ledger.deciding import Asked
from ledger.records import Listed
from schemas import WAITING, Misconfigured, OutcomeKind, Policy, result

_STOP = ("wrong_total", "resent", "number_reused", "somebody_else", "fraud_lookalike", "look_alike")
_PAID = ("invoice", "credit_note")
_AGES = ((1, 1, "1st"), (2, 2, "2nd"), (3, 3, "3rd"), (4, 6, "4th to 6th"), (7, 10**6, "7th on"))
_PRINTED = ("due_date", "buyer_name", "seller_vat_id", "iban", "net_total", "tax_total", "payable_amount")
_NEVER_MISSING = ("invoice_number", "issue_date", "seller_name", "currency", "gross_total")
_INVENTED = ("due_date", "iban", "purchase_order")


class Sent(NamedTuple):
    """One document of a stream: its row in the manifest, its labels, and which of its vendor's honest ones it is."""

    row: Mapping[str, Any]
    gold: Mapping[str, Any]
    age: int

    @property
    def must_stop(self) -> bool:
        """Whether it must not be paid."""
        return self.gold["doc_type"] not in _PAID or any(event.startswith(_STOP) for event in self.row["events"])

    @property
    def moved(self) -> bool:
        """Whether its account is another one than before: two people must be asked."""
        return any(event.startswith("bank_change") for event in self.row["events"])


@dataclass
class Played:
    """What a stream came to: honest documents and those straight through by month and by vendor's age; what left
    wrong; what must stop and did; how many people were asked."""

    documents: Counter[str] = field(default_factory=Counter)
    through: Counter[str] = field(default_factory=Counter)
    silent: list[tuple[str, str]] = field(default_factory=list)
    stopped: Counter[bool] = field(default_factory=Counter)
    waiting: int = 0
    open: int = 0

    @property
    def months(self) -> list[str]:
        """The months played."""
        return sorted(key for key in self.documents if key.startswith("20"))

    @property
    def ages(self) -> list[str]:
        """How old vendors were, in documents."""
        return [name for *_, name in _AGES if name in self.documents]

    def share(self, keys: Sequence[str]) -> float:
        """The share that went straight through of the documents under `keys`."""
        total = sum(self.documents[key] for key in keys)
        return sum(self.through[key] for key in keys) / total if total else 0.0


def play(  # noqa: PLR0913 (what is played, and what of it)
    stream: Path,
    work: Path,
    policy: Policy,
    *,
    cold: bool = False,
    until: str = "9999",
    vendors: Collection[str] = (),
    workers: int | None = None,
) -> Played:
    """Play `stream` month by month in a workspace under `work`. `cold`: without its vendor master; of some `vendors`
    alone, where any are named.

    Raises Misconfigured where `stream` is none.
    """
    workspace, played = work / "workspace", Played()
    known: dict[str, Sent] = {}
    load_reference(workspace, "companies", str(stream / "companies.csv"), None)
    if not cold:
        load_reference(workspace, "vendors", str(stream / "vendors.csv"), None)
    for month, documents in _months(stream, until, vendors):
        inbox = work / "inbox" / month
        inbox.mkdir(parents=True)
        arrived = {}
        for number, one in enumerate(documents):
            file = stream / one.row["file"]
            arrived[hashlib.sha256(file.read_bytes()).hexdigest()] = one
            shutil.copyfile(file, inbox / f"{number:04}{file.suffix}")  # a file's name tells nothing
        known |= arrived
        _ingest(workspace, inbox, _last_day(month), policy, workers)
        told = _decide(workspace, known, policy, played, workers)
        _count(workspace, month, arrived, told, played)
    return played


def _months(stream: Path, until: str, vendors: Collection[str]) -> Iterator[tuple[str, list[Sent]]]:
    try:
        rows = json.loads((stream / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Misconfigured(
            f"{stream} is no stream: its manifest.json cannot be read.", "Name a folder that holds one."
        ) from error
    ages: Counter[str] = Counter()
    months: defaultdict[str, list[Sent]] = defaultdict(list)
    chosen = (row for row in rows if not vendors or row["vendor"] in vendors)
    for row in sorted(chosen, key=lambda row: str(row["sent"])):
        file = stream / row["file"]
        gold = json.loads(file.with_name(f"{file.stem}.gold.json").read_text(encoding="utf-8"))
        honest = not Sent(row, gold, 0).must_stop
        ages[row["vendor"]] += honest
        months[str(row["sent"])[:7]].append(Sent(row, gold, ages[row["vendor"]]))
    yield from ((month, sent) for month, sent in sorted(months.items()) if month <= until)


def _last_day(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year, number, calendar.monthrange(year, number)[1])


def _ingest(workspace: Path, inbox: Path, day: date, policy: Policy, workers: int | None) -> None:
    with Ledger.open(workspace) as ledger:
        arrivals = Inbox(ledger, workspace, (inbox,), policy, day)
        run = open_run(ledger, "ingest", inbox.name, policy, day)
        run_batch(Batch(ledger, run, policy, workspace, workers), arrivals.documents())


def _decide(
    workspace: Path, known: Mapping[str, Sent], policy: Policy, played: Played, workers: int | None
) -> set[str]:
    """Two people decide in turn on what waits, from the labels; the documents that anybody was asked about."""
    asked: set[str] = set()
    for name in ("first", "second"):
        with Ledger.open(workspace, must_exist=True) as ledger:
            waiting = [one.document.sha256 for one in ledger.listed(waiting=True) if one.document.sha256 in known]
            who = ledger.at_the_door(name, None, "")
        said = tuple(decision_on(sha256, known[sha256].gold, reject=known[sha256].must_stop) for sha256 in waiting)
        played.waiting += len(set(waiting) - asked)
        asked |= set(waiting)
        if said:
            decide(workspace, Asked(said, who, partial=True), policy, workers)
    return asked


def _count(workspace: Path, month: str, arrived: Mapping[str, Sent], told: set[str], played: Played) -> None:
    with Ledger.open(workspace, must_exist=True) as ledger:
        listed = {one.document.sha256: one for one in ledger.listed()}
        people = {sha256: len({one.who.name for one in ledger.in_round(sha256)}) for sha256 in arrived}
    for sha256, sent in arrived.items():
        one = listed[sha256]
        left = one.outcome.kind is OutcomeKind.EXPORTED
        wrong = list(_mistakes(one, sent)) if left else []
        if left and sent.moved and people[sha256] < 2:
            wrong.append("a changed account, and two people were not asked")
        played.silent += [(sent.row["file"], what) for what in wrong]
        played.open += one.outcome.kind in WAITING
        if sent.must_stop:
            played.stopped[not left] += 1
            continue
        whole = left and sha256 not in told and not _left_out(one, sent)
        for key in (month, next(name for low, high, name in _AGES if low <= sent.age <= high)):
            played.documents[key] += 1
            played.through[key] += whole


def _values(one: Listed) -> Mapping[str, Any]:
    return result(one.verdict)["invoice"] if one.verdict is not None else {}


def _at(invoice: Mapping[str, Any], path: str) -> str | None:
    node: Any = invoice
    for step in path.split("."):
        node = (node or {}).get(step)
    return None if node in (None, "") else str(node)


def _left_out(one: Listed, sent: Sent) -> bool:
    """Whether something that stands printed was exported empty: such a document saved nobody any work."""
    invoice, hidden = _values(one), sent.gold.get("visible_false", ())
    asked = [label for label in _PRINTED if sent.gold["fields"].get(label) and label not in hidden]
    lines = bool(sent.gold.get("line_items")) and not invoice.get("lines")
    return lines or any(_at(invoice, FIELDS[label]) is None for label in asked)


def _mistakes(one: Listed, sent: Sent) -> Iterator[str]:
    """What of an exported document is not as it is labelled."""
    if sent.must_stop:
        yield "it must not be paid"
        return
    invoice, hidden = _values(one), sent.gold.get("visible_false", ())
    if one.verdict is not None and one.verdict.doc_type.value != sent.gold["doc_type"]:
        yield "doc_type"
    for label, want in sent.gold["fields"].items():
        if label not in FIELDS:
            continue
        got = _at(invoice, FIELDS[label])
        if label in hidden:
            if label in _INVENTED and got is not None:
                yield f"{label} was invented"
        elif want is not None and (label in _NEVER_MISSING if got is None else not same(label, got, str(want))):
            yield label
    if lines_differ(invoice, sent.gold):
        yield "amounts of lines"


def _number(text: object) -> Decimal | None:
    return None if text is None else Decimal(str(text))


def lines_differ(invoice: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    """Whether amounts of lines are not those labelled; a line that was read as a charge or an allowance is right."""
    want = Counter(_number(line.get("net_amount")) for line in gold.get("line_items", ()))
    got = Counter(_number(line["net"]) for line in invoice.get("lines") or () if line.get("net") is not None)
    if not got or not want or None in want:
        return False
    totals = invoice.get("totals") or {}
    more, off = (_number(totals.get(key)) or Decimal(0) for key in ("charges", "allowances"))
    missing = sum(value for value in (want - got).elements() if value is not None)
    return bool(got - want) or (bool(want - got) and missing not in {more - off, more, -off} - {Decimal(0)})
