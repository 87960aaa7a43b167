"""The one shape of a language: wordings as data, nothing else.

Keys of `labels` are the term paths of `schemas.terms` and four roles that name a block or an identifier whose owner the
place on the page decides: "seller", "buyer", "vat_id", "tax_number". Keys of `others` are the competing labels that
claim nothing; `match_label` reports them as "other.<key>", third parties as "third_party".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["seller", "buyer", "vat_id", "tax_number"]
Column = Literal[
    "position", "code", "description", "quantity", "unit", "unit_price", "discount", "tax_rate", "tax_amount",
    "net", "gross", "date",
]  # fmt: skip
Row = Literal["total", "subtotal", "carried_forward"]
Title = Literal[
    "invoice", "credit_note", "receipt", "pro_forma", "reminder", "statement", "order", "delivery_note", "quote",
    "self_billing", "correction", "prepayment", "partial", "final", "simplified",
]  # fmt: skip
Exemption = Literal["reverse_charge", "intra_community", "export", "exempt", "small_business", "margin"]

ROLES: tuple[str, ...] = get_args(Role)
COLUMNS: tuple[str, ...] = get_args(Column)
ROWS: tuple[str, ...] = get_args(Row)
TITLES: tuple[str, ...] = get_args(Title)
EXEMPTIONS: tuple[str, ...] = get_args(Exemption)

Wordings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All wordings of one language.

    `ambiguous` lists wordings that may name several terms, the likeliest first ("Total", "Date", "VAT"); they stand in
    no other list. `due_within` are patterns with a group "days" for terms such as "within 14 days"; `due_now` phrases
    for payment at once, `due_behind` words that stand behind a due date instead of before it, `due_around` patterns of
    sentences that say when payment is due or taken from the account, "<day>" for the date; `tax_kept` phrases by which
    the buyer pays the tax to the state and not to the seller. `words` are common function words, for telling languages
    apart.
    """

    code: str
    labels: Mapping[str, Wordings]
    others: Mapping[str, Wordings]
    third_parties: Wordings
    ambiguous: Mapping[str, Wordings]
    columns: Mapping[str, Wordings]
    rows: Mapping[str, Wordings]
    titles: Mapping[str, Wordings]
    exemptions: Mapping[str, Wordings]
    due_within: tuple[re.Pattern[str], ...]
    due_now: Wordings
    words: frozenset[str]
    due_behind: Wordings = ()
    due_around: tuple[re.Pattern[str], ...] = ()
    tax_kept: Wordings = ()


def vocabulary(  # noqa: PLR0913 - a language's lists, each given by its name
    code: str,
    *,
    labels: Mapping[str, str],
    others: Mapping[str, str],
    third_parties: str,
    ambiguous: Mapping[str, str],
    columns: Mapping[str, str],
    rows: Mapping[str, str],
    titles: Mapping[str, str],
    exemptions: Mapping[str, str],
    due_within: tuple[str, ...],
    due_now: str,
    words: str,
    due_behind: str = "",
    due_around: tuple[str, ...] = (),
    tax_kept: str = "",
) -> Vocabulary:
    """A Vocabulary from blocks of wordings parted by "|"."""
    return Vocabulary(
        code=code,
        labels=_split(labels),
        others=_split(others),
        third_parties=wordings(third_parties),
        ambiguous=_split(ambiguous),
        columns=_split(columns),
        rows=_split(rows),
        titles=_split(titles),
        exemptions=_split(exemptions),
        due_within=tuple(re.compile(pattern, re.IGNORECASE) for pattern in due_within),
        due_now=wordings(due_now),
        words=frozenset(words.split()),
        due_behind=wordings(due_behind),
        due_around=tuple(re.compile(pattern, re.IGNORECASE) for pattern in due_around),
        tax_kept=wordings(tax_kept),
    )


def wordings(block: str) -> Wordings:
    """The wordings in a block parted by "|", in order, line breaks as blanks."""
    return tuple(" ".join(part.split()) for part in block.split("|") if part.strip())


def _split(blocks: Mapping[str, str]) -> Mapping[str, Wordings]:
    return {key: wordings(block) for key, block in blocks.items()}
