"""Whether the seller's VAT identifier is registered: known only where the policy lets a register be asked."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import DocType, Extraction, Registration, Severity
from validators import vat
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example


def _registered(facts: Facts) -> Iterator[Said]:
    seller, told = facts.invoice.seller, facts.extraction.registration
    if seller.vat_id is None:
        yield NotApplicable("The seller's VAT identifier is not known.")
    elif told is None or vat.compact(told.vat_id) != vat.compact(seller.vat_id):
        valid = vat.check(seller.vat_id, seller.address.country) is vat.Check.VALID
        yield NotApplicable(f"Format {'valid' if valid else 'not valid'}, registration not checked.")
    elif not told.registered:
        yield Fail(f"{told.source} knew no registration of {told.vat_id} on {told.day}.", seen=told.vat_id)


def _told(*, registered: bool) -> Facts:
    told = Registration(vat_id="DE136695976", registered=registered, source="VIES", day="2024-05-01")
    extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, registration=told)
    return example({"seller.vat_id": "DE136695976"}, extraction=extraction)


RULES: tuple[Rule, ...] = (
    Rule(
        id="ID-VAT-REG",
        sentence="The seller's VAT identifier is registered, as far as the policy lets a register be asked.",
        todo="Do not deduct the tax. Ask the seller for its right identifier.",
        terms=("seller.vat_id",),
        severity=Severity.WARNING,
        source="Council Regulation (EU) 904/2010, Article 31 (VIES)",
        check=_registered,
        passing=_told(registered=True),
        failing=_told(registered=False),
    ),
)
