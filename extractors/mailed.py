"""What the text of a mail says of the documents that it brings: whoever recalls an invoice writes so there.

It is heard as the sentences of a page are. What the document says itself is judged by its own words. What a reply
quotes was said before it: of another invoice that it names there, it says nothing of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extractors.hearing import UNCLEAR, mark_of, unclear_on
from extractors.languages import spoken
from extractors.meanings import match_label, match_title
from extractors.meanings.another import is_of_another
from extractors.meanings.changes import SET_OFF
from extractors.meanings.matching import EXACT
from extractors.meanings.notices import Notice
from extractors.meanings.payments import asks_to_pay, find_payees
from extractors.media_types import HTML
from extractors.memory.book import Book
from extractors.memory.recall import of_seller, sentences_of
from extractors.page.names import bears_form
from extractors.page.roles import NUMBER
from extractors.page.sheet import Sheet, sheet_of
from extractors.parsing.folding import compact
from extractors.parties.accounts import is_drawn_from
from extractors.readers.html_page import read_html
from extractors.readers.quotes import parted
from extractors.rules.kind import INVOICES
from extractors.sentences.free_text import Said, free_text
from extractors.sentences.notices import notices, stamp_beside_title
from extractors.sentences.paid_into import asks_by_bank_code, is_another, paid_in_national_form, paid_into
from extractors.sentences.ways import is_a_noun
from schemas import Claim, Document, Extraction, Limits, Reading, RefusedDocument, Statement

MAILED = "mailed"
_PAYEE = "payee"
_ACCOUNT = "paid_into"
_OWN = ("seller.name", "seller.trading_name", "payee.name", "payment.account_name")
_UNPAID = frozenset({"quote", "pro_forma", "reminder"})
_RECALLS = frozenset({"cancelled", "paid", "specimen", "do_not_pay"})
_REPLY = re.compile(r"^(?:>\s*|\w{2,4}:\s*)+")  # "Re: ", "Fwd: " and their like, and the mark of what is quoted
_FOR_APPROVAL = re.compile(rf"(?i)\b(?:{spoken('for_approval')})(?!\w)")
_EXPLAINED = frozenset({"parts", "received", "corrects"})  # of a document, by its kind or totals; of its mail, not
_EARLIER = "> "  # before what a reply quotes, as mails have it
_SIGNS = ".,;:!?()[]\"'"  # around a word
# "This message is for the addressee only": mails end with it, and the model of the sentences of pages never saw it.
_ADDRESSED = re.compile(rf"(?i)(?:{spoken('addressed')})")
_MOST = 16  # words of such a sentence
_NAME = 80  # signs of a name with its legal form
_SHORT = 3  # letters
_LEAST = 3  # digits of a number by which an invoice is told from others


def with_letter(reading: Reading, limits: Limits) -> Reading:
    """`reading` of a mail, with what its text says put to each document that it brought."""
    if not reading.letter:
        return reading
    said = _said(reading.letter, limits)
    return reading.model_copy(
        update={"letter": b"", "enclosed": tuple(one._replace(said=said) for one in reading.enclosed)}
    )


def _said(letter: bytes, limits: Limits) -> tuple[Statement, ...]:
    """What a text and what it quotes say that may change what is owed; where one is too long to be read, that it is."""
    own, quoted = parted(letter)
    try:
        earlier = _heard(quoted, limits) if quoted else ()
        told = _heard(own, limits)
    except RefusedDocument as refused:
        return (Statement(kind=MAILED, language="", text=refused.message),)
    return (*told, *(one.model_copy(update={"text": f"{_EARLIER}{one.text}"}) for one in earlier))


def _heard(letter: bytes, limits: Limits) -> tuple[Statement, ...]:
    page = Document(sha256="", media_type=HTML, size=len(letter), origin="", path=Path())
    sheet = sheet_of(read_html(page, letter, limits))
    doubted = (one for one in unclear_on(sheet, {}) if not _says_for_whom(one.text))
    said = (*notices(sheet, {}, stamped=False), *_titles(sheet), *_payees(sheet), *accounts_on(sheet), *doubted)
    return tuple(one.model_copy(update={"text": one.text.lstrip(_EARLIER), "page": None, "boxes": ()}) for one in said)


def _titles(sheet: Sheet) -> Iterator[Statement]:
    """Rows that are the title of what is not to be paid, as a subject is, or a title with a stamp beside it, "Cancelled
    invoice 4711": whatever is attached, it is sent as that."""
    for row in sheet.layout.segments:
        title = match_title(row.text)
        if title is not None and title.exactness == EXACT and title.term in _UNPAID:
            yield Statement(kind=MAILED, language=title.language, text=row.text)
        said = _REPLY.sub("", row.text)
        stamp = stamp_beside_title(said)
        if stamp is not None and stamp.kind in _RECALLS and not _is_ordinary(stamp, said, sheet.language):
            yield Statement(kind=stamp.kind, language=stamp.language, text=row.text)


def _is_ordinary(stamp: Notice, said: str, language: str | None) -> bool:
    """Whether a row says nothing: it sends an invoice to whoever approves it, or names a payment in a word that is a
    stamp in another language, "Pago factura 123"."""
    return _FOR_APPROVAL.search(said) is not None or is_a_noun(stamp, language)


def _payees(sheet: Sheet) -> Iterator[Statement]:
    """The sentences that name a company which is to be paid, or whom the claim was sold to."""
    for one in (one for page in sheet.layout.pages for one in free_text(page)):
        if any(bears_form(one.text[who.span[0] :][:_NAME]) for who in find_payees(one.text)):
            yield Statement(kind=_PAYEE, language=sheet.language or "", text=one.text)


def accounts_on(sheet: Sheet) -> Iterator[Statement]:
    """The sentences that speak of paying into an account; what is collected is taken from the buyer's own."""
    said = (one for page in sheet.layout.pages for one in free_text(page))
    for one in (*paid_into(sheet), *filter(asks_by_bank_code, said)):
        if not is_drawn_from(one.text) or asks_to_pay(one.text):
            yield Statement(kind=_ACCOUNT, language=sheet.language or "", text=one.text)


def with_mail(read: Extraction, said: Sequence[Statement], memory: Book | None) -> Extraction:
    """What was `read` of a document, with what the mail that brought it `said` and the document does not say itself;
    of sentences in doubt, those that no document of its vendor was approved with."""
    if not said:
        return read
    told, known = {one.kind for one in read.notices} - _EXPLAINED, sentences_of(of_seller(memory, read.claims))
    number = read.claims.get(NUMBER)
    said = [one for one in said if number is None or not _is_of_another(one.text, str(number.value))]
    if number is not None:
        said = [one for one in said if not _takes_back_another(one, str(number.value))]
    said = [one for one in said if one.kind != _PAYEE or not _pays_one_of(one.text, read.claims)]
    said = [one for one in said if one.kind != _ACCOUNT or _pays_into_another(one.text, read.claims)]
    doubted = (one for one in said if one.kind == UNCLEAR and mark_of(one.text) not in known)
    news = (one.model_copy(update={"kind": MAILED}) for one in said if one.kind not in (UNCLEAR, *told))
    return read.model_copy(update={"notices": tuple(dict.fromkeys((*read.notices, *news, *doubted)))})


def _pays_one_of(text: str, claims: Mapping[str, Claim]) -> bool:
    """Whether all who are to be paid by `text` are whom the document itself names: its seller, or its payee."""
    own = [compact(str(claims[term].value)) for term in _OWN if term in claims]
    payees = [compact(who.name) for who in find_payees(text)]
    return all(any(payee in name or name in payee for name in own) for payee in payees)


def _pays_into_another(text: str, claims: Mapping[str, Claim]) -> bool:
    """Whether `text` asks to pay into an account that is none of the document's, by its IBAN or by its bank's code."""
    return is_another(text, claims) or any(True for _ in paid_in_national_form((Said(text, 1, ()),), claims))


def _takes_back_another(said: Statement, number: str) -> bool:
    """Whether a credit note in the same mail takes back the invoice that it names, and not that with this `number`. It
    is told in no language; a sentence that sets something off the next payment may mean any."""
    return said.kind == SET_OFF and not said.language and is_of_another(said.text, number)


def _is_of_another(text: str, number: str) -> bool:
    """Whether `text` was quoted, names an invoice by its number, and not that with this `number`. What the mail says
    itself of another invoice is heard: it may be that which this one replaces."""
    return text.startswith(_EARLIER) and is_of_another(text, number) and names_by_number(text)


def names_by_number(text: str) -> bool:
    """Whether `text` names an invoice by its number."""
    words = ["", *(word.strip(_SIGNS) for word in text.split())]
    return any(_names(*three) for three in zip(words, words[1:], words[2:], strict=False))


def _names(first: str, second: str, word: str) -> bool:
    """Whether `word` is the number of an invoice that a word before it calls so; a short one or one for a number may
    stand between, or be its end: "invoice no 4390", "fatura FT 2026/702", "Rechnung Nummer 4390", "Rechnungsnummer"."""
    if sum(map(str.isdigit, word)) < _LEAST:
        return False
    label = match_label(second)
    numbers = label is not None and label.exactness == EXACT and label.term == NUMBER
    if label is not None and numbers and label.terms == (NUMBER,):
        return True  # and not "number" alone, which may be of an order
    titles = map(match_title, (second, first) if numbers or len(second) <= _SHORT else (second,))
    return any(one is not None and one.term in INVOICES for one in titles)


def _says_for_whom(text: str) -> bool:
    return len(text.split()) <= _MOST and _ADDRESSED.search(text) is not None
