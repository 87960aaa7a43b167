"""Numbers that identify: invoice, order, preceding invoice, buyer and payment reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.languages import everyday_words, spoken
from extractors.meanings import leading_title, match_column
from extractors.page import PageLayout, Segment, Span
from extractors.page.claims import claim
from extractors.page.counter import counts_pages
from extractors.page.labels import MOST, Mark
from extractors.page.names import is_address
from extractors.page.naming import Naming
from extractors.page.numbered import is_joined, may_be_one
from extractors.page.orders import is_of_a_box, is_order_label, order_in
from extractors.page.roles import BUYER_REFERENCE, ID_ROLES, NUMBER, PAYMENT_REFERENCE, PURCHASE_ORDER, TITLE
from extractors.page.sheet import Sheet
from extractors.page.values import Money
from extractors.parsing import find_ibans, find_vat_ids, is_article_or_location_number
from extractors.parsing.folding import compact
from extractors.parties.parties import Parties
from extractors.rules.compound_titles import SIGN, UPPER, compound_before
from extractors.rules.kind import INVOICES
from extractors.rules.series import is_of_an_invoice, series_of
from schemas import Claim
from schemas.grades import FIRM, LIKELY, NAMED, VAGUE

_PART = re.compile(r"[A-Z]{1,6}(?:-[A-Z]{1,3})?|[-/.#]|[\w./#&+:-]*\d[\w./#&+()-]*")
_HAS_DIGIT = re.compile(r"\d")
_NO_ID = re.compile(
    r"(?i)\d+[.,]\d{2}|[€$£].*|.*[%@€$£].*|\d{1,2}:\d\d.*|(?:19|20)\d\d|https?:.*|www\..*|\+\d.*|.*\.(?:com|net|org|de|fr|nl)"
    r"|[a-z]\d[a-z] \d[a-z]\d"  # a Canadian post code, in "Vancouver BC V6B 9Z9"
)
_AMOUNT = re.compile(r"\d+[.,]\d{2}")
_BRACKETED = re.compile(r"\(.*\)")
_BOX = re.compile(r"(?i)p\.?\s?o\.?\s?box\b")  # part of an address, not an order number
_ENDED = re.compile(r"\S*\d\S*[:;]")  # "26187: returned early"
_DAYS = re.compile(rf"(?i)(?:{spoken('days')})\W*")
# "Entered in the register of companies, volume 1804, folio 77": the numbers behind that are the seller's entry.
_REGISTER = re.compile(rf"(?i)\b(?:{spoken('register')})\b")
_LESS = re.compile(r"[-−–]\d+")  # a quantity that is taken back
_SUFFIX = re.compile(spoken("number_suffix"), re.IGNORECASE)  # "2026.31 bis"
_SERIES = re.compile(r"[A-Z]{1,4}")  # letters before the number of one month
_BOXED = re.compile(r"\d(?: \d){2,}")  # each digit in a box of a form
_PARTED = re.compile(r"(?:\w+ )?\w+[-/]\w+")  # "MT 1196/2026" is no VAT id by chance, unless its check digits fit
_DATED = re.compile(rf"(?i)(?:{spoken('dated')})")
_PREFIX = re.compile(r"[A-Z]{2,3}")
_WHOLE = 0.5  # of a segment is a label
_LARGE = 1.15  # of the text: a title
_ANOTHER = 0.8  # share of it for "no." behind the name of a paper that is no invoice
_LONGEST = 30
_SYLLABLE, _LINKS = 2, 3  # letters: of a syllable, and of words too long to link others
# The columns by which a header row is known to be that of what was sold; the numbers under it are those of articles.
_SOLD, _COUNTED = frozenset({"description", "quantity"}), frozenset({"unit_price", "net", "gross"})
# "Vos références" heads a block of several numbers, each with its own label.
_HEADING = re.compile(rf"(?i)(?:{spoken('references')})$")
_NUMBERED = re.compile(rf"{SIGN.pattern}$")  # a title that is a label: "Fakturanr."


def propose_references(sheet: Sheet, parties: Parties) -> Iterator[Claim]:
    """Claims for every identifying number with a label, and for a bare number under or beside the title.

    Numbers in a party's section are that party's, but for those that no party has.
    """
    owned = {id(row.segment) for section in parties.sections for row in section.rows}
    for page in sheet.layout.pages:
        for segment in page.segments:
            if _BOX.match(segment.text) or counts_pages(segment.text):
                continue
            theirs = _belongs_to_party(sheet, page, segment, owned)
            for span in _candidates(sheet, segment) if _HAS_DIGIT.search(segment.text) else ():
                found = (one for one in _claims(sheet, page, span) if not theirs or _is_no_partys(sheet, span, one))
                yield from (one for one in found if not is_of_a_box(one, segment.text, theirs=theirs))


def _is_no_partys(sheet: Sheet, span: Span, one: Claim) -> bool:
    """Whether no party has such a number: an order right behind a label that names nothing else, or a number alone in
    its cell whose label beside or above it is the number of an invoice, and no title. Such rows part an address."""
    if one.term != NUMBER:
        return one.term == PURCHASE_ORDER and one.score >= LIKELY
    label = next((naming.mark for naming in sheet.name(span) if naming.wording == one.label), None)
    if label is None or label.cover < MOST or span.stop - span.start < len(span.segment.words):
        return False
    named = not label.titles or _NUMBERED.search(label.wording) is not None
    return named and {role for role in label.roles if not role.startswith(TITLE)} == {NUMBER}


def _belongs_to_party(sheet: Sheet, page: PageLayout, segment: Segment, owned: set[int]) -> bool:
    left = next(page.lefts(segment), None)
    begins = [mark.roles for mark in sheet.marks_in(segment) if mark.start == 0]
    if any(roles.get(role) == 1.0 for roles in begins for role in (PURCHASE_ORDER, PAYMENT_REFERENCE)):
        return False
    if id(segment) in owned:
        return left is None or id(left) in owned
    labelled = left is not None and any(mark.cover > 0.5 for mark in sheet.marks_in(left))
    return labelled and id(left) in owned


def _candidates(sheet: Sheet, segment: Segment) -> Iterator[Span]:
    """Runs of words that look like one identifier, between labels and dates."""
    marks = [mark for mark in sheet.marks_in(segment) if not _is_prefix(sheet, mark)]
    taken = {n for mark in marks for n in range(mark.start, mark.stop)}
    days = (day.span for day in sheet.days_in(segment) if not _is_of_a_series(sheet, day.span))
    taken |= {n for day in days for n in range(day.start, day.stop)}
    amounts = (one.span for one in sheet.money_in(segment) if _is_money(one) and not _is_numbered(marks, one.span))
    taken |= {n for span in amounts for n in range(span.start, span.stop)}
    texts = [word.text for word in segment.words]
    run: list[int] = []
    for number, word in enumerate([*segment.words, None]):
        fits = (
            word is not None
            and (number not in taken or _is_suffix(texts, number))
            and not _BRACKETED.fullmatch(word.text)
            and not (number and segment.words[number - 1].text == "@")  # a price
            and (_PART.fullmatch(word.text.strip("()[],;:")) or is_joined(texts, number) or _is_suffix(texts, number))
        )
        if fits:
            run.append(number)
        if fits and not (word is not None and _ENDED.fullmatch(word.text)):
            continue
        if run and not (word is not None and _DAYS.fullmatch(word.text)):
            yield from _of_run(segment, run)
        run = []


def _is_of_a_series(sheet: Sheet, day: Span) -> bool:
    """Whether what reads as a day is the fifth number of a month behind the letters of its series, and those behind a
    title or the label of a number, be it in a cell of its own: "Faktura FV 5/3/2026"; another day dates the document
    then."""
    words, series = day.segment.words, day.start - 1
    if day.stop - day.start != 1 or "/" not in words[day.start].text or series < 0:
        return False
    letters = words[series].text
    if _SERIES.fullmatch(letters) is None or letters.casefold() in everyday_words() or _DATED.fullmatch(letters):
        return False
    dated = any(other.span.segment is not day.segment for other in sheet.days)
    if series == 0:
        namings = sheet.name(Span(day.segment, 0, day.stop))[:1]
        return dated and any(naming.mark.roles.get(NUMBER, 0.0) == 1.0 for naming in namings)
    titled = (mark for mark in sheet.marks_in(day.segment) if mark.titles or NUMBER in mark.roles)
    return dated and any(mark.stop == series for mark in titled)


def _is_prefix(sheet: Sheet, mark: Mark) -> bool:
    """Whether capitals begin a number that a label beside or above names: "CDE 45091" under "V/référence", or one of
    the same before them."""
    behind = mark.segment.words[mark.stop : mark.stop + 1]
    if mark.start and _follows_its_like(sheet, mark) and behind and _HAS_DIGIT.search(behind[0].text):
        return True
    if mark.start or not _PREFIX.fullmatch(mark.wording) or not behind or not _HAS_DIGIT.search(behind[0].text):
        return False
    named = sheet.name(Span(mark.segment, 0, mark.stop + 1))
    return any(naming.position in ("left", "above") and naming.mark.cover > _WHOLE for naming in named)


def _is_numbered(marks: Sequence[Mark], span: Span) -> bool:
    """Whether a label of invoice numbers, or a title with a word for a number, stands right before: "n° 2026.31"."""
    signed = span.start and SIGN.fullmatch(span.segment.words[span.start - 1].text)
    return bool(signed) and any(m.stop == span.start and (m.titles or m.roles.keys() == {NUMBER}) for m in marks)


def _is_suffix(words: Sequence[str], number: int) -> bool:
    """Whether the last word of a row says that a number is given a second time: "2026.31 bis"."""
    last = number == len(words) - 1 and number > 0
    return last and _SUFFIX.fullmatch(words[number]) is not None and words[number - 1][-1:].isdigit()


def _follows_its_like(sheet: Sheet, mark: Mark) -> bool:
    """Whether capitals stand right behind a label of what they name, "Order: PO 4711", or of "Invoice no. RE 4711"."""
    words, roles = [word.text for word in mark.segment.words], mark.roles.keys()
    others = (ID_ROLES - {PAYMENT_REFERENCE}) & roles  # that is the invoice's number: "Rechnung Nr. VS 410"
    capitals, named = _PREFIX.fullmatch(mark.wording) is not None, {*roles, *(() if others else (NUMBER,))}
    alike = (o for o in sheet.marks_in(mark.segment) if o.stop <= mark.start and o.roles.keys() & named)
    return capitals and any(not any(map(str.isalnum, "".join(words[o.stop : mark.start]))) for o in alike)


def _is_money(money: Money) -> bool:
    """Whether an amount is surely one: letters before digits ("KR4711") are no currency mark of a number."""
    symbol = money.amount.symbol
    return money.amount.decimals == 2 or (symbol is not None and not symbol[0].isalpha())


def _of_run(segment: Segment, run: list[int]) -> Iterator[Span]:
    while run and not _HAS_DIGIT.search(segment.words[run[-1]].text) and not _ends_a_number(segment, run):
        run.pop()
    while run and re.fullmatch(r"\W+", segment.words[run[0]].text):
        run.pop(0)
    if run and may_be_one([segment.words[number].text for number in run]):
        yield Span(segment, run[0], run[-1] + 1)


def _ends_a_number(segment: Segment, run: list[int]) -> bool:
    """Whether letters behind a slash are the last part of a number that slashes part: "211 / 02 / 2026 / BB"; or a word
    says that it is given a second time."""
    words = [segment.words[number].text for number in run]
    if _is_suffix([word.text for word in segment.words], run[-1]):
        return True
    return words.count("/") > 1 and words[-2] == "/" and _SERIES.fullmatch(words[-1]) is not None


def _claims(sheet: Sheet, page: PageLayout, span: Span) -> Iterator[Claim]:
    text = re.sub(r"^[\W_]+|[^\w)]+$" if "(" in span.text[1:] else r"^[\W_]+|\W+$", "", span.text)
    if not _may_identify(sheet, span, text):
        return
    series = series_of(page, span)
    namings = [
        naming
        for naming in sheet.name(span)
        if not (_of_a_house(span, naming) or _of_an_article(page, naming) or _is_a_syllable(naming))
        and not _is_a_unit(page, naming)
        and not (series is None and _of_the_word_before(sheet, naming))
        and not (naming.position == "left" and _has_number(naming.mark))
    ]
    if len(namings) > 1 and _is_bare(namings[0]) and namings[1].position == "above":
        namings = namings[1:]
    titled = _title_before(page, span, namings)
    if not namings:
        titled = compound_before(sheet, page, span)
    if titled is None and all(naming.mark.titles for naming in namings):
        titled = _title_beside(sheet, page, span)
    spans = (span,) if series is None else (series, span)
    text = text.replace(" ", "") if _BOXED.fullmatch(text) else text
    text = " ".join([*(part.text.strip(",;:") for part in spans[:-1]), text])
    raw = " ".join(part.text for part in spans)
    if titled is not None:
        yield claim(NUMBER, text, raw, spans, titled[0] - _oddness(text), titled[1])
    for rank, naming in enumerate(namings[:2]):
        share = 1.0 if rank == 0 else 0.55
        for role, strength in naming.of(ID_ROLES):
            score = strength * share * _clearness(role, naming)
            serial = role == NUMBER and series is not None and not rank and is_of_an_invoice(sheet, page, series)
            score = max(score, NAMED if naming.position == "inline" else FIRM) if serial else score
            if role == NUMBER and not serial and _of_a_paper(page, naming):
                score *= _ANOTHER
            if role == BUYER_REFERENCE and naming.position != "inline" and _HEADING.search(naming.wording):
                continue
            if role == BUYER_REFERENCE and (order := order_in(text)) is not None:
                yield claim(PURCHASE_ORDER, order, raw, spans, score, naming.wording)
            doubt = _going_on(span) if role == NUMBER else None
            yield claim(role, text, raw, spans, score - _oddness(text), naming.wording, doubt)


def _going_on(span: Span) -> str | None:
    """The doubt of a number right behind which another one is: "No. hm.26 no. 9"."""
    sign, *rest = [word.text for word in span.segment.words[span.stop : span.stop + 2]] or [""]
    more = SIGN.fullmatch(sign) is not None and any(map(_HAS_DIGIT.match, rest))
    return f"{sign} {rest[0]} stands right behind it, and may belong to it." if more else None


def _may_identify(sheet: Sheet, span: Span, text: str) -> bool:
    """Whether a `text` may be a number of a paper by its form and by what stands right before it."""
    if not _HAS_DIGIT.search(text) or len(text) > _LONGEST or find_ibans(text):
        return False
    if any(one.checked or _PARTED.fullmatch(text) is None for one in find_vat_ids(text)):
        return False
    numbered = _AMOUNT.fullmatch(text) is not None and _is_numbered(sheet.marks_in(span.segment), span)
    if (_NO_ID.fullmatch(text) and not numbered) or _in_vat_id(span):
        return False
    before = [word.text for word in span.segment.words[: span.start]]
    priced = before[-1:] == ["@"]
    return not (_LESS.fullmatch(span.text) or priced or _REGISTER.search(" ".join(before)))


def _in_vat_id(span: Span) -> bool:
    """Whether words are of a VAT id that began with a label: "NO 917 440 506 MVA"."""
    words = [word.text for word in span.segment.words]
    start, stop = len(" ".join([*words[: span.start], ""])), len(" ".join(words[: span.stop]))
    known = (one for one in find_vat_ids(" ".join(words)) if one.checked)
    return any(one.span[0] <= start and stop <= one.span[1] for one in known)


def _of_a_house(span: Span, naming: Naming) -> bool:
    """Whether "No" stands in an address before the number of a house: "Gül Sok. No: 2 D:1"."""
    beside = naming.mark.segment is span.segment and len(naming.mark.roles) > 1 and not _in_context(naming)
    return beside and is_address(span.segment.text)


def _is_a_syllable(naming: Naming) -> bool:
    """Whether two letters inside other words are no label: "Via Po 31", "40x30 BC" beside a number."""
    mark = naming.mark
    if not mark.start or len(compact(mark.wording)) > _SYLLABLE or NUMBER in mark.roles:
        return False
    return naming.position != "inline" or not mark.wording.isupper()


def _of_the_word_before(sheet: Sheet, naming: Naming) -> bool:
    """Whether "No." in a sentence numbers what stands before it, which is no paper: "schedule No. 4.2", "§ 4 Nr. 12",
    "FT-80 no. 2214"."""
    mark = naming.mark
    if naming.position != "inline" or not mark.start or len(mark.roles) == 1 or NUMBER not in mark.roles:
        return False
    if any(other.start < mark.start for other in sheet.marks_in(mark.segment)):
        return False
    before = mark.segment.words[mark.start - 1].text
    designation = before[-1:].isalnum() and any(map(str.isalpha, before))
    return designation or mark.segment.words[max(mark.start - 2, 0)].text.startswith("§")


def _of_a_paper(page: PageLayout, naming: Naming) -> bool:
    """Whether "no." stands in a row of the body's size behind words, none of which names an invoice: "Ref. service
    report no. 358"."""
    mark = naming.mark
    if naming.position != "inline" or len(mark.roles) == 1 or mark.segment.size > _LARGE * page.body:
        return False
    before = mark.segment.words[: mark.start]
    return any(sum(map(str.isalpha, word.text)) > _LINKS for word in before) and not _in_context(naming)


def _has_number(mark: Mark) -> bool:
    """Whether a number stands behind a label in its own segment."""
    return any(_HAS_DIGIT.search(word.text) for word in mark.segment.words[mark.stop :])


def _is_bare(naming: Naming) -> bool:
    """Whether "#" begins a cell: the label above says what number it is."""
    return naming.position == "inline" and naming.mark.start == 0 and naming.mark.wording.strip() == "#"


def _of_an_article(page: PageLayout, naming: Naming) -> bool:
    """Whether a vague label heads a column of the table of items: "Reference" over article numbers."""
    if naming.position != "above" or len(naming.mark.roles) == 1:
        return False
    heads = page.lines[naming.mark.segment.line].segments
    columns = {match.term for head in heads if (match := match_column(head.text)) is not None}
    return bool(columns & _SOLD and columns & _COUNTED)


def _is_a_unit(page: PageLayout, naming: Naming) -> bool:
    """Whether "NR" is a cell under the head of units: so many pieces stand beside it."""
    mark = naming.mark
    if naming.position != "left" or mark.cover < 1 or len(mark.roles) == 1:
        return False
    heads = (match_column(cell.text) for cell in page.above(mark.segment.box, page.height))
    return any(head is not None and head.term == "unit" for head in heads)


def _clearness(role: str, naming: Naming) -> float:
    """How far a label with several meanings is trusted: less, but for the likeliest of meanings that differ little."""
    if len(naming.mark.roles) == 1 or _in_context(naming):
        return 1.0
    if role == PURCHASE_ORDER and not is_order_label(naming.wording):
        return VAGUE  # "Reference" may be that of an account, a customer, a payment
    likeliest = next(iter(naming.mark.roles))
    return NAMED if role == likeliest and role in (PURCHASE_ORDER, BUYER_REFERENCE) else FIRM


def _in_context(naming: Naming) -> bool:
    """Whether an ambiguous label ("No.") follows the word it belongs to ("Invoice ... No.")."""
    marks = (word.text for word in naming.mark.segment.words[: naming.mark.start])
    before = leading_title(" ".join(marks))
    return before is not None and before.term in INVOICES


def _oddness(text: str) -> float:
    """How unlike an invoice number a text is; numbers with another meaning by their check digits are not credible."""
    if is_article_or_location_number(text):
        return 0.25
    digits = sum(character.isdigit() for character in text)
    return 0.1 if digits < 2 and len(text) < 3 else 0.0


def _title_before(page: PageLayout, span: Span, namings: list[Naming]) -> tuple[float, str] | None:
    """The score and wording of a title that the number follows: "Invoice 4711", or "# 4711" right under it."""
    for naming in namings[:2]:
        mark = naming.mark
        others = ID_ROLES - {NUMBER}
        if not (INVOICES | {"receipt"}) & set(mark.titles) or others & mark.roles.keys():
            continue
        large = mark.segment.size > _LARGE * page.body
        upper = mark.segment.box.middle < UPPER * page.height
        if naming.position == "inline" and (mark.start == 0 or large):
            return FIRM + 0.06 * large + 0.03 * upper, naming.wording
        alone = span.start == 0 and span.stop == len(span.segment.words)
        signed = span.text.startswith("#") or _is_signed(span)
        if naming.position == "above" and upper and ((large and alone) or signed):
            return 0.62 + 0.1 * signed, naming.wording
    return None


def _title_beside(sheet: Sheet, page: PageLayout, span: Span) -> tuple[float, str] | None:
    """The score and wording of a title in whose line a number stands alone, however far and set as large: it is in a
    box of its own, or at the other edge."""
    own = span.segment
    alone = (span.start == 0 and span.stop == len(own.words)) or _is_signed(span)
    if not alone or own.size <= _LARGE * page.body or own.box.middle >= UPPER * page.height:
        return None
    level = [one for one in page.segments if one.box.top < own.box.middle < one.box.bottom]
    nearest = max((one for one in level if one.box.x1 <= own.box.x0), key=lambda one: one.box.x1, default=own)
    if nearest.size <= _LARGE * page.body or any(one.box.x0 >= own.box.x1 for one in level):
        return None
    titles = (mark for mark in sheet.marks_in(nearest) if mark.start == 0 and INVOICES & set(mark.titles))
    return next(((FIRM, title.wording) for title in titles), None)


def _is_signed(span: Span) -> bool:
    """Whether a word for a number and that number are all of a segment: "č. 260100118"."""
    words = span.segment.words
    return span.stop == len(words) and bool(SIGN.fullmatch(" ".join(word.text for word in words[: span.start])))
