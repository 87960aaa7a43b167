"""What a rule is: a permanent id, a sentence, a pure check over the facts of one document, and its own examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from schemas import (
    Box,
    Claim,
    DocType,
    Earlier,
    Extraction,
    Frozen,
    Invoice,
    Layer,
    Like,
    PaymentCode,
    Policy,
    Profile,
    Severity,
    Shape,
    Statement,
    Value,
    assemble,
    normalise_number,
    seller_keys,
)
from validators.claimed import preceding
from validators.identity.known import NOBODY, Known
from validators.reference import EMPTY, Reference
from validators.taxed import Taxed, taxed

EVERYWHERE = tuple(Profile)
PAGES = tuple(profile for profile in Profile if profile.from_page)
NOT_PAGES = tuple(profile for profile in Profile if not profile.from_page)
VAT_INVOICES = tuple(profile for profile in Profile if profile.is_full)
VAT_PAGES = tuple(profile for profile in PAGES if profile.is_full)
SIMPLIFIED = tuple(profile for profile in PAGES if profile.is_simplified)
E_INVOICES = (
    Profile.EINVOICE,
    Profile.XRECHNUNG,
    Profile.PEPPOL,
    Profile.FACTURX_EXTENDED,
    Profile.FACTURX_BASIC,
)
_LINE_NET, _LINE_GROSS = "].net", "].gross"
_MOVED = frozenset({"totals.allowances", "totals.charges"})
NOT_EN = "The e-invoice is of a format or profile that is not one of EN 16931."
INVOICES = (DocType.INVOICE, DocType.CREDIT_NOTE, DocType.RECEIPT)


class _Given(NamedTuple):
    invoice: Invoice = Invoice()
    extraction: Extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, triple_printed=True)
    profile: Profile = Profile.PAGE_EU
    policy: Policy = Policy()
    as_of: date | None = None
    reference: Reference = EMPTY
    sha256: str = ""
    codes: tuple[PaymentCode, ...] = ()
    who: Known = NOBODY
    folders: tuple[str, ...] = ()


class Facts(_Given):
    """All that a rule may look at. Nothing else decides: no clock, no network, no file."""

    @property
    def claims(self) -> Mapping[str, Claim]:
        return self.extraction.claims

    def needs(self, path: str) -> bool:
        """Whether the policy wants the value at `path` to be certain; what it does not, is withheld if it is not.

        Of a line whose amount is printed with tax alone, that is what must be certain; what is taken off or added below
        such lines holds the tax as well.
        """
        line = "lines[0" if path in _MOVED else path.removesuffix(_LINE_NET) if path.endswith(_LINE_NET) else None
        with_tax = line is not None and line + _LINE_GROSS in self.claims
        return not with_tax and self.policy.certainty.needs(path, orders=self.orders)

    @cached_property
    def orders(self) -> bool:
        """Whether purchase orders are known."""
        return self.reference.order("") is not None

    @cached_property
    def needed(self) -> Mapping[str, Claim]:
        """The claims that must be certain."""
        return {path: claim for path, claim in self.claims.items() if self.needs(path)}

    @property
    def doc_type(self) -> DocType:
        return self.extraction.doc_type

    @property
    def from_page(self) -> bool:
        """Whether the values were read from pages, where what is missing may just not have been found."""
        return self.profile.from_page

    @property
    def by_elements(self) -> bool:
        """Whether the values were read from the elements of an invoice of EN 16931."""
        return self.profile in E_INVOICES and self.shape.syntax != "other"

    @cached_property
    def shape(self) -> Shape:
        """What stands in the e-invoice besides values; that of a plain UBL invoice where nothing is known of it."""
        return self.extraction.shape or Shape()

    @cached_property
    def taxed(self) -> Taxed:
        """What is taxed, by VAT category."""
        return taxed(self.invoice, frozenset(self.shape.untaxed))

    @cached_property
    def before(self) -> Sequence[Earlier]:
        """Earlier exported documents of the seller and of this kind, the newest first; without this one."""
        sellers = seller_keys(self.invoice.seller)
        found = self.reference.earlier(Like(sellers=sellers, doc_type=self.doc_type)) if sellers else ()
        return [one for one in found or () if one.sha256 != self.sha256]

    @property
    def _same(self) -> Like:
        """What documents of the seller, of this kind and with this amount are like."""
        invoice = self.invoice
        sellers, gross = seller_keys(invoice.seller), invoice.totals.gross
        return Like(sellers=sellers, doc_type=self.doc_type, currency=invoice.currency, gross=gross)

    @cached_property
    def same_amount(self) -> Sequence[Earlier] | None:
        """Earlier exported documents of the seller, of this kind and with this amount; None where nothing is known of
        what was exported. The amount must be known."""
        return self.reference.earlier(self._same)

    @cached_property
    def standing(self) -> Sequence[Earlier]:
        """Invoices of the seller under other numbers that were exported or wait, and those that leave with this one and
        have its amount, or that it corrects; for an invoice. Nothing where it left itself: those that came later are
        asked of it, when it is read again."""
        sellers, own = seller_keys(self.invoice.seller), normalise_number(self.invoice.invoice_number or "")
        if not sellers or not own:
            return ()
        like = Like(sellers=sellers, doc_type=DocType.INVOICE)
        is_known = None not in (self.invoice.totals.gross, self.invoice.currency)
        exported = (self.same_amount or ()) if is_known else ()
        if any(one.sha256 == self.sha256 for one in exported):
            return ()
        before = (*self.before, *exported)  # of a busy seller, `before` holds the newest
        corrected = (like._replace(number=normalise_number(one)) for one in preceding(self.invoice))
        leaving = (one for wanted in (self._same, *corrected) for one in self.reference.leaving(wanted))
        found = {one.sha256: one for one in (*before, *leaving, *self.reference.waiting(like))}
        others = (one for sha256, one in found.items() if sha256 != self.sha256)
        return [one for one in others if normalise_number(one.invoice.invoice_number or "") not in ("", own)]

    @cached_property
    def hybrid(self) -> bool:
        """Whether an e-invoice's values were looked for on pages that came with it: with words, whatever they say."""
        read = {run.layer for run in self.extraction.layers}
        if {Layer.EINVOICE, Layer.RULES} <= read:
            return True
        stated = (claim for claim in self.claims.values() if claim.layer is Layer.EINVOICE)
        return any(
            claim.page is not None or any(other.layer is not Layer.EINVOICE for other in claim.rejected)
            for claim in stated
        )

    @cached_property
    def _valueless(self) -> frozenset[str]:
        return frozenset((*self.shape.bare, *self.shape.unread))

    @cached_property
    def _groups(self) -> frozenset[str]:
        return frozenset(self.shape.groups or ())

    def stated(self, path: str, value: object) -> bool:
        """Whether the element of the term at `path` is there, be it empty or unreadable; `value` is its value."""
        return value is not None or path in self._valueless

    def lacks_group(self, path: str) -> bool:
        """Whether the group at `path` is known not to be there: CEN's rules say nothing then of what it must hold."""
        return self.shape.groups is not None and path not in self._groups

    def has_group(self, path: str, group: Frozen) -> bool:
        """Whether the group at `path` is there, be it empty; where its elements are not known, `group` has a value."""
        if self.shape.groups is None:
            return group != type(group)()
        return path in self._groups


class Fail(NamedTuple):
    """The rule is broken: one sentence of what is wrong, at `terms` (the rule's own where empty).

    `page` and `boxes` are where it is seen, if that is not where the values of the terms stand.
    """

    message: str
    terms: tuple[str, ...] = ()
    seen: str | None = None
    expected: str | None = None
    page: int | None = None
    boxes: tuple[Box, ...] = ()


class NotApplicable(NamedTuple):
    """The rule has nothing to decide here, and why."""

    why: str


class NotRun(NamedTuple):
    """The rule should decide but cannot, and why: it blocks like a failure."""

    why: str


Said = Fail | NotApplicable | NotRun
Check = Callable[[Facts], Iterator[Said]]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of the rulebook. `check` yields what it has to say; silence is a pass.

    `severity` holds where values are certain to be complete; `on_pages` (if given) weighs the same failure on a page,
    where a missing or unread value is more likely than a broken invoice. `profiles` are those in which the rule can be
    decided, `elsewhere` says why not in the others. `source` is the official text. `terms` lists the paths it reads,
    with [] for every row.
    """

    id: str
    sentence: str
    todo: str
    terms: tuple[str, ...]
    severity: Severity
    source: str
    check: Check
    passing: Facts
    failing: Facts
    on_pages: Severity | None = None
    profiles: tuple[Profile, ...] = EVERYWHERE
    elsewhere: str = ""
    kinds: tuple[DocType, ...] = INVOICES

    def weight(self, profile: Profile) -> Severity:
        """The severity of a failure under `profile`, before the policy's own."""
        return self.on_pages if self.on_pages is not None and profile.from_page else self.severity

    def excluded(self, facts: Facts) -> str | None:
        """Why this rule has nothing to decide for such a document, or None."""
        if facts.doc_type not in self.kinds:
            return "The document is of a kind this rule does not speak of."
        if self.profiles == E_INVOICES and not facts.from_page and not facts.by_elements:
            return NOT_EN
        return None if facts.profile in self.profiles else self.elsewhere


def example(values: Mapping[str, Value] | None = None, **facts: Any) -> Facts:
    """Facts about an invoice that holds `values` at their paths."""
    return Facts(invoice=assemble(values or {}), **facts)


def e_invoice(values: Mapping[str, Value] | None = None, **shape: Any) -> Facts:
    """Facts about an e-invoice that holds `values` at their paths and is of this `shape`."""
    extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, shape=Shape(**shape))
    return Facts(invoice=assemble(values or {}), extraction=extraction, profile=Profile.EINVOICE)


def stating(*kinds: str, values: Mapping[str, Value] | None = None, language: str = "en", **facts: Any) -> Facts:
    """Facts about a page on which set phrases of these `kinds` stand in English, and that holds `values`."""
    said = tuple(Statement(kind=kind, language="en", text=kind.replace("_", " ")) for kind in kinds)
    extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, language=language, statements=said)
    return Facts(invoice=assemble(values or {}), extraction=extraction, **facts)


def example_claims(*claims: Claim, **extraction: Any) -> Facts:
    """Facts about an invoice that was extracted as `claims`."""
    known = {"doc_type": DocType.INVOICE, "doc_type_score": 1.0, "triple_printed": True, **extraction}
    extracted = Extraction(claims={claim.term: claim for claim in claims}, **known)
    return Facts(invoice=extracted.invoice(), extraction=extracted)
