"""Codes to scan that ask to be paid are read where they stand; all other codes are none."""

from __future__ import annotations

import base64
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.parsing.payment_codes import parse_payment_code
from extractors.readers import Scanning, read
from schemas import DocType, Limits, Page, PaymentCode
from tests.extractors.pdfs import document, drawn
from tests.extractors.scans import SIZE, encoded, scan, written

IBAN = "DE89370400440532013000"
EPC = f"BCD\n002\n1\nSCT\nCOBADEFFXXX\nMuster GmbH\n{IBAN}\nEUR1428.60\n\n\nRE-2024-0471\n"
_ADDRESS = ["S", "Robert Schneider AG", "Rue du Lac", "1268", "2501", "Biel", "CH"]
SWISS = "\r\n".join(
    (
        "SPC",
        "0200",
        "1",
        "CH4431999123000889012",
        *_ADDRESS,
        *[""] * 7,
        "1949.75",
        "CHF",
        *_ADDRESS,
        "QRR",
        "210000000003139471430009017",
        "Auftrag vom 15.06.2024",
        "EPD",
        "",
    )
)

CROATIAN = "\n".join(
    (
        *("HRVHUB30", "EUR", "000000000012355", "PERO KUPAC", "ILICA 1", "10000 ZAGREB"),
        *("PRODAVAC D.O.O.", "OBALA 2", "21000 SPLIT", "HR1723600001101234565", "HR00", "2024-0471", "OTHR", "Racun"),
    )
)


def gst(data: object) -> str:
    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return f"{part({'alg': 'RS256'})}.{part({'data': json.dumps(data), 'iss': 'NIC'})}.c2ln"


def zatca(*values: str) -> str:
    rows = (bytes((tag, len(value.encode()))) + value.encode() for tag, value in enumerate(values, start=1))
    return base64.b64encode(b"".join(rows)).decode()


def test_a_sepa_credit_transfer() -> None:
    assert parse_payment_code(EPC) == PaymentCode(
        scheme="epc",
        account=IBAN,
        amount=Decimal("1428.60"),
        currency="EUR",
        reference="RE-2024-0471",
        creditor="Muster GmbH",
    )


def test_a_sepa_code_may_leave_amount_and_bank_open() -> None:
    code = parse_payment_code(f"BCD\r\n001\r\n1\r\nSCT\r\n\r\nMuster GmbH\r\n{IBAN}")
    assert code is not None
    assert (code.account, code.amount, code.reference) == (IBAN, None, None)


def test_a_swiss_qr_bill() -> None:
    assert parse_payment_code(SWISS) == PaymentCode(
        scheme="swiss",
        account="CH4431999123000889012",
        amount=Decimal("1949.75"),
        currency="CHF",
        reference="210000000003139471430009017",
        creditor="Robert Schneider AG",
    )


def test_an_indian_signed_code() -> None:
    data = {"SellerGstin": "29AABCT1332L000", "DocNo": "R/17", "DocDt": "03/05/2024", "TotInvVal": 1180.5}
    assert parse_payment_code(gst(data)) == PaymentCode(
        scheme="gst",
        amount=Decimal("1180.5"),
        currency="INR",
        tax_id="29AABCT1332L000",
        number="R/17",
        issued=date(2024, 5, 3),
    )


def test_a_saudi_code() -> None:
    text = zatca("Bobs Records", "310122393500003", "2022-04-25T15:30:00Z", "1000.00", "150.00")
    assert parse_payment_code(text) == PaymentCode(
        scheme="zatca",
        amount=Decimal("1000.00"),
        currency="SAR",
        tax_id="310122393500003",
        creditor="Bobs Records",
        issued=date(2022, 4, 25),
    )


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.org/products/4711",
        "BCD\n002\n1\nXXX\n\nMuster GmbH\n",
        "SPC\r\n0200\r\n1",
        "a.b.c",
        gst({"no": "seller"}),
        gst(["SellerGstin"]),
        zatca("Bobs Records", "310122393500003"),
        zatca("Bobs Records", "12", "2022-04-25T15:30:00Z", "1000.00", "150.00"),
        "WIFI:T:WPA;S:guest;P:secret;;",
        "",
    ],
)
def test_a_code_that_is_no_payment_is_none(text: str) -> None:
    assert parse_payment_code(text) is None


@given(st.text(max_size=400) | st.builds(lambda rest: EPC[:30] + rest, st.text(max_size=80)))
def test_no_text_breaks_the_parsers(text: str) -> None:
    parse_payment_code(text)
    parse_payment_code(SWISS.replace("1949.75", text))


def code(text: str, scale: int = 6, kind: zxingcpp.BarcodeFormat = zxingcpp.BarcodeFormat.QRCode) -> Image.Image:
    """The code of `text`, as it is printed."""
    made = zxingcpp.create_barcode(text, kind)
    return Image.fromarray(np.asarray(made.to_image(scale=scale)))


def printed(canvas: Canvas, text: str = EPC, *, account: str = IBAN) -> None:
    written(canvas)
    canvas.drawString(20, 20, f"IBAN {account}")
    canvas.drawImage(ImageReader(code(text)), 190, 95, 90, 90)


def codes(data: bytes, folder: Path) -> tuple[PaymentCode, ...]:
    (page,) = read(document(data, folder), Limits(), Scanning()).pages
    return page.payment_codes


def test_a_code_on_a_digital_page_is_read_where_it_stands(tmp_path: Path) -> None:
    (found,) = codes(drawn(printed, size=SIZE), tmp_path)
    assert found.model_copy(update={"box": None}) == parse_payment_code(EPC).model_copy(update={"printed": True})  # type: ignore[union-attr]
    assert found.box is not None
    assert 190 < found.box.x0 < found.box.x1 < 280
    assert SIZE[1] - 185 < found.box.top < found.box.bottom < SIZE[1] - 95


def _in_letters(canvas: Canvas) -> None:
    """The code as programs draw it that have it as a font: every dark module is a letter."""
    made = zxingcpp.create_barcode(EPC, zxingcpp.BarcodeFormat.QRCode)
    dark = np.asarray(made.to_image(scale=1)) < 128
    module = 120 / len(dark)
    canvas.setFont("ZapfDingbats", module / 0.692)  # of the size: how wide its square is
    for row, column in np.argwhere(dark):
        canvas.drawString(150 + column * module, 190 - (row + 1) * module, "n")


def test_a_code_in_letters_of_a_font_is_read(tmp_path: Path) -> None:
    (found,) = codes(drawn(_in_letters, size=SIZE), tmp_path)
    assert found.account == IBAN


def test_an_account_that_the_page_does_not_print_is_not_called_printed(tmp_path: Path) -> None:
    other = drawn(lambda canvas: printed(canvas, account="DE02120300000000202051"), size=SIZE)
    assert [found.printed for found in codes(other, tmp_path)] == [False]


@pytest.mark.parametrize("turn", [0, 90, -2])
def test_a_code_on_a_scan_is_read_as_well(turn: int, tmp_path: Path) -> None:
    page = scan(200).copy()
    page.paste(code(EPC, 4).convert("RGB"), (560, 20))
    turned = page.rotate(turn, Image.Resampling.BICUBIC, expand=turn == 90, fillcolor="white")
    (found,) = codes(encoded(turned, dpi=(200, 200)), tmp_path)
    assert (found.account, found.amount) == (IBAN, Decimal("1428.60"))
    assert found.box is not None
    assert found.box.x0 == pytest.approx(560 * 72 / 200, abs=12)


_KINDS = zxingcpp.BarcodeFormat


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (f"{IBAN};1428.60", _KINDS.Code128, (IBAN, "1428.60")),
        (IBAN, _KINDS.Code39, (IBAN, "None")),
        (EPC, _KINDS.DataMatrix, (IBAN, "1428.60")),
        (EPC, _KINDS.Aztec, (IBAN, "1428.60")),
        (CROATIAN, _KINDS.PDF417, ("HR1723600001101234565", "123.55")),
        ("479440520200360820048831500000000868516259619897100612", _KINDS.Code128, ("FI7944052020036082", "4883.15")),
    ],
)
@pytest.mark.parametrize("turn", [0, 90])
def test_bar_codes_and_other_squares_are_read_as_well(
    text: str, kind: zxingcpp.BarcodeFormat, expected: tuple[str, str], turn: int, tmp_path: Path
) -> None:
    drawing = code(text, 2, kind).rotate(turn, expand=True, fillcolor="white")

    def with_code(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(drawing), 15, 15, drawing.width / 1.5, drawing.height / 1.5)

    page = (600.0, 600.0)
    assert [(one.account, str(one.amount)) for one in codes(drawn(with_code, size=page), tmp_path)] == [expected]


@pytest.mark.parametrize("kind", [_KINDS.Code128, _KINDS.Code39, _KINDS.DataMatrix, _KINDS.Aztec, _KINDS.PDF417])
@pytest.mark.parametrize(("dark", "light"), [(120, 255), (0, 110)])
def test_bars_are_read_in_grey_as_well_and_on_a_dark_ground(
    kind: zxingcpp.BarcodeFormat, dark: int, light: int, tmp_path: Path
) -> None:
    drawing = code(IBAN, 4, kind).convert("L").point(lambda shade: light if shade else dark)

    def with_code(canvas: Canvas) -> None:
        canvas.setFillGray(light / 255)
        canvas.rect(0, 0, 600, 600, fill=1, stroke=0)
        canvas.setStrokeGray(0)
        canvas.line(5, 5, 5, 500)
        canvas.drawImage(ImageReader(drawing), 40, 40, drawing.width / 3, drawing.height / 3)

    assert [one.account for one in codes(drawn(with_code, size=(600.0, 600.0)), tmp_path)] == [IBAN]


@pytest.mark.parametrize("text", ["60415", "RE-2024-0471", "00340434161094042557", "RE-2024-0471;1428.60"])
def test_a_bar_code_with_a_number_alone_asks_for_nothing(text: str, tmp_path: Path) -> None:
    drawing = code(text, 2, _KINDS.Code128)

    def with_code(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(drawing), 15, 15, 200, 40)

    assert codes(drawn(with_code, size=SIZE), tmp_path) == ()


def test_two_amounts_beside_an_account_say_nothing_of_what_is_to_be_paid() -> None:
    found = parse_payment_code(f"{IBAN};1428.60;228.10")
    assert found == PaymentCode(scheme="other", account=IBAN)


def test_a_page_without_payment_codes_has_none(tmp_path: Path) -> None:
    assert codes(drawn(written, size=SIZE), tmp_path) == ()
    assert codes(drawn(lambda canvas: printed(canvas, "https://example.org"), size=SIZE), tmp_path) == ()


def test_a_code_is_kept_with_its_page() -> None:
    page = Page(number=1, width=1, height=1, payment_codes=(PaymentCode(scheme="epc", amount=Decimal("1.10")),))
    assert Page.model_validate_json(page.model_dump_json()) == page
    assert page.without_content().payment_codes == page.payment_codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SPD*1.0*ACC:CZ1308000000000000462002+GIBACZPX*AM:18997.00*CC:CZK*X-VS:260100925*MSG:FAKTURA",
            ("spayd", "CZ1308000000000000462002", "18997.00", "260100925", None, None),
        ),
        (
            "5842719651|PL|16109010980000000147802261|607700|KOWALIK|FV 61/11/2026|||",
            ("zbp", "PL16109010980000000147802261", "6077", "FV 61/11/2026", "5842719651", None),
        ),
        (CROATIAN, ("hub3", "HR1723600001101234565", "123.55", "2024-0471", None, None)),
        (
            '{"uqr":1,"tp":1,"nme":"Ljus","iref":"88091","due":26162.5,"pt":"IBAN","acc":"SE0450000000052211021345"}',
            ("usingqr", "SE0450000000052211021345", "26162.5", "88091", None, None),
        ),
        (
            '{"uqr":1,"tp":1,"nme":"Ljus AB","iref":"88091","due":120,"pt":"BG","acc":"5231-104"}',
            ("usingqr", None, "120", "88091", None, None),
        ),
        (
            "A:508319595*B:DE811569869*C:DE*D:FT*E:N*F:20261118*G:FT 2026/2323*H:JK7-23*N:12.79*O:68.39*Q:xK9d",
            ("fiscal", None, "68.39", None, "508319595", "FT 2026/2323"),
        ),
        (
            "https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR?nif=B50482736&numserie=F-7&fecha=16-11-2026"
            "&importe=120.76",
            ("fiscal", None, "120.76", None, "B50482736", "F-7"),
        ),
    ],
)
def test_codes_of_other_countries(text: str, expected: tuple[str | None, ...]) -> None:
    code = parse_payment_code(text)
    assert code is not None
    found = (code.scheme, code.account, str(code.amount), code.reference, code.tax_id, code.number)
    assert found == expected


@pytest.mark.parametrize(
    ("kind", "state", "expected"),
    [
        ("FT", "N", (DocType.INVOICE, False)),
        ("FS", "S", (DocType.INVOICE, False)),
        ("FT", "A", (DocType.INVOICE, True)),
        ("NC", "N", (DocType.CREDIT_NOTE, False)),
        ("PF", "N", (DocType.OTHER, False)),
        ("VD", "F", (None, False)),
    ],
)
def test_a_portuguese_code_says_the_kind_and_whether_the_document_stands(
    kind: str, state: str, expected: tuple[DocType | None, bool]
) -> None:
    code = parse_payment_code(
        f"A:508319595*B:999999990*C:PT*D:{kind}*E:{state}*F:20261118*G:{kind} 26/23*H:J-2*O:68.39"
    )
    assert code is not None
    assert (code.kind, code.cancelled) == expected


@pytest.mark.parametrize(("said", "expected"), [("INV", DocType.INVOICE), ("CRN", DocType.CREDIT_NOTE), (None, None)])
def test_an_indian_code_says_the_kind(said: str | None, expected: DocType | None) -> None:
    code = parse_payment_code(gst({"SellerGstin": "29AABCT1332L000", "DocTyp": said}))
    assert code is not None
    assert code.kind is expected


@pytest.mark.parametrize(
    "host",
    ["example.com", "agenciatributaria.gob.es.example.com", "xagenciatributaria.gob.es", "[agenciatributaria.gob.es"],
)
def test_a_code_that_leads_elsewhere_is_none_of_the_tax_agency(host: str) -> None:
    asked = "nif=B50482736&numserie=F-7&fecha=16-11-2026&importe=120.76"
    assert parse_payment_code(f"https://agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR?{asked}") is not None
    assert parse_payment_code(f"https://{host}/wlpl/TIKE-CONT/ValidarQR?{asked}") is None


@pytest.mark.parametrize(
    "text", ["9 234,56", "EUR 1'234.50", "Invoice 2024.05", "v1.02", "due 05.24", "19,00 %", "EUR 1 234.50"]
)
def test_of_a_code_of_no_standard_no_part_of_another_number_is_its_amount(text: str) -> None:
    assert parse_payment_code(f"{IBAN} {text}") == PaymentCode(scheme="other", account=IBAN)


@pytest.mark.parametrize("text", ["|234,56|x", ";EUR234.56", "|234.56 EUR", "\n234.56"])
def test_an_amount_of_its_own_is(text: str) -> None:
    found = parse_payment_code(f"{IBAN}{text}")
    assert found is not None
    assert found.amount == Decimal("234.56")


def test_an_amount_of_nought_is_left_to_whoever_pays() -> None:
    found = parse_payment_code(CROATIAN.replace("000000000012355", "000000000000000"))
    assert found is not None
    assert found.amount is None
