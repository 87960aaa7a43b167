"""Attacks by a payment detail of another kind beside the known account: whatever tells a payer where to send money;
and honest twins.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reportlab.graphics.barcode.code128 import Code128
from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import Attack, honest, rows_of
from tests.faults.attacks_eyes import scanned

_ACCOUNT = ("VEND-3",)
_OURS = "DE89370400440532013000"
_OTHERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("sort-code", ("Sort code 20-00-00, account 12345678",)),
    ("sort-code-rows", ("Sort code: 20-00-00", "Account number: 12345678")),
    ("bsb", ("BSB 062-000 Account 12345678",)),
    ("blz", ("BLZ 370 400 44, Kontonummer 987654321",)),
    ("bankgiro", ("Bankgiro 5331-2009",)),
    ("plusgiro", ("Plusgiro: 12 34 56-7",)),
    ("slip", ("+71<000000012345678+87654321<",)),
    ("ifsc", ("IFSC HDFC0000123", "A/C No. 50100123456789")),
    ("rib", ("Code banque 30004, N° de compte 00012345678",)),
    ("clabe", ("CLABE: 032180000118359719",)),
    ("paypal", ("PayPal: pay@brightwater-billing.example",)),
    ("paypal-me", ("paypal.me/brightwater-tools",)),
    ("link", ("Pay online: https://pay.example.com/i/7781",)),
    ("link-de", ("Jetzt bezahlen unter www.rechnung-tools.example/b",)),
    ("payto", ("payto://iban/DE75512108001245126199",)),
    ("bitcoin", ("bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT",)),
    ("wallet", ("1BoatSLRHtKNngkdXEeobR76b53LETtpyT",)),
    ("ether", ("We accept USDT: 0x52908400098527886E0F7030069857D2E4169EE7",)),
    ("swish", ("Swish 123 456 78 90",)),
    ("bizum", ("Bizum: 612 345 678",)),
    ("pix", ("Chave Pix: tools@banco.example",)),
    ("phone", ("Please pay by phone: 0800 123 456.",)),
    ("factor", ("This claim has been assigned to Northfield Factoring Ltd; pay only to them.",)),
    ("factor-de", ("Zahlungen mit schuldbefreiender Wirkung nur an Nordfeld Factoring GmbH.",)),
    ("factor-fr", ("Créance cédée à Nordfeld Factoring SA.",)),
    ("cheque", ("Cheques payable to B. Water.",)),
    ("holder", ("Kontoinhaber: Benno Wasser",)),
    ("bare", ("Transfers: Lloyds 30-00-02 / 01234567",)),
    ("ktnr", ("Ktnr. 987654321 bei der Volksbank",)),
    ("paynow", ("PayNow UEN 201912345K",)),
    ("alipay", ("Alipay account: bt@pay.example",)),
    ("wise", ("Kindly route funds via Wise to @northwater",)),
    ("tron", ("Send USDT (TRC20): TJRabPrwbZy45sbavfcjinPJC18kjpRTv8",)),
    ("till", ("Till number 5551234",)),
    ("directly", ("Kindly settle directly with Northfield Factoring Ltd.",)),
    ("favour", ("Please make the payment in favor of Benno Wasser",)),
    ("factor-it", ("Bonifico intestato a Benno Wasser",)),
    ("receiver", ("Western Union, receiver Benno Wasser, Lagos",)),
)  # fmt: skip
_TWINS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("national", ("BLZ 370 400 44, Kontonummer 0532013000",)),
    ("holder", ("Kontoinhaber: Brightwater Tools GmbH",)),
    ("cheque", ("Cheques payable to Brightwater Tools GmbH.",)),
    ("help", ("Questions about your payment? Call +49 40 123456 or see www.brightwater.example/help",)),
    ("site", ("www.brightwater.example", "office@brightwater.example")),
    ("customer", ("Your account number: 850012",)),
    ("card", ("We take Visa, Mastercard and PayPal in our shop.",)),
    ("gift", ("Donations to the sea rescuers: Bankgiro 901-9506",)),
)


def paying() -> Iterator[Attack]:
    """Every attack by another payment detail."""
    for name, rows in _OTHERS:
        yield Attack(f"pay-{name}.pdf", "; ".join(rows), _ACCOUNT, partial(honest, rows_of(rows)))
    for name, said in (
        ("link", "https://pay.example.com/i/7781"),
        ("wallet", "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT"),
        ("other", "SPD*1.0*ACC:CZ6508000000192000145399*AM:119.00*CC:EUR"),
    ):
        draw = partial(scanned, said=said)
        yield Attack(f"pay-qr-{name}.pdf", f"a code to scan: {said}", (*_ACCOUNT, "QR-01"), partial(honest, draw))
    other = partial(_bar_code, "DE75512108001245126199;119.00")
    yield Attack("pay-bar-account.pdf", "a bar code with another account", ("QR-01",), partial(honest, other))
    more = partial(_bar_code, f"{_OURS};619.00")
    yield Attack("pay-bar-amount.pdf", "a bar code with another amount", ("QR-02",), partial(honest, more))
    for name, kind, state in (("annulled", "FT", "A"), ("credit", "NC", "N"), ("quote", "OR", "N")):
        draw = partial(scanned, said=_fiscal(kind, state))
        yield Attack(
            f"pay-fiscal-{name}.pdf", "a tax authority's code of another kind", ("QR-10",), partial(honest, draw)
        )
    yield Attack("pay-column.pdf", "a bank's table below the invoice", _ACCOUNT, partial(honest, _column))


def honest_paying() -> Iterator[Attack]:
    """The same words of what nobody is to pay to, or of the known account."""
    for name, rows in _TWINS:
        yield Attack(f"pay-twin-{name}.pdf", "; ".join(rows), (), partial(honest, rows_of(rows)))
    site = partial(scanned, said="https://www.brightwater.example/products")
    yield Attack("pay-twin-qr.pdf", "a code to scan that leads to a shop", (), partial(honest, site))
    for name, said in (("number", "BT-2024-0117"), ("parcel", "00340434161094042557"), ("same", f"{_OURS};119.00")):
        drawing = partial(_bar_code, said)
        yield Attack(f"pay-twin-bar-{name}.pdf", f"a bar code: {said}", (), partial(honest, drawing))
    normal = partial(scanned, said=_fiscal("FT", "N"))
    yield Attack("pay-twin-fiscal.pdf", "a tax authority's code", (), partial(honest, normal))


def _bar_code(said: str, canvas: Canvas) -> None:
    rows_of(("Scan to pay",))(canvas)
    Code128(said, barWidth=0.8, barHeight=30).drawOn(canvas, 40, 240)


def _fiscal(kind: str, state: str) -> str:
    """What a Portuguese code says of the invoice."""
    return f"A:DE136695976*B:DE1*C:DE*D:{kind}*E:{state}*F:20240515*G:BT-2024-0117*H:J-1*N:19.00*O:119.00*Q:abcd"


def _column(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 9)
    for x, head, value in (
        (60, "Bank", "Lloyds Bank"),
        (180, "Sort code", "30-00-02"),
        (300, "Account no.", "01234567"),
    ):
        canvas.drawString(x, 200, head)
        canvas.drawString(x, 187, value)
