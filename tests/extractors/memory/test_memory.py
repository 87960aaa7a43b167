"""What one confirmed document teaches about a vendor's next one, and what it must not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.memory.book import Book, open_book, write_book
from extractors.memory.confirmed import Confirmed
from extractors.memory.learn import learn
from extractors.memory.recall import Remembered, forms_of, recall, remember
from extractors.memory.witness import as_confirmed, with_memory
from extractors.page import Layout
from extractors.page.sheet import sheet_of
from schemas import Claim, Layer, Lesson, Reading, Trace
from tests.extractors.grid import reading

# No label that any language knows: only a place can tell what these are.
PAGE = """
Zorbl & Quist Ltd                                         PAPER
1 Harbour Road
Leeds LS1 4AB                              Zq mark        {number}
                                           Zq day         {day}
Contrail Bakery                            Zq last        {due}
22 Mill Lane

Flour of wheat                 {count}        {net}
{more}
                                            Zq sum            £{net}
                                            Zq levy           £{tax}
                                            Zq whole          £{gross}
GB 123 4567 82
"""
FIRST = {"number": "NP-24-117", "day": "03/04/2024", "due": "13/05/2024", "count": "4", "net": "400.00", "tax": "80.00",
         "gross": "480.00", "more": ""}  # fmt: skip
NEXT = {"number": "NP-24-208", "day": "05/06/2024", "due": "06/07/2024", "count": "1", "net": "150.00", "tax": "30.00",
        "gross": "180.00", "more": "Salt of the sea\nSugar of beets\n"}  # fmt: skip
MARKS = ("Zorbl & Quist Ltd", "GB123456782")


def page(values: Mapping[str, str], text: str = PAGE) -> Reading:
    return reading(text.format(**values))


def confirmed(**changed: Confirmed) -> dict[str, Confirmed]:
    told = {
        "invoice_number": Confirmed("NP-24-117"),
        "issue_date": Confirmed(date(2024, 4, 3)),
        "due_date": Confirmed(date(2024, 5, 13)),
        "totals.net": Confirmed(Decimal("400.00")),
        "totals.tax": Confirmed(Decimal("80.00")),
        "totals.gross": Confirmed(Decimal("480.00")),
    }
    return told | {name.replace("__", "."): value for name, value in changed.items()}


def lesson(vendor: str = "zorbl", **changed: Confirmed) -> Lesson:
    return learn(page(FIRST), confirmed(**changed), MARKS).model_copy(update={"vendor": vendor})


def of_documents(*lessons: Lesson) -> list[Lesson]:
    """The lessons as those from as many documents."""
    return [one.model_copy(update={"document": str(number)}) for number, one in enumerate(lessons)]


def book(folder: Path, *lessons: Lesson) -> Book:
    path = write_book(folder, lessons or (lesson(),))
    assert path is not None
    return open_book(str(path))


def values(remembered: Remembered) -> dict[str, object]:
    return {claim.term: claim.value for claim in remembered.claims}


def test_the_next_document_is_read_where_the_confirmed_values_stood(tmp_path: Path) -> None:
    found = values(remember(sheet_of(page(NEXT)), book(tmp_path)))
    assert found == {
        "invoice_number": "NP-24-208",
        "issue_date": date(2024, 6, 5),
        "due_date": date(2024, 7, 6),
        "totals.net": Decimal("150.00"),
        "totals.tax": Decimal("30.00"),
        "totals.gross": Decimal("180.00"),
    }


def test_the_order_of_day_and_month_is_that_of_the_confirmed_dates(tmp_path: Path) -> None:
    american = lesson(issue_date=Confirmed(date(2024, 3, 4)))
    assert values(remember(sheet_of(page(NEXT)), book(tmp_path, american)))["issue_date"] == date(2024, 5, 6)


def test_a_lesson_holds_no_value_of_the_document() -> None:
    told = lesson().model_dump_json()
    for value in ("NP-24-117", "2024", "03/04", "400", "480", "80.00"):
        assert value not in told, value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            PAGE.replace("Zorbl & Quist", "Grumble and Sons").replace("GB 123 4567 82", ""), id="another vendor"
        ),
        pytest.param("\n".join(reversed(PAGE.strip().split("\n"))), id="a new design"),
    ],
)
def test_pages_of_others_and_of_a_new_design_are_not_read(tmp_path: Path, text: str) -> None:
    assert remember(sheet_of(page(NEXT, text)), book(tmp_path)) == Remembered()


def test_a_mark_on_another_vendors_page_reads_nothing(tmp_path: Path) -> None:
    other = page(NEXT, "Invoice of Grumble\nDelivered by Zorbl & Quist Ltd\n{number} {day} {gross}")
    assert remember(sheet_of(other), book(tmp_path)) == Remembered()


def test_two_values_that_stand_alike_are_none(tmp_path: Path) -> None:
    twice = PAGE.replace("Zq last        {due}", "Zq day         {due}")
    known = remember(sheet_of(page(NEXT, twice)), book(tmp_path, learn(page(FIRST, twice), confirmed(), MARKS)))
    assert "invoice_number" in values(known)
    first = {"issue_date", "due_date"} & values(known).keys()
    assert all(values(known)[term] in (date(2024, 6, 5), date(2024, 7, 6)) for term in first)


def test_the_sister_with_the_same_design_is_read_by_its_own_lessons(tmp_path: Path) -> None:
    sister = PAGE.replace("Zorbl & Quist", "Zorbl Trading").replace("GB 123 4567 82", "").replace("PAPER", "SLIP")
    other = learn(page(FIRST, sister), confirmed(), ("Zorbl Trading Ltd",)).model_copy(update={"vendor": "sister"})
    known = remember(sheet_of(page(NEXT, sister)), book(tmp_path, lesson(), other))
    assert {one.vendor for one in known.lessons} == {"sister"}


def test_memory_alone_waits_and_with_another_witness_it_does_not(tmp_path: Path) -> None:
    known = remember(sheet_of(page(NEXT)), book(tmp_path))
    alone = {claim.term: claim for claim in with_memory((), known)}
    assert all(claim.score < 0.80 and claim.layer is Layer.MEMORY for claim in alone.values())
    read = alone["totals.gross"].model_copy(update={"layer": Layer.RULES, "score": 0.7, "label": "whole"})
    (both,) = (claim for claim in with_memory([read], known) if claim.term == "totals.gross")
    assert both.layer is Layer.RULES
    assert both.score > 0.95


def test_memory_keeps_a_doubt_about_an_account(tmp_path: Path) -> None:
    account = Claim(
        term="payment.iban", value="GB33BUKB20201555555555", raw="", layer=Layer.RULES, score=0.6, doubt="Odd."
    )
    memory = account.model_copy(update={"layer": Layer.MEMORY, "doubt": None})
    (heard,) = with_memory([account], Remembered(claims=(memory,)))
    assert heard.doubt == "Odd."


def test_a_confirmed_place_teaches_that_place() -> None:
    layout = Layout(page(FIRST))
    net = [s for s in layout.segments if s.text.endswith("400.00")]
    told = lesson(totals__net=Confirmed(Decimal("400.00"), 1, tuple(word.box for word in net[-1].words)))
    (trace,) = (trace for trace in told.traces if trace.term == "totals.net")
    assert trace.left == "zqsum"


def test_a_wrong_confirmation_makes_nothing_certain(tmp_path: Path) -> None:
    """Somebody confirms the net total as the gross one: next time memory says so, alone, and the document waits."""
    poisoned = lesson(totals__gross=Confirmed(Decimal("400.00")))
    text = PAGE.replace("Zq sum", "Subtotal").replace("Zq levy", "VAT 20%").replace("Zq whole", "Total")
    learnt = learn(page(FIRST, text), confirmed(totals__gross=Confirmed(Decimal("400.00"))), MARKS)
    for told in (poisoned, learnt):
        read = extract(page(NEXT, text), memory=book(tmp_path, told))
        gross = read.claims["totals.gross"]
        assert gross.value == Decimal("180.00") or gross.certainty < 0.80


LABELLED = (
    PAGE.replace("Zq sum", "Subtotal").replace("Zq levy", "VAT 20%").replace("Zq whole", "Total")
    .replace("Zq mark", "Invoice no.").replace("Zq day ", "Date   ").replace("Zq last", "Due date")
)  # fmt: skip
RIGHT = {"totals.net": Decimal("150.00"), "totals.tax": Decimal("30.00"), "totals.gross": Decimal("180.00"),
         "invoice_number": "NP-24-208", "due_date": date(2024, 7, 6)}  # fmt: skip
SHIFTED = tuple(word.box for word in Layout(page(FIRST, LABELLED)).segments[0].words)


@pytest.mark.parametrize(
    "poison",
    [
        {"totals__net": Confirmed(Decimal("480.00")), "totals__gross": Confirmed(Decimal("400.00"))},
        {"totals__tax": Confirmed(Decimal("400.00")), "totals__net": Confirmed(Decimal("80.00"))},
        {"due_date": Confirmed(date(2024, 4, 3)), "issue_date": Confirmed(date(2024, 5, 13))},
        {"totals__gross": Confirmed(Decimal("480.00"), 1, SHIFTED), "invoice_number": Confirmed("1", 1, SHIFTED)},
    ],
    ids=["swapped totals", "swapped tax", "swapped dates", "shifted boxes"],
)
def test_no_poisoned_lesson_lets_a_wrong_value_pass(poison: dict[str, Confirmed], tmp_path: Path) -> None:
    told = learn(page(FIRST, LABELLED), confirmed(**poison), MARKS).model_copy(update={"vendor": "zorbl"})
    claims = extract(page(NEXT, LABELLED), memory=book(tmp_path, *of_documents(told, told, told))).claims
    for term, value in RIGHT.items():
        claim = claims.get(term)
        assert claim is None or claim.value == value or claim.doubt is not None or claim.certainty < 0.80, term


def test_a_lesson_that_contradicts_the_others_says_nothing(tmp_path: Path) -> None:
    good, bad = lesson(), lesson(totals__gross=Confirmed(Decimal("400.00")))
    known = {count: values(remember(sheet_of(page(NEXT)), book(tmp_path, *[good] * count, bad))) for count in (1, 2)}
    assert "totals.gross" not in known[1]
    assert known[2]["totals.gross"] == Decimal("180.00")
    assert known[1]["totals.net"] == known[2]["totals.net"] == Decimal("150.00")


NUMBERS_AND_DAYS = {"invoice_number": "NP-24-208", "issue_date": date(2024, 6, 5), "due_date": date(2024, 7, 6)}


def is_certain(claim: Claim) -> bool:
    return not claim.alone and claim.doubt is None and claim.certainty >= 0.80


def test_what_two_documents_place_and_nobody_else_reads_is_certain(tmp_path: Path) -> None:
    claims = extract(page(NEXT), memory=book(tmp_path, *of_documents(lesson(), lesson()))).claims
    assert {term: claims[term].value for term in NUMBERS_AND_DAYS} == NUMBERS_AND_DAYS
    assert all(is_certain(claims[term]) for term in NUMBERS_AND_DAYS)
    amounts = [claim for term, claim in claims.items() if term.startswith("totals.") and claim.layer is Layer.MEMORY]
    assert not any(is_certain(claim) for claim in amounts), "amounts are by sums alone"


@pytest.mark.parametrize(
    "lessons",
    [
        pytest.param([lesson()], id="one document"),
        pytest.param([lesson(), lesson()], id="one document, told twice"),
        pytest.param(
            of_documents(
                lesson(), lesson(), lesson(invoice_number=Confirmed("PAPER"), due_date=Confirmed(date(2024, 4, 3)))
            ),
            id="a third contradicts",
        ),
    ],
)
def test_less_than_two_documents_of_one_mind_settle_nothing(lessons: list[Lesson], tmp_path: Path) -> None:
    due = extract(page(NEXT), memory=book(tmp_path, *lessons)).claims["due_date"]
    assert (due.value, due.layer, due.alone) == (NUMBERS_AND_DAYS["due_date"], Layer.MEMORY, True)
    assert not is_certain(due)


@pytest.mark.parametrize("label", ["Order no.", "Quote no.", "Meter no.", "Our ref."])
def test_a_place_that_is_named_by_other_words_now_settles_nothing(label: str, tmp_path: Path) -> None:
    other = page(NEXT, PAGE.replace("Zq mark ", f"{label:<8}"))
    claims = extract(other, memory=book(tmp_path, *of_documents(lesson(), lesson()))).claims
    assert "invoice_number" not in claims or not is_certain(claims["invoice_number"])
    assert is_certain(claims["due_date"]), "what is named as it was stays settled"


@pytest.mark.parametrize(("label", "settles"), [("", True), ("Order no.", False)], ids=["none again", "another's"])
def test_a_place_without_a_name_is_settled_until_it_gets_one(label: str, settles: bool, tmp_path: Path) -> None:
    nameless = PAGE.replace("Zq mark ", " " * 8)
    told = learn(page(FIRST, nameless), confirmed(), MARKS).model_copy(update={"vendor": "zorbl"})
    now = page(NEXT, PAGE.replace("Zq mark ", f"{label:<8}"))
    known = remember(sheet_of(now), book(tmp_path, *of_documents(told, told)))
    assert values(known)["invoice_number"] == "NP-24-208"
    assert ("invoice_number" in known.settled) is settles


def settled(term: str, value: date | str, **rest: object) -> tuple[Claim, Remembered]:
    memory = Claim(term=term, value=value, raw="", layer=Layer.MEMORY, score=0.93)
    claim = Claim.model_validate({"term": term, "value": value, "raw": "", "layer": Layer.RULES, "score": 0.6, **rest})
    return claim, Remembered(claims=(memory,), settled=frozenset({term}))


def test_what_was_doubted_as_it_was_read_stays_in_doubt() -> None:
    claim, known = settled("invoice_number", "O-1", doubt="It holds a sign that looks like another.")
    assert as_confirmed({"invoice_number": claim}, known, [claim])["invoice_number"].doubt
    assert not as_confirmed({"invoice_number": claim}, known, [])["invoice_number"].doubt


def test_dates_out_of_order_stay_in_doubt() -> None:
    due, known = settled("due_date", date(2024, 5, 1), doubt="The due date is before the issue date.")
    issued, _ = settled("issue_date", date(2024, 6, 1))
    assert as_confirmed({"due_date": due, "issue_date": issued}, known, [])["due_date"].doubt


def test_memory_alone_settles_nothing_where_another_value_was_proposed() -> None:
    other = {"value": "X-9", "raw": "X-9", "score": 0.4, "layer": Layer.MODEL}
    claim, known = settled("invoice_number", "R-1", layer=Layer.MEMORY, alone=True, rejected=(other,))
    assert as_confirmed({"invoice_number": claim}, known, []) == {"invoice_number": claim}


def test_the_form_of_a_number_is_that_of_two_documents_and_of_what_stands_there(tmp_path: Path) -> None:
    known = remember(sheet_of(page(NEXT)), book(tmp_path, *of_documents(lesson(), lesson())))
    number = next(claim for claim in known.claims if claim.term == "invoice_number")
    assert forms_of(known, {"invoice_number": number})["invoice_number"] == "AA-99-999"
    longer = [trace.model_copy(update={"form": "AA-99-9999"}) for trace in lesson().traces]
    unlike = remember(sheet_of(page(NEXT)), book(tmp_path, *of_documents(lesson(), with_traces(longer))))
    assert forms_of(unlike, {"invoice_number": number})["invoice_number"] == "A-9-9"
    other = number.model_copy(update={"value": "NP-24-209"})
    assert "invoice_number" not in forms_of(known, {"invoice_number": other})
    once = remember(sheet_of(page(NEXT)), book(tmp_path, lesson()))
    assert not forms_of(once, {"invoice_number": number})


def test_a_trace_from_before_forms_were_kept_is_sealed_as_it_was() -> None:
    trace = next(one for one in lesson().traces if one.term == "invoice_number")
    assert trace.form == "AA-99-999"
    before = trace.model_copy(update={"form": ""})
    assert "form" not in before.model_dump()
    assert type(trace).model_validate_json(before.model_dump_json()) == before


def with_traces(traces: list[Trace]) -> Lesson:
    return lesson().model_copy(update={"traces": tuple(traces)})


def test_what_was_recalled_is_on_record(tmp_path: Path) -> None:
    told = lesson()
    read = extract(page(NEXT), memory=book(tmp_path, told))
    assert read.lessons == (told.hash,)
    (run,) = (run for run in read.layers if run.layer is Layer.MEMORY)
    assert run.why == "Read as on the last confirmed document of this vendor (zorbl)."
    assert "totals.gross" in run.asked


def test_no_lessons_are_no_book_and_the_same_lessons_the_same_one(tmp_path: Path) -> None:
    assert write_book(tmp_path, ()) is None
    assert write_book(tmp_path, (lesson(),)) == write_book(tmp_path, (lesson(),))
    assert write_book(tmp_path, (lesson(),)) != write_book(tmp_path, (lesson("other"),))


def test_a_vendor_is_found_among_many(tmp_path: Path) -> None:
    many = [
        lesson().model_copy(update={"vendor": f"v{n}", "marks": (f"v{n}",), "document": f"{n}"}) for n in range(2_000)
    ]
    known = remember(sheet_of(page(NEXT)), book(tmp_path, *many, lesson()))
    assert {one.vendor for one in known.lessons} == {"zorbl"}


def test_a_file_that_somebody_changed_is_not_read(tmp_path: Path) -> None:
    path = write_book(tmp_path, (lesson(),))
    assert path is not None
    written = path.read_bytes()
    path.write_bytes(written.replace(b"vendor", b"vandal"))
    assert write_book(tmp_path, (lesson(),)) == path
    assert path.read_bytes() == written


@pytest.mark.parametrize(
    ("first", "counts"),
    [
        pytest.param("vat:GB123456782", True, id="its number, before the first document founded it"),
        pytest.param("name:ZORBLQUISTLTD", False, id="its name, which anybody may print"),
        pytest.param("vat:GB987654321", False, id="another number"),
        pytest.param("another", False, id="another vendor"),
    ],
)
def test_the_lesson_of_the_document_that_founded_a_vendor_is_one_of_its_own(first: str, *, counts: bool) -> None:
    lessons = of_documents(lesson(first), lesson("document-0"))
    assert len(recall(sheet_of(page(NEXT)), lessons).lessons) == 1 + counts
    assert len(recall(sheet_of(page(NEXT)), lessons[::-1]).lessons) == 1 + counts


def test_a_number_of_two_vendors_tells_whose_lesson_it_is_of_neither() -> None:
    """Two branches print one number, in one design: what the first document of one taught is no lesson of the other."""
    one, two = lesson("vat:GB123456782"), lesson("north")
    alone = recall(sheet_of(page(NEXT)), of_documents(one, two)).lessons
    assert {known.vendor for known in alone} == {"vat:GB123456782", "north"}
    for others in ((one, two, lesson("south")), (lesson("south"), one, two), (two, lesson("south"), one)):
        known = recall(sheet_of(page(NEXT)), of_documents(*others)).lessons
        assert len({lesson.vendor for lesson in known}) == 1
