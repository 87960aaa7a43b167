"""Pages that go with an invoice, as a statement or a delivery note does: what they say of themselves by that name, they
say not of the invoice."""

from __future__ import annotations

from extractors.languages import LANGUAGES
from extractors.meanings import leading_title
from extractors.meanings.another import names_an_invoice
from extractors.meanings.negations import denies
from extractors.meanings.phrases import holds
from extractors.page import PageLayout
from extractors.parsing.folding import pieces

_BESIDE = frozenset({"statement", "delivery_note", "order"})
_HEAD = 3  # pieces of text in which a page is titled
_SHORT = 9  # words of a sentence that says no more
_SUBJECT = 5  # words of a sentence in which it names what it is about


def is_of_annex(page: PageLayout, sentence: str) -> bool:
    """Whether a sentence on a page behind the first, which is titled so, is about that: "This statement is not an
    invoice"."""
    if page.number == 1:
        return False
    titles = (leading_title(segment.text) for segment in page.segments[:_HEAD])
    terms = {title.term for title in titles if title is not None} & _BESIDE
    subject = pieces(sentence)[:_SUBJECT] if terms else ()
    return any(holds(own.titles.get(term, ()), subject) for own in LANGUAGES.values() for term in terms)


def is_no_invoice_itself(page: PageLayout, sentence: str) -> bool:
    """Whether such a sentence says no more than that what it is about is no invoice."""
    words = pieces(sentence)
    if len(words) > _SHORT or not is_of_annex(page, sentence):
        return False
    return any(denies(own, words) and names_an_invoice(own, words) for own in LANGUAGES.values())
