"""Names and numbers as they are written: characters that deceive, and check digits of registered identifiers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from schemas import Claim, Identifier, Layer, Severity, alike_only, named_first, seen_as
from schemas.terms import REFERENCES
from validators.characters import foreign, mixed_word, unseen
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example
from validators.schemes import wrong

_NAMES = ("seller.name", "seller.trading_name", "buyer.name", "payment.account_name", "payee.name")
_NUMBERS = (
    *sorted(REFERENCES),
    "seller.vat_id",
    "seller.tax_number",
    "buyer.vat_id",
    "payment.iban",
    "payment.bic",
)
# Countries whose names may be written in the letters of a script.
_WRITTEN = {"GREEK": {"GR", "CY"}, "CYRILLIC": {"BG", "BY", "KZ", "ME", "MK", "RS", "RU", "UA"}, "ARMENIAN": {"AM"}}
_ASCII = ("seller.vat_id", "buyer.vat_id", "payment.iban", "payment.bic")


def _text(facts: Facts, path: str) -> str:
    """What stands in the document: as it was printed, and as it was understood."""
    claim: Claim | None = facts.claims.get(path)
    value = _value(facts, path) if claim is None else str(claim.value)
    return value if claim is None or claim.layer is Layer.DERIVED else f"{claim.raw} {value}"


def _value(facts: Facts, path: str) -> str:
    node: object = facts.invoice
    for step in path.split("."):
        node = getattr(node, step)
    return "" if node is None else str(node)


def _deceiving(facts: Facts) -> Iterator[Said]:
    for path in (*_NAMES, *_NUMBERS):
        text = _text(facts, path)
        hidden, mixed = unseen(text), mixed_word(text)
        strange = foreign(_value(facts, path)) if path in _ASCII else None
        if hidden:
            yield Fail(
                f"{named_first(path)} holds characters that are not seen: {', '.join(dict.fromkeys(hidden))}.", (path,)
            )
        elif mixed is not None:
            yield Fail(f"{named_first(path)} mixes letters of several scripts in {mixed!a}.", (path,), mixed)
        elif strange is not None:
            yield Fail(f"{named_first(path)} holds {strange!a}, which only looks like an ordinary character.", (path,))


def _alike(facts: Facts) -> Iterator[Said]:
    """Names and numbers in letters of another script of which every one looks like one of ours."""
    for path in (*_NAMES, *_NUMBERS):
        text = _value(facts, path)
        strange = alike_only(text)
        if strange is not None and not (path in _NAMES and _at_home(facts, strange)):
            message = f"{named_first(path)} is written with {strange!a}, and looks like {seen_as(text)}."
            yield Fail(message, (path,), text, seen_as(text))


def _at_home(facts: Facts, letter: str) -> bool:
    """Whether one of the parties is of a country that writes in the script of `letter`."""
    script = unicodedata.name(letter, "").split(" ")[0]
    countries = (facts.invoice.seller.address.country, facts.invoice.buyer.address.country)
    return any(country in _WRITTEN.get(script, ()) for country in countries)


def _identifiers(facts: Facts) -> Iterator[tuple[str, Identifier]]:
    for role in ("seller", "buyer"):
        party = getattr(facts.invoice, role)
        yield f"{role}.legal_registration.value", party.legal_registration
        yield f"{role}.electronic_address.value", party.electronic_address
        for number, identifier in enumerate(party.identifiers):
            yield f"{role}.identifiers[{number}].value", identifier
    yield "delivery.location.value", facts.invoice.delivery.location
    yield "payee.legal_registration.value", facts.invoice.payee.legal_registration


def _registered(facts: Facts) -> Iterator[Said]:
    stated = [(path, identifier) for path, identifier in _identifiers(facts) if identifier.scheme and identifier.value]
    if not stated:
        yield NotApplicable("No identifier names its register.")
    for path, identifier in stated:
        what = wrong(identifier.scheme, identifier.value)
        if what is not None:
            yield Fail(f"{identifier.value} is no {what}: its form or its check digits are wrong.", (path,))


RULES: tuple[Rule, ...] = (
    Rule(
        id="ID-HOMO",
        sentence="Names and numbers hold no characters that look like others, are not seen or turn the direction.",
        todo="Do not pay. Ask the seller through a way you know already: this is how forged invoices are written.",
        terms=(*_NAMES, *_NUMBERS),
        severity=Severity.WARNING,
        source="Unicode Technical Standard 39; our own",
        check=_deceiving,
        passing=example({"seller.name": "Ευρώπη Trading"}),
        failing=example({"seller.name": "P\u0430ypal"}),
    ),
    Rule(
        id="ID-ALIKE",
        sentence="No name and no number is written in letters of another script that look like ours, or in wide ones.",
        todo="Compare it with what you know of the seller: this is how a number is used again, or a name borrowed.",
        terms=(*_NAMES, *_NUMBERS),
        severity=Severity.WARNING,
        source="Unicode Technical Standard 39 (whole-script confusables); our own",
        check=_alike,
        passing=example({"seller.name": "Ευρώπη Trading"}),
        failing=example({"invoice_number": "\u041d\u0420\u0421-2024-117"}),
    ),
    Rule(
        id="ID-SCHEME",
        sentence="An identifier that names its register has the form and the check digits of that register.",
        todo="Compare it with the document; if it stands there so, ask the party for its right identifier.",
        terms=(
            *(f"{role}.{leaf}.value" for role in ("seller", "buyer") for leaf in ("legal_registration",)),
            "seller.electronic_address.value",
            "buyer.electronic_address.value",
        ),
        severity=Severity.INFORMATION,
        source="ISO 6523, EAS; python-stdnum: format valid, registration not checked",
        check=_registered,
        passing=example({"seller.legal_registration.value": "552100554", "seller.legal_registration.scheme": "0002"}),
        failing=example({"seller.legal_registration.value": "552100553", "seller.legal_registration.scheme": "0002"}),
    ),
)
