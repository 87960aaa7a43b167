"""Sentences by which a share of the total is kept back as a security until later, that the amounts do not show:
"5 % of the invoice are to be retained as a guarantee until final acceptance"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.negations import denies
from extractors.meanings.phrases import worded_in
from extractors.page.roles import DUE, GROSS, LINE_NET, NET
from extractors.page.sheet import Sheet
from extractors.parsing import find_rates
from extractors.parsing.folding import fold, pieces
from extractors.rules.free_text import Said
from schemas import CENT, Claim

_SUMS = (NET, LINE_NET, GROSS, DUE)  # of which a share may be kept
_CLAUSES = re.compile(r"[;:]\s+")
_WHOLE = Decimal(100)  # per cent
_LONG = 40  # words


def secured(said: Iterable[Said], sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those of the sentences that say so. Where the pages print the amount of the share outside them, the totals hold
    it."""
    for one in said:
        shares = [rate.value for rate in find_rates(one.text) if 0 < rate.value < _WHOLE]
        if not shares or len(one.text.split()) > _LONG:
            continue  # as nearly all texts
        clauses = [fold(clause) for clause in _CLAUSES.split(one.text)]
        if any(_keeps(own, clause) for clause in clauses for own in LANGUAGES.values()) and not _is_shown(
            shares, one, sheet, taken
        ):
            yield one


def _keeps(own: Vocabulary, clause: str) -> bool:
    if worded_in(own.code, "retains").search(clause) is None or denies(own, pieces(clause)):
        return False
    return worded_in(own.code, "as_security").search(clause) is not None


def _is_shown(shares: Sequence[Decimal], one: Said, sheet: Sheet, taken: Mapping[str, Claim]) -> bool:
    """Whether an amount that is one of the shares of a total stands outside the sentence."""
    sums = [taken[term].value for term in _SUMS if term in taken]
    wanted = [abs(share * total) / _WHOLE for share in shares for total in sums if isinstance(total, Decimal)]
    printed = (abs(money.value) for money in sheet.money if money.span.segment.box not in one.boxes)
    return any(abs(value - share) <= CENT for value in printed for share in wanted)
