"""What people accepted of a vendor's document, and is so on its next one too: it is not asked again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from schemas import Finding, Invoice, RuleOutcome, Severity, folded, same_account
from validators.rule import Facts

# What the law asks a document to say, or not to say beside a tax. None of these rules tells how much is paid, to whom
# or for what, and what a vendor leaves out or prints below all it sends, it does each time.
LASTING = frozenset(
    {
        *("EU-226-3", "EU-226-4", "EU-226-5", "EU-226-8", "EU-226-9", "EU-226-10A", "EU-226-11"),
        *("AT-11", "DE-STNR", "IN-46-NUMBER", "IN-46-GSTIN", "TAX-RC"),
    }
)
# A notice of another account, printed on from the document on which people confirmed that account.
ANNOUNCED = "WORDS-10"
_TWICE = 2  # documents: ADR 58
_ACCOUNT = "VEND-3"
_CALLED = "VEND-2"  # what itself keeps the vendor from being certain
_NAME = ("seller.name",)  # of what that rule says: a number or country of another in the master is asked each time
_TILL = "WORDS-3"  # what is paid at a till names no account
_OF_BUYER = frozenset({"ID-VAT-CC", "ID-VAT-BUYER"})  # what speaks of the buyer as well
# What is so of a vendor and not of one document: what it stamps on all (that it is paid at a till, a copy), how it is
# called beside its number, of which countries its numbers and its account are, how it prints the buyer's, at which
# rates it taxes and in which currency. None of it says how much is due and when, or what is another's.
HABITS = frozenset({_TILL, "WORDS-4", _CALLED, *_OF_BUYER, "ID-IBAN-CC", "TAX-RATE", "EU-230"})
_SAID = "People accepted that on an earlier document of this vendor."


def with_accepted(findings: Sequence[Finding], facts: Facts) -> tuple[Finding, ...]:
    """`findings`, put on record alone where people accepted the same, in the same words, on a document of the vendor
    that left: of one that is certain, made out to one of your companies. A notice of another account is, where it
    stands beside the very accounts that the other document named, and these are known; and a habit, where people
    accepted it of two, and the account is known or it is that it is paid at a till. Of a vendor that is not certain
    only how it is called is."""
    if facts.who.company is None:
        return tuple(findings)
    known = set() if _fails(findings, _ACCOUNT) else _announced(facts) | _habits(facts)
    if facts.who.vendor is None:
        known = {said for said in known if said[0] == _CALLED}
    else:
        known |= {said for one in facts.before for said in one.accepted if said[0] in LASTING}
    return tuple(
        _on_record(one) if _warns(one) and (one.rule, one.message) in known and not _is_of_master(one) else one
        for one in findings
    )


def _announced(facts: Facts) -> set[tuple[str, str]]:
    """The notices of another account that people accepted on documents that named all accounts of this one, and the
    same one to pay to."""
    stated = (*facts.invoice.payment.ibans, *(code.account for code in facts.codes if code.account))
    paid = facts.invoice.payment.iban
    if paid is None:
        return set()
    return {
        said
        for one in facts.before
        for said in one.accepted
        if said[0] == ANNOUNCED
        and one.invoice.payment.iban is not None
        and same_account(paid, one.invoice.payment.iban)
        and all(any(same_account(account, other) for other in one.invoice.payment.ibans) for account in stated)
    }


def _habits(facts: Facts) -> set[tuple[str, str]]:
    """What people accepted of at least two documents on which the vendor calls itself as on this one, by the same
    numbers, and is paid to the same account in the same currency; what is of the buyer, too, of the same one. Without
    an account nothing tells that the vendor is the same but what it says itself: there, that it is paid alone."""
    own = facts.invoice
    alike = [one for one in facts.before if _who(one.invoice) == _who(own)]
    of_buyer = [one for one in alike if _to(one.invoice) == _to(own)]
    told = Counter(
        said
        for one in alike
        for said in set(one.accepted)
        if said[0] in HABITS and (said[0] not in _OF_BUYER or one in of_buyer)
    )
    habits = {one for one, documents in told.items() if documents >= _TWICE}
    return habits if own.payment.iban is not None else {one for one in habits if one[0] == _TILL}


def _who(invoice: Invoice) -> tuple[str, ...]:
    """How the seller calls itself, its numbers and country, its account, and its money."""
    seller, account = invoice.seller, invoice.payment.iban
    said = (seller.name, seller.vat_id, seller.tax_number, seller.address.country, account, invoice.currency)
    return tuple(folded(one or "", seen=False) for one in said)


def _to(invoice: Invoice) -> tuple[str, ...]:
    """How the buyer is called, its number and its country."""
    buyer = invoice.buyer
    return tuple(folded(one or "", seen=False) for one in (buyer.name, buyer.vat_id, buyer.address.country))


def _is_of_master(finding: Finding) -> bool:
    """Whether it says more of who the vendor is than that it is called otherwise."""
    return finding.rule == _CALLED and finding.terms != _NAME


def _fails(findings: Sequence[Finding], rule: str) -> bool:
    return any(one.rule == rule and one.outcome is RuleOutcome.FAIL for one in findings)


def _warns(finding: Finding) -> bool:
    return finding.outcome is RuleOutcome.FAIL and finding.severity is Severity.WARNING


def _on_record(finding: Finding) -> Finding:
    return finding.model_copy(update={"severity": Severity.INFORMATION, "expected": _SAID})
