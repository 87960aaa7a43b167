"""What must not be written out: the number of a card."""

from __future__ import annotations

from collections.abc import Iterator

from validators.en16931.form import en_rule
from validators.rule import EVERYWHERE, Facts, Fail, Rule, Said, e_invoice

_CARD_DIGITS = 10


def _card(facts: Facts) -> Iterator[Said]:
    number = facts.invoice.payment.card_number
    if number is not None and len(" ".join(number.split())) > _CARD_DIGITS:
        yield Fail("A card number is written out; at most its first 6 and last 4 digits may be.")


RULES: tuple[Rule, ...] = (
    en_rule(
        "BR-51",
        "A card number shows at most its first 6 and last 4 digits.",
        terms=("payment.card_number",),
        check=_card,
        passing=e_invoice({"payment.card_number": "1234XX5678"}),
        failing=e_invoice({"payment.card_number": "1234 5678 9012 3456"}),
        elsewhere="",
        profiles=EVERYWHERE,
        todo="Do not keep the number; ask the seller for an invoice without it.",
    ),
)
