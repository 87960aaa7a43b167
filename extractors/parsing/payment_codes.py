"""What the text of a code to scan asks to be paid, or states of the invoice; None for codes of any other kind.

EPC069-12 (SEPA credit transfer), the Swiss QR-bill (SIX implementation guidelines 2.x), the signed code of Indian
e-invoices (GST; its signature is not checked) and the Saudi one (ZATCA phase 1, tag-length-value), the Czech one (SPAYD
1.0), the Polish one (recommendation of the ZBP on 2D codes), the Croatian one (HUB 3A) and that of Swedish invoices
(UsingQR), those that Portuguese (Portaria 195/2020) and Spanish (VERI*FACTU, Orden HAC/1177/2024) ones must bear, lines
of payment slips; of any other code the account with its amount, or the address of payment that it holds.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import parse_qs, urlsplit

from extractors.parsing.currencies import CODES
from extractors.parsing.identifiers import find_ibans
from extractors.parsing.pay_addresses import find_pay_addresses
from extractors.parsing.slips import find_slips
from schemas import DocType, PaymentCode

_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,2})?")
_SWISS_LEAST = 31  # lines up to the trailer
_ZBP_LEAST = 6  # fields that say something
_CROATIAN_LEAST = 12  # lines up to the reference
_FINNISH = "FI"
# An amount is a field of its own, or stands beside its currency: "2024.05" and "v1.02" in a text are none.
_CURRENCY = "|".join(sorted(CODES))
_PRICED = re.compile(
    rf"(?:^|[|;=&*\n\t]|\b(?:{_CURRENCY}) ?)(\d{{1,9}}[.,]\d\d)(?=[|;&*\n\t]| ?(?:{_CURRENCY})\b|\s*\Z)"
)
_TAX_AGENCY = ".agenciatributaria.gob.es"  # where VERI*FACTU invoices are looked up; trial ones elsewhere
# Invoices, simplified ones, those that are receipts, debit notes; credit notes; then transport and working documents,
# quotes, pro formas, consignments and receipts, which ask for nothing. Of all others no kind is said.
_PORTUGUESE = {
    **dict.fromkeys(("FT", "FS", "FR", "ND"), DocType.INVOICE),
    "NC": DocType.CREDIT_NOTE,
    **dict.fromkeys(
        ("GR", "GT", "GA", "GC", "GD", "CM", "CC", "FC", "FO", "NE", "OU", "OR", "PF", "RC", "RG"), DocType.OTHER
    ),
}
_ANNULLED = "A"
_GST = {**dict.fromkeys(("INV", "DBN"), DocType.INVOICE), "CRN": DocType.CREDIT_NOTE}
_MOST = 8_000  # characters: no code holds more


def parse_payment_code(text: str) -> PaymentCode | None:
    """The payment or invoice that the text of a code describes."""
    if len(text) > _MOST:
        return None
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return next((order for read in _SCHEMES if (order := read(text.strip(), lines)) is not None), None)


def _epc(_text: str, lines: list[str]) -> PaymentCode | None:
    """Service tag, version, character set, SCT, BIC, name, IBAN, amount, purpose, reference, text."""
    if len(lines) < 7 or lines[0] != "BCD" or lines[3] not in {"SCT", "INST"}:
        return None
    rest = [*lines, *[""] * 12]
    amount = rest[7].removeprefix("EUR")
    return PaymentCode(
        scheme="epc",
        account=_compact(rest[6]),
        amount=_amount(amount) if amount else None,
        currency="EUR",
        reference=_compact(rest[9]) or rest[10] or None,
        creditor=rest[5] or None,
    )


def _swiss(_text: str, lines: list[str]) -> PaymentCode | None:
    """Header of three lines, IBAN, creditor (7), ultimate creditor (7), amount, currency, debtor (7), reference (2)."""
    if len(lines) < _SWISS_LEAST or lines[0] != "SPC" or not lines[1].startswith("02") or lines[30] != "EPD":
        return None
    return PaymentCode(
        scheme="swiss",
        account=_compact(lines[3]),
        amount=_amount(lines[18]) if lines[18] else None,
        currency=lines[19] or None,
        reference=_compact(lines[28]) or lines[29] or None,
        creditor=lines[5] or None,
    )


def _gst(text: str, _lines: list[str]) -> PaymentCode | None:
    """A signed token (header.payload.signature) whose payload holds the invoice as JSON, once more quoted."""
    parts = text.split(".")
    if len(parts) != 3 or not parts[1]:
        return None
    payload = _json(_decoded(parts[1], urlsafe=True))
    data = payload.get("data")
    stated = _json(data.encode()) if isinstance(data, str) else data
    if not isinstance(stated, Mapping) or "SellerGstin" not in stated:
        return None
    return PaymentCode(
        scheme="gst",
        amount=_amount(str(stated.get("TotInvVal", ""))),
        currency="INR",
        tax_id=_text(stated.get("SellerGstin")),
        number=_text(stated.get("DocNo")),
        issued=_date(str(stated.get("DocDt", "")), "%d/%m/%Y"),
        kind=_GST.get(str(stated.get("DocTyp", "")).strip().upper()),
    )


def _zatca(text: str, _lines: list[str]) -> PaymentCode | None:
    """Tags 1 to 5: seller, VAT number, time, total with VAT, VAT; base64 of tag, length and value."""
    values = dict(_tagged(_decoded(text, urlsafe=False)))
    if not {1, 2, 3, 4, 5} <= values.keys() or not re.fullmatch(r"3\d{13}3", values[2]):
        return None
    return PaymentCode(
        scheme="zatca",
        amount=_amount(values[4]),
        currency="SAR",
        creditor=values[1] or None,
        tax_id=values[2],
        issued=_date(values[3][:10], "%Y-%m-%d"),
    )


def _merchant(text: str) -> Iterator[str]:
    """Who is paid by a code of EMVCo (Pix, PayNow): its templates 26 to 51; a field is a tag, its length, its value."""
    place = 0
    while re.fullmatch(r"\d{4}", head := text[place : place + 4]):
        stop = place + 4 + int(head[2:])
        if 26 <= int(head[:2]) <= 51:
            yield text[place + 4 : stop]
        place = stop


def _spayd(text: str, _lines: list[str]) -> PaymentCode | None:
    """Pairs of key and value between stars: account (with the bank's code behind a plus), amount, currency, symbol."""
    head, _, rest = text.partition("*")
    if head != "SPD":
        return None
    values = dict(pair.partition(":")[::2] for pair in rest.split("*")[1:])
    return PaymentCode(
        scheme="spayd",
        account=_compact(values.get("ACC", "").partition("+")[0]),
        amount=_amount(values.get("AM", "")),
        currency=_text(values.get("CC")),
        reference=_text(values.get("X-VS")) or _text(values.get("MSG")),
        creditor=_text(values.get("RN")),
    )


def _zbp(text: str, _lines: list[str]) -> PaymentCode | None:
    """Tax number, country, account, amount in hundredths, payee, title, between bars."""
    parts = text.split("|")
    if len(parts) < _ZBP_LEAST or parts[1] != "PL" or not re.fullmatch(r"\d{26}", parts[2]):
        return None
    return PaymentCode(
        scheme="zbp",
        account=f"PL{parts[2]}",
        amount=Decimal(parts[3]) / 100 if re.fullmatch(r"\d{6,12}", parts[3]) else None,
        reference=_text(parts[5]),
        creditor=_text(parts[4]),
        tax_id=_text(parts[0]),
    )


def _croatian(_whole: str, lines: list[str]) -> PaymentCode | None:
    """Header, currency, amount in hundredths, payer (3), payee (3), account, model and number of the reference."""
    if len(lines) < _CROATIAN_LEAST or not lines[0].startswith("HRVHUB"):
        return None
    return PaymentCode(
        scheme="hub3",
        account=_compact(lines[9]),
        amount=Decimal(lines[2]) / 100 or None if re.fullmatch(r"\d{1,15}", lines[2]) else None,  # nought: open
        currency=lines[1] or None,
        reference=_text(lines[11]),
        creditor=_text(lines[6]),
    )


def _slip(text: str, _lines: list[str]) -> PaymentCode | None:
    """The line of a Finnish slip, which its bar code holds; accounts of others are no IBAN."""
    line = next((one for one in find_slips(text) if (one.account or "").startswith(_FINNISH)), None)
    return None if line is None else PaymentCode(scheme="other", account=line.account, amount=line.amount)


def _portuguese(text: str, _lines: list[str]) -> PaymentCode | None:
    """Fields between stars: A the seller's number, D the kind, E the state, F the day, G the document, O its total with
    taxes."""
    values = dict(pair.partition(":")[::2] for pair in text.split("*"))
    if not {"A", "B", "D", "F", "G", "O"} <= values.keys():
        return None
    return PaymentCode(
        scheme="fiscal",
        amount=_amount(values["O"]),
        tax_id=_text(values["A"]),
        number=_text(values["G"]),
        issued=_date(values["F"], "%Y%m%d"),
        kind=_PORTUGUESE.get(values["D"].strip().upper()),
        cancelled=values.get("E", "").strip().upper() == _ANNULLED,
    )


def _spanish(text: str, _lines: list[str]) -> PaymentCode | None:
    """An address of the tax agency that asks for the seller's number, the invoice's, its day and its total."""
    try:
        address = urlsplit(text)
    except ValueError:  # "https://[": no address
        return None
    values = {key: found[0] for key, found in parse_qs(address.query).items()}
    if address.scheme != "https" or not f".{address.hostname}".endswith(_TAX_AGENCY):
        return None
    if not {"nif", "numserie", "fecha", "importe"} <= values.keys():
        return None
    return PaymentCode(
        scheme="fiscal",
        amount=_amount(values["importe"]),
        tax_id=values["nif"],
        number=values["numserie"],
        issued=_date(values["fecha"], "%d-%m-%Y"),
    )


def _swedish(text: str, _lines: list[str]) -> PaymentCode | None:
    """An object with the version of the form, the payee, the number, what is due, its currency and the account, which
    is an IBAN or one of the country's own."""
    values = _json(text.encode()) if text.startswith("{") else {}
    if "uqr" not in values:
        return None
    return PaymentCode(
        scheme="usingqr",
        account=_compact(str(values.get("acc", ""))) if values.get("pt") == "IBAN" else None,
        amount=_amount(str(values.get("due", ""))),
        currency=_text(values.get("cur")),
        reference=_text(values.get("iref")),
        creditor=_text(values.get("nme")),
    )


def _other(text: str, _lines: list[str]) -> PaymentCode | None:
    """A code that no standard here describes, if it leads to an account or another address of payment."""
    account = next((found.value for found in find_ibans(text) if found.checked), None)
    if account is not None:
        priced = [_amount(one.replace(",", ".")) for one in _PRICED.findall(text)]
        return PaymentCode(scheme="other", account=account, amount=priced[0] if len(priced) == 1 else None)
    merchant = "".join(_merchant(text)) if text.startswith("0002") else ""
    address = merchant or next((found.value for found in find_pay_addresses(text)), None)
    return PaymentCode(scheme="other", address=address) if address else None


_SCHEMES: tuple[Callable[[str, list[str]], PaymentCode | None], ...] = (
    *(_epc, _swiss, _spayd, _zbp, _croatian, _gst, _zatca, _portuguese, _spanish),
    *(_swedish, _slip, _other),
)


def _compact(text: str) -> str | None:
    return re.sub(r"\s", "", text).upper() or None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(text) if _AMOUNT.fullmatch(text) else None
    except InvalidOperation:
        return None


def _date(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a date without a time
    except ValueError:
        return None


def _decoded(text: str, *, urlsafe: bool) -> bytes:
    padded = text + "=" * (-len(text) % 4)
    try:
        return base64.b64decode(padded, altchars=b"-_" if urlsafe else None, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _json(data: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _tagged(data: bytes) -> Iterator[tuple[int, str]]:
    place = 0
    while place + 2 <= len(data):
        tag, length = data[place], data[place + 1]
        value = data[place + 2 : place + 2 + length]
        if len(value) < length:
            return
        try:
            yield tag, value.decode("utf-8")
        except UnicodeDecodeError:
            return
        place += 2 + length
