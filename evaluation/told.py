"""What would be known of a labelled document's parties: its buyer as the user's own company, its seller as a vendor."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from evaluation.corpus import Labelled
from flows.examined import Examined
from flows.examiners import worker_pool
from flows.pipeline import versions
from flows.progress import shown
from flows.receive import receive
from schemas import Company, Document, Policy, Signal, Vendor, Verdict, vendor_keys
from validators import Reference, judge


class Told(Reference):
    """One company and one vendor, where they are known."""

    def __init__(self, company: Company | None, vendor: Vendor | None) -> None:
        self._company, self._vendor = company, vendor

    def companies(self) -> Sequence[Company] | None:
        """The buyer."""
        return None if self._company is None else (self._company,)

    def vendors(self, sellers: Collection[str]) -> Sequence[Vendor] | None:
        """The seller, where one of its keys is asked for."""
        known = self.every_vendor()
        return known and [one for one in known if _keys(one) & frozenset(sellers)]

    def every_vendor(self) -> Sequence[Vendor] | None:
        """The seller."""
        return None if self._vendor is None else (self._vendor,)


def _keys(vendor: Vendor) -> frozenset[str]:
    return vendor_keys(vendor.name, (vendor.vat_id, vendor.tax_number, *vendor.accounts))


def told_of(document: Labelled, *, companies: bool = True, vendors: bool = True) -> Told:
    """What the labels say of the parties, as far as it is printed."""
    printed = {label: text for label, text in document.labels.fields.items() if label not in document.labels.hidden}
    buyer, seller = printed.get("buyer_name"), printed.get("seller_name")
    company = Company(company="ours", names=(buyer,), vat_id=printed.get("buyer_vat_id")) if buyer else None
    accounts = (printed["iban"],) if "iban" in printed else ()
    vendor = (
        Vendor(vendor="1", name=seller, vat_id=printed.get("seller_vat_id"), ibans=accounts, currency=None)
        if seller
        else None
    )
    return Told(company if companies else None, vendor if vendors else None)


class Read(NamedTuple):
    """A labelled document as it was read, to be judged in several ways."""

    document: Labelled
    received: Document
    examined: Examined

    def judged(self, policy: Policy, reference: Reference) -> Verdict:
        """The verdict on it under what is known."""
        reading, extraction = self.examined.reading, self.examined.extraction
        return judge(
            self.received,
            reading,
            extraction,
            policy=policy,
            reference=reference,
            versions=versions(policy),
            as_of=None,
        )


def read_all(documents: Sequence[Labelled], policy: Policy, workers: int | None = None) -> Iterator[Read]:
    """Each of `documents` read once; those that cannot be are left out."""
    arrived = [receive(document.path) for document in documents]
    known = {received.sha256: document for received, document in zip(arrived, documents, strict=True)}
    with worker_pool(policy, workers) as pool:
        for received, examined in shown(pool.map(arrived), "documents read", len(arrived)):
            if not isinstance(examined, Signal):
                yield Read(known[received.sha256], received, examined)
