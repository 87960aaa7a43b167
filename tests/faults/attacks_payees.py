"""Attacks by an e-invoice that names somebody else as who is paid, where no account is known; and honest twins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.faults.attack import Attack
from tests.faults.attacks_einvoice import Swaps
from tests.faults.stated import CII, FATTURAPA, UBL, both, swapped

_RULES = ("VEND-7",)
_OTHER, _OWN = "Northfield Factoring Ltd", "Brightwater Tools GmbH"
_PARTY = "<cac:PayeeParty><cac:PartyName><cbc:Name>{}</cbc:Name></cac:PartyName></cac:PayeeParty>"
_MEANS, _HOLDER = "<cac:PaymentMeans>", "<cbc:ID>DE89370400440532013000</cbc:ID>"
_IBAN = "<ram:IBANID>DE89370400440532013000</ram:IBANID>"
_PAYEE = "<ram:PayeeTradeParty><ram:Name>{}</ram:Name></ram:PayeeTradeParty>"
_PLACES: tuple[tuple[str, bytes, Swaps], ...] = (
    ("ubl-payee", UBL, {_MEANS: f"{_PARTY}{_MEANS}"}),
    ("ubl-holder", UBL, {_HOLDER: f"{_HOLDER}<cbc:Name>{{}}</cbc:Name>"}),
    ("cii-holder", CII, {_IBAN: f"{_IBAN}<ram:AccountName>{{}}</ram:AccountName>"}),
    (
        "cii-payee",
        CII,
        {
            "<ram:SpecifiedTradeSettlementPaymentMeans>": f"{_PAYEE}<ram:SpecifiedTradeSettlementPaymentMeans>",
        },
    ),
    ("fatturapa-holder", FATTURAPA, {"<DettaglioPagamento>": "<DettaglioPagamento><Beneficiario>{}</Beneficiario>"}),
)


def payees() -> Iterator[Attack]:
    """Every attack by the name of who is paid, in an e-invoice and in a hybrid."""
    yield from _named(_OTHER, _OTHER, _RULES, "")


def honest_payees() -> Iterator[Attack]:
    """The same places with the seller's own name; official rules want a payee to be somebody else."""
    yield from (one for one in _named(_OWN, "Torchio e Figli S.r.l.", (), "twin-") if "-payee" not in one.file)


def _named(name: str, italian: str, rules: tuple[str, ...], prefix: str) -> Iterator[Attack]:
    for place, xml, swaps in _PLACES:
        said = {old: new.replace("{}", italian if xml is FATTURAPA else name) for old, new in swaps.items()}
        tries = f"{name} is named as who is paid" if rules else "nothing"
        yield Attack(f"payee-{prefix}{place}.xml", tries, rules, partial(swapped, xml, said))
        if xml is CII:
            yield Attack(f"payee-{prefix}{place}-hybrid.pdf", tries, rules, partial(both, {}, said))
