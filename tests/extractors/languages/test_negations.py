"""Words that deny, in their own language; what abbreviates "number" denies nothing."""

from __future__ import annotations

import pytest

from extractors.languages import LANGUAGES
from extractors.meanings.collected import says_it_is_collected
from extractors.meanings.negations import denies, lacks
from extractors.parsing.folding import pieces


@pytest.mark.parametrize(
    ("code", "text", "denied"),
    [
        ("en", "is not yet", True),
        ("en", "is not 100 %", True),
        ("en", "is not 100% and", True),
        ("en", "no 5", False),
        ("en", "No. 4711 of 2024", False),
        ("en", "No. BT-2024-0117", False),
        ("en", "no further 12", True),
        ("en", "no 4711 is not", True),
        ("en", "no cheques", True),
        ("es", "factura no 12", False),
        ("es", "no 100 %", True),
        ("pt", "no momento", False),
        ("pt", "não no momento", True),
        ("de", "ist keine 12", True),
        ("fi", "ei ole", True),
        ("fr", "n'est pas", True),
    ],
)
def test_a_word_that_denies(code: str, text: str, denied: bool) -> None:
    assert denies(LANGUAGES[code], pieces(text)) is denied


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The invoice no. 5 is collected by direct debit", True),
        ("The amount of the invoice is not 100 % collected by direct debit", False),
    ],
)
def test_what_is_not_wholly_collected(text: str, told: bool) -> None:
    assert says_it_is_collected(text) is told


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_says_that_something_is_not_there(code: str) -> None:
    wordings = LANGUAGES[code].notices.lacking
    assert wordings
    assert all(lacks(LANGUAGES[code], pieces(f"4711 {wording} tax")) for wording in wordings)
    assert not any(lacks(LANGUAGES[code], pieces(f"{wording} tax, 4711")) for wording in wordings)
    assert not any(denies(LANGUAGES[code], pieces(wording)) for wording in wordings if " " not in wording)
