"""Samples with payment codes: one that agrees with the invoice, and one that sends the money elsewhere."""

from __future__ import annotations

from evaluation.synthetic.codes import epc, swiss, with_code
from evaluation.synthetic.document import generate
from evaluation.synthetic.sample import THROUGH, Case, Made
from evaluation.synthetic.samples_pages import drawn_as, plain, true_of

_ELSEWHERE = "CH5604835012345678009"


def _agreeing() -> Made:
    document = generate(517, plain("de", "DE", "modern", lines=2, ruling="header rule", currency="EUR"))
    return Made(with_code(document.pdf(), epc(document.invoice())), true_of(document), drawn_as(document))


def _elsewhere() -> Made:
    document = generate(631, plain("de", "CH", "title right", lines=2, ruling="grid", currency="CHF"))
    return Made(with_code(document.pdf(), swiss(document.invoice(), _ELSEWHERE)), true_of(document), drawn_as(document))


CASES: tuple[Case, ...] = (
    Case("payment-code-de", "pdf", _agreeing, *THROUGH,
         "A SEPA payment code that asks for what the invoice says: that it agrees is told."),
    Case("payment-code-elsewhere-ch", "pdf", _elsewhere, "quarantine", "quarantined",
         "The code of a Swiss QR-bill pays into another account than the one that is printed: it must stop."),
)  # fmt: skip
