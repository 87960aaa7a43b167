"""Words of headings of parties that head none: a country, a letter of a row, "from" and "to" over a timetable; and the
signs by which headings are told.
"""

from __future__ import annotations

import re

from extractors.languages import spoken
from extractors.page import PageLayout, Segment
from extractors.page.labels import Mark
from extractors.page.names import LEGAL_FORM, cut_name, is_address, is_name
from extractors.page.roles import NUMBER
from extractors.parsing import find_dates
from extractors.parties.together import rows_under

DIRECTION = re.compile(rf"(?i){spoken('direction')}")
_LARGER = 1.5  # than the text of the page: no heading of a block
_HEADLINE = 1.15  # than the text of the page
_LINKING = 3  # letters of a word before a number or a day: "n.", "Nr.", "del", "vom"
_TITLES = {"invoice", "credit_note", "receipt"}
_HEADS = 4  # cells of a row that heads a table, and no address


def letters_a_row(page: PageLayout, mark: Mark, goods: float) -> bool:
    """Whether a letter without a colon stands in the table of items that begins at `goods`: "A   Scaffold, block C" is
    its first row, and for nobody; or is larger than text: the class of the invoice, as Argentina prints it."""
    apart = mark.segment.box.top > goods or mark.segment.size > _LARGER * page.body
    return apart and len(mark.wording.strip()) == 1 and not colon(mark)


def is_country(page: PageLayout, mark: Mark) -> bool:
    """Whether two letters behind a word are a country's rather than a short heading: "DE" is French for "from"."""
    if not re.fullmatch(r"[A-Z]{2}", mark.segment.text):
        return False
    left = next(page.lefts(mark.segment), None)
    return left is not None and sum(character.isalpha() for character in left.text) > len(mark.segment.text)


def is_among_heads(page: PageLayout, mark: Mark) -> bool:
    """Whether "from" or "to" stands without a colon among the heads of a table of times or places."""
    cells = page.lines[mark.segment.line].segments
    if len(cells) < _HEADS or colon(mark) or DIRECTION.fullmatch(mark.wording.strip()) is None:
        return False
    return not _is_over_party(page, mark.segment)


def _is_over_party(page: PageLayout, heading: Segment) -> bool:
    """Whether a name with its address under it stands below: what the other heads are called tells nothing, as a table
    of rides has a customer and a date, too."""
    first = next(iter(page.below(heading.box)), None)
    if first is None or is_address(first.text) or not is_name(cut_name(first.text)):
        return False
    return any(is_address(row.text) for row in rows_under(page, first))


def titles_below(page: PageLayout, mark: Mark, last: Segment) -> bool:
    """Whether a row is the title of a bill or names its number, set larger than text or apart from the `last` row above
    it, with nothing but its number and day behind it: it stands under an address, and is none of its rows. A row that
    an address still follows is one of them: "Bill 12" may be a name."""
    segment = mark.segment
    if mark.start or not (_TITLES & set(mark.titles) or mark.roles.get(NUMBER, 0.0) == 1.0):
        return False
    rest = [word.text for word in segment.words[mark.stop :]]
    numbered = any(map(str.isdigit, "".join(rest))) and all(map(_is_of_number, rest))
    large = segment.size > _HEADLINE * page.body and (numbered or not rest)
    apart = numbered and segment.box.top - last.box.bottom > segment.size
    return (large or apart) and not _goes_on_in_address(page, segment)


def _is_of_number(word: str) -> bool:
    """Whether a word is a number or a day, or links them to a title; the legal form of a company does not."""
    return any(map(str.isdigit, word)) or (len(word) <= _LINKING and LEGAL_FORM.search(word) is None)


def _goes_on_in_address(page: PageLayout, segment: Segment) -> bool:
    """Whether an address follows in the block; "Invoice date: 12 Oct 2026" reads like one, and is none."""
    rows = page.block_of(segment).rows
    return any(is_address(row.text) and not find_dates(row.text) for row in rows[rows.index(segment) + 1 :])


def colon(mark: Mark) -> bool:
    """Whether the label ends with a colon."""
    words = mark.segment.words
    return words[mark.stop - 1].text.endswith(":") or (mark.stop < len(words) and words[mark.stop].text == ":")
