"""Attacks by a currency that only the label of a total or the head of a column names; and honest twins."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import A4, Attack, letter
from tests.faults.stated import page

_RULES = ("GATE-9",)
_LABEL, _NET, _HEAD = "Total due EUR", "Net total EUR", "(Amount)"
_ATTACKS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("label-usd", "€", {_LABEL: "Total due USD"}),
    ("label-chf", "EUR", {_LABEL: "Gesamtbetrag CHF"}),
    ("label-gbp", "EUR", {_LABEL: "Total à payer GBP"}),
    ("label-bracket", "€", {_LABEL: "Total due \\(£\\)"}),
    ("net-usd", "EUR", {_NET: "Net total USD"}),
    ("head-chf", "EUR", {_HEAD: "(Amount \\(CHF\\))"}),
    ("head-usd", "€", {_HEAD: "(USD)"}),
    ("head-gbp", "EUR", {_HEAD: "(Betrag in GBP)"}),
)
_TWINS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("label", "€", {}),
    ("head", "EUR", {_HEAD: "(Amount \\(EUR\\))"}),
    ("symbol", "EUR", {_HEAD: "(EUR)"}),
)


def monies() -> Iterator[Attack]:
    """Every attack by the currency of a label or a head."""
    for name, mark, swaps in _ATTACKS:
        tries = f"{', '.join(swaps.values())} about amounts marked {mark}".replace("\\", "")
        yield Attack(f"money-{name}.pdf", tries, _RULES, partial(_page, mark, swaps))


def honest_monies() -> Iterator[Attack]:
    """The same labels and heads of the invoice's own currency."""
    for name, mark, swaps in _TWINS:
        yield Attack(f"money-twin-{name}.pdf", "nothing", (), partial(_page, mark, swaps))


def _page(mark: str, swaps: Mapping[str, str]) -> bytes:
    """The honest invoice with a mark before each amount, after its swaps."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True, pageCompression=0)

    def money(canvas: Canvas, right: float, base: float, text: str) -> None:
        canvas.drawRightString(right, base, f"{mark} {text}")

    letter(canvas, money=money)
    canvas.showPage()
    canvas.save()
    return page(swaps, buffer.getvalue())
