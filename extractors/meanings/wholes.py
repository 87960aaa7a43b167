"""Words for the whole of what is owed."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.languages import LANGUAGES, Vocabulary, Wordings
from extractors.meanings.phrases import holds
from extractors.parsing.folding import pieces


def names_the_whole(text: str) -> bool:
    """Whether `text` names a total, an amount or an invoice: what it says of a share may be of the whole."""
    words = pieces(text)
    return any(holds(wordings, words) for one in LANGUAGES.values() for wordings in _wholes(one))


def _wholes(language: Vocabulary) -> Iterator[Wordings]:
    labels = (language.labels, language.ambiguous)
    yield from (named.get(term, ()) for named in labels for term in ("totals.gross", "totals.due", "totals.net"))
    yield from (language.rows["total"], language.titles["invoice"], language.payments["sums"])
