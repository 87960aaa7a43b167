"""Who we are: an invoice is made out to one of the user's own companies, and is not from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from schemas import Claim, Company, DocType, Extraction, Layer, Policy, Severity, Vendor, folded
from schemas.grades import PROVED
from schemas.policy import Inbox
from validators.identity import Known, known
from validators.identity.companies import is_called
from validators.identity.wording import same_number
from validators.likeness import bare
from validators.reference import Reference
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example_claims

_UNASKED = "Your own companies were not loaded."


def _ours(facts: Facts) -> Iterator[Said]:
    if not facts.who.asked:
        yield NotApplicable(_UNASKED)
    elif facts.who.company is None:
        yield Fail(facts.who.not_ours or "It is not certain to which company.", seen=facts.invoice.buyer.name)


def _not_from_us(facts: Facts) -> Iterator[Said]:
    companies, invoice = facts.reference.companies(), facts.invoice
    if companies is None:
        yield NotApplicable(_UNASKED)
        return
    for company in companies:
        name, number = invoice.seller.name, invoice.seller.vat_id
        if name and is_called(name, company):
            yield Fail(f"The seller is read as {company.company}, which is yours.", ("seller.name",), seen=name)
        if number and same_number(number, company.vat_id):
            message = f"The VAT identifier read as the seller's is that of your {company.company}."
            yield Fail(message, ("seller.vat_id",), seen=number)
        for iban in invoice.payment.ibans:
            if bare(iban) in map(bare, company.ibans):
                yield Fail(f"The account to pay is one of your {company.company}.", ("payment.iban",), seen=iban)


def _not_by_us(facts: Facts) -> Iterator[Said]:
    """Whoever sends you what you are said to have made out yourself may bill you for your own sales. Where one with
    that type code was exported of the seller before, people know that you make them out; what is said in words alone is
    asked of each time, for its code is that of any invoice."""
    titled = facts.extraction.subtype == _SELF_BILLED
    worded = any(one.kind == _BY_BUYER for one in facts.extraction.statements)
    if not facts.who.asked:
        yield NotApplicable(_UNASKED)
    elif facts.who.company is None:
        yield NotApplicable("It is made out to none of your companies.")
    elif titled and any(one.invoice.type_code == facts.invoice.type_code for one in facts.before):
        yield NotApplicable("Such invoices of this seller were exported before.")
    elif titled or worded:
        message = f"It says that its buyer, your {facts.who.company.company}, made it out."
        yield Fail(message, ("type_code",), seen=facts.invoice.type_code)


def _as_its_folder_says(facts: Facts) -> Iterator[Said]:
    companies, ours = facts.reference.companies(), facts.who.company
    if companies is None:
        yield NotApplicable(_UNASKED)
        return
    within = set(map(folded, facts.folders))
    called = sorted({one.company for one in companies if folded(one.company) in within})
    if facts.policy.inbox.folders != "companies":
        yield NotApplicable("The policy lets folders say nothing of companies.")
    elif not called:
        yield NotApplicable("No folder that it came in is called as one of your companies.")
    elif ours is None:
        yield NotApplicable("It is made out to none of your companies.")
    elif ours.company not in called:
        message = f"It came in the folder of {called[-1]}, and is made out to {ours.company}."
        yield Fail(message, ("buyer.name",), seen=facts.invoice.buyer.name)


_SELF_BILLED, _BY_BUYER = "self_billing", "issued_by_buyer"
_VAT = "DE136695976"


_BY_FOLDER = Policy(inbox=Inbox(folders="companies"))


class _Us(Reference):
    """Knowledge for the examples: the user is North Ltd."""

    def companies(self) -> Sequence[Company]:
        return (
            Company(company="north", names=("North Ltd",), vat_id=_VAT),
            Company(company="south", names=("South Ltd of Elsewhere",)),
        )

    def vendors(self, sellers: Collection[str]) -> Sequence[Vendor]:
        return ()


def _to(name: str, subtype: str | None = None, **values: Any) -> Facts:
    given = {"buyer.name": name} | {term.replace("__", "."): value for term, value in values.items()}
    claims = {
        term: Claim(term=term, value=value, raw=value, layer=Layer.RULES, score=PROVED, page=1, label="Bill to")
        for term, value in given.items()
    }
    who: Known = known(Extraction(claims=claims), _Us())
    facts = example_claims(*claims.values())
    extraction = facts.extraction.model_copy(update={"subtype": subtype})
    return facts._replace(reference=_Us(), who=who, extraction=extraction)


RULES: tuple[Rule, ...] = (
    Rule(
        id="OWN-1",
        sentence="The invoice is made out to one of your own companies, and to no other.",
        todo="Find out who owes the invoice; if it is yours under another name, add that name to your companies.",
        terms=("buyer.name", "buyer.vat_id"),
        severity=Severity.WARNING,
        source="our own",
        check=_ours,
        passing=_to("North Ltd"),
        failing=_to("South Ltd"),
    ),
    Rule(
        id="OWN-2",
        sentence="The seller's name, VAT identifier and account are not those of one of your own companies.",
        todo="Compare seller, buyer and account with the document; pay nothing to yourself.",
        terms=("seller.name", "seller.vat_id", "payment.iban"),
        severity=Severity.WARNING,
        source="our own",
        check=_not_from_us,
        passing=_to("North Ltd", seller__vat_id="ATU13585627"),
        failing=_to("North Ltd", seller__vat_id=_VAT),
    ),
    Rule(
        id="OWN-3",
        sentence="No invoice to one of your own companies says that its buyer made it out.",
        todo="Find out who made it out. If you did, approve it; if you are the seller, the money goes to you.",
        terms=("type_code",),
        severity=Severity.WARNING,
        source="our own, after Directive 2006/112/EC, Article 224",
        kinds=(DocType.INVOICE,),
        check=_not_by_us,
        passing=_to("North Ltd", type_code="380"),
        failing=_to("North Ltd", "self_billing", type_code="389"),
    ),
    Rule(
        id="OWN-4",
        sentence="What lies in the folder of one of your companies is made out to that company.",
        todo="Find out which of your companies owes it; whoever put it into the folder may know.",
        terms=("buyer.name",),
        severity=Severity.WARNING,
        source="our own",
        check=_as_its_folder_says,
        passing=_to("North Ltd")._replace(policy=_BY_FOLDER, folders=("inbox", "North")),
        failing=_to("North Ltd")._replace(policy=_BY_FOLDER, folders=("inbox", "south")),
    ),
)
