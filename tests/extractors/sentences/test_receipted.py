"""A clause of a receipt says that it is paid once somebody has filled it in, by print or by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.page.sheet import sheet_of
from extractors.sentences.notices import notices
from tests.extractors.pdfs import drawn, reading

_LINE = "____________"


def _signed(canvas: Canvas) -> None:
    canvas.bezier(225, 470, 235, 490, 250, 460, 270, 480)


def _answered(canvas: Canvas) -> None:
    canvas.drawString(250, 490, "ja, K. Meyer")


def _labelled(canvas: Canvas) -> None:
    canvas.drawString(60, 460, "Ort, Datum")
    canvas.drawString(150, 460, "Unterschrift")


def _named(canvas: Canvas) -> None:
    canvas.drawString(60, 460, "K. Meyer")


def _delivered(canvas: Canvas) -> None:
    canvas.drawString(60, 460, f"Lieferung an: {_LINE}")


@pytest.mark.parametrize(
    ("clause", "below", "draw", "told"),
    [
        ("Betrag dankend erhalten:", f"Ort, Datum {_LINE}  Unterschrift {_LINE}", None, False),
        ("Betrag dankend erhalten:", f"Ort, Datum {_LINE}  Unterschrift {_LINE}", _signed, True),
        ("Betrag dankend erhalten:", f"Köln, 22.09.2026  Unterschrift {_LINE}", None, True),
        ("Betrag dankend erhalten:", "Köln", None, True),
        ("Betrag dankend erhalten.", f"Ort, Datum {_LINE}  Unterschrift {_LINE}", None, True),
        (f"Betrag dankend erhalten: {_LINE}", "", None, False),
        ("Betrag dankend erhalten:", "Ort, Datum ............  Unterschrift ............", None, False),
        ("Betrag dankend erhalten:", f"{_LINE}   {_LINE}", _labelled, False),
        ("Betrag dankend erhalten:", f"{_LINE}   {_LINE}", _named, True),
        ("Rechnung bezahlt:", f"Ihre Bestellnummer: {_LINE}", _answered, True),
        ("Rechnung bezahlt:", f"Ihre Bestellnummer: {_LINE}", None, True),
        ("Betrag dankend erhalten:", "K. Meyer, 5.3.", _delivered, True),
        ("Rechnung bezahlt:", "Seite .... 1", _answered, True),
        ("Rechnung bezahlt:", f"Unterschrift {_LINE}", _answered, True),
    ],
    ids=[
        *("empty", "signed", "dated", "no lines", "a sentence", "one line", "dots", "labels below", "a name below"),
        *("answered", "of another", "named", "a dot leader", "answered and not signed"),
    ],
)
def test_a_clause_that_is_filled_in(
    clause: str, below: str, draw: Callable[[Canvas], None] | None, told: bool, tmp_path: Path
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "Rechnung 4711, Zahlbetrag 119,00 EUR")
        canvas.drawString(60, 490, clause)
        canvas.drawString(60, 470, below)
        if draw is not None:
            draw(canvas)

    sheet = sheet_of(reading(drawn(page), tmp_path))
    assert ("paid" in [one.kind for one in notices(sheet, {})]) is told
