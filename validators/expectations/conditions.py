"""What must hold within one row of the batch's tables, where no ready-made expectation says it. Pure functions by name.

What is not known (None) never breaks a condition but `complete` and `complete_for_profile`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from schemas import SCALE, DocType, Profile, decimals, plain, xpath_round
from validators.rules.lines import apart

_ISO_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_CREDIT_CODES = {"381", "396", "TD04"}
_INVOICE_CODES = {"380", "326", "384", "386", "389", "TD01"}
_UNTAXED = {"Z", "E", "AE", "K", "G", "O"}
_FULL_PROFILES = {profile.value for profile in Profile if profile.is_full}
_LARGEST_POWER = 13  # an amount of ten trillions or more is no invoice's in any currency
_PRODUCT_LIMIT = Decimal("0.02")
_TAX_LIMIT = Decimal(1)
_SIMPLIFIED = Decimal(1000)
_ZERO = Decimal(0)

Amount = Decimal | None


def complete(*values: object) -> bool:
    """Every value is known and not blank."""
    return all(value is not None and str(value).strip() for value in values)


def complete_for_profile(profile: str, *values: object) -> bool:
    """Full VAT content is known under the profiles that ask for it."""
    return profile not in _FULL_PROFILES or complete(*values)


def any_known(*values: object) -> bool:
    """At least one value is known and not blank."""
    return any(complete(value) for value in values)


def complete_einvoice(lines: int, tax_rows: int, due: Amount) -> bool:
    return lines > 0 and tax_rows > 0 and due is not None


def at_most_simplified(*amounts: Amount) -> bool:
    """No country's simplified invoices are over more, in any currency that has a profile of them."""
    return all(amount is None or abs(amount) <= _SIMPLIFIED for amount in amounts)


def iso_dates(*dates: str | None) -> bool:
    return all(day is None or _ISO_DATE.fullmatch(day) for day in dates)


def kind_agrees(doc_type: str, type_code: str | None) -> bool:
    """The type code says credit note exactly where the document is one; rarer codes decide nothing."""
    return type_code not in (_INVOICE_CODES if doc_type == DocType.CREDIT_NOTE.value else _CREDIT_CODES)


def net_tax_gross(net: Amount, tax: Amount, gross: Amount) -> bool:
    return net is None or tax is None or gross is None or xpath_round(net + tax) == gross


def due_agrees(due: Amount, gross: Amount, paid: Amount, withheld: Amount, rounding: Amount) -> bool:
    if due is None or gross is None:
        return True
    return xpath_round(gross - (paid or _ZERO) - (withheld or _ZERO) + (rounding or _ZERO)) == due


def net_of_lines(net: Amount, line_net: Amount, allowances: Amount, charges: Amount) -> bool:
    if net is None or line_net is None:
        return True
    return xpath_round(line_net - (allowances or _ZERO) + (charges or _ZERO)) == net


def tax_below_net(net: Amount, tax: Amount) -> bool:
    """No rate is above 100 %, and tax has the sign of what it is on."""
    return net is None or tax is None or (abs(tax) <= abs(net) and net * tax >= 0)


def plausible(*amounts: Amount) -> bool:
    return all(amount is None or (amount.adjusted() < _LARGEST_POWER and exact(amount)) for amount in amounts)


def exact(*numbers: Amount) -> bool:
    """No more decimals than an export keeps, and no more digits than any quantity or price has."""
    return all(
        number is None or (_decimals(number) <= SCALE and number.adjusted() <= _LARGEST_POWER) for number in numbers
    )


def within_minor_unit(minor_unit: int | None, *amounts: Amount) -> bool:
    return minor_unit is None or all(amount is None or _decimals(amount) <= minor_unit for amount in amounts)


def _decimals(number: Decimal) -> int:
    found = decimals(number)
    return SCALE + 1 if found is None else found


def tax_rows_add_up(tax: Amount, rows: Amount, allowed: Decimal) -> bool:
    return tax is None or rows is None or abs(xpath_round(rows) - tax) <= allowed


def lines_add_up(  # noqa: PLR0913 - one argument a column
    line_net: Amount,
    net: Amount,
    gross: Amount,
    allowances: Amount,
    charges: Amount,
    lines: Amount,
    allowed: Decimal,
) -> bool:
    """Lines add up to their stated sum; without one, to net, or to gross where prices hold the tax."""
    if lines is None:
        return True
    if line_net is not None:
        return abs(xpath_round(lines) - line_net) <= allowed
    total = xpath_round(lines - (allowances or _ZERO) + (charges or _ZERO))
    known = [amount for amount in (net, gross) if amount is not None]
    return not known or any(abs(total - amount) <= allowed for amount in known)


def tax_of_base(base: Amount, rate: Amount, amount: Amount) -> bool:
    """BR-CO-17: less than 1.00 apart."""
    if base is None or rate is None or amount is None:
        return True
    return abs(xpath_round(abs(base) * rate / 100) - abs(amount)) < _TAX_LIMIT


def untaxed(category: str | None, amount: Amount) -> bool:
    return category not in _UNTAXED or not amount


def line_product(  # noqa: PLR0913 - the columns
    from_page: bool,  # noqa: FBT001 - a column
    quantity: Amount,
    price: Amount,
    base: Amount,
    adjustment: Decimal,
    net: Amount,
) -> bool:
    """Pages only; for e-invoices the official rules decide. A price is for `base` units (one where it is not known);
    `adjustment` is what charges and allowances add.
    """
    if not from_page or quantity is None or price is None or net is None:
        return True
    product = xpath_round(quantity * price / (base or 1))
    return apart(net, product + adjustment) <= _PRODUCT_LIMIT


def not_negative(profile: str, doc_type: str, gross: Amount) -> bool:
    """Pages print what a credit note gives back with a minus as often as without."""
    back = doc_type == DocType.CREDIT_NOTE.value and Profile(profile).from_page
    return gross is None or gross >= 0 or back


def rate_of_document(rate: Amount, document_rates: str) -> bool:
    """Tables of taxes often leave out what is not taxed."""
    return not rate or not document_rates or plain(rate.normalize()) in document_rates.split(";")


CONDITIONS: Mapping[str, Callable[..., bool]] = {
    condition.__name__: condition
    for condition in (
        *(
            complete,
            complete_for_profile,
            any_known,
            complete_einvoice,
            at_most_simplified,
            iso_dates,
            kind_agrees,
            net_tax_gross,
            due_agrees,
            net_of_lines,
        ),
        *(tax_below_net, plausible, exact, within_minor_unit, tax_rows_add_up, lines_add_up),
        *(tax_of_base, untaxed, line_product, not_negative, rate_of_document),
    )
}
