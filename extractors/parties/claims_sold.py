"""Whom the claim was sold to, a factor or a bank: he is to be paid, and has sold nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.languages import LANGUAGES
from extractors.meanings.negations import denies, holds_if
from extractors.meanings.payments import is_the_payees
from extractors.meanings.phrases import worded, worded_in
from extractors.page.roles import SELLER
from extractors.page.sheet import Sheet
from extractors.parsing.folding import compact, fold, pieces
from extractors.parties.agents import sentences_in
from extractors.parties.party import Party

_CLAIM, _CEDED = worded("claim"), worded("ceded")
_BETWEEN = 12  # letters between what was sold and to whom: "absolutely to"
_ENDS = re.compile(r"[:;]")  # what is said behind it is another matter


def parted_from_buyers_of_claims(
    sheet: Sheet, sellers: Sequence[Party]
) -> tuple[Sequence[Party], Sequence[tuple[str, str]]]:
    """The `sellers` but those, each under a heading of who is to be paid, to whom a sentence says that the claim was
    sold, "This debt has been assigned to North Finance plc", "an die Nord Bank AG abgetreten"; and the names of these,
    by the term that they are not."""
    payees = [one for one in sellers if is_the_payees(one.label)]
    told = [one for page in sheet.layout.pages if payees for block in page.blocks for one in _told(block.text)]
    paid = [one for one in payees if any(_names(before, behind, compact(one.name)) for before, behind in told)]
    return [one for one in sellers if one not in paid], [(f"{SELLER}.name", one.name) for one in paid]


def kept_if_alone(
    labelled: Sequence[Party], sellers: Sequence[Party], letterheads: Sequence[Party], paid: Sequence[tuple[str, str]]
) -> tuple[Sequence[Party], Sequence[tuple[str, str]]]:
    """The `sellers` and who of those `labelled` was `paid`; where nobody else is left who may have sold, nobody was."""
    if any((f"{SELLER}.name", one.name) not in paid for one in (*sellers, *letterheads)):
        return sellers, paid
    return [one for one in labelled if one.role == SELLER], ()


def _told(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind the words that say so, in each sentence that names a claim before them and says it
    under no condition."""
    if _CEDED.search(fold(text)) is not None:  # as in hardly any text
        for sentence in map(fold, sentences_in(text)):
            for verb in _CEDED.finditer(sentence):
                if _CLAIM.search(sentence[: verb.start()]) is not None and not _is_a_term(sentence):
                    behind = _ENDS.split(sentence[verb.end() :])[0]
                    yield compact(sentence[: verb.start()]), compact(behind)


def _is_a_term(sentence: str) -> bool:
    words = pieces(sentence)
    return any(
        worded_in(own.code, "ceded").search(sentence) is not None and (holds_if(own, words) or denies(own, words))
        for own in LANGUAGES.values()
    )


def _names(before: str, behind: str, name: str) -> bool:
    """Whether `name` stands close behind the words, or right before them where they end what is said."""
    return (before.endswith(name) and not behind) or name in behind[: _BETWEEN + len(name)]
