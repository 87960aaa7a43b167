# ruff: noqa: E501 - patterns read better in whole rows
"""What is an address of payment by its form, or by the way to pay that is named before it: wallets, links, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from extractors.languages import everyday_words, spoken
from extractors.parsing.dates import find_dates
from extractors.parsing.slips import find_slips

# Ways to pay that have addresses of their own, in whatever language they are named.
_WAYS = (
    r"paypal|swish|bizum|mobile ?pay|vipps|twint|venmo|zelle|cash ?app|pix|upi|payid|bpay|biller code|paybill|m-?pesa|blik|mb ?way|"
    r"payconiq|satispay|interac|e-?transfer|western union|moneygram|revolut|skrill|wero|lydia|wise|paym|bitcoin|btc|eth|ethereum|"
    r"usdt|usdc|tether|lightning|litecoin|ltc|monero|xmr|xrp|crypto(?:currency)?|wallet|alipay|wechat ?pay|paynow|gcash|paytm|till (?:number|no)"
)
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*"
_LINK = r"(?:https?://|www\.)[^\s<>\"|]+|(?<![@\w.])(?:[\w-]+\.)+[a-z]{2,10}/[^\s<>\"|]+"
_ADDRESS = rf"{_MAIL}|{_LINK}|[@$][a-z]\w{{2,}}|\+?\d(?:[\d ()/.-]*\d){{3,}}|[a-z0-9]{{20,}}"
_NAMED = re.compile(
    rf"(?i)(?<![\w.@/-])(?P<way>{_WAYS})(?![\w.@])(?P<between>\W{{0,4}}(?:[^\W\d_]{{2,12}}\W{{1,3}}){{0,4}}?)(?P<address>{_ADDRESS})"
)
_INFORMS = re.compile(rf"(?i){spoken('informs')}")  # a number of what was paid, not of where to pay
# What a program opens to pay: "payto://iban/...", "bitcoin:1Boat...", "upi://pay?pa=...".
_OPENED = re.compile(
    r"(?i)(?<![\w.])(?:payto|bitcoin|lightning|litecoin|ethereum|monero|upi|swish|mobilepay|venmo|cashapp|paypal|bizum):(?://)?\w[^\s<>\"]+"
)
_AMOUNT = re.compile(r"(?i)[?&](?:amount|am|value|message|label)=")
_WALLET = re.compile(
    r"(?<![\w/.-])(?:bc1[02-9ac-hj-np-z]{25,60}|0x[0-9a-fA-F]{40}|[13T][1-9A-HJ-NP-Za-km-z]{25,33}|4[1-9A-HJ-NP-Za-km-z]{94})(?![\w/])"
)
_LINKS = re.compile(_LINK, re.IGNORECASE)
_PROVIDERS = "paypal|stripe|gocardless|mollie|klarna|sumup|revolut"
_SHARED = re.compile(rf"(?:[^/]*\.)?(?:{_PROVIDERS}|{_WAYS})\.")  # hosts of many payees: the path tells which one
_PAID_THERE = re.compile(rf"(?i)(?:^|[./?=_-])(?:{_PROVIDERS}|{spoken('paid_link')})(?:$|[./?=_-])")
_PAID, _ABOUT = re.compile(rf"{_PROVIDERS}|{spoken('paid_link')}"), re.compile(spoken("about_link"))
_HOME = re.compile(rf"(?:{_PROVIDERS})\.com")
_QUERY, _IN_YEAR = re.compile(r"[?#]"), re.compile(r"(?:19|20)\d\d")
_WORDS = re.compile(r"[^\W_]+")
_FORM = re.compile(r"\.(?:html?|php|aspx?|pdf)$")
_LITTLE, _LANGUAGE = 3, 2  # letters of a word that names nobody, and of a language or country
_YEAR = re.compile(r"\d{4}\D")
_CENTS = re.compile(r"(?:,\d\d(?!\d))?")
# What may stand beside a date where no account does: less than four digits, a time, an amount below a million.
_BESIDE_DATES = re.compile(r"\W*(?:\d{1,3}|\d{1,3}(?:\W?\d{3})?[.,]\d\d)?\W*")
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


class PayAddress(NamedTuple):
    """An address of payment: as it is compared, where it stands in the text, and what tells that it is one."""

    value: str
    span: tuple[int, int]
    label: str


def find_pay_addresses(text: str) -> Iterator[PayAddress]:
    """Every address in `text` that its form, or the way to pay that is named before it, tells as one."""
    for match in _OPENED.finditer(text):
        yield PayAddress(_AMOUNT.split(match[0])[0].rstrip(".,;)"), match.span(), "link")
    for match in _NAMED.finditer(_OPENED.sub(lambda opened: " " * len(opened[0]), text)):
        if _INFORMS.search(match["between"]) is None and not _is_dated(match["address"], text[match.end() :]):
            yield PayAddress(_plain(match["address"]), match.span(), match["way"])
    for match in _WALLET.finditer(text):
        if match[0][0] not in "13T" or _fits(match[0]):
            yield PayAddress(match[0], match.span(), "wallet")
    yield from (PayAddress(slip.account, slip.span, "payment slip") for slip in find_slips(text) if slip.account)
    for link in find_links(text):
        if _PAID_THERE.search(_QUERY.split(_bare(text[slice(*link.span)]))[0]):
            yield link


def find_links(text: str) -> Iterator[PayAddress]:
    """Every link in `text`."""
    for match in _LINKS.finditer(text):
        yield PayAddress(_link(match[0]), match.span(), "link")


def tells_of_paying(link: str) -> bool:
    """Whether a link, as it stands, leads to what is said of paying or of who sees to it, and to no payment:
    "https://alpha.example/payment-terms", "https://paypal.com/legal". Its last part says so in words that name nobody,
    and no number tells a payment from the next. A host of its own for paying may have any path.
    """
    path, *more = _QUERY.split(_bare(link), maxsplit=1)
    host, *parts = path.rstrip("/").split("/")
    behind = "".join(more)
    if _HOME.fullmatch(host):
        return not behind and all(len(part) == _LANGUAGE or _ABOUT.fullmatch(part) for part in parts)
    words = _WORDS.findall(_FORM.sub("", parts[-1])) if parts else []
    if ":" in host + behind or _PAID_THERE.search(host) or not any(map(_ABOUT.fullmatch, words)):
        return False
    asks = _has_digit(behind) or any(map(_PAID.fullmatch, _WORDS.findall(behind)))
    return not asks and not any(map(_tells_one, _WORDS.findall("/".join(parts)))) and all(map(_names_nobody, words))


def _tells_one(word: str) -> bool:
    """Whether a word of a link tells one payment from the next: it has digits, and is no year and no "v2"."""
    return (word.isdigit() or (len(word) > _LITTLE and _has_digit(word))) and _IN_YEAR.fullmatch(word) is None


def _names_nobody(word: str) -> bool:
    known = _ABOUT.fullmatch(word) or _PAID.fullmatch(word) or _IN_YEAR.fullmatch(word) or word in everyday_words()
    return len(word) <= _LITTLE or bool(known)


def _is_dated(address: str, behind: str) -> bool:
    """Whether digits are dates, alone or with a time or an amount, or begin with one that begins with its year: "we
    accept Wise since 2024-01-12" is no number of an account, a sort code before one may look like a date."""
    found = () if any(map(str.isalpha, address)) else find_dates(address)
    dates = [date for date in found if date.separator.strip()]
    rest = address
    for date in reversed(dates):
        rest = f"{rest[: date.span[0]]} {rest[date.span[1] :]}"
    if any(_YEAR.match(date.raw) and address.startswith(date.raw) for date in dates):
        return True
    cents = _CENTS.match(behind)
    return bool(dates) and _BESIDE_DATES.fullmatch(rest + (cents[0] if cents else "")) is not None


def _plain(address: str) -> str:
    if "@" in address[1:]:
        return address.lower().rstrip(".")
    if _LINKS.fullmatch(address):
        return _link(address)
    digits = re.sub(r"[\s()/.-]", "", address)
    return digits if digits.lstrip("+").isdigit() else address


def _link(text: str) -> str:
    """A link as it is compared: its host and path without the end that tells one document from the next, where the
    rest still tells who is paid."""
    path = _QUERY.split(_bare(text))[0].rstrip("/")
    head, _, last = path.rpartition("/")
    payee = head.partition("/")[2]
    told = _has_digit(payee) if _SHARED.match(head) else payee
    return head if told and _has_digit(last) else path


def _bare(text: str) -> str:
    """A link without what a browser adds."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", text.rstrip(".,;:)'").lower())


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _fits(wallet: str) -> bool:
    """Whether the check sum of an address in base 58 fits."""
    number = 0
    for sign in wallet:
        number = number * 58 + _BASE58.index(sign)
    data = number.to_bytes(32, "big")[-25:]
    return number < 1 << 200 and sha256(sha256(data[:21]).digest()).digest()[:4] == data[21:]
