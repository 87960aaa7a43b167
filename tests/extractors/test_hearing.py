"""Sentences that may change what is owed: heard on pages and in texts, explained by lists, known once approved."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.elements import invoice_root, structured
from extractors.extract import extract
from extractors.hearing import UNCLEAR, mark_of, unclear_on
from extractors.memory.book import Book, open_book, write_book
from extractors.memory.learn import learn
from extractors.model import sentences_release as shipped
from extractors.model import unclear as model
from extractors.page.sheet import sheet_of
from extractors.safe_xml import parse_xml
from extractors.sentences.free_text import free_text
from schemas import Box, Claim, Imprint, Layer, Limits, Misconfigured, Reading
from tests.extractors.grid import page, reading
from tests.faults.stated import UBL, swapped

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
        "Questa copia di cortesia non ha valore fiscale, l'originale è nel Suo cassetto fiscale.",
        "Oppsigelse av medlemskapet må skje skriftlig innen 15. november.",
        "Die Mitgliedschaft kann schriftlich bis zum 30. November gekündigt werden.",
    ],
)
def test_ordinary_sentences_are_not(text: str) -> None:
    assert heard(text) == []


def test_what_labels_a_value_that_was_taken_is_no_sentence() -> None:
    said = sheet_of(reading(LETTER.format(said=STOPPING[0])))
    due = Claim(term="totals.due", value="1", raw="1", layer=Layer.RULES, score=0.9, label=STOPPING[0])
    assert not unclear_on(said, {"totals.due": due})
    assert unclear_on(said, {"totals.due": due.model_copy(update={"label": "Only half"})})


def test_what_a_list_of_words_tells_is_not_told_twice() -> None:
    assert heard("This invoice has been cancelled.") == []
    assert heard("Please do not pay: the amount will be collected by direct debit.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Only half of this needs to reach us now by transfer, the direct debit takes the rest in autumn.",
        "The true sum to transfer is the one we settled on over the phone, not the direct debit.",
    ],
)
def test_a_word_of_direct_debit_excuses_nothing_else(text: str) -> None:
    assert heard(text) == [text]


def test_what_stands_behind_many_words_is_heard() -> None:
    many = f"We thank you {'very much for your order and for your long trust ' * 5}in our house"
    assert heard(f"{many}.") == []
    assert heard(f"{many}, and {STOPPING[0]}") == [f"{many}, and {STOPPING[0]}"]


@pytest.mark.parametrize("day", ["", " on 3 May"])
def test_a_sentence_parted_by_wide_blanks_is_told_once_and_whole(day: str) -> None:
    said = f"The true sum to transfer      is the one we settled on      over the phone{day}."
    assert heard(said) == [" ".join(said.split())]


def _asked(question: str, size: float, *, bold: bool = True) -> list[str]:
    """What is heard of a page on which a question is set in this way over the items."""
    plain = page(LETTER.format(said=question), 1)
    top = max(word.box.top for word in plain.words)
    words = (
        word._replace(size=size, bold=bold) if word.box.top == top else word._replace(size=10.0) for word in plain.words
    )
    whole = Reading(sha256="", reader="none", page_count=1, parts=(plain.model_copy(update={"words": tuple(words)}),))
    return [one.text for one in unclear_on(sheet_of(whole), {})]


@pytest.mark.parametrize(
    ("said", "size", "bold"),
    [
        ("Waarom betaal ik nu maar de helft?", 10.0, True),  # within a text
        ("Waarom betaal ik nu maar de helft?", 14.0, True),  # over it: who writes it sets its size
        ("Diese Rechnung ersetzt jene vom März.", 14.0, True),
        ("Only half of this needs to reach us now, the rest in autumn, did you know?", 14.0, True),
    ],
)
def test_a_question_is_heard_however_it_is_set(said: str, size: float, *, bold: bool) -> None:
    assert _asked(said, size, bold=bold) == [said]


def test_what_is_printed_turned_is_heard() -> None:
    box = Box(10, 100, 20, 400)
    told = page("INVOICE").model_copy(update={"imprints": (Imprint(STOPPING[0], box, 10.0),)})
    assert [(one.text, one.boxes) for one in extract(reading(told)).notices] == [(STOPPING[0], (box,))]


def test_what_is_written_in_a_picture_is_heard_and_told_once() -> None:
    told = page(LETTER.format(said=PASSES))
    pictured = told.model_copy(update={"pictured": page(LETTER.format(said=STOPPING[0])).words})
    twice = page(LETTER.format(said=STOPPING[0])).model_copy(update={"pictured": pictured.pictured})
    for one in (pictured, twice):
        assert [said.text for said in extract(reading(one)).notices] == [STOPPING[0]]


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


def test_a_sentence_that_stands_beside_the_totals_is_read_on() -> None:
    layout = sheet_of(
        reading(
            "All in EUR                                      Net       100.00\n"
            "This sum will be settled with us directly by    VAT 20 %   20.00\n"
            "the organiser of the fair, North Fairs plc.     Total     120.00\n"
            "Thank you for being our guest at the fair.      Due       120.00"
        )
    ).layout.pages[0]
    told = [one.text for one in free_text(layout)]
    assert "This sum will be settled with us directly by the organiser of the fair, North Fairs plc." in told
    assert "Thank you for being our guest at the fair." in told


@pytest.mark.parametrize("said", ["Payment only after your approval", "All figures serve as an example"])
def test_a_sentence_below_a_row_of_a_table_is_no_part_of_it(said: str) -> None:
    row = "Consulting services for the project Alpha in April      100.00"
    assert said in [one.text for one in free_text(sheet_of(reading(f"{row}\n{said}")).layout.pages[0])]


def test_the_last_word_of_a_sentence_beside_the_totals_is_read_with_it() -> None:
    rows = "Die Angaben dienen als Beispiel für den Aufbau der endgültigen      405,07\nRechnung.      2.537,02"
    told = [one.text for one in free_text(sheet_of(reading(rows)).layout.pages[0])]
    assert "Die Angaben dienen als Beispiel für den Aufbau der endgültigen Rechnung." in told


def test_a_sentence_is_read_on_beside_another_column_of_text_that_tells_of_figures() -> None:
    left = ("Orders of less than 250 EUR are", "charged with a share of 25 EUR of", "what they cost us in all.")
    right = ("Where one invoice is not paid in", "time, all others fall due with the", "whole balance of each.")
    rows = (f"{one:40}{other}" for one, other in zip(left, right, strict=True))
    found = {one.text for one in free_text(sheet_of(reading("\n".join(rows))).layout.pages[0])}
    assert " ".join(right) in found


@pytest.mark.parametrize(
    "text", ["Ledger system - page 1.", "Ekonomický systém – strana 1 z 2", "Ledger 4.2, page 1/1"]
)
def test_a_name_beside_the_number_of_its_page_is_no_sentence(text: str) -> None:
    assert list(free_text(sheet_of(reading(text)).layout.pages[0])) == []


def test_a_sentence_beside_the_number_of_its_page_is_one() -> None:
    text = "You owe us nothing - page 1"
    assert [one.text for one in free_text(sheet_of(reading(text)).layout.pages[0])] == [text]


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
    assert mark_of("Deduct 45.00 $ from it") != mark_of("Deduct 45.00 € from it")
    assert mark_of("The balance is 45.00") != mark_of("The balance is -45.00")
    assert mark_of("Deduct  45.00 from it!") == mark_of("deduct 45.00 from it")


def _stated(note: str, folder: Path, *approved: str, hybrid: bool = False) -> list[str]:
    """What is told of an e-invoice with a note whose vendor's e-invoices were approved with others."""
    marks = ("Brightwater Tools GmbH",)
    lessons = [learn(Reading(sha256="0" * 64, reader="einvoice"), {}, marks, known=[text]) for text in approved]
    path = write_book(folder, lessons)
    before = "<cbc:DocumentCurrencyCode>"
    told = swapped(UBL, {before: f"<cbc:Note>{note}</cbc:Note>{before}"})
    parts = [structured(invoice_root(parse_xml(told, Limits()))), *([page(note)] if hybrid else [])]
    read = extract(
        Reading(sha256="0" * 64, reader="einvoice", parts=tuple(parts)), memory=open_book(str(path)) if path else None
    )
    assert len({(one.kind, one.language) for one in read.statements}) == len(read.statements)
    assert read.lessons == tuple(one.hash for one in lessons)
    return [one.text for one in read.notices if one.kind == UNCLEAR]


def test_what_an_e_invoice_of_the_vendor_was_approved_with_is_known(tmp_path: Path) -> None:
    known, other = STOPPING[0], STOPPING[1]
    assert _stated(known, tmp_path) == [known]
    assert _stated(known, tmp_path, known) == []
    assert _stated(other, tmp_path, known) == [other]


def test_what_a_page_and_its_e_invoice_both_say_is_told_once(tmp_path: Path) -> None:
    assert _stated(STOPPING[0], tmp_path, hybrid=True) == [STOPPING[0]]


def test_a_phrase_of_a_page_and_its_e_invoice_is_stated_once(tmp_path: Path) -> None:
    assert _stated("Steuerschuldnerschaft des Leistungsempfängers", tmp_path, hybrid=True) == []


def test_a_lesson_holds_no_word_of_a_sentence() -> None:
    told = learn(reading(LETTER.format(said="x")), {}, (), known=[STOPPING[0]])
    assert told.sentences == (mark_of(STOPPING[0]),)
    assert "sentences" not in json.loads(learn(reading(LETTER.format(said="x")), {}, ()).model_dump_json())


def test_changed_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WEIGHTS", "RELEASE"):
        path = tmp_path / getattr(shipped, name).name
        shutil.copy(getattr(shipped, name), path)
        monkeypatch.setattr(shipped, name, path)
    model.weights.cache_clear()
    assert model.weights().table.any()
    shipped.WEIGHTS.write_bytes(shipped.WEIGHTS.read_bytes() + b" ")
    model.weights.cache_clear()
    with pytest.raises(Misconfigured):
        model.weights()
    model.weights.cache_clear()


def test_the_model_is_small() -> None:
    assert shipped.WEIGHTS.stat().st_size < 1_200_000


def test_wordings_of_languages_in_which_it_was_not_taught_say_nothing_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    said = ["Vă rugăm să plătiți restul de plată."]
    taught = shipped.release()
    held = model.weights()
    before = model.scores(held, said)
    others = [code for code in taught["languages"] if code != "ro"]
    monkeypatch.setattr(shipped, "release", lambda: {**taught, "languages": others})
    model._known.cache_clear()
    try:
        assert model.scores(held, said) != before, "where it was taught, its labels have meanings"
    finally:
        monkeypatch.undo()
        model._known.cache_clear()
    assert model.scores(held, said) == before


BILL = """
Zorbl & Quist Ltd
1 Harbour Road

*INVOICE NP-24-117

Pos  Description           Quantity   Unit price     Amount
1    Garden spade                 2        35.00      70.00
2    Wheelbarrow tyre             3        10.00      30.00

Net total                                            100.00
VAT 19 %                                              19.00
Total due EUR                                        119.00

{said}
"""


def named(said: str) -> list[str]:
    return [one.text for one in extract(reading(BILL.format(said=said))).notices if one.kind == UNCLEAR]


@pytest.mark.parametrize(
    "said",
    [
        "Position 2 entfällt.",
        "Item 2 will be carried out by others.",
        "La partida 2 ya se incluyó en la factura de octubre.",
        "La ligne 1 sera remplacée.",
        "Regel 2 volgt later.",
        "La riga 2 verrà stornata.",
        "Pozycja 2 zostanie dostarczona później.",
        "A 2. tétel elmarad.",
        "Poz. 2 nie została dostarczona.",
        "Die Pos. 1 und 3 sind bereits abgerechnet.",
    ],
)
def test_what_is_said_of_one_of_the_lines_is_heard(said: str) -> None:
    assert named(said) == [said]


@pytest.mark.parametrize(
    "said",
    [
        "Position 12 of our price list",  # there is no such line
        "Order 4711 Pos 2",
        "Pos 1 2",
        "Line 2 2045 is answered at night.",  # a telephone
        "Your Item 2/2024",
        "Questions about item 2: Mr Jones, extension 31.",
        "Für Rückfragen zu Pos. 1: Herr Tönnies, Durchwahl 31, werktags 8 bis 16 Uhr.",
        "Vragen over regel 1: bel Jan de Vries.",
        "Dotazy k položce 1 vyřizuje Jan Novák.",
    ],
)
def test_other_numbers_are_no_lines(said: str) -> None:
    assert named(said) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [("Riga 2 annullata come da accordi telefonici", True), ("Mod. 22 rev. 3 del 13/11 - Officine, Modena", False)],
)
def test_what_is_said_of_a_line_in_the_margin_is_heard(said: str, *, told: bool) -> None:
    read = reading(BILL.format(said=""))
    margin = (Imprint(said, Box(10.0, 100.0, 20.0, 300.0), 8.0),)
    turned = read.model_copy(update={"parts": (read.pages[0].model_copy(update={"imprints": margin}),)})
    assert (said in [one.text for one in extract(turned).notices if one.kind == UNCLEAR]) is told


def test_what_was_approved_of_a_line_is_known() -> None:
    said = "Item 2 was brought later."
    sheet = sheet_of(reading(BILL.format(said=said)))
    taken = extract(reading(BILL.format(said=said))).claims
    assert [one.text for one in unclear_on(sheet, taken)] == [said]
    assert unclear_on(sheet, taken, frozenset({mark_of(said)})) == ()


def test_a_sentence_that_was_heard_is_not_asked_of_the_model_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_HEARD", {})
    asked: list[str] = []
    scores = model.scores

    def told(held: model.Weights, said: list[str]) -> object:
        asked.extend(said)
        return scores(held, said)

    monkeypatch.setattr(model, "scores", told)
    said = (PASSES, *STOPPING, PASSES)
    first = model.unclear(said)
    assert first == model.unclear(said) == tuple(one != PASSES for one in said)
    assert asked == [PASSES, *STOPPING]
    monkeypatch.setattr(model, "_REMEMBERED", len(STOPPING) + 1)
    assert model.unclear(("Another one.", PASSES)) == (False, False)
    assert list(model._HEARD) == ["Another one.", PASSES]
