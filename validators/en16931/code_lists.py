"""Every code is one of its list. An element that is there and empty holds none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from schemas import Value, named_first
from validators.codes import COUNTRIES, CURRENCIES, codes
from validators.en16931.form import NO_CATEGORIES, en_rule
from validators.en16931.walk import at
from validators.rule import Check, Facts, Fail, Rule, Said, e_invoice

_IDENTIFIERS = codes("identifier_schemes")
_SUBJECTS = codes("note_subjects")
_CATEGORIES = codes("vat_categories")
_INVOICES, _CREDIT_NOTES = codes("invoice_types"), codes("credit_note_types")
_TAX_POINT = {"ubl": codes("tax_point_ubl"), "cii": codes("tax_point_cii")}
_WORDS = "A page prints words where an e-invoice has such a code."
_OURS = "On pages we write the code, never the page."
_NO_SCHEMES = "A page prints identifiers without their schemes."


class _List(NamedTuple):
    """One rule: what the codes are, which are known, where they stand, a good sample, why not on pages."""

    rule: str
    what: str
    known: frozenset[str]
    terms: tuple[str, ...]
    good: str
    elsewhere: str = _WORDS


_LISTS: tuple[_List, ...] = (
    _List("BR-CL-05", "currency (ISO 4217)", CURRENCIES, ("vat_accounting_currency",), "SEK"),
    _List(
        "BR-CL-07",
        "scheme of an object identifier (UNTDID 1153)",
        codes("reference_types"),
        ("object_identifier.scheme", "lines[].object_identifier.scheme"),
        "ABZ",
        _NO_SCHEMES,
    ),
    _List(
        "BR-CL-11",
        "scheme of a legal registration (ISO 6523)",
        _IDENTIFIERS,
        tuple(f"{party}.legal_registration.scheme" for party in ("seller", "buyer", "payee")),
        "0002",
        _NO_SCHEMES,
    ),
    _List(
        "BR-CL-13",
        "scheme of an item classification (UNTDID 7143)",
        codes("item_classifications"),
        ("lines[].classifications[].scheme",),
        "STI",
        _NO_SCHEMES,
    ),
    _List(
        "BR-CL-14",
        "country (ISO 3166-1)",
        COUNTRIES,
        tuple(f"{party}.address.country" for party in ("seller", "buyer", "tax_representative", "delivery")),
        "DE",
        _OURS,
    ),
    _List("BR-CL-15", "country of origin (ISO 3166-1)", COUNTRIES, ("lines[].origin_country",), "CN"),
    _List(
        "BR-CL-19",
        "reason of an allowance (UNTDID 5189)",
        codes("allowance_reasons"),
        ("allowances[].reason_code", "lines[].allowances[].reason_code"),
        "95",
    ),
    _List(
        "BR-CL-20",
        "reason of a charge (UNTDID 7161)",
        codes("charge_reasons"),
        ("charges[].reason_code", "lines[].charges[].reason_code"),
        "FC",
    ),
    _List(
        "BR-CL-21",
        "scheme of an item's standard identifier (ISO 6523)",
        _IDENTIFIERS,
        ("lines[].standard_item_id.scheme",),
        "0160",
        _NO_SCHEMES,
    ),
    _List(
        "BR-CL-23",
        "unit of measure (UN/ECE Recommendation 20 or 21)",
        codes("units"),
        ("lines[].unit", "lines[].price_base_unit"),
        "C62",
    ),
    _List(
        "BR-CL-24",
        "kind of attached file",
        codes("media_types"),
        ("supporting_documents[].media_type",),
        "application/pdf",
    ),
    _List(
        "BR-CL-25",
        "scheme of an electronic address (EAS)",
        codes("electronic_addresses"),
        ("seller.electronic_address.scheme", "buyer.electronic_address.scheme"),
        "0088",
        _NO_SCHEMES,
    ),
    _List(
        "BR-CL-26",
        "scheme of the place of delivery (ISO 6523)",
        _IDENTIFIERS,
        ("delivery.location.scheme",),
        "0088",
        _NO_SCHEMES,
    ),
)


def _stated(facts: Facts, *patterns: str) -> Iterator[tuple[str, str]]:
    """The codes at `patterns` with their paths; that of an empty element is empty."""
    bare = facts.shape.bare
    for pattern in patterns:
        for path, code in at(facts.invoice, pattern):
            if code is not None or path in bare:
                yield path, (code or "").strip()


def _unknown(path: str, code: str, what: str) -> Fail:
    return Fail(f"{named_first(path)} is {code!r}, which is no code of a {what}.", (path,), code)


def _among(known: frozenset[str], what: str, *patterns: str) -> Check:
    def check(facts: Facts) -> Iterator[Said]:
        for path, code in _stated(facts, *patterns):
            if code not in known:
                yield _unknown(path, code, what)

    return check


def _types(facts: Facts) -> Iterator[Said]:
    """In UBL an Invoice and a CreditNote have lists of their own."""
    known = _INVOICES | _CREDIT_NOTES
    if facts.shape.syntax == "ubl" and facts.extraction.shape is not None:
        known = _CREDIT_NOTES if facts.shape.credit_note else _INVOICES
    for path, code in _stated(facts, "type_code"):
        if code not in known:
            yield _unknown(path, code, "kind of document (UNTDID 1001)")


def _subjects(facts: Facts) -> Iterator[Said]:
    """In UBL the subject of a note stands between the first two number signs, which are not always at its beginning."""
    yield from _among(_SUBJECTS, "subject of a note (UNTDID 4451)", "notes[].subject_code")(facts)
    for number, note in enumerate(facts.invoice.notes) if facts.shape.syntax == "ubl" else ():
        code = (note.text or "").partition("#")[2].partition("#")
        if note.subject_code is None and code[1] and len(code[0]) == 3 and code[0] not in _SUBJECTS:
            yield _unknown(f"notes[{number}].text", code[0], "subject of a note (UNTDID 4451)")


def _currencies(facts: Facts) -> Iterator[Said]:
    for code in facts.shape.currencies:
        if code not in CURRENCIES:
            yield Fail(f"An amount is in {code!r}, which is no currency of ISO 4217.", ("currency",), code)


def _tax_point(facts: Facts) -> Iterator[Said]:
    for path, code in _stated(facts, "tax_point_date_code"):
        if code not in _TAX_POINT[facts.shape.syntax]:
            yield _unknown(path, code, "date that VAT depends on (UNTDID 2005, in CII 2475)")


def _party_schemes(facts: Facts) -> Iterator[Said]:
    """The creditor identifier of a direct debit is written as one of the seller or the payee, with SEPA as scheme."""
    for path, code in _stated(facts, "seller.identifiers[].scheme", "payee.identifier.scheme"):
        if code not in _IDENTIFIERS and (code != "SEPA" or facts.shape.syntax == "cii"):
            yield _unknown(path, code, "scheme of an identifier (ISO 6523)")
    for path, code in _stated(facts, "buyer.identifiers[].scheme"):
        if code not in _IDENTIFIERS:
            yield _unknown(path, code, "scheme of an identifier (ISO 6523)")


def _payment(facts: Facts) -> Iterator[Said]:
    ways = facts.shape.payment_ways
    stated = [code for _, code in _stated(facts, "payment.means_code")] if ways is None else [way.code for way in ways]
    for code in stated:
        if code is not None and code.strip() not in _PAYMENT_MEANS:
            yield _unknown("payment.means_code", code, "way to pay (UNTDID 4461)")


_PAYMENT_MEANS = codes("payment_means")
_ADJUSTMENTS = ("allowances[].category", "charges[].category")


def _categories(of_rule: str) -> Check:
    """BR-CL-17 and BR-CL-18 share the list; the tax rows belong to the first in UBL, to the second in CII."""

    def check(facts: Facts) -> Iterator[Said]:
        rows = "BR-CL-17" if facts.shape.syntax == "ubl" else "BR-CL-18"
        patterns = _ADJUSTMENTS if of_rule == "BR-CL-17" else ("lines[].tax_category",)
        for path, code in _stated(facts, *patterns, *(("tax_breakdown[].category",) if rows == of_rule else ())):
            if code not in _CATEGORIES:
                yield _unknown(path, code, "VAT category (UNTDID 5305)")

    return check


def _exemptions(facts: Facts) -> Iterator[Said]:
    for path, code in _stated(facts, "tax_breakdown[].exemption_reason_code"):
        if code.upper() not in _EXEMPTIONS:
            yield _unknown(path, code, "reason of VAT exemption (VATEX)")


_EXEMPTIONS = codes("exemptions")


def _rule(  # noqa: PLR0913 - the cells of a row of the table
    rule_id: str, what: str, check: Check, terms: tuple[str, ...], good: str, elsewhere: str = _WORDS, bad: str = "QQ?"
) -> Rule:
    first = terms[0].replace("[]", "[0]")

    def sample(code: str) -> Facts:
        values: dict[str, Value] = {first: code}
        return e_invoice(values)

    return en_rule(
        rule_id,
        f"The code of a {what} is one of its list.",
        terms=terms,
        check=check,
        passing=sample(good),
        failing=sample(bad),
        elsewhere=elsewhere,
    )


RULES: tuple[Rule, ...] = (
    _rule("BR-CL-01", "kind of document (UNTDID 1001)", _types, ("type_code",), "380", _OURS),
    en_rule(
        "BR-CL-03",
        "Every amount is in a currency of ISO 4217.",
        terms=("currency",),
        check=_currencies,
        passing=e_invoice(currencies=("EUR",)),
        failing=e_invoice(currencies=("EUX",)),
        elsewhere="BR-CL-04 decides it for pages, whose amounts are all in one currency.",
    ),
    _rule("BR-CL-06", "date that VAT depends on (UNTDID 2005)", _tax_point, ("tax_point_date_code",), "35"),
    _rule("BR-CL-08", "subject of a note (UNTDID 4451)", _subjects, ("notes[].subject_code",), "AAI"),
    _rule(
        "BR-CL-10",
        "scheme of a party's identifier (ISO 6523)",
        _party_schemes,
        ("seller.identifiers[].scheme", "buyer.identifiers[].scheme", "payee.identifier.scheme"),
        "0088",
        _NO_SCHEMES,
    ),
    _rule("BR-CL-16", "way to pay (UNTDID 4461)", _payment, ("payment.means_code",), "58"),
    _rule(
        "BR-CL-17", "VAT category of an allowance or charge", _categories("BR-CL-17"), _ADJUSTMENTS, "S", NO_CATEGORIES
    ),
    _rule(
        "BR-CL-18",
        "VAT category of a line",
        _categories("BR-CL-18"),
        ("lines[].tax_category", "tax_breakdown[].category"),
        "S",
        NO_CATEGORIES,
    ),
    _rule(
        "BR-CL-22",
        "reason of VAT exemption (VATEX)",
        _exemptions,
        ("tax_breakdown[].exemption_reason_code",),
        "VATEX-EU-O",
    ),
    *(
        _rule(one.rule, one.what, _among(one.known, one.what, *one.terms), one.terms, one.good, one.elsewhere)
        for one in _LISTS
    ),
)
