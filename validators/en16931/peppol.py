"""What Peppol BIS Billing 3 asks beyond EN 16931, as far as terms decide it: its own artefacts may not be passed on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from schemas import AllowanceCharge, Identifier, Line, Profile, Severity, Value, plain, xpath_round
from validators.en16931.form import CORRECT, blank
from validators.rule import Check, Facts, Fail, Rule, Said, e_invoice
from validators.schemes import wrong

_BIS = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
_PROCESS = re.compile(r"urn:fdc:peppol\.eu:2017:poacc:billing:\d{2}:1\.0")
_NEAR = Decimal("0.02")
_ONE = Decimal(1)
_DEBITS = {"49", "59"}
_EXEMPTIONS: Mapping[str, str] = {
    **{"VATEX-EU-G": "G", "VATEX-EU-O": "O", "VATEX-EU-IC": "K", "VATEX-EU-AE": "AE"},
    **dict.fromkeys(("VATEX-EU-D", "VATEX-EU-F", "VATEX-EU-I", "VATEX-EU-J"), "E"),
}
_COMMON: Mapping[str, str] = {"0088": "R040", "0192": "R041", "0208": "R043", "0007": "R049"}


def _process(facts: Facts) -> Iterator[Said]:
    process = facts.invoice.business_process
    if blank(process):
        yield Fail("No business process is named.")


def _process_form(facts: Facts) -> Iterator[Said]:
    process = facts.invoice.business_process
    if process is not None and not _PROCESS.fullmatch(process.strip()):
        yield Fail(f"The business process {process!r} is none of Peppol's.", seen=process)


def _reference(facts: Facts) -> Iterator[Said]:
    if blank(facts.invoice.buyer_reference) and blank(facts.invoice.purchase_order_reference):
        yield Fail("Neither a buyer reference nor a purchase order is named.")


def _specification(facts: Facts) -> Iterator[Said]:
    follows = facts.invoice.specification or ""
    if not follows.strip().startswith(_BIS):
        yield Fail(f"The specification {follows!r} is not that of Peppol BIS Billing 3.", seen=follows)


def _other_currency(facts: Facts) -> Iterator[Said]:
    currency = facts.invoice.vat_accounting_currency
    if currency is not None and currency == facts.invoice.currency:
        yield Fail("The accounting currency for VAT is the currency of the invoice.", seen=currency)


def _address(role: str) -> Check:
    def check(facts: Facts) -> Iterator[Said]:
        party = facts.invoice.seller if role == "seller" else facts.invoice.buyer
        if not facts.has_group(f"{role}.electronic_address", party.electronic_address):
            yield Fail(f"The {role} has no electronic address.")

    return check


def adjustments(facts: Facts) -> Iterator[tuple[str, AllowanceCharge]]:
    """Every allowance and charge of an invoice and of its lines, with its path."""
    groups: list[tuple[str, tuple[AllowanceCharge, ...]]] = [
        ("allowances", facts.invoice.allowances),
        ("charges", facts.invoice.charges),
    ]
    for number, line in enumerate(facts.invoice.lines):
        groups += [(f"lines[{number}].allowances", line.allowances), (f"lines[{number}].charges", line.charges)]
    for path, rows in groups:
        yield from ((f"{path}[{number}]", row) for number, row in enumerate(rows))


def _percentages(facts: Facts) -> Iterator[Said]:
    for path, row in adjustments(facts):
        if row.amount is not None and row.base is not None and row.percent is not None:
            expected = row.base * row.percent / 100
            if abs(row.amount - expected) > _NEAR:
                message = f"{plain(row.percent)} % of {plain(row.base)} is not {plain(row.amount)}."
                yield Fail(message, (f"{path}.amount",), plain(row.amount), plain(xpath_round(expected)))


def _with_base(facts: Facts) -> Iterator[Said]:
    for path, row in adjustments(facts):
        if row.percent is not None and row.base is None:
            yield Fail("An allowance or charge states a percentage, but not of what.", (f"{path}.base",))


def _with_percentage(facts: Facts) -> Iterator[Said]:
    for path, row in adjustments(facts):
        if row.base is not None and row.percent is None:
            yield Fail("An allowance or charge states a base, but no percentage of it.", (f"{path}.percent",))


def _mandate(facts: Facts) -> Iterator[Said]:
    payment = facts.invoice.payment
    if payment.means_code in _DEBITS and blank(payment.mandate_reference):
        yield Fail("A direct debit names no mandate.")


def _line_periods(facts: Facts) -> Iterator[Said]:
    whole = facts.invoice.period
    for number, line in enumerate(facts.invoice.lines):
        start, end = line.period.start, line.period.end
        early = start is not None and whole.start is not None and start < whole.start
        if early or (end is not None and whole.end is not None and end > whole.end):
            yield Fail(f"The period of line {number + 1} is not within that of the invoice.", (f"lines[{number}].id",))


def _line_amounts(facts: Facts) -> Iterator[Said]:
    for number, line in enumerate(facts.invoice.lines):
        expected = amount_of(line)
        if expected is not None and line.net is not None and abs(line.net - xpath_round(expected)) > _NEAR:
            computed = plain(xpath_round(expected))
            message = f"Quantity times price, with its charges and allowances, is {computed} in line {number + 1}."
            yield Fail(message, (f"lines[{number}].net",), plain(line.net), computed)


def amount_of(line: Line) -> Decimal | None:
    """What a line comes to; a base quantity of 0 is for another rule."""
    base = _ONE if line.price_base_quantity is None else line.price_base_quantity
    if line.quantity is None or line.unit_price is None or not base:
        return None
    return line.quantity * (line.unit_price / base) + line.adjustment


def _base_quantity(facts: Facts) -> Iterator[Said]:
    for number, line in enumerate(facts.invoice.lines):
        if line.price_base_quantity is not None and line.price_base_quantity <= 0:
            path = f"lines[{number}].price_base_quantity"
            yield Fail(f"The base quantity of line {number + 1} is not above zero.", (path,))


def _base_unit(facts: Facts) -> Iterator[Said]:
    for number, line in enumerate(facts.invoice.lines):
        if line.price_base_unit is not None and line.unit is not None and line.price_base_unit != line.unit:
            path = f"lines[{number}].unit"
            yield Fail(f"The price of line {number + 1} is for another unit than its quantity.", (path,))


def _exemptions(facts: Facts) -> Iterator[Said]:
    for number, row in enumerate(facts.invoice.tax_breakdown):
        code = (row.exemption_reason_code or "").upper()
        if code in _EXEMPTIONS and row.category != _EXEMPTIONS[code]:
            message = f"The reason {code} is not one of category {row.category}."
            yield Fail(message, (f"tax_breakdown[{number}].category",), row.category, _EXEMPTIONS[code])


def _registered(scheme: str) -> Check:
    def check(facts: Facts) -> Iterator[Said]:
        for path, identifier in _identifiers(facts):
            what = wrong(scheme, identifier.value) if identifier.scheme == scheme else None
            if what is not None:
                yield Fail(f"{identifier.value} is no {what}: its form or its check digits are wrong.", (path,))

    return check


def _identifiers(facts: Facts) -> Iterator[tuple[str, Identifier]]:
    for role in ("seller", "buyer"):
        party = getattr(facts.invoice, role)
        yield f"{role}.electronic_address.value", party.electronic_address
        yield f"{role}.legal_registration.value", party.legal_registration
        yield from ((f"{role}.identifiers[{number}].value", one) for number, one in enumerate(party.identifiers))


def _p(values: Mapping[str, Value], **shape: object) -> Facts:
    return e_invoice(values, **shape)._replace(profile=Profile.PEPPOL)


def _rule(  # noqa: PLR0913 - what a rule is made of
    rule_id: str, sentence: str, terms: tuple[str, ...], check: Check, passing: Mapping[str, Value],
    failing: Mapping[str, Value], severity: Severity = Severity.FATAL,
) -> Rule:  # fmt: skip
    return Rule(
        id=f"PEPPOL-{rule_id}",
        sentence=sentence,
        todo=CORRECT,
        terms=terms,
        severity=severity,
        source=f"Peppol BIS Billing 3.0, PEPPOL-{rule_id}",
        profiles=(Profile.PEPPOL,),
        elsewhere="Only Peppol BIS Billing asks for it.",
        check=check,
        passing=_p(passing),
        failing=_p(failing),
    )


def _row(**cells: str) -> dict[str, Value]:
    return {f"allowances[0].{leaf}": Decimal(cell) for leaf, cell in cells.items()}


def _line(**cells: Value) -> dict[str, Value]:
    return {f"lines[0].{leaf}": cell for leaf, cell in cells.items()}


_ADJUSTMENTS = ("allowances", "charges", "lines[].allowances", "lines[].charges")
_BASED = tuple(f"{rows}[].{leaf}" for rows in _ADJUSTMENTS for leaf in ("base", "percent"))
_MAY_1, _MAY_2 = date(2024, 5, 1), date(2024, 5, 2)
_NUMBER: dict[str, Value] = {"invoice_number": "1"}
_WORTH = _line(quantity=Decimal(3), unit_price=Decimal("2.50"))
_NUMBERS: Mapping[str, tuple[str, str]] = {
    "0088": ("7300010000001", "7300010000002"),
    "0192": ("995525828", "995525829"),
    "0208": ("0428759497", "0428759498"),
    "0007": ("5561888404", "5561888405"),
}


def _numbered(scheme: str) -> Rule:
    right, broken = _NUMBERS[scheme]
    at: dict[str, Value] = {"seller.electronic_address.scheme": scheme}
    return _rule(
        f"COMMON-{_COMMON[scheme]}",
        f"An identifier of the scheme {scheme} has its form and its check digits.",
        ("seller.electronic_address.value", "buyer.electronic_address.value"),
        _registered(scheme),
        {**at, "seller.electronic_address.value": right},
        {**at, "seller.electronic_address.value": broken},
        Severity.WARNING,
    )


RULES: tuple[Rule, ...] = (
    _rule("EN16931-R001", "The business process is named.", ("business_process",), _process,
          {"business_process": "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"}, _NUMBER),
    _rule("EN16931-R003", "A buyer reference or a purchase order is named.",
          ("buyer_reference", "purchase_order_reference"), _reference, {"buyer_reference": "A"}, _NUMBER),
    _rule("EN16931-R004", "The specification is that of Peppol BIS Billing 3.", ("specification",), _specification,
          {"specification": _BIS}, {"specification": "urn:cen.eu:en16931:2017"}),
    _rule("EN16931-R005", "The accounting currency for VAT is another than the invoice's.",
          ("vat_accounting_currency", "currency"), _other_currency,
          {"vat_accounting_currency": "SEK", "currency": "EUR"}, {"vat_accounting_currency": "EUR", "currency": "EUR"}),
    _rule("EN16931-R007", "The business process is one of Peppol's.", ("business_process",), _process_form,
          {"business_process": "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"}, {"business_process": "billing"}),
    _rule("EN16931-R010", "The buyer has an electronic address.", ("buyer.electronic_address.value",),
          _address("buyer"), {"buyer.electronic_address.value": "1"}, _NUMBER),
    _rule("EN16931-R020", "The seller has an electronic address.", ("seller.electronic_address.value",),
          _address("seller"), {"seller.electronic_address.value": "1"}, _NUMBER),
    _rule("EN16931-R040", "An allowance or charge is its percentage of its base, with 0.02 between them at most.",
          tuple(f"{rows}[].{leaf}" for rows in _ADJUSTMENTS for leaf in ("amount", "base", "percent")), _percentages,
          _row(amount="10", base="100", percent="10"), _row(amount="11", base="100", percent="10")),
    _rule("EN16931-R041", "An allowance or charge with a percentage states its base.", _BASED,
          _with_base, _row(percent="10", base="100"), _row(percent="10")),
    _rule("EN16931-R042", "An allowance or charge with a base states its percentage.", _BASED,
          _with_percentage, _row(percent="10", base="100"), _row(base="100")),
    _rule("EN16931-R061", "A direct debit names its mandate.", ("payment.mandate_reference", "payment.means_code"),
          _mandate, {"payment.means_code": "59", "payment.mandate_reference": "M"}, {"payment.means_code": "59"}),
    _rule("EN16931-R110", "The period of a line is within that of the invoice.",
          ("lines[].period.start", "lines[].period.end", "period.start", "period.end"), _line_periods,
          {"period.start": _MAY_1, "lines[0].period.start": _MAY_1},
          {"period.start": _MAY_2, "lines[0].period.start": _MAY_1}),
    _rule("EN16931-R120", "A line's amount is quantity times price, with its charges and allowances, within 0.02.",
          ("lines[].net", "lines[].quantity", "lines[].unit_price", "lines[].price_base_quantity",
           "lines[].allowances[].amount", "lines[].charges[].amount"), _line_amounts,
          {**_WORTH, **_line(net=Decimal("7.52"))}, {**_WORTH, **_line(net=Decimal("7.53"))}),
    _rule("EN16931-R121", "A base quantity is above zero.", ("lines[].price_base_quantity",), _base_quantity,
          _line(price_base_quantity=Decimal(1)), _line(price_base_quantity=Decimal(0))),
    _rule("EN16931-R130", "A price is for the unit of the quantity.", ("lines[].price_base_unit", "lines[].unit"),
          _base_unit, _line(price_base_unit="C62", unit="C62"), _line(price_base_unit="KGM", unit="C62")),
    _rule("EN16931-P0104", "A code for a reason of exemption is one of its category.",
          ("tax_breakdown[].exemption_reason_code", "tax_breakdown[].category"), _exemptions,
          {"tax_breakdown[0].exemption_reason_code": "VATEX-EU-AE", "tax_breakdown[0].category": "AE"},
          {"tax_breakdown[0].exemption_reason_code": "VATEX-EU-AE", "tax_breakdown[0].category": "E"}),
    *map(_numbered, _NUMBERS),
)  # fmt: skip
