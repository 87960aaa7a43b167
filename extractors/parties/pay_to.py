"""Where a document asks for money to be sent, besides IBANs: accounts of any country, links, wallets, and payees.

One concept: whatever a payer could follow is a claim on an account, as it is compared: digits of an account, a bank's
number before it ("011600729/4400178213"), a link, a mail address, a wallet, a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.languages import spoken
from extractors.meanings import match_label
from extractors.meanings.payments import (
    Somebody,
    asks_to_pay,
    find_payees,
    is_a_way,
    is_the_payers,
    names_an_account,
    speaks_of_paying,
    speaks_of_phones,
)
from extractors.page import PageLayout, Segment, Span
from extractors.page.claims import claim
from extractors.page.labels import Mark, wordings
from extractors.page.names import bears_form, is_legal_form
from extractors.page.naming import Naming
from extractors.page.roles import BUYER, SELLER, THIRD
from extractors.page.sheet import Sheet
from extractors.page.spans import FULL_STOP, Run, passages, span_at
from extractors.parsing import find_bics, find_ibans
from extractors.parsing.characters import digits_of
from extractors.parsing.folding import compact
from extractors.parsing.pay_addresses import PayAddress, find_links, find_pay_addresses
from extractors.parsing.slips import find_slips
from schemas import Claim, Page
from schemas.grades import NAMED

_IBAN = "payment.iban"
_BANK = ("other.bank_account", _IBAN)
_ACCOUNTS = (*_BANK, "other.customer_number")  # "Account no." behind a bank's number is of that bank
_LABELLED = (*_BANK, "payment.bic")
_SOMEBODY = frozenset({SELLER, BUYER, THIRD})
_SCORE = NAMED
_DIGITS = re.compile(r"(?<![\w.,+/-])\d(?:[\d ./-]{0,34}\d)?(?!\w|[.,]\d)")
_LEAST, _MOST = 6, 26
_MONEY = re.compile(r"[\d.]+,\d\d|[\d,]+\.\d\d")
_OF_BANKS = re.compile(rf"(?i)bank(?:en|a)?\b|\b(?:{spoken('bank')})\b")
_BANK_NAME = re.compile(rf"(?i)(?:{spoken('bank_names')})\b")
# A bank of the United States is named in words that name other things as well: its check digits tell it.
_ROUTING = re.compile(rf"(?i)\b(?:{spoken('routing')})\b[^\d]{{0,30}}$")
_REGISTERED = re.compile(rf"(?i)\b(?:{spoken('register')})\b[^.]*\b(?:{spoken('number_word')})\W*$")
_TERM_OF_DAYS = re.compile(rf"(?i)\d{{1,3}}\s?(?:{spoken('days')})\b")
_CARD_READ_OUT = re.compile(rf"(?i)\b(?:{spoken('by_phone')})")
_WEIGHTS = (3, 7, 1) * 3
_BESIDE = ", "  # between a bank's number and its account
_FAR = 4.0  # em from one piece of a name to the next at most
_SHORT = 2  # letters of a label: "BG" before plain digits may be anything
_COUNTRY, _LETTERS = 4, 4  # signs of an IBAN before the bank's code, and letters of that which its name has
_HEADS = 2  # words of banks: a row of heads, and no name
_ROWS = 3  # below the number of a bank
_PHONE_DIGITS = 9
_BARE = 16  # digits: longer numbers without a label hold what tells one invoice from the next
_CELL = 2  # words of a cell with nothing but an amount
_QUOTED = 40  # characters of a sentence that asks to pay
_PHONE = re.compile(r"(?<![\w+/.-])\+?\d[\d /-]{6,}\d(?!\w|[.,]\d)")


def paid_to(sheet: Sheet) -> Iterator[Claim]:
    """A claim on every address of payment that is no IBAN."""
    for page in sheet.layout.pages:
        numbered = tuple(_numbered(sheet, page))
        accounts = [number for one in numbered for number in one.raw.split(_BESIDE)]
        for run in passages(page):
            yield from _told(run, find_pay_addresses(run.text))
            yield from _told(run, _followed(run.text))
            if not _is_of_an_item(run, sheet):
                yield from _payees(run, sheet, accounts)
        yield from numbered


def paid_by_code(pages: Iterable[Page]) -> Iterator[Claim]:
    """A claim on every address to which a code to scan or a link leads that is no IBAN."""
    for page in pages:
        for code in page.payment_codes:
            if code.address is not None:
                boxes = () if code.box is None else (code.box,)
                label = "link" if code.scheme == "link" else "QR code"
                found = claim(_IBAN, code.address, code.address, (), _SCORE, label)
                yield found.model_copy(update={"page": page.number, "boxes": boxes})


def _is_of_an_item(run: Run, sheet: Sheet) -> bool:
    """Whether a text is one line with a price and an amount, each in a cell of its own: what it names was sold."""
    cells = {id(span.segment): span.segment for span in run.spans}.values()
    one_line = len({(cell.page, cell.line) for cell in cells}) == 1
    return one_line and sum(len(cell.words) <= _CELL and bool(sheet.money_in(cell)) for cell in cells) > 1


def _told(run: Run, found: Iterator[PayAddress]) -> Iterator[Claim]:
    for one in found:
        part = run.cut(*one.span)
        yield claim(_IBAN, one.value, part.text, part.spans, _SCORE, one.label)


def _followed(text: str) -> Iterator[PayAddress]:
    """Links, mail addresses and telephones in a sentence that asks to pay there."""
    start = 0
    for stop in [*(match.end() for match in FULL_STOP.finditer(text)), len(text)]:
        sentence = text[start:stop]
        if speaks_of_paying(sentence):
            yield from (one._replace(span=(start + one.span[0], start + one.span[1])) for one in find_links(sentence))
            for phone in _PHONE.finditer(sentence) if _is_to_a_phone(sentence) else ():
                digits = digits_of(phone[0])
                if len(digits) >= _PHONE_DIGITS:
                    yield PayAddress(digits, (start + phone.start(), start + phone.end()), "phone")
        start = stop


def _is_to_a_phone(sentence: str) -> bool:
    """Whether `sentence` speaks of a telephone, and not of reading out a card there: nobody sends money to it."""
    return speaks_of_phones(sentence) and _CARD_READ_OUT.search(sentence) is None


def _payees(run: Run, sheet: Sheet, accounts: Sequence[str]) -> Iterator[Claim]:
    for payee in find_payees(run.text):
        called = run.cut(*payee.span)
        part = Run(tuple(_of_one(called, sheet, run.text[payee.span[1] :])))
        if not part.spans or not _is_named_so(run, payee):
            continue
        name = payee.name if len(part.spans) == len(called.spans) else part.text
        if _is_name(name) and not _keeps_the_account(name, run.text[payee.span[1] :], accounts):
            yield claim(_IBAN, name, part.text, part.spans, _SCORE, payee.words)


def _of_one(name: Run, sheet: Sheet, behind: str) -> Iterator[Span]:
    """What of `name` stands before the first cell with an amount, or far beside, where what was sold may stand; and
    before the row of its account or its bank: "IBAN: AT61 ...", "Bank of Ireland" below it, "AIB" over IE.. AIBK ..."""
    for number, span in enumerate(name.spans):
        before = name.spans[number - 1]
        level = number > 0 and before.segment.line == span.segment.line
        if number and (
            sheet.money_in(span.segment)
            or (level and span.box.x0 - before.box.x1 > _FAR * span.segment.size)
            or (span.start == 0 and (_tells_an_account(sheet, span.segment) or _names_a_bank(span.text)))
            or (span.start == 0 and _begins_a_code(span.text, behind))
        ):
            return
        yield span


def _tells_an_account(sheet: Sheet, segment: Segment) -> bool:
    """Whether a cell begins with the label of an account or a bank, and holds nothing else or its number."""
    return any(
        mark.start == 0
        and set(_LABELLED) & mark.roles.keys()
        and (mark.stop == len(segment.words) or any(map(str.isdigit, segment.words[mark.stop].text)))
        for mark in sheet.marks_in(segment)
    )


def _is_named_so(run: Run, payee: Somebody) -> bool:
    """Whether the words before a name name it: they stand in its cell, or begin their own ("Factor   Nordfeld AG"); not
    the end of another name above it ("Bunker adjustment factor")."""
    start = run.text.rfind(payee.words, 0, payee.span[0])
    (first, *_), name = run.cut(start, start + len(payee.words)).spans, run.cut(*payee.span).spans[0]
    return first.start == 0 or first.segment is name.segment or len(payee.words.split()) > 1


def _keeps_the_account(name: str, behind: str, accounts: Sequence[str]) -> bool:
    """Whether somebody is the bank of the account `behind` the name, an IBAN or one of the `accounts` that were found:
    the money goes there, and that is judged."""
    if not _names_a_bank(name) and not _bears_its_code(name, behind):
        return False
    places = [one.span[0] for one in find_ibans(behind)] + [behind.find(one) for one in accounts if one in behind]
    words = re.findall(r"[^\W\d_]+", behind[: min(places)]) if places else ()
    return bool(places) and (len(words) <= 1 or _is_of_banks(" ".join(words)))


def _names_a_bank(text: str) -> bool:
    """Whether `text` holds a word for banks, or is the name of one and no more: not "Lloyds Pharmacy Ltd"."""
    name = _BANK_NAME.match(text)
    rest = text[name.end() :].strip(" .,") if name is not None else text
    return _OF_BANKS.search(text) is not None or not rest or is_legal_form(rest)


def _bears_its_code(name: str, behind: str) -> bool:
    """Whether a name of one word begins as the code of the bank does in an IBAN `behind` it: "Monzo", GB.. MONZ ...; a
    BIC may be any bank's, and what bears a legal form may be any company."""
    return len(name.split()) == 1 and not bears_form(name) and compact(name)[:_LETTERS].upper() in _codes(behind)


def _begins_a_code(text: str, behind: str) -> bool:
    """Whether a row is nothing but some letters that the bank's code begins with in an IBAN `behind` it."""
    letters = compact(text).upper()
    return len(letters) > _SHORT and any(code.startswith(letters) for code in _codes(behind))


def _codes(text: str) -> list[str]:
    return [one.value[_COUNTRY : _COUNTRY + _LETTERS] for one in find_ibans(text)]


def _is_of_banks(text: str) -> bool:
    """Whether `text` is nothing but labels of banks and accounts: "reg. nr. konto"."""
    words = text.split()
    calls = (wordings().get(compact(" ".join(words[:count])), {}).keys() & set(_ACCOUNTS) for count in (3, 2, 1))
    count = next((3 - number for number, named in enumerate(calls) if named), 0)
    return not words or (count > 0 and _is_of_banks(" ".join(words[count:])))


def _is_name(text: str) -> bool:
    """Whether what is to be paid is somebody, and no "IBAN" or "account 4711"."""
    words = text.split()
    labels = (wordings().get(compact(" ".join(words[:count])), {}) for count in (1, 2, 3))
    something = any(label.keys() - _SOMEBODY for label in labels)
    banks = sum(bool(set(wordings().get(compact(word), ())) & set(_BANK)) for word in words)
    counted = words[1:] if text[0].isdigit() else words  # a company may begin with the number that it is called by
    return len(digits_of(" ".join(counted))) < _LEAST and not something and banks < _HEADS and not find_bics(text)


def _numbered(sheet: Sheet, page: PageLayout) -> Iterator[Claim]:
    """Numbers that a label calls an account's or a bank's, a bank's with the account that follows it."""
    found = {segment.index: tuple(_numbers(sheet, segment)) for segment in page.segments}
    joined: set[tuple[int, int]] = set()
    for segment in page.segments:
        for span in found[segment.index]:
            label = _bank_label(sheet, span)
            if label is None or (segment.index, span.start) in joined:
                continue
            of_bank = not names_an_account(label)
            account = next(_accounts(sheet, page, span, found), None) if of_bank else None
            spans = [span] if account is None else [span, account]
            if account is not None:
                joined.add((account.segment.index, account.start))
            value = "/".join(_parts(one.text) for one in spans)
            yield claim(_IBAN, value, _BESIDE.join(one.text.strip(" ,;") for one in spans), spans, _SCORE, label)


def _numbers(sheet: Sheet, segment: Segment) -> Iterator[Span]:
    """The numbers of `segment` that may be of an account; those of a payment slip's line hold the account that is read
    from it, behind what tells one invoice from the next."""
    taken = [one.span for one in find_ibans(segment.text)]
    taken += [slip.span for slip in find_slips(segment.text) if slip.account]
    other = {place for day in sheet.days_in(segment) for place in day.span.places}
    for one in sheet.candidates["iban"]:  # those over two rows
        other.update(place for span in one.spans if span.segment is segment for place in span.places)
    for match in _DIGITS.finditer(segment.text):
        if not _LEAST <= len(digits_of(match[0])) <= _MOST or _MONEY.fullmatch(match[0]):
            continue
        span = span_at(segment, *match.span())
        if not any(a < match.end() and match.start() < b for a, b in taken) and not other & set(span.places):
            yield span


def _bank_label(sheet: Sheet, span: Span) -> str | None:
    """What calls a number that of a bank or of an account with one."""
    before = " ".join(word.text for word in span.segment.words[: span.start])
    digits = digits_of(span.text)
    if len(digits) == len(_WEIGHTS) and _ROUTING.search(before):
        return None if sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True)) % 10 else "routing number"
    for naming in [one for one in sheet.name(span) if not _is_told_beside(one)][:1]:
        roles, wording = naming.mark.roles.keys(), naming.wording
        if _is_otherwise(wording, sheet.language):
            return None
        if is_the_payers(wording) or is_a_way(wording) or (len(compact(wording)) <= _SHORT and "-" not in span.text):
            return None
        if roles & set(_BANK) or (roles & set(_ACCOUNTS) and names_an_account(wording) and _by_a_bank(sheet, span)):
            return wording
    told = sheet.name(span)[:1] or sheet.days_in(span.segment) or len(digits) > _BARE
    if _is_of_a_register(sheet, span):
        return None
    text = span.segment.text
    leads = speaks_of_paying(before) or asks_to_pay(text)
    is_told = leads or (speaks_of_paying(text) and not _is_priced(sheet, span.segment))
    return text[:_QUOTED] if is_told and not told else None


def _is_of_a_register(sheet: Sheet, span: Span) -> bool:
    """Whether a number and the end of its sentence begin a row, and the row above ends with who is registered and
    "no."."""
    rows = sheet.layout.page(span.page).block_of(span.segment).rows
    own = rows.index(span.segment)
    ends = span.start == 0 < own and span.text[-1:] in ".,;"
    return ends and _REGISTERED.search(rows[own - 1].text) is not None


def _is_priced(sheet: Sheet, segment: Segment) -> bool:
    """Whether a cell with nothing but an amount stands on the right of a text: it was sold, and tells of what payment
    is a part: "Renewal of licence 2 790 115, monitoring and payment   145.00"."""
    cells = sheet.layout.page(segment.page).rights(segment)
    return any(len(cell.words) <= _CELL and bool(sheet.money_in(cell)) for cell in cells)


def _is_otherwise(wording: str, language: str | None) -> bool:
    """Whether the page's own language calls something else so: "Reg. nr." is a bank's in Denmark and a company's in
    Latvia."""
    known = match_label(wording, language)
    return known is not None and known.language == language and not set(known.terms) & set(_ACCOUNTS)


def _is_told_beside(naming: Naming) -> bool:
    """Whether a label on the left tells the terms of its own cell: "TRANSFER 60 DAYS" beside a number."""
    mark = naming.mark
    behind = " ".join(word.text for word in mark.segment.words[mark.stop :])
    return naming.position == "left" and _TERM_OF_DAYS.match(behind) is not None


def _by_a_bank(sheet: Sheet, span: Span) -> bool:
    """Whether a bank or its code stands in the row of an account, or in the next one above or below."""
    page = sheet.layout.page(span.page)
    rows = page.block_of(span.segment).rows
    own = rows.index(span.segment)
    near = (*rows[max(own - 1, 0) : own + 2], *page.lines[span.segment.line].segments)
    banks = {"payment.bic", "other.bank_account"}
    return any(find_bics(one.text) or any(banks & mark.roles.keys() for mark in sheet.marks_in(one)) for one in near)


def _accounts(sheet: Sheet, page: PageLayout, bank: Span, found: dict[int, tuple[Span, ...]]) -> Iterator[Span]:
    """The accounts that follow a bank's number: in its row, or in the rows below it."""
    rows, labels = page.block_of(bank.segment).rows, {naming.wording for naming in sheet.name(bank)[:1]}
    own = rows.index(bank.segment)
    near: Sequence[Segment] = (bank.segment, *page.rights(bank.segment), *rows[own + 1 : own + 1 + _ROWS])
    for segment in near:
        for span in found[segment.index]:
            if segment is bank.segment and span.start < bank.stop:
                continue
            goes_on = segment in rows[own + 1 : own + 2] and not span.start and _ends_in_account(sheet, bank.segment)
            if goes_on or any(_names_account(one.mark) or one.wording in labels for one in sheet.name(span)[:1]):
                yield span


def _ends_in_account(sheet: Sheet, segment: Segment) -> bool:
    """Whether the last word of a row calls the number that begins the next one an account's."""
    return any(mark.stop == len(segment.words) and _names_account(mark) for mark in sheet.marks_in(segment)[-1:])


def _names_account(mark: Mark) -> bool:
    return bool(mark.roles.keys() & set(_ACCOUNTS)) and names_an_account(mark.wording)


def _parts(text: str) -> str:
    """The digits of a number; a bank behind its account stays apart: "462002/0800"."""
    return "/".join(filter(None, map(digits_of, text.split("/"))))
