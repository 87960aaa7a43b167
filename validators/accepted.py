"""What people accepted of a vendor's document, and is so on its next one too: it is not asked again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from schemas import Finding, RuleOutcome, Severity, same_account
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
# That it is paid, of whoever sells at a till and prints it on all: one that is paid otherwise is told by nothing else.
PAID = "WORDS-3"
_TWICE = 2  # documents: ADR 58
_ACCOUNT = "VEND-3"
_SAID = "People accepted that on an earlier document of this vendor."


def with_accepted(findings: Sequence[Finding], facts: Facts) -> tuple[Finding, ...]:
    """`findings`, put on record alone where people accepted the same, in the same words, on a document of the vendor
    that left: of one that is certain, made out to one of your companies. A notice of another account is, where it
    stands beside the very accounts that the other document named, and these are known; and that it is paid, where
    people accepted that of two, and the account is known."""
    if facts.who.vendor is None or facts.who.company is None:
        return tuple(findings)
    lasting = {said for one in facts.before for said in one.accepted if said[0] in LASTING}
    known = lasting | (set() if _fails(findings, _ACCOUNT) else _announced(facts) | _paid(facts))
    return tuple(_on_record(one) if _warns(one) and (one.rule, one.message) in known else one for one in findings)


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


def _paid(facts: Facts) -> set[tuple[str, str]]:
    """The words that say that it is paid which people accepted on at least two documents."""
    said = Counter(one for earlier in facts.before for one in set(earlier.accepted) if one[0] == PAID)
    return {one for one, documents in said.items() if documents >= _TWICE}


def _fails(findings: Sequence[Finding], rule: str) -> bool:
    return any(one.rule == rule and one.outcome is RuleOutcome.FAIL for one in findings)


def _warns(finding: Finding) -> bool:
    return finding.outcome is RuleOutcome.FAIL and finding.severity is Severity.WARNING


def _on_record(finding: Finding) -> Finding:
    return finding.model_copy(update={"severity": Severity.INFORMATION, "expected": _SAID})
