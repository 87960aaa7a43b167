"""Where the links of a PDF lead, and what its fields are filled with."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.codes import payment_links
from extractors.readers.inspect.active import File, inspect_file
from schemas import Box, SignalCode
from tests.extractors.pdfs import A4, BODY, body, codes, drawn, reading
from tests.faults.attacks_held import PLACES


def test_a_link_that_leads_to_pay_is_a_payment_code_whatever_it_says(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Click here")
        canvas.linkURL("https://pay-alpha.example/payer?x=1", (60, 690, 160, 710))
        canvas.linkURL("https://www.alpha.example/contact", (60, 590, 160, 610))

    [code] = reading(drawn(page), tmp_path).pages[0].payment_codes
    assert (code.scheme, code.address, code.page) == ("link", "pay-alpha.example/payer", 1)
    assert code.box is not None
    assert code.box.top == pytest.approx(842 - 710, abs=0.5)


@pytest.mark.parametrize(
    ("count", "long", "asks", "told"),
    [
        (300, 1_500, True, False),
        (2_100, 10, True, False),
        (1, 9_000, True, True),
        (700, 3_000, True, True),
    ],
)
def test_a_link_that_leads_to_pay_is_not_lost_among_others(
    count: int, long: int, asks: bool, told: bool, tmp_path: Path
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Click here")
        for number in range(count):
            canvas.linkURL(f"https://www.alpha.example/{number}/{'c' * long}", (60, 590, 160, 610))
        canvas.linkURL(f"https://pay-alpha.example/payer?x={'1' * 1_900}", (60, 690, 160, 710))

    found = reading(drawn(page), tmp_path)
    assert [code.address for code in found.pages[0].payment_codes] == ["pay-alpha.example/payer"] * asks
    assert [one.code for one in found.signals] == [SignalCode.NOT_INSPECTED] * told


@pytest.mark.parametrize("put", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://pay-alpha.example/payer", ["pay-alpha.example/payer"]),
        ("https://www.alpha.example/contact", []),
        ("https://www.alpha.example/payment-terms", []),
    ],
)
def test_a_link_is_seen_behind_buttons_bookmarks_and_other_actions(
    put: Callable[[str, Pdf], None], address: str, asked: list[str], tmp_path: Path
) -> None:
    with Pdf.open(io.BytesIO(drawn(body, body))) as pdf:
        put(address, pdf)
        pdf.save(buffer := io.BytesIO())
    found = reading(buffer.getvalue(), tmp_path)
    assert [code.address for page in found.pages for code in page.payment_codes] == asked
    assert not found.signals


def test_a_link_on_a_page_without_text_is_looked_at(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("RGB", (600, 800), "white"), 0, 0, *A4)
        canvas.linkURL("https://pay-alpha.example/payer", (60, 690, 160, 710))

    [read] = reading(drawn(page), tmp_path).pages
    assert [code.address for code in read.payment_codes] == ["pay-alpha.example/payer"]
    assert read.source == "ocr"


@pytest.mark.parametrize(
    ("address", "asks"),
    [
        ("https://www.alpha.example/payment-terms", False),
        ("https://www.alpha.example/de/zahlung-und-versand?lang=de", False),
        ("https://alpha.example/formas-de-pago.html", False),
        ("https://alpha.example/payments/faq", False),
        ("https://www.paypal.com/", False),
        ("https://www.paypal.com/legal", False),
        ("https://stripe.com/de/privacy", False),
        ("https://alpha.example/en/v2/terms-of-payment", False),
        ("https://alpha.example/docs/payment-terms-2024.pdf", False),
        ("https://alpha.example/news?utm_campaign=payment_reminder", False),
        ("https://alpha.example/pay/about/4711", True),
        ("https://alpha.example/info/pay/4711", True),
        ("https://alpha.example/pay/17/info", True),
        ("https://alpha.example/help/pay-now", True),
        ("https://alpha.example/pay/Ab1x9/info", True),
        ("https://alpha.example/pay/terms-of-mallory", True),
        ("https://alpha.example/payment-terms?invoice=4711", True),
        ("https://alpha.example/payment-terms?to=https://beta.example", True),
        ("https://alpha.example/payment-terms#pay", True),
        ("https://alpha.example/invoices/pay-4711", True),
        ("https://www.paypal.com/help/invoice/p/abc", True),
        ("https://www.paypal.com/paypalme/terms", True),
        ("https://www.paypal.com/?business=mallory", True),
        ("https://alpha.example/pay/4711", True),
        ("https://pay-alpha.example/terms", True),
        ("https://paypal.com.alpha.example/legal", True),
        ("https://paypal.me/alpha", True),
        ("https://www.paypal.com/paypalme/alpha", True),
        ("https://invoice.stripe.com/i/acct_1/live_2", True),
        ("payto://iban/123456/terms", True),
    ],
)
def test_a_link_to_the_terms_of_payment_asks_for_none(address: str, asks: bool) -> None:
    assert bool(list(payment_links([(address, Box(0, 0, 1, 1))], 1, ()))) == asks


def test_what_a_field_is_filled_with_must_stand_on_the_page(tmp_path: Path) -> None:
    def page(value: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            body(canvas)
            canvas.acroForm.textfield(name="accepted", value=value, x=300, y=300, width=120, height=16)

        return draw

    assert SignalCode.VIEWS_DIFFER in codes(drawn(page("812.40")), tmp_path)
    assert SignalCode.VIEWS_DIFFER not in codes(drawn(page("")), tmp_path)
    assert SignalCode.VIEWS_DIFFER not in codes(drawn(page(BODY[0])), tmp_path)


def _within(field: Dictionary, levels: int, **above: Any) -> Dictionary:
    """A field as a part of so many others."""
    parent = Dictionary(**above)
    for _ in range(levels):
        parent = Dictionary(Parent=parent)
    field.Parent = parent
    return field


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda pdf: Dictionary(Parent=pdf.make_indirect(Dictionary(FT=Name.Tx)), V="812.40"), True),
        (lambda pdf: Dictionary(Parent=Dictionary(Parent=Dictionary(FT=Name.Ch)), V="812.40"), True),
        (lambda pdf: Dictionary(FT=Name.Tx, Parent=Dictionary(V="812.40")), True),
        (lambda pdf: Dictionary(FT=Name.Ch, V=Array([BODY[0], "812.40"])), True),
        (lambda pdf: Dictionary(FT=Name.Ch, V=Array([BODY[0], BODY[1]])), False),
        (lambda pdf: Dictionary(FT=Name.Tx, V=pdf.make_stream(b"812.40")), True),
        (lambda pdf: Dictionary(FT=Name.Tx, V=pdf.make_stream("812.40".encode("utf-16"))), True),
        (lambda pdf: Dictionary(FT=Name.Tx, V=pdf.make_stream(BODY[0].encode())), False),
        (lambda pdf: Dictionary(FT=Name.Tx, V=pdf.make_stream(b" " * 100_001)), True),
        (lambda _: Dictionary(FT=Name.Tx, V=BODY[0], RV="<p style='color:red'>812.40</p>"), True),
        (lambda pdf: Dictionary(FT=Name.Tx, V=BODY[0], RV=pdf.make_stream(b"<p>812&#46;40</p>")), True),
        (lambda _: Dictionary(FT=Name.Tx, V=BODY[0], RV=f"<body xmlns='812.40'><p>{BODY[0]}</p></body>"), False),
        (lambda _: Dictionary(FT=Name.Ch, V=BODY[0], Opt=Array([Array([BODY[0], "812.40"])])), True),
        (lambda _: Dictionary(FT=Name.Ch, V="812.40", Opt=Array([Array(["812.40", BODY[0]])])), False),
        (lambda _: Dictionary(FT=Name.Ch, V="812.40", Opt=Array(["812.40", BODY[0]])), True),
        (lambda _: Dictionary(T="a", V="812.40", Kids=Array([Dictionary(FT=Name.Tx)])), True),
        (lambda _: _within(Dictionary(FT=Name.Tx), 40, V="812.40"), True),
        (lambda _: _within(Dictionary(FT=Name.Tx), 40), True),
        (lambda _: _within(Dictionary(FT=Name.Tx), 20), False),
        (lambda pdf: Dictionary(FT=Name.Tx, V=pdf.make_stream(b"no", Filter=Name.FlateDecode)), True),
        (lambda pdf: Dictionary(Parent=pdf.make_indirect(Dictionary(FT=Name.Btn)), V="812.40"), False),
        (lambda pdf: Dictionary(V="812.40"), False),
    ],
)
def test_a_field_is_seen_however_it_says_what_it_is_and_holds(  # and what shows of it counts
    make: Callable[[Pdf], Dictionary], told: bool, tmp_path: Path
) -> None:
    with Pdf.open(io.BytesIO(drawn(body))) as pdf:
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(make(pdf))]))
        pdf.save(buffer := io.BytesIO())
    assert (SignalCode.VIEWS_DIFFER in codes(buffer.getvalue(), tmp_path)) == told


@pytest.mark.parametrize(
    "make",
    [
        lambda pdf, at: Dictionary(FT=Name.Tx, V=pdf.make_stream(b" " * 90_000 + str(at).encode())),
        lambda _, at: Dictionary(FT=Name.Ch, V=BODY[0], Opt=Array([str(at)] * 5_000)),
        lambda _, at: Dictionary(FT=Name.Ch, V=Array([BODY[0]] * 5_000)),
        lambda _, at: Dictionary(FT=Name.Tx, V=" " * 40_000 + str(at)),
        lambda _, at: Dictionary(Kids=Array([_within(Dictionary(V=str(at)), 25) for _ in range(150)])),
    ],
)
def test_no_more_of_the_fields_is_looked_at_than_is_bearable_which_is_said(
    make: Callable[[Pdf, int], Dictionary],
) -> None:
    def made(count: int) -> File:
        with Pdf.open(io.BytesIO(drawn(body))) as pdf:
            pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(make(pdf, at)) for at in range(count)]))
            pdf.save(buffer := io.BytesIO())
        return inspect_file(buffer.getvalue())

    assert not made(3).signals
    many = made(60)
    assert [one.code for one in many.signals] == [SignalCode.VIEWS_DIFFER]
    assert "more fields" in many.signals[0].message
    assert len(many.filled) < 40
