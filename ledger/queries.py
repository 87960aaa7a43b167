"""What is asked of the ledger: statements only; the Ledger runs them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection
from datetime import UTC, date, datetime, time
from decimal import Decimal
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from ledger.parts import leaves, part, where_accepted
from ledger.standing import WAITING_STATES, standing
from ledger.tables import arrivals, documents, exports, failures, outcomes, runs, sellers, verdicts
from schemas import COMPARED_TERMS, SCALE, DocType, ExportHistory, Like, OutcomeKind, Share, decimals, normalise_number

CORRECTED = "preceding_invoice"
_HASH_PREFIX = re.compile(r"[0-9a-f]{4,64}")
_HISTORY = 1_000
_DECIDED_NEWEST = 5_000
_RUNS, _ENOUGH_RUNS = 50, 5
_DECIDED = tuple(kind.value for kind in (OutcomeKind.EXPORTED, OutcomeKind.REVIEW, OutcomeKind.QUARANTINED))

_FIRST = (
    select(arrivals.c.document, func.min(arrivals.c.number).label("number"))
    .group_by(arrivals.c.document)
    .subquery("first")
)
_STANDING = standing().subquery("standing")
_WITHOUT_OUTCOME = ~exists().where(outcomes.c.arrival == verdicts.c.arrival)
_STATED = (part("invoice"), part("claims"), where_accepted("findings"))
_LATEST = select(func.max(verdicts.c.number)).group_by(verdicts.c.document).scalar_subquery()


_OTHER = arrivals.alias("other")
# What the mails that brought a document say of it, whichever came first; a line each.
HEARD = (
    select(func.aggregate_strings(_OTHER.c.said, "\n"))
    .where(_OTHER.c.document == arrivals.c.document)
    .correlate(arrivals)
    .scalar_subquery()
    .label("heard")
)


def arrivals_with_outcomes() -> Select[Any]:
    """Arrivals beside the outcomes they have."""
    return select(arrivals, outcomes.c.kind, outcomes.c.reason).outerjoin(
        outcomes, outcomes.c.arrival == arrivals.c.number
    )


def pending(run: str) -> Select[Any]:
    """Documents received in `run` that have neither verdict nor outcome there, with what is heard of them."""
    judged = select(verdicts.c.arrival).where(verdicts.c.run == run)
    settled = select(outcomes.c.arrival)
    return (
        select(documents, arrivals, HEARD)
        .join(documents, documents.c.sha256 == arrivals.c.document)
        .where(arrivals.c.run == run, arrivals.c.number.not_in(judged), arrivals.c.number.not_in(settled))
    )


def states() -> Select[Any]:
    """How many documents are in each state."""
    count = func.count().label("number")
    return select(documents.c.state, count).group_by(documents.c.state).order_by(documents.c.state)


def current_verdicts(run: str) -> Select[Any]:
    """The verdicts that count in `run`, to be read in the order their documents arrived."""
    return select(verdicts).where(verdicts.c.run == run, verdicts.c.current)


def unsettled_verdicts(run: str, *, credits: bool) -> Select[Any]:
    """The verdicts of `run` whose documents have no outcome yet: on credit notes, or on all else."""
    is_credit = func.coalesce(verdicts.c.doc_type, "") == DocType.CREDIT_NOTE.value
    return current_verdicts(run).where(_WITHOUT_OUTCOME, is_credit if credits else ~is_credit)


def exported_verdicts(run: str) -> Select[Any]:
    """The verdicts of the documents that `run` exported."""
    return current_verdicts(run).where(verdicts.c.document.in_(select(exports.c.document).where(exports.c.run == run)))


def first_arrivals(condition: ColumnElement[bool]) -> Select[Any]:
    """Documents under a condition, each as it first came, with what is heard of them."""
    return (
        select(documents, arrivals, HEARD)
        .join(_FIRST, _FIRST.c.document == documents.c.sha256)
        .join(arrivals, arrivals.c.number == _FIRST.c.number)
        .where(condition)
    )


def listed(*, waiting: bool, held_by: str | None = None) -> Select[Any]:
    """Documents as they first came, with their last outcome and the verdict that counts: of one that left, that one.

    `waiting`: only those that wait for a decision; `held_by`: only those of which a verdict failed this rule.
    """
    one = verdicts.alias("one")
    newest = select(func.max(one.c.number)).where(one.c.document == documents.c.sha256, one.c.current)
    newest = newest.correlate(documents, _STANDING)
    left = newest.where(one.c.run == _STANDING.c.run)
    body = select(verdicts.c.body).where(
        verdicts.c.number == func.coalesce(left.scalar_subquery(), newest.scalar_subquery())
    )
    came = arrivals.alias("came")
    last = (
        select(func.max(outcomes.c.arrival))
        .join(came, came.c.number == outcomes.c.arrival)
        .where(came.c.document == documents.c.sha256, outcomes.c.kind == documents.c.state)
    )
    ended = arrivals.alias("ended")
    columns = [column for column in arrivals.c if column.name != "run"]
    query = (
        select(documents, *columns, body.scalar_subquery().label("body"), outcomes.c.reason, ended.c.run)
        .join(_FIRST, _FIRST.c.document == documents.c.sha256)
        .join(arrivals, arrivals.c.number == _FIRST.c.number)
        .join(outcomes, outcomes.c.arrival == last.scalar_subquery())
        .join(ended, ended.c.number == outcomes.c.arrival)
        .outerjoin(_STANDING, _STANDING.c.document == documents.c.sha256)
    )
    if held_by is not None:
        query = query.where(documents.c.sha256.in_(_failing(held_by)))
    return query.where(documents.c.state.in_(WAITING_STATES)) if waiting else query


def _failing(rule: str) -> Select[Any]:
    """Documents of which some verdict failed a rule."""
    failed = select(verdicts.c.document).join(failures, failures.c.verdict == verdicts.c.number)
    return failed.where(failures.c.rule == rule)


def within(sha256: str) -> Select[Any]:
    """What came within a document in the latest run in which anything did."""
    latest = select(arrivals.c.run).where(arrivals.c.parent == sha256).order_by(arrivals.c.number.desc()).limit(1)
    return (
        select(documents, arrivals)
        .join(documents, documents.c.sha256 == arrivals.c.document)
        .where(arrivals.c.parent == sha256, arrivals.c.run == latest.scalar_subquery())
        .order_by(arrivals.c.number)
    )


def chosen(
    state: OutcomeKind | None, rule: str | None, since: date | None, sha256s: Collection[str] | None
) -> ColumnElement[bool]:
    """Every given condition: state, a rule that failed in the latest verdict, first received since a day, hashes."""
    conditions: list[ColumnElement[bool]] = [documents.c.sha256.is_not(None)]
    if state is not None:
        conditions.append(documents.c.state == state.value)
    if rule is not None:
        conditions.append(documents.c.sha256.in_(_failing(rule).where(verdicts.c.number.in_(_LATEST))))
    if since is not None:
        conditions.append(arrivals.c.received_at >= datetime.combine(since, time.min, UTC))
    if sha256s is not None:
        conditions.append(documents.c.sha256.in_(sha256s))
    return and_(*conditions)


def named(name: str) -> ColumnElement[bool]:
    """Documents with this hash prefix (4 digits or more), file name, origin or invoice number."""
    came = select(arrivals.c.document).where(or_(arrivals.c.name == name, arrivals.c.origin == name))
    conditions: list[ColumnElement[bool]] = [documents.c.sha256.in_(came)]
    if _HASH_PREFIX.fullmatch(name.lower()):
        conditions.append(documents.c.sha256.startswith(name.lower()))
    if number := normalise_number(name):
        numbered = select(verdicts.c.document).where(verdicts.c.invoice_number == number, verdicts.c.current)
        conditions.append(documents.c.sha256.in_(numbered))
    return or_(*conditions)


def ending(name: str) -> ColumnElement[bool]:
    """Documents whose origin ends in these whole parts of a path, or whose file is called so but for its ending."""
    end = f"/{name}"
    path_ends = func.substr(arrivals.c.origin, func.length(arrivals.c.origin) - len(end) + 1) == end
    stem = arrivals.c.name.istartswith(f"{name}.", autoescape=True)
    return documents.c.sha256.in_(select(arrivals.c.document).where(or_(path_ends, stem)))


_UNSETTLED = (*WAITING_STATES, OutcomeKind.REJECTED.value, OutcomeKind.RETURNED.value)


def unsettled_like(keys: Collection[str], number: str) -> Select[Any]:
    """Documents of any of these seller keys and this number that wait or were sent back, and the runs that judged them,
    the newest first."""
    return (
        select(verdicts.c.document, verdicts.c.run)
        .join(documents, documents.c.sha256 == verdicts.c.document)
        .where(
            verdicts.c.current,
            verdicts.c.invoice_number == number,
            documents.c.state.in_(_UNSETTLED),
            verdicts.c.number.in_(select(sellers.c.verdict).where(sellers.c.key.in_(keys))),
        )
        .order_by(verdicts.c.number.desc())
    )


def exported_like(like: Like) -> Select[Any]:
    """Documents that left and fulfil every condition that `like` gives, and who exported them, the newest first.

    Of those that must name a number (`named_numbers`), all that name any: the database does not normalise.
    """
    return (
        select(_STANDING.c.document, _STANDING.c.run, verdicts.c.doc_type, *_STATED)
        .join(verdicts, and_(verdicts.c.run == _STANDING.c.run, verdicts.c.document == _STANDING.c.document))
        .where(*_conditions(like))
        .order_by(verdicts.c.number.desc())
    )


def left_by(numbers: Collection[int]) -> Select[Any]:
    """What the documents say that left by these verdicts."""
    said = select(verdicts.c.number, verdicts.c.document, verdicts.c.run, verdicts.c.doc_type, *_STATED)
    return said.where(verdicts.c.number.in_(numbers))


def _conditions(like: Like) -> list[ColumnElement[bool]]:
    """What a verdict that counts must fulfil to be like that."""
    conditions: list[ColumnElement[bool]] = [verdicts.c.current]
    if like.sellers:
        theirs = select(sellers.c.verdict).where(sellers.c.key.in_(like.sellers))
        # Of an amount there are few, of a busy seller many: the database begins with what is not asked of each row.
        asked = theirs.where(sellers.c.verdict == verdicts.c.number).correlate(verdicts).exists()
        conditions.append(verdicts.c.number.in_(theirs) if like.gross is None else asked)
    if like.number:
        conditions.append(verdicts.c.invoice_number == like.number)
    if like.doc_type is not None:
        conditions.append(verdicts.c.doc_type == like.doc_type.value)
    if like.currency is not None:
        conditions.append(verdicts.c.currency == like.currency)
    if like.gross is not None:
        conditions.append(verdicts.c.gross.in_(_spelled(like.gross)))
    return conditions + [_names(term) for term, number in named_numbers(like) if number]


def _names(term: str) -> ColumnElement[bool]:
    """Whether a verdict has a text at `term`: in its invoice, or, where what it corrects is withheld, in its claims."""
    stated = verdicts.c.body.contains(f'"{term}":"')
    return or_(stated, verdicts.c.body.contains(f'"{term}":{{')) if term == CORRECTED else stated


def leaving_like(like: Like) -> Select[Any]:
    """The verdicts to go straight through on documents without an outcome yet, that fulfil every condition `like`
    gives."""
    query = select(verdicts.c.document, verdicts.c.run, verdicts.c.doc_type, part("invoice"))
    return query.where(*_conditions(like), _WITHOUT_OUTCOME, leaves())


def waiting_like(like: Like) -> Select[Any]:
    """The verdicts on documents that wait for people and fulfil every condition `like` gives, the newest first."""
    return (
        select(verdicts.c.document, verdicts.c.run, verdicts.c.doc_type, part("invoice"))
        .join(documents, documents.c.sha256 == verdicts.c.document)
        .where(*_conditions(like), documents.c.state.in_(WAITING_STATES))
        .order_by(verdicts.c.number.desc())
    )


def numbers_of(keys: Collection[str]) -> Select[Any]:
    """The numbers of the invoices of any of these seller keys, by the verdicts that count."""
    like = Like(sellers=keys, doc_type=DocType.INVOICE)
    return (
        select(verdicts.c.invoice_number).where(*_conditions(like), verdicts.c.invoice_number.is_not(None)).distinct()
    )


def named_numbers(like: Like) -> tuple[tuple[str, str], ...]:
    """The terms by which documents name others, and the normalised numbers that `like` asks for there."""
    return ("purchase_order_reference", like.order), (CORRECTED, like.corrects)


def _spelled(amount: Decimal) -> list[str]:
    """An amount with every number of decimals that documents may have stated it with."""
    return [format(amount, f".{places}f") for places in range(decimals(amount) or 0, SCALE + 1)]


def export_history(connection: Connection, before: str | None) -> ExportHistory:
    """What was exported and how runs went, of the newest documents and runs, without the run `before`."""
    newest = (
        select(verdicts.c.number)
        .join(_STANDING, and_(verdicts.c.run == _STANDING.c.run, verdicts.c.document == _STANDING.c.document))
        .where(verdicts.c.current, _STANDING.c.run.in_(_taking_in(before)))
        .order_by(verdicts.c.number.desc())
        .limit(_HISTORY)
    )
    rows = connection.execute(
        select(verdicts.c.currency, verdicts.c.gross, part("invoice")).where(verdicts.c.number.in_(newest))
    ).all()
    gross: dict[str, list[Decimal]] = {}
    having: Counter[str] = Counter()
    for row in rows:
        if row.currency and row.gross:
            gross.setdefault(row.currency, []).append(Decimal(row.gross))
        invoice = json.loads(row.invoice or "{}")
        having.update(term for term in COMPARED_TERMS if _has(invoice, term))
    share, by_seller = _shares(connection, before)
    return ExportHistory(
        documents=len(rows),
        currencies=Counter(row.currency for row in rows if row.currency),
        median_gross={currency: median(amounts) for currency, amounts in gross.items()},
        having=having,
        share=share,
        sellers=by_seller,
        usual_size=_usual_size(connection, before),
    )


def _taking_in(before: str | None) -> Select[tuple[str]]:
    """The runs that go by the rules alone, without `before`: what people release moves no figure of theirs."""
    return select(runs.c.run).where(runs.c.kind != "decide", runs.c.run != (before or ""))


def _has(invoice: Any, term: str) -> bool:
    """Whether an invoice as it is stored has a value, or any row, for a term."""
    for step in term.split("."):
        invoice = invoice.get(step) if invoice else None
    return bool(invoice)


def _shares(connection: Connection, before: str | None) -> tuple[Share, dict[str, Share]]:
    """How many of the newest documents that were decided went straight through, in all and by seller key."""
    newest = (
        select(verdicts.c.number, outcomes.c.kind)
        .join(outcomes, outcomes.c.arrival == verdicts.c.arrival)
        .where(verdicts.c.current, verdicts.c.run.in_(_taking_in(before)), outcomes.c.kind.in_(_DECIDED))
        .order_by(verdicts.c.number.desc())
        .limit(_DECIDED_NEWEST)
        .subquery()
    )
    kinds = Counter(connection.scalars(select(newest.c.kind)))
    by_seller: dict[str, Counter[str]] = {}
    keys = select(sellers.c.key, newest.c.kind).join(newest, newest.c.number == sellers.c.verdict)
    for row in connection.execute(keys):
        by_seller.setdefault(row.key, Counter())[row.kind] += 1
    return _share(kinds), {key: _share(counts) for key, counts in by_seller.items()}


def _share(kinds: Counter[str]) -> Share:
    return Share(kinds.total(), kinds[OutcomeKind.EXPORTED.value])


def _usual_size(connection: Connection, before: str | None) -> int | None:
    query = select(runs.c.counts).where(
        runs.c.finished_at.is_not(None), runs.c.kind == "ingest", runs.c.run != (before or "")
    )
    newest = connection.scalars(query.order_by(runs.c.number.desc()).limit(_RUNS)).all()
    sizes = [size for counts in newest if (size := counts.get("documents", 0))]
    return int(median(sizes)) if len(sizes) >= _ENOUGH_RUNS else None
