"""Whether a sentence that says that a document is void, paid or a copy is of another one: an earlier invoice, an offer,
a copy to be had elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.languages import LANGUAGES, Vocabulary, spoken
from extractors.meanings.phrases import holds, places_of
from extractors.parsing.folding import fold, pieces

_NEAR = 6  # words before what is said in which its subject stands
_VERB = 4  # words before a copy in which it is said that it is to be had
_OBTAINED = re.compile(rf"(?<!\w)(?:{fold(spoken('obtained'))})(?!\w)")
_OBTAINED_BEHIND = re.compile(rf"(?:\w{{1,4}} ){{0,2}}(?:{fold(spoken('obtained'))})(?!\w)")
_ENCLOSED = re.compile(rf"(?<!\w)(?:{fold(spoken('enclosed'))})(?!\w)")
_SHORT = 4  # letters: longer words are known without their endings


def calls_it_earlier(language: Vocabulary, before: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the folded words of a sentence `before` those that are `said`, with these, call the invoice that is
    meant an earlier one: "your previous invoice was paid"."""
    earlier = places_of(language.notices.earlier, (*before, *said))
    return any(place.start <= len(before) <= place.stop for place in earlier)


def is_of_another_paper(language: Vocabulary, before: Sequence[str], said: Sequence[str]) -> bool:
    """Whether they name another paper, and no invoice: "the offer of 3 May is no longer valid"."""
    near = before[-_NEAR:]
    return holds(language.notices.other_papers, near) and not _names_an_invoice(language, (*near, *said))


def is_kept_elsewhere(language: Vocabulary, before: Sequence[str], said: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a copy of an invoice that is `said` is to be had somewhere else: "a copy of the invoice is available
    online", and not "please find enclosed a copy of the invoice"."""
    found = _OBTAINED_BEHIND.match(" ".join(behind)) or _OBTAINED.search(" ".join(before[-_VERB:]))
    if found is None or _ENCLOSED.search(" ".join((*before, *behind))) is not None:
        return False
    return _names_an_invoice(language, said)


def _names_an_invoice(language: Vocabulary, words: Sequence[str]) -> bool:
    """Whether one of the words is one for an invoice, whatever its ending, or with others before it in one word."""
    whole, stems = _invoices(language.code)
    return any(word in whole or any(stem in word for stem in stems) for word in words)


@cache
def _invoices(code: str) -> tuple[frozenset[str], frozenset[str]]:
    titles = {title[0] for title in map(pieces, LANGUAGES[code].titles["invoice"]) if len(title) == 1}
    return frozenset(titles), frozenset(title[:-1] for title in titles if len(title) > _SHORT)
