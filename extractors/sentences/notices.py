"""What the pages say of the whole document: stamps, also turned or large across the text, and sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal

from extractors.languages import LANGUAGES, spoken
from extractors.meanings import match_label, match_title
from extractors.meanings.changes import SET_OFF, find_changes, is_collected, sets_off
from extractors.meanings.notices import Notice, find_notices, leading_stamp, stamp_of, stamp_of_words
from extractors.meanings.phrases import holds
from extractors.meanings.scales import scaled_unit
from extractors.meanings.taken_off import TAKEN_OFF, was_taken_off
from extractors.page import Line, PageLayout, Segment
from extractors.page.claims import amount_of
from extractors.page.labels import NEARLY_ALL
from extractors.page.roles import DUE, DUE_DATE, GROSS, LINE_NET, NET, NUMBER, PAID, PRECEDING
from extractors.page.sheet import Sheet
from extractors.parsing import find_amounts, find_dates
from extractors.parsing.folding import pieces
from extractors.parsing.months import names_a_day
from extractors.sentences.beside_total import owed_to_reader, paid_beside_total
from extractors.sentences.beside_words import amounts_about, is_nought, labels_of_amounts
from extractors.sentences.of_the_document import sentences_of
from extractors.sentences.reassured import keeps_account
from extractors.sentences.receipted import is_blank_receipt
from extractors.sentences.subjects import copy_of, second_title, specimen_of, subject_of
from extractors.sentences.ticked import is_unticked, ticked
from extractors.sentences.ways import heads_a_way, is_a_noun, is_shortened, paid_in_a_way
from schemas import WORD_FOR_WORD, Box, Claim, Imprint, Statement, disguised_word
from schemas.terms import term_of

_LARGE = 1.5  # times the body: no label is set so large
_EMPHASISED = 1.2
_MOST = 8  # words of a stamp with what belongs to it
_TITLE_WORDS = 6
_BRACKETED = re.compile(r"[(\[]([^)\]]+)[)\]]")
_ORDINARY = frozenset(
    {"paid", "copy", "specimen", "credit", "refund", "parts", "received"}
)  # words of everyday rows: stamps stand out
_UNPAID = "do_not_pay"  # which a direct debit explains
_BEGUN = frozenset({"cancelled", "paid", "copy", _UNPAID})  # what is said with the day, with what replaces it, or why
_TO_BUYER = frozenset({"credit", "refund"})
_LABELS = _ORDINARY | {"cancelled", "pro_forma", "thousands"}  # beside an amount they name it, and say no more

_PAIRS = ((GROSS, DUE), (GROSS, PAID), (LINE_NET, NET))  # what is taken off leads from one to the other
_WAS_PAID = re.compile(rf"(?i)\b(?:{spoken('was_paid')})")
_ITEM, _TOTALS = "lines[", "totals."
_SPECIMEN = "specimen"
_NUMBER = 3  # digits of what a label numbers; behind a remark, "ok, projekt 12", one is enough
_COUNTED = frozenset({"thousands"})  # what stands in one piece with an amount counts it: "119.00 TEUR"


def notices(sheet: Sheet, taken: Mapping[str, Claim], *, stamped: bool = True) -> tuple[Statement, ...]:
    """What is said of the document as a whole, each kind once unless it is approved word for word; what was `taken`
    explains what would change a total. Unless it may be `stamped`, only what is said in sentences counts."""
    items = {box for term, claim in taken.items() if term.startswith(_ITEM) for box in claim.boxes}
    part = _paid_in_part(taken)
    number = str(taken[NUMBER].value) if NUMBER in taken else ""
    return _once(
        one
        for page in sheet.layout.pages
        for one in (
            *((*_stamps(sheet, page), *ticked(sheet, page)) if stamped else ()),
            *sentences_of(sheet, page, items, number),
            *_changes(sheet, page, taken, items),
            *_changed_items(sheet, page, taken, items),
            *_scaled(sheet, page, taken),
            *_disguised(page),
            *_paid_again(sheet, page, taken),
            *((*paid_in_a_way(sheet, page), *paid_beside_total(sheet, page, taken)) if stamped else ()),
            *_to_buyer(sheet, page, taken, items),
            *owed_to_reader(sheet, page, taken),
        )
        if (one.kind != "paid" or part is None or not _holds(one, part))
        and not is_unticked(sheet, one)
        and not (one.kind == "account_new" and keeps_account(one.text))
        and not (one.kind == "paid" and is_blank_receipt(sheet, one))
    )


def _paid_in_part(taken: Mapping[str, Claim]) -> Claim | None:
    """What was paid, where a label names the rest and it is what is left of the total: that it is paid is said of a
    part."""
    paid, due, gross = (taken.get(term) for term in (PAID, DUE, GROSS))
    if paid is None or due is None or gross is None or not due.label or not paid.label:
        return None
    rest = amount_of(due)
    return paid if rest > 0 and abs(amount_of(gross)) - abs(amount_of(paid)) == rest else None


def _holds(said: Statement, claim: Claim) -> bool:
    """Whether the words of `claim` stand in what was said, which speaks of that amount and one payment alone."""
    amounts = [amount for amount in find_amounts(said.text) if amount.decimals]
    once = len(amounts) == 1 and len(_WAS_PAID.findall(said.text)) <= 1
    rows = said.boxes if once and said.page == claim.page and claim.raw and claim.raw in said.text else ()
    return any(row.holds(box) for row in rows for box in claim.boxes)


def _paid_again(sheet: Sheet, page: PageLayout, taken: Mapping[str, Claim]) -> Iterator[Statement]:
    """Where the row of what was paid tells of another payment, before or behind its amount: the rest was paid, too."""
    paid = taken.get(PAID)
    if paid is None or not paid.raw or paid.page != page.number:
        return
    for line in page.lines:
        before, found, behind = line.text.partition(paid.raw)
        if found and any(line.box.top <= box.middle <= line.box.bottom for box in paid.boxes):
            twice = _WAS_PAID.search(before) and _WAS_PAID.search(behind)
            if twice or _holds_rest(line, paid, sheet, taken):
                yield _statement(Notice("paid", sheet.language or "", paid.raw), line.text, page.number, (line.box,))


def _holds_rest(line: Line, paid: Claim, sheet: Sheet, taken: Mapping[str, Claim]) -> bool:
    """Whether a row that says what was paid holds all the rest of the total, too, and calls none of it due; a row of
    figures below their heads says nothing."""
    if _WAS_PAID.search(line.text) is None:
        return False
    rest = abs(amount_of(taken[GROSS])) - abs(amount_of(paid)) if GROSS in taken else Decimal(0)
    due = any(DUE in mark.roles for cell in line.segments for mark in sheet.marks_in(cell))
    return rest > 0 and not due and any(one.value == rest for cell in line.segments for one in sheet.money_in(cell))


def _to_buyer(sheet: Sheet, page: PageLayout, taken: Mapping[str, Claim], items: Set[Box]) -> Iterator[Statement]:
    """Rows outside the items whose label is a stamp of a credit or refund, with an amount that is not taken for another
    than the total: "To be refunded   EUR 119.00"."""
    explained = {box for term, claim in taken.items() if term not in {GROSS, DUE} for box in claim.boxes} | items
    for segment in page.segments:
        own = sheet.money_in(segment)
        stamp = stamp_of(segment.text.partition(own[0].amount.raw)[0] if own else segment.text)
        if stamp is None or stamp.kind not in _TO_BUYER:
            continue
        amounts = [money for cell in (segment, *page.rights(segment)) for money in sheet.money_in(cell)]
        if any(money.value > 0 and explained.isdisjoint(word.box for word in money.span.words) for money in amounts):
            yield _statement(stamp, segment.text, page.number, (segment.box,))


def _once(found: Iterable[Statement]) -> tuple[Statement, ...]:
    """The first of each kind; of what is approved word for word each, lest a stamp that is known hide another."""
    told: dict[tuple[str, str], Statement] = {}
    for one in found:
        told.setdefault((one.kind, " ".join(one.text.casefold().split()) if one.kind in WORD_FOR_WORD else ""), one)
    return tuple(told.values())


def _statement(notice: Notice, text: str, page: int | None = None, boxes: tuple[Box, ...] = ()) -> Statement:
    return Statement(kind=notice.kind, language=notice.language, text=text, page=page, boxes=boxes)


def _stamps(sheet: Sheet, page: PageLayout) -> Iterator[Statement]:
    for imprint in page.imprints:
        for notice in (*_across(imprint, sheet.language), *find_notices(imprint.text)):
            yield _statement(notice, imprint.text, page.number, (imprint.box,))
    for segment in page.segments:
        stamp = _stamp(segment.text)
        if stamp is not None and (is_shortened(stamp) or not _stands_out(sheet, page, segment, stamp)):
            stamp = None
        stamp = (
            stamp
            or copy_of(page, segment)
            or _begun(sheet, page, segment)
            or subject_of(sheet, page, segment)
            or second_title(sheet, page, segment)
            or specimen_of(sheet, page, segment)
        )
        if stamp is not None:
            yield _statement(stamp, segment.text, page.number, (segment.box,))


def stamp_beside_title(text: str) -> Notice | None:
    """What a short text says that holds no more than a title, a number and a stamp: "CANCELLED: Invoice 4711"."""
    words = [word for word in pieces(text) if not any(map(str.isdigit, word))]
    said = " ".join(words)
    return (stamp_of(said) or _titled(said)) if 0 < len(words) <= _TITLE_WORDS else None


def _stamp(text: str) -> Notice | None:
    """What a piece of text says as a whole, in brackets, or beside a title ("Invoice - COPY")."""
    if len(pieces(text)) > _MOST:
        return None
    bracketed = (stamp_of(inner) for inner in _BRACKETED.findall(text))
    return stamp_of(text) or next((one for one in (*bracketed, _titled(text)) if one is not None), None)


def _titled(text: str) -> Notice | None:
    """What is said beside a title, before it or behind it."""
    words = pieces(text)
    told = (
        stamp
        for cut in range(1, len(words))
        for title, rest in ((words[:cut], words[cut:]), (words[cut:], words[:cut]))
        if (stamp := stamp_of_words(rest)) is not None and match_title(" ".join(title)) is not None
    )
    return next(told, None)


def _begun(sheet: Sheet, page: PageLayout, segment: Segment) -> Notice | None:
    """What a text begins with that goes on after a dash, or with a date: "Cancelled - see CN-17", "Paid on 16 May"."""
    row = (segment, *page.rights(segment))
    if any(sheet.money_in(cell) for cell in row):
        return None
    head, dash, _ = segment.text.partition(" - ")
    found = _stamp(head) if dash else None
    if found is None and ":" not in segment.text:
        found = _of_a_day(sheet, segment)
    if found is None or found.kind not in _BEGUN:
        return None
    return None if found.kind == _UNPAID and is_collected(segment.text) else found


def _of_a_day(sheet: Sheet, segment: Segment) -> Notice | None:
    """What a text with a date begins with, unless a label calls that the due date, be it behind a noun that the page's
    language has for paying: "Pago antes del 31/12/2026", "Pago por transferencia antes del 31/12/2026"."""
    due = {mark.stop: mark.start for mark in sheet.marks_in(segment) if DUE_DATE in mark.roles}
    before = [due[day.span.start] for day in sheet.days_in(segment) if day.span.start in due]
    dated = bool(find_dates(segment.text))
    words = pieces(segment.text) if 0 not in before and (dated or names_a_day(segment.text)) else ()
    found = leading_stamp(words[:_MOST], _stamp)
    if found is None or (before and is_a_noun(found[0], sheet.language)):
        return None
    return found[0] if dated or _tells_of_paying(found[0], sheet.language) else None


def _tells_of_paying(stamp: Notice, language: str | None) -> bool:
    """Whether a stamp with a day without its year says that something was paid then: it may be the day on which it is
    due, or that of a balance ("solde"), or of another paper, "Kopie des Lieferscheins vom 2. Mai"."""
    label = match_label(stamp.wording)
    return stamp.kind == "paid" and not is_a_noun(stamp, language) and (label is None or label.term == PAID)


def _across(imprint: Imprint, language: str | None) -> Iterator[Notice]:
    """What a turned or large line says: half of it is a stamp, or it is one that is repeated."""
    told = dict.fromkeys(pieces(imprint.text))
    words = [piece for piece in told if not any(sign.isdigit() for sign in piece)]
    letters = len("".join(words))
    for start in range(len(words) if len(words) <= _MOST else 0):
        for stop in range(len(words), start, -1):
            own = words[start:stop]
            notice, long = stamp_of(" ".join(own)), len("".join(own))
            if notice is None or 2 * long < letters:
                continue
            least = 1 if start else _NUMBER
            if notice.kind == _SPECIMEN and _numbers(own, imprint.text, notice.language, language, least):
                letters -= long
                continue
            yield notice
            return


def _numbers(words: Sequence[str], text: str, of_stamp: str, language: str | None, least: int) -> bool:
    """Whether the words of a stamp in another language than the page's label the number right behind them in that,
    as "projekt 4711" does; a date or a number of fewer digits than `least` is of a draft: "PROJEKT 2"."""
    told = pieces(text)
    behind = told[told.index(words[-1]) + 1 :][:1]
    if language in {None, of_stamp} or sum(map(str.isdigit, "".join(behind))) < least or find_dates(text):
        return False
    label = match_label(" ".join(words), language)
    return label is not None and label.language == language


def _stands_out(sheet: Sheet, page: PageLayout, segment: Segment, stamp: Notice) -> bool:
    """Whether words are more than the label of a value, a cell of a row, or the heading of a way to pay."""
    if segment.size >= _LARGE * page.body or _titled(segment.text) is not None:
        return True
    if stamp.kind in _COUNTED and sheet.money_in(segment):
        return True
    if (stamp.kind in _LABELS and _names_a_value(sheet, page, segment)) or heads_a_way(sheet, page, segment, stamp):
        return False
    emphasised = segment.size >= _EMPHASISED * page.body or segment.bold or segment.text.isupper()
    return emphasised or stamp.kind not in _ORDINARY


def _names_a_value(sheet: Sheet, page: PageLayout, segment: Segment) -> bool:
    """Whether words label a value beside or below them; what begins with a number is one: "4711 (cancelled)"."""
    is_value = any(map(str.isdigit, segment.words[0].text))
    below = () if is_value else page.below(segment.box, 1.5)
    beside: Sequence[Segment] = (*page.rights(segment), *below)
    return any(sheet.money_in(other) or sheet.days_in(other) for other in (segment, *beside))


def _changes(sheet: Sheet, page: PageLayout, taken: Mapping[str, Claim], items: Set[Box]) -> Iterator[Statement]:
    """Sentences by which more or less than the total is to be paid, outside the items; a rate explains no amount."""
    told = _told(taken)
    # Parts are taken, too; a text that was taken, as the terms of payment, explains no amount in it.
    amounts_taken = (claim for claim in taken.values() if isinstance(claim.value, Decimal))
    places = {box for claim in amounts_taken if claim.page == page.number for box in claim.boxes}
    for block in page.blocks:
        own = [row for row in block.rows if not any(word.box in items for word in row.words) and not _names(sheet, row)]
        for sentence, notice, said in _changes_in(own, labels_of_amounts(own, page, sheet)):
            rows = said or [row for row in own if row.text in sentence or sentence in row.text] or own
            amounts = amounts_about(rows, page, sheet, taken)
            known = (abs(one.value) in told or any(word.box in places for word in one.span.words) for one in amounts)
            explained = all(known) if amounts else is_nought(rows, page) or _was_paid_before(sentence, notice, taken)
            if not explained:
                told_of = notice._replace(kind=_kind_of(sentence, notice))
                yield _statement(told_of, sentence, page.number, tuple(row.box for row in rows))


def _was_paid_before(sentence: str, notice: Notice, taken: Mapping[str, Claim]) -> bool:
    """Whether a sentence says that payments made were taken off, and the totals hold what was paid: "Bereits geleistete
    Zahlungen wurden abgezogen"."""
    if PAID not in taken or not amount_of(taken[PAID]):
        return False
    of_payments = holds(LANGUAGES[notice.language].payments["pays"], pieces(notice.wording))
    return of_payments and was_taken_off(sentence, notice.language)


def _kind_of(sentence: str, notice: Notice) -> str:
    """What a sentence of a change is told as: what may be excused for itself hides no other that is not."""
    if sets_off(sentence):
        return SET_OFF
    return TAKEN_OFF if was_taken_off(sentence, notice.language) else notice.kind


def _changes_in(
    rows: Sequence[Segment], labels: Collection[Segment]
) -> Iterator[tuple[str, Notice, Sequence[Segment]]]:
    """The sentences of a block that say so, with the rows that do; each label of an amount ends what stands over it."""
    spread = False
    for sentence, notice in find_changes(" ".join(row.text for row in rows)):
        own = [row for row in rows if any(told == notice for _, told in find_changes(row.text))]
        spread |= not own
        if own or not labels:
            yield sentence, notice, own
    part: list[Segment] = []
    for row in rows if spread and labels else ():
        part.append(row)
        if row in labels or row is rows[-1]:
            for sentence, notice in find_changes(" ".join(one.text for one in part), beside=row in labels):
                yield sentence, notice, part
            part = []


def _changed_items(sheet: Sheet, page: PageLayout, taken: Mapping[str, Claim], items: Set[Box]) -> Iterator[Statement]:
    """Rows among the items that change what is paid by an amount of money that nothing was taken for: "less 40 EUR for
    the returned one". Without an amount they are of what was sold."""
    told = {abs(claim.value) for claim in taken.values() if isinstance(claim.value, Decimal)}
    for row in (row for block in page.blocks for row in block.rows if any(word.box in items for word in row.words)):
        marked = [money for money in sheet.money_in(row) if money.amount.symbol]
        if any(abs(money.value) not in told for money in marked):
            for _, notice in find_changes(row.text):
                yield _statement(notice, row.text, page.number, (row.box,))


def _names(sheet: Sheet, row: Segment) -> bool:
    """Whether a row is the label of the invoice that is credited: "Hyvitetään lasku", "Invoice credited"."""
    return any(PRECEDING in mark.roles and mark.cover > NEARLY_ALL for mark in sheet.marks_in(row))


def _scaled(sheet: Sheet, page: PageLayout, taken: Mapping[str, Claim]) -> Iterator[Statement]:
    """Units of thousands in the head or the label of amounts, or with a total; what is insured may be counted so."""
    totals = {box for term, claim in taken.items() if term.startswith(_TOTALS) for box in claim.boxes}
    for segment in page.segments:
        unit = scaled_unit(segment.text)
        if unit is None:
            continue
        is_head = not any(map(str.isdigit, segment.text.replace(unit, ""))) and len(segment.words) <= _MOST
        if is_head or any(word.box in totals for word in segment.words):
            yield _statement(Notice("thousands", sheet.language or "", unit), segment.text, page.number, (segment.box,))


def _disguised(page: PageLayout) -> Iterator[Statement]:
    for segment in page.segments:
        word = disguised_word(segment.text)
        if word is not None:
            yield _statement(_of_letters(word), segment.text, page.number, (segment.box,))


def _of_letters(word: str) -> Notice:
    return Notice("disguised", "", word)


def _told(taken: Mapping[str, Claim]) -> Set[Decimal]:
    """The amounts outside the items, without their signs, and those that lead from one sum to another of its kind."""
    sums = {
        term: abs(claim.value)
        for term, claim in taken.items()
        if isinstance(claim.value, Decimal) and not term.startswith(_ITEM) and _is_amount(term)
    }
    pairs = ((sums[one], sums[other]) for one, other in _PAIRS if one in sums and other in sums)
    return {Decimal(0), *sums.values(), *(abs(one - other) for one, other in pairs)}


def _is_amount(term: str) -> bool:
    return term_of(term).kind == "amount"
