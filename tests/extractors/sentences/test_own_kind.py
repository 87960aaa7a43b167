"""That the document is an invoice changes nothing of what is owed."""

from __future__ import annotations

import pytest

from extractors.sentences.own_kind import says_own_kind


@pytest.mark.parametrize(
    "text", ["This is a VAT invoice.", "Esta es una factura", "Dit is een factuur", "Dies ist eine Rechnung"]
)
def test_a_sentence_names_the_kind_of_its_own_document(text: str) -> None:
    assert says_own_kind(text)


@pytest.mark.parametrize(
    "text",
    [
        "This is not an invoice",
        "This is no VAT invoice",
        "This is a pro forma invoice",
        "This is a credit note",
        "This is a copy invoice",
        "This is a VAT invoice that was paid",
        "Cancelled VAT invoice",
        "uden faktura",
        "Instead of the invoice",
        "Dies ist keine Rechnung",
        "VAT invoice",
        "This is",
    ],
)
def test_other_sentences_do_not(text: str) -> None:
    assert not says_own_kind(text)
