"""What an invoice must say. On a page a missing value may be one we did not find, so a person looks first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from schemas import Invoice, Policy, Profile, Severity, Value, term_of
from schemas.policy import Gate
from validators.en16931 import blank, en_rule
from validators.rule import (
    E_INVOICES,
    EVERYWHERE,
    VAT_INVOICES,
    VAT_PAGES,
    Facts,
    Fail,
    NotApplicable,
    Rule,
    Said,
    e_invoice,
    example,
)

_LOOK = "Look for it on the document and book it by hand; without it there, ask the seller for a corrected invoice."
_EN = "EN 16931-1:2017, "
_NOT_PRINTED = "A page need not print it."
_NOT_ASKED = "Not asked of US invoices, receipts and the short invoices of small amounts."
_DAY = date(2024, 5, 1)
_WITHOUT_LINES = (Profile.FACTURX_BASIC_WL, Profile.FACTURX_MINIMUM)


def value_at(invoice: Invoice, path: str) -> object:
    """What stands at a header path of `invoice`, such as "seller.address.country"."""
    node: object = invoice
    for step in path.split("."):
        node = getattr(node, step)
    return node


def _required(rule_id: str, path: str, sample: Value, profiles: tuple[Profile, ...], elsewhere: str = "") -> Rule:
    """The rule that the term at `path` is there; `sample` is a value for its passing example."""
    term = term_of(path)
    group = path.rpartition(".")[0]

    def check(facts: Facts) -> Iterator[Said]:
        asked = path not in facts.shape.unread and not (group == "totals" and facts.lacks_group(group))
        if blank(value_at(facts.invoice, path)) and asked:
            yield Fail(f"{term.name} was not found.")

    return Rule(
        id=rule_id,
        sentence=f"The {term.name} ({term.bt}) is there.",
        todo=_LOOK,
        terms=(path,),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source=f"{_EN}{rule_id}",
        profiles=profiles,
        elsewhere=elsewhere,
        check=check,
        passing=example({path: sample}, profile=profiles[-1]),
        failing=example(profile=profiles[-1]),
    )


def _address(rule_id: str, role: Literal["seller", "buyer"]) -> Rule:
    """The rule that the postal address of the party is there, if only as an empty group."""

    def check(facts: Facts) -> Iterator[Said]:
        if not facts.has_group(f"{role}.address", getattr(facts.invoice, role).address):
            yield Fail(f"The {role} has no postal address.")

    return en_rule(
        rule_id,
        f"The {role} has a postal address.",
        terms=(f"{role}.address.city",),
        check=check,
        passing=e_invoice({f"{role}.address.city": "Wien"}),
        failing=e_invoice({f"{role}.name": "A"}),
        elsewhere="Whether the address of a page is whole is for the rules of its profile.",
    )


def _country(rule_id: str, role: Literal["seller", "buyer"]) -> Rule:
    """The rule that a postal address has a country; in CII it is asked where there is no address too."""
    path = f"{role}.address.country"

    def check(facts: Facts) -> Iterator[Said]:
        address = getattr(facts.invoice, role).address
        asked = facts.shape.syntax == "cii" or facts.has_group(f"{role}.address", address)
        if asked and blank(address.country):
            yield Fail(f"The {role}'s postal address has no country.")

    return en_rule(
        rule_id,
        f"The {role}'s postal address has a country.",
        terms=(path,),
        check=check,
        passing=e_invoice({path: "AT"}),
        failing=e_invoice({f"{role}.address.city": "Wien"}),
        elsewhere=_NOT_PRINTED,
    )


def _tax_total(facts: Facts) -> Iterator[Said]:
    if facts.invoice.totals.tax is not None:
        return
    if set(facts.taxed.families) == {"O"}:
        yield NotApplicable("All of it is outside the scope of VAT (category O): there is no tax to state.")
    else:
        yield Fail("No total tax amount was found, nor a note that no tax is due.")


def _seller_identified(facts: Facts) -> Iterator[Said]:
    seller = facts.invoice.seller
    if blank(seller.vat_id) and blank(seller.tax_number):
        yield Fail("Neither a VAT identifier nor a tax number of the seller was found.")


def _has_lines(facts: Facts) -> Iterator[Said]:
    if facts.from_page and not facts.policy.gate.require_lines:
        yield NotApplicable("The policy does not ask for line items of pages.")
    elif not facts.invoice.lines:
        yield Fail("No invoice line was found.")


def _line_term(rule_id: str, leaf: str, sample: Value, profiles: tuple[Profile, ...]) -> Rule:
    """The rule that every line has the term `leaf`."""
    term = term_of(f"lines[0].{leaf}")

    def check(facts: Facts) -> Iterator[Said]:
        if not facts.invoice.lines:
            yield NotApplicable("There are no lines.")
        for row, line in enumerate(facts.invoice.lines):
            if blank(getattr(line, leaf)):
                yield Fail(f"Line {row + 1} has no {term.name}.", (f"lines[{row}].{leaf}",))

    other: Value = "A" if leaf != "description" else Decimal(1)
    return Rule(
        id=rule_id,
        sentence=f"Each line has its {term.name} ({term.bt}).",
        todo="Compare the lines with the document, and book by hand what is missing.",
        terms=(f"lines[].{leaf}",),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source=f"{_EN}{rule_id}",
        profiles=profiles,
        elsewhere="" if profiles == EVERYWHERE else "A page need not print it for each line.",
        check=check,
        passing=example({f"lines[0].{leaf}": sample}, profile=profiles[-1]),
        failing=example({f"lines[0].{'description' if leaf != 'description' else 'net'}": other}, profile=profiles[-1]),
    )


_ONE = Decimal(1)

RULES: tuple[Rule, ...] = (
    _required("BR-01", "specification", "urn:cen.eu:en16931:2017", E_INVOICES, "A page names no specification."),
    _required("BR-02", "invoice_number", "R-1", EVERYWHERE),
    _required("BR-03", "issue_date", _DAY, EVERYWHERE),
    _required("BR-04", "type_code", "380", EVERYWHERE),
    _required("BR-05", "currency", "EUR", EVERYWHERE),
    _required("BR-06", "seller.name", "A", EVERYWHERE),
    _required("BR-07", "buyer.name", "B", VAT_INVOICES, _NOT_ASKED),
    _address("BR-08", "seller"),
    _country("BR-09", "seller"),
    _address("BR-10", "buyer"),
    _country("BR-11", "buyer"),
    _required("BR-12", "totals.line_net", _ONE, E_INVOICES, _NOT_PRINTED),
    _required("BR-13", "totals.net", _ONE, VAT_INVOICES, _NOT_ASKED),
    _required("BR-14", "totals.gross", _ONE, EVERYWHERE),
    _required("BR-15", "totals.due", _ONE, E_INVOICES, _NOT_PRINTED),
    Rule(
        id="BR-16",
        sentence="An invoice has at least one line; of pages only if the policy asks for it.",
        todo="Look for the line items on the document.",
        terms=("lines[].net",),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source=f"{_EN}BR-16",
        profiles=tuple(profile for profile in EVERYWHERE if profile not in _WITHOUT_LINES),
        elsewhere="The profile says that it has no lines.",
        check=_has_lines,
        passing=example({"lines[0].net": _ONE}, policy=Policy(gate=Gate(require_lines=True))),
        failing=example(policy=Policy(gate=Gate(require_lines=True))),
    ),
    _line_term("BR-22", "quantity", _ONE, E_INVOICES),
    _line_term("BR-24", "net", _ONE, EVERYWHERE),
    _line_term("BR-25", "description", "Work", EVERYWHERE),
    _line_term("BR-26", "unit_price", _ONE, E_INVOICES),
    Rule(
        id="EU-226-3",
        sentence="The seller names its VAT identifier or tax number.",
        todo=_LOOK,
        terms=("seller.vat_id", "seller.tax_number"),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 226(3)",
        profiles=tuple(profile for profile in VAT_PAGES if profile is not Profile.IN_GST),
        elsewhere="Decided by other rules for e-invoices and in India, not asked of US invoices and short ones.",
        check=_seller_identified,
        passing=example({"seller.vat_id": "DE136695976"}),
        failing=example({"seller.name": "A"}),
    ),
    Rule(
        id="EU-226-10",
        sentence="The total tax amount is stated, or the document says that no tax is due.",
        todo=_LOOK,
        terms=(
            *("totals.tax", "tax_breakdown[].category", "lines[].tax_category"),
            *("allowances[].category", "charges[].category"),
        ),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 226(10); Article 2 for what is outside the scope",
        profiles=VAT_INVOICES,
        elsewhere=_NOT_ASKED,
        check=_tax_total,
        passing=example({"totals.tax": Decimal(0)}),
        failing=example({"totals.net": _ONE}),
    ),
)
