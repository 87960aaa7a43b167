"""Letters that OCR read in place of digits, put right where check digits or sums prove it; all others stay as read.

Only what the form demands is changed: a letter where an account has a digit, a letter amid the digits of an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from stdnum import iban, numdb

from extractors.parsing import find_vat_ids, parse_amount
from extractors.readers.pdf_words import in_lines
from schemas import Page, Word

_DIGIT = {"O": "0", "o": "0", "Q": "0", "D": "0", "I": "1", "l": "1", "|": "1", "Z": "2", "S": "5", "s": "5", "G": "6",
          "B": "8"}  # fmt: skip
_LETTER = {"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"}
_MARKS = {"S": ("5", ""), "B": ("8", "")}  # before an amount, a currency mark may have been read as a letter
_LIKE = rf"[\d{re.escape(''.join(_DIGIT))}]"
_NUMBER = re.compile(r"(?<![A-Za-z0-9])(?=([A-Z]{2}[A-Z\d osl|.\-]{7,40}))")
_AMOUNT = re.compile(
    rf"(?P<sign>[-+€$£]?)(?P<body>{_LIKE}{{1,3}}(?:[.,']?{_LIKE}{{3}})*[.,]{_LIKE}{{2}})(?P<end>[-€]?)"
)
_GROUP = re.compile(r"(\d+)!([nac])")
_MOST = 120  # amounts of a document among which sums are looked for


def settled(pages: Sequence[Page]) -> tuple[Page, ...]:
    """`pages` with those words of scanned ones put right whose digits are proved."""
    scanned = [page for page in pages if page.source == "ocr"]
    amounts = [amount for page in scanned for word in page.words if (amount := _clean(word.text)) is not None]
    return tuple(_settled(page, amounts) if page.source == "ocr" else page for page in pages)


def _settled(page: Page, amounts: Sequence[Decimal]) -> Page:
    right: dict[Word, str] = {}
    for line in in_lines(page.words):
        right |= dict(_identifiers(line))
    for word in page.words:
        text = _amount(word.text, amounts)
        if text is not None:
            right[word] = text
    if not right:
        return page
    words = tuple(word._replace(text=right.get(word, word.text)) for word in page.words)
    return page.model_copy(update={"words": words})


def _identifiers(line: Sequence[Word]) -> Iterator[tuple[Word, str]]:
    """The words of a line that belong to an account or a VAT id which is valid only as it is put right."""
    text = " ".join(word.text for word in line)
    for match in _NUMBER.finditer(text):
        proved = _account(match[1]) or _vat_id(match[1])
        if proved is None or match[1].startswith(proved):
            continue
        changed = text[: match.start()] + proved + text[match.start() + len(proved) :]
        start = 0
        for word in line:
            end = start + len(word.text)
            if changed[start:end] != word.text:
                yield word, changed[start:end]
            start = end + 1


def _account(text: str) -> str | None:
    """The IBAN that `text` begins with, put right by its country's form; None where its check digits do not fit."""
    structure = numdb.get("iban").info(text[:2])[0][1].get("bban", "")
    form = "aann" + "".join(kind * int(count) for count, kind in _GROUP.findall(structure))
    proved, places = [], iter(form)
    for sign in text:
        if sign in " .-":
            proved.append(sign)
            continue
        place = next(places, None)
        if place is None:
            break
        proved.append(_DIGIT.get(sign, sign) if place == "n" else _LETTER.get(sign, sign) if place == "a" else sign)
    number = "".join(proved).rstrip(" .-")
    return number if structure and next(places, None) is None and iban.is_valid(number) else None


def _vat_id(text: str) -> str | None:
    """The VAT id that `text` begins with, put right; None where its check digits do not fit."""
    digits = text[:2] + "".join(_DIGIT.get(sign, sign) for sign in text[2:])
    found = next((one for one in find_vat_ids(digits) if one.span[0] == 0 and one.checked), None)
    if found is None or 2 * sum(sign.isdigit() for sign in text[: found.span[1]]) < found.span[1]:  # a word
        return None
    return digits[: found.span[1]]


def _amount(text: str, amounts: Sequence[Decimal]) -> str | None:
    """An amount with letters amid its digits, put right where one way alone makes a sum with others of the document."""
    match = _AMOUNT.fullmatch(text)
    if match is None or _clean(text) is not None or not any(sign.isdigit() for sign in text):
        return None
    ways = [match["sign"] + body + match["end"] for body in _readings(match["body"])]
    fitting = [way for way in ways if (value := _clean(way)) is not None and _fits(value, amounts[:_MOST])]
    return fitting[0] if len(fitting) == 1 else None


def _readings(body: str) -> Iterator[str]:
    choices: list[Sequence[str]] = [(_DIGIT.get(sign, sign),) for sign in body]
    choices[0] = _MARKS.get(body[0], choices[0])
    return ("".join(signs) for signs in product(*choices))


def _clean(text: str) -> Decimal | None:
    amount = parse_amount(text)
    return amount.value if amount is not None and amount.decimals == 2 else None


def _fits(value: Decimal, amounts: Sequence[Decimal]) -> bool:
    """Whether `value` is the sum of two of `amounts`, or one of them is its sum with another."""
    pairs = combinations([amount for amount in amounts if amount], 2)
    return value != 0 and any(value in (one + other, abs(one - other)) for one, other in pairs)
