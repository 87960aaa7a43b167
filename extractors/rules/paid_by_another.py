"""Sentences by which somebody else than the buyer pays: a company that is no party here, or one that a word calls so.
"The leasing company pays us directly", "Payment is a matter for our client".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from extractors.languages import spoken
from extractors.meanings.changes import is_of_some
from extractors.meanings.payments import names_paying, names_the_whole, permits
from extractors.page.names import bears_form
from extractors.rules.free_text import Said
from schemas import Claim

PARTIES = ("seller.name", "seller.trading_name", "buyer.name")
_PAYS_IT = re.compile(rf"(?i)(?<!\w)(?P<how>{spoken('pays_it')})\s+(?P<who>.+)")
_PAYS_US = re.compile(rf"(?i)^(?P<who>.+?)\s(?P<how>{spoken('pays_us')})(?!\w)")
_SOMEBODY = re.compile(rf"(?i)(?<!\w)(?:{spoken('who_else')})(?!\w)")
_OTHER_WAYS = re.compile(rf"(?i)(?<!\w)(?:{spoken('other_ways')})")
_CLAUSE = re.compile(r"[;:]\s+")
_LONG = 30  # words
_NEAR = 7  # words in which whoever pays is named


def paid_by_another(said: Iterable[Said], taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those of the sentences that say so. A way to pay in the place of a name is none: "by transfer to North Bank plc";
    nor is who was `taken` for a party."""
    parties = [re.escape(str(taken[term].value)) for term in PARTIES if term in taken]
    ours = re.compile(rf"(?i)(?:{'|'.join(parties)})") if parties else None
    for one in said:
        if len(one.text.split()) > _LONG or is_of_some(one.text) or permits(one.text):
            continue
        if any(
            _is_paid_by_another(ours.sub(" ", clause) if ours else clause) for clause in _CLAUSE.split(one.text.strip())
        ):
            yield one


def _is_paid_by_another(clause: str) -> bool:
    before, behind = _PAYS_US.search(clause), _PAYS_IT.search(clause)
    if before is not None and _names_somebody(" ".join(before["who"].split()[-_NEAR:])):
        return True
    if behind is None or not _names_somebody(" ".join(behind["who"].split()[:_NEAR])):
        return False
    return behind.start() == 0 or names_the_whole(clause) or names_paying(behind["how"].split()[0])


def _names_somebody(who: str) -> bool:
    return _OTHER_WAYS.search(who) is None and (_SOMEBODY.search(who) is not None or bears_form(who))
