"""Pages that go with an invoice, as a statement or a delivery note does: what they say of themselves by that name, they
say not of the invoice."""

from __future__ import annotations

from collections.abc import Sequence, Set

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings import leading_title
from extractors.meanings.another import names_an_invoice
from extractors.meanings.negations import denies
from extractors.meanings.phrases import clauses, places_of
from extractors.page import PageLayout
from extractors.page.once import once
from extractors.parsing.folding import pieces

_BESIDE = frozenset({"statement", "delivery_note"})  # an order is named by what belongs to it, too
_HEAD = 3  # pieces of text in which a page is titled
_SHORT = 9  # words of a sentence that says no more
_LEAD, _LINK = 2, 1  # words before what a sentence is about, as "this", and between that and "not", as "is"


def is_of_annex(page: PageLayout, sentence: str) -> bool:
    """Whether a sentence on a page behind the first, which is titled so, is about that: "This statement is not an
    invoice"."""
    terms = _titles_of(page)
    parts = [pieces(clause) for clause in clauses(sentence, at_commas=True)] if terms else []
    return any(_denies_itself(own, term, parts) for own in LANGUAGES.values() for term in terms)


@once
def _titles_of(page: PageLayout) -> Set[str]:
    """What a page behind the first is titled that goes with an invoice."""
    if page.number == 1:
        return frozenset()
    titles = (leading_title(segment.text) for segment in page.segments[:_HEAD])
    return {title.term for title in titles if title is not None} & _BESIDE


def _denies_itself(own: Vocabulary, term: str, parts: Sequence[Sequence[str]]) -> bool:
    """Whether a clause begins with a title and denies right behind it, without another subject between, as "this
    document"; and nothing behind that denies an invoice again."""
    for at, words in enumerate(parts):
        titles = (place for place in places_of(own.titles.get(term, ()), words) if place.start <= _LEAD)
        for title in titles:
            rest = [word for word in words[title.stop :] if len(word) > 1]  # without an "n'"
            if denies(own, rest[: _LINK + 1]):
                named = next((place for place, word in enumerate(rest) if names_an_invoice(own, [word])), len(rest))
                return not any(_denies_one(own, part) for part in (rest[named + 1 :], *parts[at + 1 :]))
    return False


def _denies_one(own: Vocabulary, words: Sequence[str]) -> bool:
    return denies(own, words) and names_an_invoice(own, words)


def is_no_invoice_itself(page: PageLayout, sentence: str) -> bool:
    """Whether such a sentence says no more than that what it is about is no invoice."""
    words = pieces(sentence)
    if len(words) > _SHORT or not is_of_annex(page, sentence):
        return False
    return any(_denies_one(own, words) for own in LANGUAGES.values())
