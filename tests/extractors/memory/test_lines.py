"""What confirmed lines teach about the vendor's next table, and what they must not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import permutations

import pytest

from extractors.extract import extract
from extractors.items.lines import propose_lines
from extractors.looking import Looking
from extractors.memory.confirmed import Confirmed
from extractors.memory.learn import learn
from extractors.memory.recall import Remembered
from extractors.memory.witness import with_taught_lines
from extractors.page.sheet import sheet_of
from schemas import Claim, Layer, Lesson, LineTable, NameRow, Reading, TaughtColumn, Value
from schemas.deciding import equal, typed
from schemas.grades import FIRM
from tests.extractors.grid import reading

FRAME = """
Zorbl & Quist Ltd                                      Invoice
1 Harbour Road
Leeds LS1 4AB                              Invoice no. {number}

Description                  {heads}
{rows}

                                          Subtotal      {net}
                                          VAT 20%       {tax}
                                          Total         {gross}
GB 123 4567 82
"""
HEADS = "Qty        Price        Amount"
MARKS = ("Zorbl & Quist Ltd",)
# Under each thing its report: part of its name or not is what only people can say.
FIRST = """\
Gauge block of steel           2        50.00        100.00
  Calibrated, K26-1
Ring gauge                     1        30.00         30.00
  Calibrated, K26-2"""
NEXT = """\
Micrometer                     3        20.00         60.00
  Calibrated, K26-7
Straight edge                  5        28.00        140.00
  Calibrated, K26-8"""
WRONG = ("quantity", "unit_price", "net")
CELLS = ("description", *WRONG)


def page(rows: str, net: int, heads: str = HEADS, number: str = "NP-117") -> Reading:
    """A page with a table of `rows`; without heads where there are none."""
    frame = FRAME if heads else FRAME.replace("Description                  {heads}\n", "")
    sums = {"net": f"{net}.00", "tax": f"{net / 5:.2f}", "gross": f"{net * 1.2:.2f}"}
    return reading(frame.format(rows=rows, heads=heads, number=number, **sums))


def lines(*rows: Mapping[str, str]) -> dict[str, Value]:
    cells = ((f"lines[{number}].{name}", text) for number, row in enumerate(rows) for name, text in row.items())
    return {path: typed(path, text) for path, text in cells}


def with_reports(*reports: str) -> dict[str, Value]:
    """The lines of FIRST, their reports in their names."""
    first, second = reports or ("", "")
    return lines(
        {"description": f"Gauge block of steel {first}", "quantity": "2", "unit_price": "50.00", "net": "100.00"},
        {"description": f"Ring gauge {second}", "quantity": "1", "unit_price": "30.00", "net": "30.00"},
    )


WHOLE = with_reports("Calibrated, K26-1", "Calibrated, K26-2")


def taught(told: Mapping[str, Value], rows: str = FIRST, net: int = 130, heads: str = HEADS) -> Lesson:
    """What the first document teaches where somebody confirmed it as `told`."""
    shown = page(rows, net, heads)
    looking, claims = Looking(shown, "en"), extract(shown).claims
    confirmed = {}
    for path, value in told.items():
        claim = claims.get(path)
        if claim is None or not equal(claim.value, value):
            claim = Claim(term=path, value=value, raw=str(value), layer=Layer.HUMAN, score=1.0)
            confirmed[path] = Confirmed(value, *next(iter(looking.places(claim)), (None, ())))
        else:
            confirmed[path] = Confirmed(value, claim.page, claim.boxes)
    return learn(shown, confirmed, MARKS, claims).model_copy(update={"vendor": "zorbl"})


class Known:
    """A book of these lessons, whoever asks."""

    def __init__(self, *lessons: Lesson) -> None:
        self._lessons = lessons

    def lessons(self, _: object) -> tuple[Lesson, ...]:
        return self._lessons


def read(*lessons: Lesson, rows: str = NEXT, net: int = 200, heads: str = HEADS) -> Mapping[str, Claim]:
    return extract(page(rows, net, heads, "NP-208"), memory=Known(*lessons) if lessons else None).claims  # type: ignore[arg-type]


def certain(claim: Claim) -> bool:
    return claim.doubt is None and not claim.alone and claim.certainty >= FIRM


def test_what_was_confirmed_under_a_name_is_part_of_the_next_ones() -> None:
    alone, known = read()["lines[0].description"], read(taught(WHOLE))["lines[0].description"]
    assert alone.value == "Micrometer"
    assert certain(alone), "this is how a wrong name would have left"
    assert known.value == "Micrometer Calibrated, K26-7"
    assert known.layer is Layer.MEMORY
    assert not certain(known), "the rules read another one: a person looks, or it is left out"


def test_what_was_confirmed_as_no_part_of_a_name_makes_the_next_one_certain() -> None:
    rows = NEXT.replace("Calibrated, K26-7", "Calibrated done")
    told = taught(with_reports(), FIRST.replace(", K26-1", " done"))
    assert told.table is not None
    assert certain(read(told, rows=rows)["lines[0].description"])


def test_a_name_over_two_rows_is_certain_where_both_were_confirmed() -> None:
    first = "Gauge block of hardened       2        50.00        100.00\nsteel"
    after = "Cylinder square of black      4        50.00        200.00\ngranite"
    told = lines({"description": "Gauge block of hardened steel", "quantity": "2", "unit_price": "50", "net": "100"})
    alone = read(rows=after)["lines[0].description"]
    known = read(taught(told, first, 100), rows=after)["lines[0].description"]
    assert alone.value == known.value == "Cylinder square of black granite"
    assert not certain(alone)
    assert certain(known)


def test_a_lesson_on_lines_holds_no_value() -> None:
    table = taught(WHOLE).table
    assert table is not None
    assert [column.cell for column in table.columns] == ["description", "quantity", "unit_price", "net"]
    told = table.model_dump_json()
    for value in ("Gauge", "gauge", "block", "alibrated", "K26", "100.00", "50.00", "130"):
        assert value not in told, value


def test_a_head_that_nobody_knows_is_learnt() -> None:
    heads = "Qty        Zqeach       Amount"
    table = taught(WHOLE, heads=heads).table
    assert table is not None
    assert {column.head: column.cell for column in table.columns}["zqeach"] == "unit_price"


def test_without_heads_columns_are_known_by_their_places() -> None:
    lesson = taught(WHOLE, heads="")
    assert lesson.table is not None
    assert [(column.head, column.cell) for column in lesson.table.columns] == [("", cell) for cell in CELLS]
    claims = read(lesson, heads="")
    assert {term: claims[term].value for term in RIGHT} == RIGHT
    assert claims["lines[0].description"].value == "Micrometer Calibrated, K26-7"


def test_lessons_that_contradict_each_other_say_nothing() -> None:
    both = read(taught(WHOLE), taught(with_reports()))
    assert both["lines[0].description"] == read()["lines[0].description"]


@pytest.mark.parametrize(
    "change",
    [
        {"lines[0].net": Decimal(50), "lines[0].unit_price": Decimal(100)},
        {"lines[1].net": Decimal(29)},
        {"lines[0].description": "Subtotal"},
        {"lines[0].quantity": Decimal(50), "lines[0].unit_price": Decimal(2)},
    ],
    ids=["another amount", "an amount that is not there", "another name", "swapped factors of one line"],
)
def test_what_would_not_read_as_it_was_confirmed_is_not_learnt(change: Mapping[str, Value]) -> None:
    assert taught({**WHOLE, **change}).table is None


def test_lines_that_nobody_confirmed_teach_nothing_and_old_lessons_keep_their_bytes() -> None:
    lesson = taught({})
    assert lesson.table is None
    assert "table" not in lesson.model_dump_json()
    assert Lesson.model_validate_json(lesson.model_dump_json()) == lesson
    known = taught(WHOLE)
    assert Lesson.model_validate_json(known.model_dump_json()) == known


def test_freight_below_the_table_does_not_keep_its_lines_from_being_learnt() -> None:
    more = lines(*({},) * 2, {"description": "Carriage", "net": "12.00"})
    assert taught({**WHOLE, **more}).table is not None


RIGHT = {"lines[0].quantity": 3, "lines[0].unit_price": 20, "lines[0].net": 60, "lines[1].quantity": 5,
         "lines[1].unit_price": 28, "lines[1].net": 140}  # fmt: skip


def poisoned(cells: Sequence[str], names: tuple[NameRow, ...] = ()) -> Lesson:
    """A lesson that says that Qty, Price and Amount are `cells`, whoever brought it about."""
    told = taught(WHOLE)
    assert told.table is not None
    heads = ("qty", "price", "amount")
    columns = tuple(TaughtColumn(head=head, x0=0.1, x1=0.9, cell=cell) for head, cell in zip(heads, cells, strict=True))
    return told.model_copy(update={"table": LineTable(columns=columns, names=names)})


@pytest.mark.parametrize("cells", [*permutations(WRONG), *permutations(("net", "description", ""))], ids=str)
def test_no_poisoned_column_makes_a_wrong_cell_certain(cells: Sequence[str]) -> None:
    claims = read(*[poisoned(cells)] * 3)
    for term, value in RIGHT.items():
        assert claims[term].value == value or not certain(claims[term]), term
    wrong = [claim for term, claim in claims.items() if term.startswith("lines[") and term not in RIGHT]
    names = {"Micrometer", "Straight edge"}
    assert all(not certain(claim) or claim.value in names for claim in wrong if claim.term.endswith("description"))
    assert certain(claims["lines[0].net"])
    assert certain(claims["lines[1].net"])


def test_a_malicious_name_is_never_certain() -> None:
    """Somebody confirms the report alone as the name of each thing."""
    names = {f"lines[{n}].description": f"Calibrated, K26-{n + 1}" for n in range(2)}
    claims = read(*[taught({**WHOLE, **names})] * 3)
    for number, name in enumerate(("Micrometer", "Straight edge")):
        claim = claims[f"lines[{number}].description"]
        assert claim.value == name or not certain(claim)


def test_shifted_columns_are_found_by_their_heads() -> None:
    shifted = "Price        Qty        Amount"
    rows = "Micrometer      {}   20.00          3         60.00\nStraight edge   {}   28.00          5        140.00"
    claims = read(*[taught(WHOLE)] * 3, rows=rows.format(*[" " * 10] * 2), heads=shifted)
    assert {term: claims[term].value for term in RIGHT} == RIGHT


def test_lines_that_add_up_win_over_those_that_do_not_and_else_both_are_in_doubt() -> None:
    sheet = sheet_of(page(NEXT, 200))
    told = taught(WHOLE).table
    assert told is not None
    good = propose_lines(sheet, extract(page(NEXT, 200)).claims)
    bad = {term: claim for term, claim in good.items() if not term.startswith("lines[1]")}
    total = frozenset({Decimal(200)})
    assert with_taught_lines(good, bad, told, total) == good
    won = with_taught_lines(bad, good, told, total)
    assert {term: claim.value for term, claim in won.items()} == {term: claim.value for term, claim in good.items()}
    assert {term for term, claim in won.items() if claim.alone} == {"lines[0].description", "lines[1].description"}
    assert with_taught_lines(good, {}, told, total) == good
    (net,) = (one for term, one in with_taught_lines(bad, good, told, frozenset()).items() if term.endswith(".net"))
    assert net.doubt == "Read as on earlier documents of this vendor, the lines would be others."


def test_nothing_taught_is_no_table() -> None:
    assert Remembered().table is None
    assert Remembered((taught({}),)).table is None
