"""What XRechnung asks beyond EN 16931: decided here too, for where KoSIT's own rules are not installed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from operator import attrgetter

from stdnum import iban

from schemas import Frozen, Profile, Severity, Value, term_of
from validators.en16931.form import CORRECT, blank
from validators.en16931.walk import value_at
from validators.rule import Check, Facts, Fail, NotApplicable, Rule, Said, e_invoice

_ELSEWHERE = "Only XRechnung asks for it."
_OLDER = "The e-invoice follows an older XRechnung, for which these rules were not made."
_TAXED = frozenset({"S", "Z", "E", "AE", "K", "G", "L", "M"})
_TYPES = frozenset({"326", "380", "384", "389", "381", "875", "876", "877"})
_CREDIT_TRANSFER, _DIRECT_DEBIT = {"30", "58"}, "59"
_DISCOUNT = re.compile(r"#(SKONTO|VERZUG)#TAGE=\d+#PROZENT=\d+\.\d{2}(#BASISBETRAG=-?\d+\.\d{2})?#")
_MAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_PHONE_DIGITS = 3

_Values = dict[str, Value]


def _current(decide: Check) -> Check:
    """The check of XRechnung 3, which says nothing of older documents."""

    def check(facts: Facts) -> Iterator[Said]:
        follows = (facts.invoice.specification or "").lower()
        if "xrechnung" in follows and "xrechnung_3" not in follows:
            yield NotApplicable(_OLDER)
        else:
            yield from decide(facts)

    return check


def _x(values: _Values, **shape: object) -> Facts:
    return e_invoice(values, **shape)._replace(profile=Profile.XRECHNUNG)


def _rule(  # noqa: PLR0913 - what a rule is made of
    number: str, sentence: str, terms: tuple[str, ...], decide: Check, passing: Facts, failing: Facts,
    severity: Severity = Severity.FATAL,
) -> Rule:  # fmt: skip
    return Rule(
        id=f"BR-DE-{number}",
        sentence=sentence,
        todo=CORRECT,
        terms=terms,
        severity=severity,
        source=f"XRechnung 3.0, BR-DE-{number}",
        profiles=(Profile.XRECHNUNG,),
        elsewhere=_ELSEWHERE,
        check=_current(decide),
        passing=passing,
        failing=failing,
    )


def _required(number: str, path: str, asked: Callable[[Facts], bool] = lambda _: True, **beside: str) -> Rule:
    """The rule that the term at `path` is there, where it is `asked` for."""
    name = term_of(path).name

    def decide(facts: Facts) -> Iterator[Said]:
        if asked(facts) and blank(value_at(facts.invoice, path)):
            yield Fail(f"{name} is not stated.")

    others: _Values = {known.replace("__", "."): value for known, value in beside.items()} or {"invoice_number": "1"}
    sentence = f"The {name} ({term_of(path).bt}) is stated."
    return _rule(number, sentence, (path,), decide, _x({**others, path: "Berlin"}), _x(others))


def _paid_somehow(facts: Facts) -> Iterator[Said]:
    ways = facts.shape.payment_ways
    if not ways and facts.invoice.payment.means_code is None:
        yield Fail("The invoice gives no payment instructions.")


def _contact(facts: Facts) -> Iterator[Said]:
    if not facts.has_group("seller.contact", facts.invoice.seller.contact) and not facts.lacks_group("seller"):
        yield Fail("The seller names no contact.")


def _within(group: str) -> Callable[[Facts], bool]:
    """What is asked of a group is asked where it is there; that it is there is for another rule."""

    def asked(facts: Facts) -> bool:
        there: Frozen = attrgetter(group)(facts.invoice)
        return facts.has_group(group, there)

    return asked


def _rates(facts: Facts) -> Iterator[Said]:
    for number, row in enumerate(facts.invoice.tax_breakdown):
        if row.rate is None:
            yield Fail(f"Tax row {number + 1} states no rate.", (f"tax_breakdown[{number}].rate",))


def _tax_identity(facts: Facts) -> Iterator[Said]:
    invoice = facts.invoice
    used = {row.category for row in invoice.tax_breakdown} | {line.tax_category for line in invoice.lines}
    used |= {one.category for one in (*invoice.allowances, *invoice.charges)}
    known = (invoice.seller.vat_id, invoice.seller.tax_number, invoice.tax_representative.vat_id)
    if used & _TAXED and all(blank(value) for value in known):
        yield Fail("Tax is dealt with, but neither the seller nor a tax representative has a number for it.")


def _type(facts: Facts) -> Iterator[Said]:
    code = facts.invoice.type_code
    if code not in _TYPES:
        yield Fail(f"The type code {code or ''!r} is not one of XRechnung's.", seen=code)


def _discounts(facts: Facts) -> Iterator[Said]:
    for line in (facts.invoice.payment.terms or "").splitlines():
        if line.strip().startswith("#") and not _DISCOUNT.fullmatch(line.strip()):
            yield Fail(f"The terms of discount {line.strip()!r} are not in the prescribed form.", seen=line.strip())


def _account(facts: Facts) -> Iterator[Said]:
    payment = facts.invoice.payment
    if payment.means_code == "58" and not iban.is_valid(payment.iban or ""):
        yield Fail(f"The account {payment.iban or ''!r} of a SEPA credit transfer is no IBAN.", seen=payment.iban)


def _corrected(facts: Facts) -> Iterator[Said]:
    if facts.invoice.type_code == "384" and not facts.invoice.preceding_invoices:
        yield Fail("A correction does not name the invoice that it corrects.")


def _phone(facts: Facts) -> Iterator[Said]:
    contact = facts.invoice.seller.contact
    phone = contact.phone or ""
    if facts.has_group("seller.contact", contact) and sum(character.isdigit() for character in phone) < _PHONE_DIGITS:
        yield Fail(f"The telephone number {phone!r} is none.", seen=phone)


def _mail(facts: Facts) -> Iterator[Said]:
    contact = facts.invoice.seller.contact
    mail = contact.email or ""
    if facts.has_group("seller.contact", contact) and not _MAIL.fullmatch(mail.strip()):
        yield Fail(f"The mail address {mail!r} is none.", seen=mail)


def _debit(facts: Facts) -> bool:
    ways = facts.shape.payment_ways
    return any(way.mandate for way in ways) if ways else facts.invoice.payment.means_code == _DIRECT_DEBIT


_CONTACT: _Values = {"seller.contact.name": "A"}
_AT: _Values = {"invoice_number": "1"}

RULES: tuple[Rule, ...] = (
    _rule("1", "Payment instructions are given.", ("payment.means_code",), _paid_somehow,
          _x({"payment.means_code": "58"}), _x(_AT)),
    _rule("2", "The seller names a contact.", ("seller.contact.name",), _contact, _x(_CONTACT), _x(_AT)),
    _required("3", "seller.address.city", _within("seller.address"), seller__address__country="DE"),
    _required("4", "seller.address.post_code", _within("seller.address"), seller__address__country="DE"),
    _required("5", "seller.contact.name", _within("seller.contact"), seller__contact__phone="030"),
    _required("6", "seller.contact.phone", _within("seller.contact"), seller__contact__name="A"),
    _required("7", "seller.contact.email", _within("seller.contact"), seller__contact__name="A"),
    _required("8", "buyer.address.city", _within("buyer.address"), buyer__address__country="DE"),
    _required("9", "buyer.address.post_code", _within("buyer.address"), buyer__address__country="DE"),
    _required("10", "delivery.address.city", _within("delivery.address"), delivery__address__country="DE"),
    _required("11", "delivery.address.post_code", _within("delivery.address"), delivery__address__country="DE"),
    _rule("14", "Each tax row states its rate.", ("tax_breakdown[].rate",), _rates,
          _x({"tax_breakdown[0].rate": Decimal(19)}), _x({"tax_breakdown[0].category": "S"})),
    _required("15", "buyer_reference"),
    _rule("16", "Where tax is dealt with, the seller or its tax representative has a number for it.",
          ("seller.vat_id", "seller.tax_number", "tax_representative.vat_id"), _tax_identity,
          _x({"tax_breakdown[0].category": "S", "seller.tax_number": "1"}), _x({"tax_breakdown[0].category": "S"})),
    _rule("17", "The type code is one of XRechnung's.", ("type_code",), _type,
          _x({"type_code": "380"}), _x({"type_code": "386"}), Severity.WARNING),
    _rule("18", "Terms of discount are in the prescribed form.", ("payment.terms",), _discounts,
          _x({"payment.terms": "#SKONTO#TAGE=7#PROZENT=2.00#"}), _x({"payment.terms": "#SKONTO#TAGE=7#PROZENT=2#"})),
    _rule("19", "The account of a SEPA credit transfer is an IBAN.", ("payment.iban", "payment.means_code"), _account,
          _x({"payment.means_code": "58", "payment.iban": "DE89370400440532013000"}),
          _x({"payment.means_code": "58", "payment.iban": "DE89370400440532013001"}), Severity.WARNING),
    _rule("26", "A correction (384) names the invoice that it corrects.", ("preceding_invoices[].number",), _corrected,
          _x({"type_code": "384", "preceding_invoices[0].number": "R-1"}), _x({"type_code": "384"}), Severity.WARNING),
    _rule("27", "The contact's telephone number has at least three digits.", ("seller.contact.phone",), _phone,
          _x({"seller.contact.phone": "+49 30 1"}), _x({"seller.contact.phone": "n/a"}), Severity.WARNING),
    _rule("28", "The contact's mail address has the form of one.", ("seller.contact.email",), _mail,
          _x({"seller.contact.email": "a@b.de"}), _x({"seller.contact.email": "n/a"}), Severity.WARNING),
    _required("30", "payment.creditor_identifier", _debit, payment__means_code="59"),
    _required("31", "payment.debited_account", _debit, payment__means_code="59"),
)  # fmt: skip
