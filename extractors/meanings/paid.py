"""Words of what was paid: the single words of a language that are stamps of it."""

from __future__ import annotations

from extractors.languages import Vocabulary, Wordings
from extractors.meanings.phrases import Speakers
from extractors.parsing.folding import pieces


def words_of_paid(own: Vocabulary) -> Wordings:
    """The single words of a language that are stamps of what was paid."""
    return tuple(wording for wording in own.notices.stamps["paid"] if len(wording.split()) == 1)


PAID = Speakers(words_of_paid)


def speaks_of_paid(text: str) -> bool:
    """Whether a word of `text` is one of what was paid."""
    return bool(PAID.among(pieces(text)))
