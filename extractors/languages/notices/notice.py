"""The shape of what a language says about a whole document: stamps, sentences, and words that take them back.

A stamp is all of a piece of text ("CANCELLED"); a sentence stands anywhere, with ".." for up to four words between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from extractors.languages.vocabulary import Wordings, wordings

Kind = Literal[
    "cancelled", "paid", "copy", "specimen", "pro_forma", "customs", "thousands", "credit", "refund", "do_not_pay",
    "account_closed", "account_new",
]  # fmt: skip
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Notices:
    """What one language says of a whole document, by kind.

    `conditions` before a sentence, and `exceptions` behind it, make it a general term ("if", "unless"); `negations`
    within it deny it;
    `collected` are the words of a direct debit, which explain why nobody is to pay, `given` those beside an account for
    donations.
    """

    code: str
    stamps: Mapping[str, Wordings]
    sentences: Mapping[str, Wordings]
    conditions: Wordings
    exceptions: Wordings
    negations: Wordings
    collected: Wordings
    given: Wordings


def notices(  # noqa: PLR0913 - a language's lists, each given by its name
    code: str,
    *,
    stamps: Mapping[str, str],
    sentences: Mapping[str, str],
    conditions: str,
    exceptions: str,
    negations: str,
    collected: str,
    given: str,
) -> Notices:
    """Notices from blocks of wordings parted by "|"."""
    return Notices(
        code=code,
        stamps={kind: wordings(block) for kind, block in stamps.items()},
        sentences={kind: wordings(block) for kind, block in sentences.items()},
        conditions=wordings(conditions),
        exceptions=wordings(exceptions),
        negations=wordings(negations),
        collected=wordings(collected),
        given=wordings(given),
    )
