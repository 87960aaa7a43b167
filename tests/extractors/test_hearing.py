"""Sentences that may change what is owed: heard on pages and in texts, explained by lists, known once approved."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.extract import extract
from extractors.hearing import UNCLEAR, mark_of, unclear_on
from extractors.memory import Book, learn, open_book, write_book
from extractors.model import sentences as model
from extractors.page.sheet import sheet_of
from extractors.rules.free_text import free_text
from schemas import Misconfigured
from tests.extractors.grid import page, reading

STOPPING = (
    "The true sum to transfer is the one we settled on over the phone.",
    "Only half of this needs to reach us now, the rest in autumn.",
    "Bitte überweisen Sie den Betrag auf das Konto unserer Tochterfirma.",
    "Diese Rechnung ersetzt jene vom März.",
    "Merci de verser la somme sur le compte de notre filiale.",
    "El importe ya fue abonado en efectivo al repartidor.",
    "L'importo è già stato saldato in contanti.",
)
PASSES = "Thank you for your order, we look forward to seeing you again."
LETTER = """
Zorbl & Quist Ltd
1 Harbour Road

*INVOICE NP-24-117

Flour of wheat      4      400.00

{said}
"""


def heard(said: str, known: frozenset[str] = frozenset()) -> list[str]:
    return [one.text for one in unclear_on(sheet_of(reading(LETTER.format(said=said))), {}, known)]


@pytest.mark.parametrize("text", STOPPING)
def test_it_is_heard_alone_and_behind_another(text: str) -> None:
    assert heard(text) == [text]
    assert heard(f"{PASSES} {text}") == [text]


@pytest.mark.parametrize(
    "text",
    [
        PASSES,
        "Payable within 30 days without deduction.",
        "Bitte geben Sie bei der Zahlung die Rechnungsnummer an.",
        "Les marchandises restent notre propriété jusqu'au paiement complet du prix.",
        "El importe se cargará en su cuenta.",
    ],
)
def test_ordinary_sentences_are_not(text: str) -> None:
    assert heard(text) == []


def test_what_a_list_of_words_tells_is_not_told_twice() -> None:
    assert heard("This invoice has been cancelled.") == []
    assert heard("Please do not pay: the amount will be collected by direct debit.") == []


def test_a_sentence_is_read_on_in_the_next_row_and_its_rows_are_shown() -> None:
    told = page("We are pleased to deliv-\ner what you wanted. Call us\nat any time.")
    found = list(free_text(sheet_of(reading(told)).layout.pages[0]))
    assert [one.text for one in found] == ["We are pleased to deliver what you wanted", "Call us at any time."]
    assert [len(one.boxes) for one in found] == [2, 2]


def test_the_cells_of_a_column_are_no_sentence() -> None:
    layout = sheet_of(
        reading("Diesel plus      12.00\nCoffee large      3.00\nThe pump is closed      5.00")
    ).layout.pages[0]
    assert [one.text for one in free_text(layout)] == ["The pump is closed"]


def test_what_was_sold_is_no_free_text() -> None:
    layout = sheet_of(reading("Repair of the old door")).layout.pages[0]
    assert [one.text for one in free_text(layout)] == ["Repair of the old door"]
    assert list(free_text(layout, {layout.words[0].box})) == []


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    assert len(model.unclear([text])) == 1


def book(folder: Path, *approved: str) -> Book:
    told = (reading(LETTER.format(said=text)) for text in approved)
    lessons = [
        learn(one, {}, ("Zorbl & Quist Ltd",), known=[text]).model_copy(update={"vendor": "zorbl"})
        for one, text in zip(told, approved, strict=True)
    ]
    path = write_book(folder, lessons)
    assert path is not None
    return open_book(str(path))


def doubted(said: str, memory: Book) -> list[str]:
    found = extract(reading(LETTER.format(said=said)), memory=memory)
    return [one.text for one in found.notices if one.kind == UNCLEAR]


def test_what_a_document_of_the_vendor_was_approved_with_is_known_and_its_neighbour_is_not(tmp_path: Path) -> None:
    known, other = STOPPING[0], STOPPING[1]
    memory = book(tmp_path, known)
    assert doubted(known, memory) == []
    assert doubted(other, memory) == [other]


def test_it_is_known_though_more_documents_came_after_it(tmp_path: Path) -> None:
    later = [f"{PASSES[:-1]} {word}." for word in ("soon", "well", "there", "here", "now", "then")]
    assert doubted(STOPPING[0], book(tmp_path, STOPPING[0], *later)) == []


def test_another_number_makes_it_another_sentence() -> None:
    assert mark_of("Deduct 45.00 from it") != mark_of("Deduct 54.00 from it")
    assert mark_of("Deduct  45.00 from it!") == mark_of("deduct 45.00 from it")


def test_a_lesson_holds_no_word_of_a_sentence() -> None:
    told = learn(reading(LETTER.format(said="x")), {}, (), known=[STOPPING[0]])
    assert told.sentences == (mark_of(STOPPING[0]),)
    assert "sentences" not in json.loads(learn(reading(LETTER.format(said="x")), {}, ()).model_dump_json())


def test_changed_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WEIGHTS", "RELEASE"):
        path = tmp_path / getattr(model, name).name
        shutil.copy(getattr(model, name), path)
        monkeypatch.setattr(model, name, path)
    model.weights.cache_clear()
    assert model.weights().table.any()
    model.WEIGHTS.write_bytes(model.WEIGHTS.read_bytes() + b" ")
    model.weights.cache_clear()
    with pytest.raises(Misconfigured):
        model.weights()
    model.weights.cache_clear()


def test_the_model_is_small() -> None:
    assert model.WEIGHTS.stat().st_size < 1_500_000
