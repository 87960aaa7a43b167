"""Sentences by which a share of the total is kept back as a security until later, that the amounts do not show:
"5 % of the invoice are to be retained as a guarantee until final acceptance"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.negations import denies
from extractors.meanings.payments import names_paying
from extractors.meanings.phrases import clauses, worded, worded_in, worded_somewhere
from extractors.meanings.wholes import names_the_whole
from extractors.page.roles import DUE, GROSS, LINE_NET, NET
from extractors.page.sheet import Sheet
from extractors.parsing import find_rates
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said
from schemas import CENT, Claim

_SUMS = (NET, LINE_NET, GROSS, DUE)  # of which a share may be kept
_WHOLE = Decimal(100)  # per cent
_LONG = 40  # words
_NEAR = 6  # words before which a share or a security belongs to what is kept
_UNTIL = 11  # words behind it: "held back until the end of the two year defects period"
_RETAINS = worded("retains")
_SHARE = re.compile(rf"%|{worded('percent').pattern}")


def secured(said: Iterable[Said], sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those of the sentences that say so. Where the pages print the amount of the share outside them, the totals hold
    it."""
    for one in said:
        shares = [rate.value for rate in find_rates(one.text) if 0 < rate.value < _WHOLE]
        if not shares or len(one.text.split()) > _LONG:
            continue  # as nearly all texts
        whole = (fold(clause) for clause in clauses(one.text))
        parts = [clause for clause in whole if worded_somewhere("retains").search(clause) is not None]
        if any(_keeps(own, clause) for clause in parts for own in LANGUAGES.values()) and not _is_shown(
            shares, one, sheet, taken
        ):
            yield one


def is_kept_from_payment(text: str) -> bool:
    """Whether `text` speaks of paying, and of what is kept back: "Retention to be withheld from the payment"."""
    return _RETAINS.search(fold(text)) is not None and names_paying(text)


def _keeps(own: Vocabulary, clause: str) -> bool:
    """Whether a clause says so: of the whole, which it names, or with the share and the security beside what is kept; a
    warranty and a share of something else may stand in one sentence."""
    kept = list(worded_in(own.code, "retains").finditer(clause))
    if not kept or denies(own, pieces(clause)):
        return False
    securities = list(worded_in(own.code, "as_security").finditer(clause))
    if securities and names_the_whole(clause):
        return True
    return any(
        any(_words_between(clause, one, share) < _NEAR for share in _SHARE.finditer(clause))
        and any(
            _words_between(clause, one, security) < (_NEAR if security.start() < one.start() else _UNTIL)
            for security in securities
        )
        for one in kept
    )


def _words_between(clause: str, one: re.Match[str], other: re.Match[str]) -> int:
    first, second = sorted((one, other), key=lambda place: place.start())
    return len(clause[first.end() : second.start()].split())


def _is_shown(shares: Sequence[Decimal], one: Said, sheet: Sheet, taken: Mapping[str, Claim]) -> bool:
    """Whether an amount that is one of the shares of a total stands outside the sentence."""
    sums = [taken[term].value for term in _SUMS if term in taken]
    wanted = [abs(share * total) / _WHOLE for share in shares for total in sums if isinstance(total, Decimal)]
    printed = (abs(money.value) for money in sheet.money if money.span.segment.box not in one.boxes)
    return any(abs(value - share) <= CENT for value in printed for share in wanted)
