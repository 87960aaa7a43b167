"""Replaying: chosen documents again from their stored originals; earlier outcomes stay on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from extractors.memory.book import write_book
from flows.batch import Batch, Finished, Wrap, as_approved, asking, open_run, plain, run_batch
from flows.cache_seal import Looks, intact
from flows.examiners import Examiners, worker_pool
from flows.named import document_named
from flows.pipeline import process, steps
from ledger import Ledger
from schemas import Disposition, Document, OutcomeKind, Policy, Vendor, Verdict, vendor_keys
from schemas.changes import Change, changes, contradicted
from validators import by_people, with_findings
from validators.expectations import gate


class Choice(NamedTuple):
    """Which documents: by name (hash prefix, file name, invoice number), state, rule, day of arrival; all hold."""

    docs: tuple[str, ...] = ()
    state: OutcomeKind | None = None
    rule: str | None = None
    since: date | None = None


class Replayed(NamedTuple):
    """One document before and after; `exported` says that it has left."""

    document: Document
    before: Verdict | None
    after: Verdict
    exported: bool = False

    @property
    def recall(self) -> bool:
        """Whether it was exported and would not be any more: somebody must look at what was booked."""
        return self.exported and self.after.disposition is not Disposition.STRAIGHT_THROUGH

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is different now."""
        return changes(self.before, self.after) if self.before else ()


def choose(ledger: Ledger, choice: Choice) -> list[Document]:
    """The documents of `choice`. Raises Misconfigured for a name that fits none or several documents."""
    sha256s = [document_named(ledger, name).sha256 for name in choice.docs] if choice.docs else None
    return list(ledger.select(state=choice.state, rule=choice.rule, since=choice.since, sha256s=sha256s))


def concerned(ledger: Ledger, vendors: Iterable[Vendor] | None) -> list[Document]:
    """The documents that wait and are, by a number or the name, of one of `vendors`; all, where those are None."""
    keys = None if vendors is None else {key for one in vendors for key in _keys(one)}
    found = []
    for one in ledger.listed(waiting=True):
        seller = vendor_of(one.verdict) if one.verdict is not None else None
        if keys is None or (seller is not None and _keys(seller) & keys):
            found.append(one.document)
    return found


def vendor_of(verdict: Verdict) -> Vendor | None:
    """The seller of a document as a vendor, None where it has no name."""
    seller = verdict.invoice.seller
    if not seller.name:
        return None
    return Vendor(
        vendor=verdict.vendor or seller.name, name=seller.name, vat_id=seller.vat_id, tax_number=seller.tax_number
    )


def _keys(vendor: Vendor) -> frozenset[str]:
    return vendor_keys(vendor.name, (vendor.vat_id, vendor.tax_number))


def rehearse(
    ledger: Ledger,
    documents: Sequence[Document],
    policy: Policy,
    workers: int | None = None,
    workspace: Path | None = None,
) -> Iterator[Replayed]:
    """What a replay of `documents` would come to, its batch gate included; nothing is written."""
    before = {document.sha256: ledger.verdict(document.sha256) for document in documents}
    if not before:
        return
    judged = _judged_anew(ledger, documents, policy, workers, workspace)
    found = gate(judged, expected=set(before), history=ledger.export_history(), policy=policy).findings
    for verdict in judged:
        sha256 = verdict.document.sha256
        gated = with_findings(verdict, found.get(sha256, ()), policy)
        after = by_people(gated, ledger.in_round(sha256), policy)
        yield Replayed(after.document, before[sha256], after, _left(ledger, sha256))


def _judged_anew(
    ledger: Ledger, documents: Sequence[Document], policy: Policy, workers: int | None, workspace: Path | None
) -> list[Verdict]:
    """The verdicts of today on `documents`, under what people decided, in the order they came."""
    cache = workspace if workspace is not None and intact(ledger, workspace, documents) else None
    with worker_pool(policy, workers, cache) as pool, TemporaryDirectory() as folder:
        memory = write_book(Path(folder), ledger.lessons())
        taken = steps(pool, policy, ledger.knowledge, ask=asking(policy, ledger, None))
        looks = None if cache is None else Looks(ledger, cache)
        read = {one.document.sha256: one for one in process(documents, as_approved(taken, pool, ledger, memory, looks))}
    return [by_people(read[one.sha256], ledger.in_round(one.sha256), policy) for one in documents]


def replay_batch(  # noqa: PLR0913 (what a batch needs, and the choice)
    ledger: Ledger,
    documents: Sequence[Document],
    policy: Policy,
    workspace: Path,
    workers: int | None = None,
    wrap: Wrap = plain,
    pool: Examiners | None = None,
) -> tuple[Finished, list[Replayed]]:
    """Run `documents` again as a run of their own; each before and after. No killed run may be left to finish."""
    before = {document.sha256: ledger.verdict(document.sha256) for document in documents}
    source = f"{len(documents)} {'document' if len(documents) == 1 else 'documents'}"
    run = open_run(ledger, "replay", source, policy)
    finished = run_batch(Batch(ledger, run, policy, workspace, workers, pool), documents, wrap)
    after = ((document, ledger.verdict(document.sha256)) for document in documents)
    return finished, [
        Replayed(doc, before[doc.sha256], verdict, _left(ledger, doc.sha256)) for doc, verdict in after if verdict
    ]


def _left(ledger: Ledger, sha256: str) -> bool:
    return ledger.state_of(sha256) is OutcomeKind.EXPORTED


def as_data(replayed: Sequence[Replayed]) -> list[Mapping[str, Any]]:
    """The changes as JSON-ready data."""
    return [
        {
            "file": one.document.origin,
            "sha256": one.document.sha256,
            "disposition": one.after.disposition.value,
            "recall": one.recall,
            "changes": [change._asdict() for change in one.changes],
            "contradicts": [dropped.model_dump() for dropped in contradicted(one.after)],
        }
        for one in replayed
    ]
