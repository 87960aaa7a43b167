"""Looking for the words of all languages at once finds what looking for those of each one does."""

from __future__ import annotations

import time
from collections.abc import Callable
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.languages import LANGUAGES, Vocabulary, Wordings
from extractors.meanings import find_exemptions
from extractors.meanings.phrases import (
    PhraseMatch,
    Phrases,
    Speakers,
    find_phrases,
    holds,
    without_inserts,
    worded_in,
    worded_somewhere,
)
from extractors.parsing.folding import fold, pieces


def _collected(one: Vocabulary) -> Wordings:
    return one.notices.collected


def _conditions(one: Vocabulary) -> Wordings:
    return one.notices.conditions


_WORDS = sorted(
    {word for one in LANGUAGES.values() for said in _collected(one) + _conditions(one) for word in said.split()}
)
_SENTENCES = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)


@pytest.mark.parametrize("wordings", [_collected, _conditions])
@given(text=_SENTENCES)
def test_the_languages_that_say_something_are_those_that_hold_its_words(
    wordings: Callable[[Vocabulary], Wordings], text: str
) -> None:
    words = pieces(text)
    one_by_one = [one for one in LANGUAGES.values() if holds(wordings(one), words)]
    assert list(Speakers(wordings).among(words)) == one_by_one


@given(text=_SENTENCES)
def test_what_no_language_says_need_not_be_looked_for_in_each(text: str) -> None:
    folded = fold(text)
    somewhere = worded_somewhere("retains").search(folded) is not None
    assert somewhere == any(worded_in(code, "retains").search(folded) for code in LANGUAGES)


def test_phrases_come_in_their_own_order_and_not_in_that_of_the_text() -> None:
    first, second, third = (PhraseMatch("kind", "en", wording) for wording in ("tax free", "exempt", "tax"))
    found = find_phrases(Phrases((first, second, third)), "Exempt: tax, and not tax-\nfree.")
    assert found == (first, second, third)
    assert find_phrases(Phrases((first, second, third)), "Taxed, exemptions apply") == ()


@pytest.mark.parametrize("sign", [" ", "\n", ", ", " - ", "("])
def test_what_may_be_put_in_between_is_looked_for_at_once(sign: str) -> None:
    started = time.process_time()
    assert without_inserts(sign * 20_000).strip() == (sign * 20_000).strip()
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("VAT, where applicable, to be accounted for by the recipient.", ["reverse_charge"]),
        ("Die Steuer (ggf.) schuldet nicht der Käufer.", []),
        ("Leistungsempfänger schuldet, soweit anwendbar, die Umsatzsteuer.", ["reverse_charge"]),
        ("TVA, le cas échéant, due par le preneur.", ["reverse_charge"]),
        ("VAT, where\napplicable, to be accounted for by the recipient.", ["reverse_charge"]),
        ("VAT (where applicable)\nto be accounted for by the recipient.", ["reverse_charge"]),
        ("VAT – where applicable – to be accounted for by the recipient.", ["reverse_charge"]),
        ("VAT - where applicable to be accounted for - by the recipient.", []),
        ("VAT, if any, to be accounted for by the recipient.", []),
        ("VAT, if due, to be accounted for by the recipient.", []),
        ("TVA, si due, due par le preneur.", []),
        ("Leistungsempfänger schuldet, falls fällig, die Umsatzsteuer.", []),
        ("VAT to be accounted for by you if we deliver abroad.", []),
        ("For supplies abroad: customer must account for VAT.", []),
        ("The recipient must account for VAT lost through wrong details.", []),
        ("VAT, where we charge it, to be accounted for by the recipient.", []),
        ("VAT where the goods are, and to be accounted for by the recipient.", []),
        ("Reverse charge, if applicable, no", []),
    ],
)
def test_what_is_put_in_between_parts_no_phrase(text: str, kinds: list[str]) -> None:
    assert [found.kind for found in find_exemptions(text)] == kinds


@pytest.mark.parametrize("run", [" ", "\n", ", ", " - "])
def test_a_long_run_of_blanks_is_looked_through_quickly(run: str) -> None:
    begun = perf_counter()
    assert find_exemptions(f"VAT{run * 10_000}where applicable") == ()
    assert perf_counter() - begun < 1
