"""What the text of a QR code asks to be paid, or states of the invoice; None for codes of any other kind.

EPC069-12 (SEPA credit transfer), the Swiss QR-bill (SIX implementation guidelines 2.x), the signed code of Indian
e-invoices (GST; its signature is not checked) and the Saudi one (ZATCA phase 1, tag-length-value); of any other code
the account or the address of payment that it holds.
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

from extractors.parsing.identifiers import find_ibans
from extractors.parsing.pay_addresses import find_pay_addresses
from schemas import PaymentCode

_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,2})?")
_SWISS_LEAST = 31  # lines up to the trailer
_MOST = 8_000  # characters: a QR code holds no more


def parse_payment_code(text: str) -> PaymentCode | None:
    """The payment or invoice that the text of a QR code describes."""
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


def _other(text: str, _lines: list[str]) -> PaymentCode | None:
    """A code that no standard here describes, if it leads to an account or another address of payment."""
    account = next((found.value for found in find_ibans(text) if found.checked), None)
    if account is not None:
        return PaymentCode(scheme="other", account=account)
    merchant = "".join(_merchant(text)) if text.startswith("0002") else ""
    address = merchant or next((found.value for found in find_pay_addresses(text)), None)
    return PaymentCode(scheme="other", address=address) if address else None


_SCHEMES: tuple[Callable[[str, list[str]], PaymentCode | None], ...] = (_epc, _swiss, _gst, _zatca, _other)


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
