"""Whom the claim was sold to, a factor or a bank: he is to be paid, and has sold nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.meanings.phrases import worded
from extractors.page.roles import SELLER
from extractors.page.sheet import Sheet
from extractors.parsing.folding import compact, fold
from extractors.parties.agents import sentences_in
from extractors.parties.party import Party

_CLAIM, _CEDED = worded("claim"), worded("ceded")
_BETWEEN = 12  # letters between what was sold and to whom: "absolutely to"


def parted_from_buyers_of_claims(
    sheet: Sheet, sellers: Sequence[Party]
) -> tuple[Sequence[Party], Sequence[tuple[str, str]]]:
    """The `sellers`, each under a heading that may be of who is to be paid, but those to whom a sentence says that the
    claim was sold, "This debt has been assigned to North Finance plc", "an die Nord Bank AG abgetreten"; and the names
    of these, by the term that they are not."""
    told = [one for page in sheet.layout.pages if sellers for block in page.blocks for one in _told(block.text)]
    paid = [one for one in sellers if any(_names(before, behind, compact(one.name)) for before, behind in told)]
    return [one for one in sellers if one not in paid], [(f"{SELLER}.name", one.name) for one in paid]


def _told(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind the words that say so, in each sentence that names a claim before them."""
    if _CEDED.search(fold(text)) is not None:  # as in hardly any text
        for sentence in map(fold, sentences_in(text)):
            for verb in _CEDED.finditer(sentence):
                if _CLAIM.search(sentence[: verb.start()]) is not None:
                    yield compact(sentence[: verb.start()]), compact(sentence[verb.end() :])


def _names(before: str, behind: str, name: str) -> bool:
    return before.endswith(name) or name in behind[: _BETWEEN + len(name)]
