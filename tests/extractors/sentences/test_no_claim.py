"""Numbers and lines that say that a document is no claim; and everyday ones that say nothing of the kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.page import Layout, PageLayout
from extractors.page.heads import Head, heads_of
from extractors.page.sheet import Sheet
from extractors.sentences.of_lines import called_off, delivered
from extractors.sentences.of_lines.delivered import is_of_fewer
from extractors.sentences.of_lines.no_claim import no_claim
from schemas import Claim, Layer, Value
from tests.extractors.grid import reading

_BILL = """
Muster GmbH                                          INVOICE
Invoice number:  R-17
Invoice date:    1 May 2024
Due date:        31 May 2024

Description                   Quantity     Price        Amount
{own:<24}             2    300.00        600.00
{between}
Hex bolts                            1    400.00        400.00
{below}
                         Net total                     1000.00
                         VAT 19 %                       190.00
                         Total due                     1190.00
"""


def _read(own: str = "Workbench vice", between: str = "", below: str = "") -> list[str]:
    bill = _BILL.format(own=own, between=between, below=below).replace("\n\nHex", "\nHex")
    return [one.text for one in extract(reading(bill)).notices if one.kind == "unowed"]


@pytest.mark.parametrize("text", ["only 1 delivered", "nur 1 Stück geliefert", "slechts 1 geleverd"])
def test_fewer_that_were_delivered_are_told_however_it_is_said(text: str) -> None:
    assert _read(own=f"Vice, {text}") == [f"Vice, {text}"]


@pytest.mark.parametrize(
    "text", ["only 2 delivered", "delivered only to you", "only 1 year of warranty", "nur 1 Ventil geliefert"]
)
def test_all_that_was_delivered_is_not(text: str) -> None:
    assert _read(own=f"Vice, {text}") == []


def _claim(term: str, value: Value) -> Claim:
    return Claim(term=term, value=value, raw=str(value), layer=Layer.EINVOICE, score=1.0)


def _told(number: str = "R-1", *lines: tuple[str, str], leaf: str = "description") -> list[str]:
    values: dict[str, Value] = {"invoice_number": number}
    for place, (text, net) in enumerate(lines):
        values |= {f"lines[{place}].{leaf}": text, f"lines[{place}].net": Decimal(net)}
    return [one.kind for one in no_claim({term: _claim(term, value) for term, value in values.items()})]


@pytest.mark.parametrize(
    "number",
    ["ANG-2026-0711", "QUOTE-40712", "PF-12", "Proforma 12", "Devis 26/3", "AVOIR-7", "OFF2026-1", "CN 7", "Nabídka-3"],
)
def test_a_number_of_another_kind(number: str) -> None:
    assert _told(number) == ["numbered"]


@pytest.mark.parametrize(
    "number", ["RE-2026-1", "INV-77120", "FA26-5806", "AF90001", "2026/17", "ANGL-3", "INVOICE-12", "Fattura 3", "12"]
)
def test_a_number_of_an_invoice(number: str) -> None:
    assert not _told(number)


@pytest.mark.parametrize(
    "line",
    [
        "Invoice AF914 of 2 October",
        "Rechnung Nr. RE-2601111 vom 03.03.2026",
        "Factuur 2026914 van 02-10-2026",
        "Facture FA26-12 du 3 mars",
        "Fattura n. 123/2026 del 03/10/2026",
    ],
)
def test_lines_that_are_all_earlier_invoices(line: str) -> None:
    assert _told("R-1", (line, "100.00"), (line, "50.00")) == ["invoices_billed"]
    assert not _told("R-1", (line, "100.00"), ("Carriage", "5.00"))


@pytest.mark.parametrize(
    "line",
    ["Invoice processing, 500 pages", "Monatsrechnung 05/2026", "Stromrechnung 2026", "Invoice paper 100 sheets"],
)
def test_lines_that_are_called_like_one(line: str) -> None:
    assert not _told("R-1", (line, "100.00"))


@pytest.mark.parametrize("line", ["Gutschrift für Rücksendung", "Credit for goods returned", "Avoir sur retour"])
def test_a_credit_with_a_plus(line: str) -> None:
    assert _told("R-1", ("Work", "100.00"), (line, "20.00")) == ["credited"]
    assert not _told("R-1", ("Work", "100.00"), (line, "-20.00"))


@pytest.mark.parametrize("line", ["Credit card fee", "Creditreform Auskunft", "Gutschriftsgebühr", "Credit report"])
def test_what_is_called_like_a_credit(line: str) -> None:
    assert not _told("R-1", (line, "20.00"))


@pytest.mark.parametrize("leaf", ["description", "note", "item_description"])
@pytest.mark.parametrize(
    "line",
    [
        "Eventualposition, nicht beauftragt",
        "Optional extra - not ordered",
        "Nog niet geleverd; betaling na levering.",
        "Gratisbeigabe, nicht berechnet",
        "Câble (offert)",
        "Cavo, non ancora consegnato",
        "Kabel, ej levererat",
        "Seal kit, returned by you",
        "entfällt, wurde gutgeschrieben",
        "Dichtungssatz - kostenlos auf Garantie",
        "Vanne, annulée",
        "Pakking, rest volgt",
        "Zestaw, anulowany w ramach gwarancji; w ramach gwarancji",
        "Pneu, ao abrigo da garantia, sem encargos para o cliente",
        "Bereits mit Rechnung 2026-9401 berechnet",
        "Pump, already billed on invoice INV-12",
        "Pompe, déjà facturée par la facture n° F-12",
        "Pompa, già fatturata con fattura n. 12/A",
        "Bomba, ya facturada en la factura n.º F-12",
        "Pump, redan fakturerad",
        "Pompa, już zafakturowano fakturą FV/12/2026",
    ],
)
def test_what_is_not_owed_and_costs_something(line: str, leaf: str) -> None:
    assert _told("R-1", ("Work", "100.00"), (line, "20.00"), leaf=leaf) == ["unowed"]
    assert not _told("R-1", ("Work", "100.00"), (line, "0.00"), leaf=leaf)


@pytest.mark.parametrize(
    "line",
    [
        "Room, breakfast included, wifi gratis for all",
        "Cable halogen free",
        "Optional equipment set",
        "Free weights",
        "Program (optional)",
        "Reparatur auf Garantie ausgeführt",
        "Handling of returned goods",
        "Cancelled order, handling fee",
        "Bereits mit Angebot 2026-401 vereinbart",
        "Garantia de 24 meses, incluindo mão de obra",
        "Garantieverlängerung, 2 Jahre",
        "Warranty repair",
    ],
)
def test_words_like_those_within_a_clause(line: str) -> None:
    assert not _told("R-1", (line, "20.00"))


@pytest.mark.parametrize(
    "row",
    [
        "Versand                                            kostenlos",
        "Delivery                                      Free of charge",
        "Delivery                   1   free of charge",
        "Versand kostenlos",
        "Delivery: free of charge",
        "Assembly, no charge",
        "Wartung im ersten Jahr, kostenlos",
        "2 cushions - to follow",
        "                                                   gratis",
    ],
)
def test_what_costs_nothing_beside_what_costs_something(row: str) -> None:
    assert not _read(between=row)
    assert not _read(below=row)


@pytest.mark.parametrize(
    "row",
    [
        "nicht beauftragt",
        "(not ordered)",
        "Eventualposition, nicht beauftragt",
        "  Optional extra - not ordered",
        "Nog niet geleverd; betaling na levering.",
    ],
)
def test_a_row_below_a_line_that_says_so_of_it(row: str) -> None:
    assert _read(between=row) == [row.strip()]
    assert _read(below=row) == [row.strip()]


@pytest.mark.parametrize("own", ["Vice, not ordered", "Vice (Eventualposition)", "Vice       not ordered"])
def test_a_line_that_says_so_itself(own: str) -> None:
    assert _read(own=own)


@pytest.mark.parametrize(
    ("label", "told"),
    [("Credit note number", True), ("Invoice number", False), ("Invoice / credit note no", False), ("", False)],
)
def test_a_number_that_is_labelled_as_another_kinds(label: str, *, told: bool) -> None:
    number = _claim("invoice_number", "2026-17").model_copy(update={"label": label or None})
    assert [one.text for one in no_claim({"invoice_number": number})] == [f"{label} 2026-17"] * told


@pytest.mark.parametrize(
    ("below", "fewer"),
    [
        ("delivered: 0, rest to follow", True),
        ("geliefert: 1", True),
        ("delivered: 2", False),
        ("delivered 12-05-2024", False),
    ],
)
def test_fewer_that_were_delivered_than_are_billed(below: str, fewer: bool) -> None:
    assert (_read(between=below) == [below]) is fewer


@pytest.mark.parametrize(("below", "part"), [("1 of 2 returned by you", True), ("2 of 2 supplied", False)])
def test_a_part_of_what_a_line_bills(below: str, part: bool) -> None:
    assert (_read(between=below) == [below]) is part


@pytest.mark.parametrize(("shipped", "told"), [("1", ["1"]), ("2", [])])
def test_fewer_under_a_head_of_what_was_shipped(shipped: str, told: list[str]) -> None:
    bill = _BILL.format(own="Vice          ", between="", below="").replace("\n\nHex", "\nHex").split("\n")
    head = next(at for at, row in enumerate(bill) if row.startswith("Description"))
    bill[head] = "Description       Shipped    Ordered        Price        Amount"
    bill[head + 1] = f"Vice                    {shipped}          2       300.00        600.00"
    bill[head + 2] = "Hex bolts               1          1       400.00        400.00"
    assert [one.text for one in extract(reading("\n".join(bill))).notices if one.kind == "unowed"] == told


def test_the_heads_of_a_page_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def heads(page: PageLayout, language: str | None) -> tuple[Head, ...]:
        calls.append(page.number)
        return heads_of(page, language)

    monkeypatch.setattr(delivered, "heads_of", heads)
    layout = Layout(reading("\n".join(["Vice   9"] * 20)))
    placed = [{"page": 1, "boxes": (cell.box,)} for cell in layout.segments]
    rows = [{"quantity": _claim("lines[0].quantity", Decimal(9)).model_copy(update=place)} for place in placed]
    assert not list(delivered.fewer_in_column(Sheet(layout, None), rows))
    assert calls == [1]


def test_one_thing_with_a_number_of_its_own_is_billed_once() -> None:
    assert _told("R-1", ("Controller, s/n TM-55812", "412.00"), ("Controller, s/n TM-55812", "412.00")) == ["twice"]
    assert not _told("R-1", ("Controller, s/n TM-55812", "412.00"), ("Controller, s/n TM-55813", "412.00"))
    assert not _told("R-1", ("Garden spade", "35.00"), ("Garden spade", "35.00"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Workbench cancelled", True),
        ("Workbench entfällt, -600 netto, Brunner", True),
        ("Workbench vice: annullata", True),
        ("Workbench is free of charge", True),
        ("Delivery free of charge", False),
        ("Workbench free of charge from 1000.00", False),
        ("Workbench checked", False),
        ("by hand -600 net, Brunner", True),
        ("by hand -601 net, Brunner", False),
        ("seen 600, Brunner", False),
        ("of which Hex bolts -400.00 returned on 3 May", True),
        ("Payment -400.00, 3 May", False),
        ("Payment no. 4711 -400.00", False),
        ("Not to pay, returned: -400.00", True),
        ("Returned unpaid -400.00", True),
        ("Your account: balance before -600.00", False),
        ("Workbench mat no charge", False),
        ("Delivery is free of charge", False),
    ],
)
def test_a_line_that_is_called_by_its_name_elsewhere(said: str, *, told: bool) -> None:
    bill = _BILL.format(own="Workbench vice", between="", below="").replace("\n\nHex", "\nHex")
    notices = extract(reading(f"{bill}\n\n\n\n{said}\n")).notices
    assert ("unowed" in [one.kind for one in notices]) is told


@pytest.mark.parametrize(
    ("own", "row"),
    [
        ("Delivery express", "Delivery free of charge"),
        ("Delivery surcharge islands", "Delivery is free of charge"),
        ("Workbench vice", "Workbench mat no charge"),
        ("Workbench vice", "Workbench free of charge"),
    ],
)
def test_what_is_free_beside_a_line_whose_name_begins_like_it(own: str, row: str) -> None:
    assert not _read(own=own, between=row)
    assert not _read(own=own, below=row)


def test_a_long_page_is_read_in_a_time_that_grows_with_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(called_off, "UNOWED", _Counting(tried))
    for rows in (100, 400):
        layout = Layout(reading("\n".join(f"Workbench vice blue {number} checked" for number in range(rows))))
        named = [{"description": _claim("lines[0].description", f"Workbench vice blue {at}")} for at in range(rows)]
        tried.clear()
        assert not list(called_off.called_off(Sheet(layout, None), named))
        assert len(tried) <= 2 * rows


class _Counting:
    """A pattern that fits nothing, and tells what it was tried on."""

    def __init__(self, tried: list[str]) -> None:
        self.tried = tried

    def fullmatch(self, text: str) -> None:
        self.tried.append(text)


@pytest.mark.parametrize(
    ("text", "fewer"),
    [
        ("only 1 unit was delivered", True),
        ("nur 1 Stück geliefert", True),
        ("Reifen, nur 1 Ventil geliefert", False),
        ("only 1 valve delivered", False),
    ],
)
def test_only_the_lines_own_unit_counts_what_was_delivered(text: str, fewer: bool) -> None:
    assert is_of_fewer(text, Decimal(4)) is fewer


@pytest.mark.parametrize(("said", "kinds"), [("Acconto ricevuto da detrarre", ["changed"]), ("L26-0417", [])])
def test_what_a_property_of_a_line_takes_off(said: str, kinds: list[str]) -> None:
    values: dict[str, Value] = {
        "invoice_number": "R-1",
        "lines[0].description": "Work",
        "lines[0].net": Decimal(100),
        "lines[0].attributes[0].value": said,
    }
    assert [one.kind for one in no_claim({term: _claim(term, value) for term, value in values.items()})] == kinds


@pytest.mark.parametrize(
    ("text", "unit", "told"),
    [
        ("Cutting oil, by delivery note 77120: 1,5 l", "LTR", True),
        ("Cutting oil, by delivery note 77120: 1.500 litres", "LTR", False),
        ("Cutting oil, by delivery note 77120: 1500 l", "LTR", False),
        ("Cutting oil, 1,6 l", "LTR", False),
        ("Cutting oil, delivered 1,5 l by tanker", "LTR", True),
        ("Cutting oil, 1,5 l bottles", "LTR", False),
        ("Kabel 1,5 m Stücke", "MTR", False),
        ("Kabel 1,5 m", "MTR", True),
        ("Kalkammonsalpeter, Sack 1,5 kg", "KGM", False),
        ("Water in bottles of 1,5 l", "H87", False),
    ],
)
def test_a_thousandth_of_the_quantity_in_its_own_unit(text: str, unit: str, *, told: bool) -> None:
    values: dict[str, Value] = {"description": text, "quantity": Decimal(1500), "unit": unit, "net": Decimal("4650.00")}
    claims = {f"lines[0].{leaf}": _claim(f"lines[0].{leaf}", value) for leaf, value in values.items()}
    assert [one.kind for one in no_claim(claims)] == ["unowed"] * told
