"""Sentences by which somebody else than the buyer pays: a company that is no party here, or one that a word calls so.
"The leasing company pays us directly", "Payment is a matter for our client". Who does not pay, or pays on a condition,
is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from extractors.languages import LANGUAGES, Vocabulary, spoken, spoken_in
from extractors.meanings.another import names_an_invoice
from extractors.meanings.changes import is_of_some
from extractors.meanings.negations import denies
from extractors.meanings.payments import names_a_way, names_paying, permits
from extractors.meanings.phrases import clauses, holds, worded
from extractors.meanings.wholes import names_the_whole
from extractors.page.names import bears_form
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said, others_in
from schemas import Claim

_SOMEBODY = re.compile(rf"(?i)(?<!\w)(?:{spoken('who_else')})(?!\w)")
_WHICH = worded("which")
_CARRIAGE = worded("carriage")
_UNCONDITIONAL = re.compile(rf"(?i)(?<!\w)(?:{spoken('in_doubt')})(?!\w),?")  # a condition by its words alone
# What any language says of it: a clause without that need not be looked at in each of them.
_PAYS = re.compile(rf"(?i)(?<!\w)(?:{spoken('pays_it')})\s|\s(?:{spoken('pays_us')})(?!\w)")
_LONG = 30  # words
_NEAR = 7  # words in which whoever pays is named


class _Speaking(NamedTuple):
    """How a language says that somebody pays: `pays_it` before who does, `pays_us` behind."""

    language: Vocabulary
    pays_it: re.Pattern[str]
    pays_us: re.Pattern[str]


def paid_by_another(said: Iterable[Said], taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those of the sentences that say so. A way to pay in the place of a name is none: "by transfer to North Bank plc";
    nor is who was `taken` for a party."""
    for one in said:
        told = [clause for clause in others_in(clauses(one.text.strip()), taken) if _PAYS.search(clause) is not None]
        if not told or len(one.text.split()) > _LONG or is_of_some(one.text) or permits(one.text):
            continue  # as nearly all texts
        if any(_is_paid(clause, own) for clause in told for own in _speaking()):
            yield one


def _is_paid(clause: str, own: _Speaking) -> bool:
    """Whether `clause` says in a language of its `own` that somebody else pays."""
    before, behind = own.pays_us.search(clause), own.pays_it.search(clause)
    if before is not None and not _is_denied(clause, before, own.language):
        payer = _payer(before["who"])
        if not _is_conditional(payer, own.language) and _is_somebody(" ".join(payer), own.language):
            return True
    if behind is None or _is_denied(clause, behind, own.language):
        return False
    told, payer = clause[: behind.start("how")], _undenied(behind["who"].split()[:_NEAR], own.language)
    if _is_conditional(told.rpartition(",")[2].split(), own.language) or not _names_somebody(" ".join(payer)):
        return False
    if names_an_invoice(own.language, pieces(told)):
        return True
    is_bare = len(told.split()) <= 1 and _CARRIAGE.search(fold(told)) is None  # freight is paid by carriers
    return is_bare or names_the_whole(clause) or names_paying(behind["how"].split()[0])


def _payer(who: str) -> Sequence[str]:
    """The last words before what says that `who` pays, from a comma on. Where one stands right before it, what stands
    between two says more of whoever stands before the first: "Our client, Northwall Ltd, pays us"; and a word that
    leads back to them is none of its own: "your insurer Northwall, which pays us"."""
    parts = _UNCONDITIONAL.sub(" ", who).rstrip().split(",")
    if len(parts) > 1 and _WHICH.fullmatch(fold(parts[-1]).strip()) is not None:
        parts.pop()
    said = parts[-1] if parts[-1] else " ".join(parts[-3:-1])
    return said.split()[-_NEAR:]


def _is_denied(clause: str, paid: re.Match[str], language: Vocabulary) -> bool:
    """Whether what says that somebody pays is denied right before it or within it, or as the first or last word behind
    it: "does not pay", "zahlt nicht die Versicherung", "zahlt diese Rechnung nicht"."""
    before, behind = clause[: paid.start("how")].split()[-1:], clause[paid.end("how") :].partition(",")[0].split()
    said = (" ".join((*before, paid["how"])), *behind[:1], *behind[-1:])
    return any(denies(language, pieces(words)) for words in said)


def _is_conditional(words: Sequence[str], language: Vocabulary) -> bool:
    return holds(language.notices.exceptions, pieces(" ".join(words)))


def _undenied(words: Sequence[str], language: Vocabulary) -> Sequence[str]:
    """`words` up to one that denies: "by the buyer, not by the insurer"."""
    stop = next((at for at, word in enumerate(words) if at and denies(language, pieces(word))), len(words))
    return words[:stop]


def _is_somebody(who: str, language: Vocabulary) -> bool:
    """Whether `who` names somebody that pays, and behind them no condition: "covers it until you"."""
    found = _SOMEBODY.search(who)
    behind = who[found.end() :] if found is not None else ""
    return _names_somebody(who) and not holds(language.notices.conditions, pieces(behind))


def _names_somebody(who: str) -> bool:
    return not names_a_way(who) and (_SOMEBODY.search(who) is not None or bears_form(who))


@cache
def _speaking() -> Sequence[_Speaking]:
    """The languages that have words for it."""
    told = ((one, spoken_in(one, "pays_it"), spoken_in(one, "pays_us")) for one in LANGUAGES.values())
    return [
        _Speaking(
            one,
            re.compile(rf"(?i)(?<!\w)(?P<how>{pays_it})\s+(?P<who>.+)"),
            re.compile(rf"(?i)^(?P<who>.+?)\s(?P<how>{pays_us})(?!\w)"),
        )
        for one, pays_it, pays_us in told
        if pays_it and pays_us
    ]
