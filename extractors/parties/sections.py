"""Party sections: what stands under, beside or behind a heading such as "Bill to" or "Seller"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.languages import spoken
from extractors.meanings import match_column
from extractors.meanings.changes import is_collected
from extractors.meanings.matching import MISSPELT
from extractors.meanings.payments import heads_a_slip, is_the_payers
from extractors.page import PageLayout, Segment, Span
from extractors.page.heads import top_of_items
from extractors.page.labels import MOST, NEARLY_ALL, Mark
from extractors.page.names import ASIDE, ATTENTION, LEGAL_FORM, cut_name, is_address, is_city, is_name
from extractors.page.roles import BUYER, DATE_ROLES, ID_ROLES, NUMBER, SELLER, TAX_NUMBER, THIRD, TOTAL_ROLES, VAT
from extractors.page.sheet import Sheet
from extractors.page.spans import whole
from extractors.parsing import find_ibans
from extractors.parties.agents import heads_seller, names_an_agent
from extractors.parties.form_labels import Part, part_named
from extractors.parties.form_rows import is_form, is_numbered, right_of
from extractors.parties.no_headings import DIRECTION, colon, is_among_heads, is_country, letters_a_row, titles_below

_ACCOUNT_TOLD = re.compile(r"[*•xX]{2}|\d{4}")  # the digits of an account, most of them hidden as a rule
_HOLDER = re.compile(rf"(?i)(?:{spoken('holder')})")
RECEIVER = re.compile(rf"(?i)(?:{spoken('receiver')})")
_PAID = 3  # rows with its name within which the account of who is paid stands
_PRICED = 2  # rows with amounts beside them: items, and no address
_CENTS = 2  # decimals of a price
_INDENT = 4.0  # em: rows under a heading may be indented this far
_FLUSH = 0.6  # em: the right edges of rows that are aligned on the right agree this well
_GAP = 2.6  # line heights between heading and first row at most
_HANGING = 0.5  # in em: rows that hang below a text begin where it does
_ROW_GAP = 2.2  # line heights between rows of a section at most
_TIGHT_GAP = 0.6  # of one whose first row is complete
_MOST_ROWS = 12
_MOST_WORDS = 2  # of a heading in one of several languages
_GLOSS = re.compile(r"\(\s*[^\W\d_][^()\d]*\)\s*:?")  # "Seller (issuer)"


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A party's rows from top to bottom, the role of its heading (None without one), and the heading as printed.

    `name_row` is the row that a label "Name:" points to, if the section is a form.
    """

    role: str | None
    heading: str | None
    page: int
    rows: tuple[Span, ...]
    inline: bool = False
    name_row: Span | None = None


def labelled_sections(sheet: Sheet) -> Sequence[Section]:
    """The sections under every heading that names a party, on all pages; "Attn." within one begins no other. Where none
    is the buyer's, who holds a contract buys."""
    found: list[Section] = []
    held: list[Section] = []
    for page in sheet.layout.pages:
        goods = top_of_items(page)
        # A slip that the buyer sends back with the payment goes from the buyer to the seller.
        slip = next((s.box.top for s in page.segments if heads_a_slip(s.text)), page.height + 1)
        for segment in page.segments:
            if ATTENTION.match(segment.text) and (in_sections(segment, found) or _names_a_person(sheet, page, segment)):
                continue
            for mark in sheet.marks_in(segment):
                role = _party_role(mark)
                if role is None or (role == THIRD and in_sections(segment, found)):
                    continue
                if role == SELLER and _is_debited(page, mark):
                    role = BUYER
                if segment.box.top >= slip - segment.box.height and DIRECTION.fullmatch(mark.wording.strip(" :")):
                    role = {BUYER: SELLER, SELLER: BUYER}.get(role, role)
                if role == SELLER and names_an_agent(page, segment) and not heads_seller(page, segment):
                    continue
                heads = _is_heading(mark) or _hangs(page, mark) or _salutes(page, mark) or _ends_a_heading(page, mark)
                if heads and not (
                    is_country(page, mark) or letters_a_row(page, mark, goods) or is_among_heads(page, mark)
                ):
                    section = _section(sheet, page, mark, role)
                    if section is not None and not _lists_items(sheet, section):
                        paid = role == BUYER and _is_paid(section)
                        found.append(replace(section, role=SELLER) if paid else section)
                        held += found[-1:] if role == SELLER and _holds_contract(sheet, page, mark) else ()
    if any(section.role == BUYER for section in found):
        return found
    return [replace(section, role=BUYER) if section in held else section for section in found]


def _lists_items(sheet: Sheet, section: Section) -> bool:
    """Whether what a heading begins is charged: "For attending on 2 May:", and under it what that costs."""
    first, *rows = section.rows
    named = section.inline and is_name(cut_name(first.text))
    return not named and are_items(sheet, rows if section.inline else section.rows, _PRICED)


def are_items(sheet: Sheet, rows: Sequence[Span], first: int | None = None) -> bool:
    """Whether prices end the lines of several of the `first` rows (None: of all), and none of all is a city: they say
    what was done, not for whom, and "To:" above them begins what is charged."""
    priced = sum(_ends_in_a_price(sheet, row) for row in rows[:first])
    return priced >= _PRICED and not any(is_city(row.text) for row in rows)


def _ends_in_a_price(sheet: Sheet, row: Span) -> bool:
    """Whether the last cell of the line of a row, apart from it, begins with an amount with cents."""
    end = sheet.layout.page(row.page).lines[row.segment.line].segments[-1]
    prices = (money for money in sheet.money_in(end) if money.amount.decimals == _CENTS and money.span.start == 0)
    return end is not row.segment and any(True for _ in prices)


def _names_a_person(sheet: Sheet, page: PageLayout, segment: Segment) -> bool:
    """Whether a row says to whom to bring the letter within an address, right under the name of whose it is."""
    rows = page.block_of(segment).rows
    at = rows.index(segment)
    above = rows[at - 1] if 0 < at < len(rows) - 1 else None
    if above is None or not is_name(cut_name(above.text)) or is_address(above.text) or sheet.marks_in(above):
        return False
    return any(is_address(row.text) for row in rows[at + 1 :])


def _is_debited(page: PageLayout, mark: Mark) -> bool:
    """Whether the row above tells from which account the amount is collected: its holder is who pays, unless the label
    names the creditor."""
    rows = page.block_of(mark.segment).rows
    above = rows[max(rows.index(mark.segment) - 1, 0)]
    debited = above is not mark.segment and _ACCOUNT_TOLD.search(above.text) is not None and is_collected(above.text)
    return debited and mark.start == 0 and not is_the_payers(mark.wording)


def _holds_contract(sheet: Sheet, page: PageLayout, mark: Mark) -> bool:
    """Whether "holder" heads a block without an account, under a name: of a contract, and so the customer."""
    if mark.cover < MOST or colon(mark) or _HOLDER.fullmatch(mark.wording.strip(" :")) is None:
        return False
    above = (row for row in page.segments if row.line < mark.segment.line and not sheet.marks_in(row))
    named = any(is_name(cut_name(row.text)) for row in above)
    return named and not any(find_ibans(row.text) for row in page.block_of(mark.segment).rows)


def _is_paid(section: Section) -> bool:
    """Whether an account stands under the name of a receiver: it receives the money, not the goods."""
    receives = section.inline and RECEIVER.fullmatch(str(section.heading).strip(" :")) is not None
    return receives and any(find_ibans(row.text) for row in section.rows[1:_PAID])


def _party_role(mark: Mark) -> str | None:
    if mark.names_a_name or mark.names_an_address:
        return None
    role = next((role for role in (THIRD, SELLER, BUYER) if role in mark.roles), None)
    misspelt = role is not None and mark.roles[role] <= MISSPELT
    return None if misspelt and not colon(mark) else role  # "Supplies" ends the name of a company


def _is_heading(mark: Mark) -> bool:
    """Whether the label fills its segment, begins it, or ends with a colon: "to" inside a sentence is no heading."""
    rest = " ".join(word.text for word in mark.segment.words[mark.stop :])
    if mark.segment.text.startswith(ASIDE):
        return False  # "(for: Pine Flats)" says more of the row above
    if LEGAL_FORM.search(rest) and not LEGAL_FORM.sub("", rest).strip(" .,&:"):
        return False  # the end of a company's name
    if mark.start == 0 and " " in mark.wording and LEGAL_FORM.search(rest) and is_name(rest):
        return True  # "Sold by Pine Tools Ltd"
    first = mark.start == 0 or (colon(mark) and _translates(mark))
    return mark.cover > MOST or is_glossed(mark) or (first and (colon(mark) or mark.cover > 0.6 or _in_languages(mark)))


def is_glossed(mark: Mark) -> bool:
    """Whether nothing follows a label but another word for it in brackets."""
    rest = mark.segment.words[mark.stop :]
    behind = " ".join(word.text for word in rest)
    told = mark.start == 0 and 0 < len(rest) <= _MOST_WORDS and _GLOSS.fullmatch(behind) is not None
    return told and not colon(mark) and not LEGAL_FORM.search(behind)


def _ends_a_heading(page: PageLayout, mark: Mark) -> bool:
    """Whether a label with a colon ends a sentence that says who bills, and for whom: "on behalf of the supplier:"."""
    ends = mark.stop == len(mark.segment.words) and colon(mark)
    return ends and SELLER in mark.roles and heads_seller(page, mark.segment)


def _translates(mark: Mark) -> bool:
    """Whether a label stands behind a slash and words that say the same in another language: "Maksja / Payer:"."""
    *before, slash = [word.text for word in mark.segment.words[: mark.start]] or [""]
    return slash == "/" and 0 < len(before) <= _MOST_WORDS and not any(map(str.isdigit, "".join(before)))


def _in_languages(mark: Mark) -> bool:
    """Whether a label is the first of several words for one thing: "Spett.le / Messrs / Firma"."""
    first, *others = mark.segment.text.split(" / ")
    own = " ".join(word.text for word in mark.segment.words[mark.start : mark.stop])
    short = all(len(other.split()) <= _MOST_WORDS and not re.search(r"\d", other) for other in others)
    return bool(others) and own == first and short and not LEGAL_FORM.search(mark.segment.text)


def _hangs(page: PageLayout, mark: Mark) -> bool:
    """Whether the rows below begin where the text behind the label does: it is the heading of all of them."""
    rest = None if mark.start else _rest(mark)
    if rest is None:
        return False
    em = max(mark.segment.size, 1.0)
    below = next(iter(page.below(mark.segment.box, 1.2)), None)
    return below is not None and abs(below.box.x0 - rest.box.x0) < _HANGING * em < rest.box.x0 - mark.segment.box.x0


def _salutes(page: PageLayout, mark: Mark) -> bool:
    """Whether the label is short for how a letter speaks to whom it names, over the address: "Spett.le Rossi"."""
    if mark.start or "." not in mark.wording or ATTENTION.match(mark.segment.text):
        return False
    rest = _rest(mark)
    if rest is None or not is_name(rest.text):
        return False
    below = [row for row in page.block_of(mark.segment).rows if row.line > mark.segment.line][:1]
    return any(is_address(part.strip()) for row in below for part in row.text.split(","))


def _section(sheet: Sheet, page: PageLayout, mark: Mark, role: str) -> Section | None:
    segment = mark.segment
    rest = _rest(mark)
    if rest is not None and not _is_labelled(sheet, rest):
        edges = (rest.box.x0,) if _hangs(page, mark) else (rest.box.x0, segment.box.x0)
        gap = _TIGHT_GAP if _is_complete(rest) else _ROW_GAP
        rows = [rest, *_rows_below(sheet, page, segment, *edges, gap=gap)]
        if not any(map(str.isalpha, rest.text)) and not any(is_address(row.text) for row in rows):
            return None  # "Till 2": a number of something
        return Section(role, mark.wording, page.number, tuple(rows), inline=True)
    if rest is not None and _names_a_number(sheet, rest):
        return None  # "Customer TRN"
    below = _first_below(sheet, page, segment)
    right = right_of(page, segment)
    if right is not None and (sheet.marks_in(right) and _fully_labelled(sheet, right)):
        right = None
    if below is not None and right is not None and is_numbered(page, below, right):
        return None
    labels = below is not None and right is not None and (_is_label(sheet, below) or is_form(page, below, right))
    if below is None or (labels and not form_name(sheet, page, below)):
        if right is None or not _near(page, segment, right):
            return None
        rows = [whole(right), *_rows_below(sheet, page, right, right.box.x0)]
        return Section(role, mark.wording, page.number, tuple(rows))
    rows = [whole(below), *_rows_below(sheet, page, below, below.box.x0)]
    name_row = next((row for row in (form_name(sheet, page, r.segment) for r in rows) if row is not None), None)
    if name_row is not None:
        rows = [whole(below), *_rows_below(sheet, page, below, below.box.x0, name_row.box.x0)]
    return Section(role, mark.wording, page.number, tuple(rows), name_row=name_row)


def _names_a_number(sheet: Sheet, rest: Span) -> bool:
    """Whether what follows a heading asks for a number of the party: it is the label of that."""
    return any(
        mark.start >= rest.start and {VAT, TAX_NUMBER, NUMBER} & mark.roles.keys()
        for mark in sheet.marks_in(rest.segment)
    )


def _near(page: PageLayout, segment: Segment, right: Segment) -> bool:
    return right.box.x0 - segment.box.x1 < 0.45 * page.width


def _rest(mark: Mark) -> Span | None:
    """What stands behind the label in its own segment, if it is more than punctuation."""
    if mark.start == 0 and (_in_languages(mark) or is_glossed(mark)):
        return None
    start = mark.stop
    words = mark.segment.words
    while start < len(words) and not any(c.isalnum() for c in words[start].text):
        start += 1
    if start >= len(words) or not LEGAL_FORM.sub("", " ".join(word.text for word in words[start:])).strip(" .,&"):
        return None
    return Span(mark.segment, start, len(words))


def _first_below(sheet: Sheet, page: PageLayout, segment: Segment) -> Segment | None:
    """The first row under a heading: overlapping in x, its left edge not far from the heading's, or right edges
    that agree."""
    em = max(segment.size, 1.0)
    for below in page.below(segment.box, _GAP + 1.0):
        aligned = -1.5 * em <= below.box.x0 - segment.box.x0 <= _INDENT * em or _flush(below, segment)
        if aligned and re.search(r"\w", below.text):
            marks = sheet.marks_in(below)
            if any(_party_role(mark) and _is_heading(mark) for mark in marks):
                return None
            return below
    return None


def _flush(segment: Segment, other: Segment) -> bool:
    """Whether two rows end at one right edge: a block that is aligned on the right."""
    return abs(segment.box.x1 - other.box.x1) < _FLUSH * max(segment.size, 1.0)


def _is_complete(rest: Span) -> bool:
    """Whether a name and its whole address stand behind a heading in one row: what stands apart below is another's."""
    name, *parts = rest.text.split(",")
    return is_name(cut_name(name)) and any(is_city(part.strip()) for part in parts)


def _rows_below(sheet: Sheet, page: PageLayout, first: Segment, *edges: float, gap: float = _ROW_GAP) -> Iterator[Span]:
    """The rows under `first` that share one of the left `edges`, until the next heading or a wide gap."""
    last = first
    em = max(first.size, first.box.height, page.body)
    for line in page.lines[first.line + 1 :]:
        if line.box.top - last.box.bottom > gap * em or line.index - first.line > 3 * _MOST_ROWS:
            return
        rows = [s for s in line.segments if any(abs(s.box.x0 - edge) < 1.2 * em for edge in edges) or _flush(s, first)]
        marks = [mark for row in rows if not ATTENTION.match(row.text) for mark in sheet.marks_in(row)]
        ends = [mark for mark in marks if _ends_section(mark) and not is_country(page, mark)]
        titled = any(titles_below(page, mark, last) for mark in marks)
        if titled or not all(_is_of_block(sheet, page, first, mark) for mark in ends):
            return
        yield from map(whole, rows)
        last = rows[-1] if rows else last


def _is_of_block(sheet: Sheet, page: PageLayout, first: Segment, mark: Mark) -> bool:
    """Whether a row that says where a party is found, or a branch of it, belongs to the name above it that has no
    address yet: its value is one, or the tax number of the block stands below, which no place of delivery has."""
    rows = page.block_of(first).rows
    rest = _rest(mark) if _party_role(mark) == THIRD and mark.start == 0 and colon(mark) else None
    if rest is None or mark.segment not in rows:
        return False
    at = rows.index(mark.segment)
    if any(is_address(row.text) for row in rows[rows.index(first) : at]):
        return False
    taxed = {VAT, TAX_NUMBER}
    below = (mark for row in rows[at + 1 :] for mark in sheet.marks_in(row) if mark.start == 0)
    return any(map(is_address, rest.text.split(", "))) or any(taxed & mark.roles.keys() for mark in below)


def _is_labelled(sheet: Sheet, rest: Span) -> bool:
    """Whether what follows a heading in its segment is another label: "Customer name & address:"."""
    marks = [mark for mark in sheet.marks_in(rest.segment) if mark.start >= rest.start]
    covered = {n for mark in marks for n in range(mark.start, mark.stop)}
    words = range(rest.start, rest.stop)
    return all(n in covered or not any(c.isalnum() for c in rest.segment.words[n].text) for n in words)


def _ends_section(mark: Mark) -> bool:
    """Whether a label begins something else: another party, or a field of the document."""
    fields = DATE_ROLES | ID_ROLES | TOTAL_ROLES | {"payment.terms"}
    return (bool(_party_role(mark)) and _is_heading(mark)) or (
        mark.cover > MOST and len(mark.roles) == 1 and not fields.isdisjoint(mark.roles)
    )


def _is_label(sheet: Sheet, segment: Segment) -> bool:
    return (
        segment.text.endswith(":")
        or _fully_labelled(sheet, segment)
        or any(mark.start == 0 and _in_languages(mark) for mark in sheet.marks_in(segment))
    )


def _fully_labelled(sheet: Sheet, segment: Segment) -> bool:
    return sum(mark.cover for mark in sheet.marks_in(segment)) > MOST


def form_name(sheet: Sheet, page: PageLayout, segment: Segment) -> Span | None:
    """The value of a form's "Name:" row, on its right; the last row of a stack that is centred on the label."""
    named = any(mark.names_a_name and mark.cover > NEARLY_ALL for mark in sheet.marks_in(segment))
    if not named and part_named(segment.text) is not Part.NAME:
        return None
    right = right_of(page, segment)
    if right is not None:
        heads = all(match_column(one.text, sheet.language) for one in (segment, right))
        return None if heads else whole(right)  # "Name  Quantity" begins a table
    em = max(segment.size, 1.0)
    beside = [
        s
        for s in page.segments
        if s.box.x0 > segment.box.x1 and abs(s.box.middle - segment.box.middle) < 1.2 * em and s.index != segment.index
    ]
    return whole(max(beside, key=lambda s: s.box.middle)) if beside else None


def in_sections(segment: Segment, sections: Sequence[Section]) -> bool:
    """Whether `segment` is a row of one of `sections`."""
    return any(row.segment is segment for section in sections for row in section.rows)
