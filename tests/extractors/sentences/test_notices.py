"""Stamps and sentences on a page: what stands out or says it, and what is a label, a cell or a general term."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.meanings.changes import find_changes
from extractors.page.sheet import sheet_of
from extractors.sentences.notices import notices
from schemas import Box, Claim, Imprint, Layer
from tests.extractors.grid import page, reading

BODY = "Brightwater Tools GmbH\n\n*INVOICE 17\n\nGarden spade   2   35.00   70.00\n{more}\nTotal due      119.00 EUR"


def said(more: str) -> list[str]:
    return [one.kind for one in notices(sheet_of(reading(BODY.format(more=more))), {})]


SETTLED = "These fees were deducted from your daily settlements."


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        (SETTLED, ["taken_off"]),
        ("Am 3. Mai 2026 wurden die Gebühren von Ihren Auszahlungen einbehalten.", ["taken_off"]),
        ("Die Gebühren wurden von Ihren Auszahlungen einbehalten.", ["taken_off"]),
        ("The freight will be added to the amount of this invoice.", ["changed"]),
        ("Twenty pounds of freight were deducted and are added.", ["changed"]),
        ("The fee was not deducted from your settlements.", ["changed"]),
        ("The fees were deducted from the total of this invoice.", ["changed"]),
        ("Fees of twenty euros were deducted from your settlements.", ["changed"]),
        ("The fees were deducted from your settlements, the freight will be added.", ["changed"]),
        ("The fees were deducted from your settlements, please pay the freight.", ["changed"]),
        ("The fees are deducted from your settlements.", ["changed"]),
    ],
)
def test_what_was_taken_off_elsewhere_is_told_apart_from_what_changes_the_total(
    sentence: str, kinds: list[str]
) -> None:
    assert said(f"\n\n{sentence}\n\n") == kinds


@pytest.mark.parametrize(
    "more",
    ["An extra fee of EUR 20.00 will be added to this amount.", "A surcharge of 5 % will be added to the total."],
)
def test_what_was_taken_off_hides_no_other_sentence(more: str) -> None:
    paid = f"{BODY.format(more='')}\nPaid             119.00 EUR\nAmount due         0.00 EUR\n\n\n{{}}"
    told = {one.kind: one.text for one in extract(reading(paid.format(f"{SETTLED}\n\n\n{more}"))).notices}
    assert more in told["changed"]
    assert "changed" not in {one.kind for one in extract(reading(paid.format(SETTLED))).notices}


@pytest.mark.parametrize(
    ("sentence", "paid", "changes"),
    [
        ("Bereits geleistete Zahlungen wurden abgezogen.", "20.00", False),
        ("Geleistete Zahlungen sind im Zahlbetrag bereits abgezogen.", "20.00", False),
        ("Bereits geleistete Zahlungen wurden abgezogen.", None, True),
        ("Bereits geleistete Zahlungen wurden abgezogen.", "0.00", True),
        ("Geleistete Zahlungen sind noch abzusetzen.", "20.00", True),
        ("Bereits geleistete Zahlungen wurden abgezogen, die Fracht kommt hinzu.", "20.00", True),
    ],
)
def test_payments_that_were_taken_off_are_explained_by_what_was_paid(
    sentence: str, paid: str | None, *, changes: bool
) -> None:
    claims = [
        Claim(term="totals.paid", value=Decimal(one), raw="", layer=Layer.RULES, score=0.9) for one in (paid,) if one
    ]
    told = notices(sheet_of(reading(BODY.format(more=f"\n\n{sentence}\n\n"))), {one.term: one for one in claims})
    assert any(one.kind in {"changed", "taken_off"} for one in told) is changes


def test_the_label_of_the_invoice_that_is_credited_is_no_sentence() -> None:
    heads = (
        "Hyvitetään lasku           2026-117\nAsiakasnumero              40021\nAsiakkaan ALV-tunniste     FI12345671"
    )
    assert not notices(sheet_of(reading(heads)), {})
    told = heads.replace("Hyvitetään lasku", "Hyvitetään alv")
    assert [one.kind for one in notices(sheet_of(reading(told)), {})] == ["changed"]


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("This credit note will be deducted from your next payment.", ["set_off"]),
        ("Cet avoir sera déduit de votre prochain règlement.", ["set_off"]),
        ("Diese Gutschrift wird von der nächsten Zahlung abgezogen.", ["set_off"]),
        ("The credit note will be deducted from your next payment plus a handling fee.", ["changed"]),
        ("A handling fee will be deducted from this credit note with your next payment.", ["changed"]),
    ],
)
def test_a_credit_note_that_goes_off_the_next_payment(row: str, kinds: list[str]) -> None:
    assert said(f"\n{row}\n") == kinds


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("*** PAID ***", "paid"),
        ("C O P Y", "copy"),
        ("Cancelled - see credit note 12", "cancelled"),
        ("ON HOLD - DISPUTE", "do_not_pay"),
        ("Gesperrt - Reklamation", "do_not_pay"),
        ("Betwist - zie mail", "do_not_pay"),
        ("Contestée - voir courrier", "do_not_pay"),
        ("In Klärung - Frau Kunz", "do_not_pay"),
        ("Paid on 16 May 2024", "paid"),
        ("Rechnung (KOPIE)", "copy"),
        ("This invoice has been cancelled.", "cancelled"),
        ("All amounts are in thousands of EUR", "thousands"),
        ("Total due      119.00 TEUR", "thousands"),
        ("Total due      119.00 Mio.", "thousands"),
        ("Total due TEUR      119.00", "thousands"),
        ("Total due (T€)      119.00", "thousands"),
        ("Amount kEUR\n 70.00", "thousands"),
        ("Amount EUR Tsd.\n 70.00", "thousands"),
        ("£'000", "thousands"),
        ("EUR '000", "thousands"),
        ("Az adatok ezer Ft-ban.", "thousands"),
        ("It is already p a i d by you: this invoice is p a i d.", "paid"),
        ("Garden sp\u0430de", "disguised"),
        ("Die Bankverbindung hat sich geändert.", "account_new"),
        ("Diesen Betrag schreiben wir Ihnen gut.", "credit"),
        ("Pagado el 31/12/2026.", "paid"),
        ("To be refunded      119.00 EUR", "refund"),
        ("To be refunded EUR 119.00", "refund"),
        ("Zu erstatten      119,00", "refund"),
        ("K vrácení      119,00", "refund"),
        ("Da rimborsare      119,00", "refund"),
        ("Credit in your favour      119.00", "credit"),
        ("BEZAHLT BIS 20.03.2026", "paid"),
        ("Zahlung erhalten bis 20.03.2026", "paid"),
        ("Pagado antes del 20/03/2026", "paid"),
        ("Pago realizado antes del 20/03/2026", "paid"),
        ("Pagato entro il 20/03/2026", "paid"),
        ("Saldato entro il 20/03/2026", "paid"),
        ("Pago até 20/03/2026", "paid"),
        ("Zaplaceno do 20.3.2026", "paid"),
        ("Uhrazeno do 20.3.2026", "paid"),
        ("Betald senast 20.3.2026", "paid"),
        ("Betalt senest 20.3.2026", "paid"),
        ("Maksettu 20.3.2026 mennessä", "paid"),
        ("PENDIENTE DE APROBACIÓN", "do_not_pay"),
        ("El pago queda supeditado a la conformidad de la obra.", "do_not_pay"),
        ("Le paiement est subordonné à la validation du chantier.", "do_not_pay"),
        ("Payment is contingent upon your client's approval.", "do_not_pay"),
        ("Gelieve met betaling te wachten tot de creditnota er is.", "do_not_pay"),
        ("davon 5 % Einbehalt", "parts"),
    ],
)
def test_it_is_said(row: str, kind: str) -> None:
    assert said(row) == [kind]


def test_a_disguised_word_is_heard_as_it_looks_and_told() -> None:
    assert said("This invoice has been p\u0430id.") == ["paid", "disguised"]


@pytest.mark.parametrize(
    "row",
    [
        "Paid          0.00 EUR",
        "Paid on 16 May 2024          50.00 EUR",
        "Copy paper A4",
        "Pago antes del 31/12/2026.",
        "To be refunded      0.00",
        "Refund      -20.00",
        "Unsere Bankverbindung hat sich nicht geändert.",
        "Vielen Dank. Rückgaben schreiben wir Ihnen nach Prüfung gut.",
        "Keep a copy",
        "Wewnątrzwspólnotowa dostawa towarów – stawka 0% na podstawie art. 42 ust. 1 ustawy o VAT.",
        "sample",
        "Spare parts   Mio.",
        "Insured up to 500 TEUR",
        "Mme DELCROIX Maud",
        "Price EUR/t      119.00",
        "Resistor 5 kΩ, 3 µm      12.00",
        "EUR mil doscientos treinta",
        "EUR 70,000      12.00",
        "Ευρώπη Trading",
        "Payment is subject to our general terms.",
        "Freigabe durch Frau Petersen am 3.5.2026",
        "Retenue de garantie 5 %      -20.00",
    ],
)
def test_labels_cells_and_other_words_say_nothing(row: str) -> None:
    assert said(row) == []


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("Pago por transferencia antes del 16/12/2026.", []),
        ("Pago mediante transferencia bancaria antes del 16/12/2026", []),
        ("Pagado por transferencia antes del 16/12/2026.", ["paid"]),
        ("PAID - transferencia antes del 16/12/2026", ["paid"]),
    ],
)
def test_a_word_for_paying_is_no_stamp_of_a_neighbour_before_a_due_date(row: str, kinds: list[str]) -> None:
    body = f"Bombas, S.L.\n\n*FACTURA 17\n\nBomba de agua   2   35,00   70,00\n{row}\nTotal factura   119,00 EUR"
    sheet = sheet_of(reading(body))
    assert sheet.language == "es"
    assert [one.kind for one in notices(sheet, {})] == kinds


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("No procede el pago de esta factura.", ["do_not_pay"]),
        ("No procede el pago.", ["do_not_pay"]),
        ("Factura duplicada: no procede el pago, rogamos la archiven.", ["do_not_pay"]),
        ("No procede abonar esta factura.", ["do_not_pay"]),
        ("Factura en reclamación.", ["do_not_pay"]),
        ("No procede el pago en efectivo.", []),
        ("No procede el pago de intereses por este concepto.", []),
        ("No procede abonar gastos de envío.", []),
        ("Factura sin intereses en reclamación.", []),
        ("Zahlbar bar bez. Abholung.", []),
    ],
)
def test_what_is_not_to_be_paid_is_the_invoice(row: str, kinds: list[str]) -> None:
    assert said(row) == kinds


@pytest.mark.parametrize("text", ["bez. bar 3.5.", "Pag. efectivo", "Zapł. gotówką", "Bet. kontant", "BEZ. BAR"])
def test_what_a_clerk_stamps_across_the_text_is_heard(text: str) -> None:
    imprint = Imprint(text, Box(100.0, 100.0, 400.0, 400.0), 60.0)
    printed = page(BODY.format(more="")).model_copy(update={"imprints": (imprint,)})
    assert [one.kind for one in notices(sheet_of(reading(printed)), {})] == ["paid"]


@pytest.mark.parametrize("text", ["VOID", "COPY COPY COPY", "PAID 12 May", "This invoice has been cancelled"])
def test_what_is_turned_or_large_across_the_text_is_heard(text: str) -> None:
    printed = page(BODY.format(more="")).model_copy(
        update={"imprints": (Imprint(text, Box(100.0, 100.0, 400.0, 400.0), 60.0),)}
    )
    found = notices(sheet_of(reading(printed)), {})
    assert [(one.text, one.page) for one in found] == [(text, 1)]


_GERMAN = "Muster Werkzeuge GmbH\n\n*RECHNUNG 17\n\nSpaten   2   35,00   70,00\n\nRechnungsbetrag      119,00 EUR"
_POLISH = "Narzędzia Sp. z o.o.\n\n*FAKTURA 17\n\nŁopata   2   35,00   70,00\n\nDo zapłaty      119,00 PLN"


@pytest.mark.parametrize(
    ("text", "body", "kinds"),
    [
        ("ok, projekt 4711", _GERMAN, []),
        ("ok, projekt 12", _GERMAN, []),
        ("ok, projekt 12", _POLISH, ["specimen"]),
        ("PROJEKT", _GERMAN, ["specimen"]),
        ("WZÓR 4711", _GERMAN, ["specimen"]),
        ("PROJEKT 2", _GERMAN, ["specimen"]),
        ("PROJEKT 4711", _POLISH, ["specimen"]),
        ("PROJEKT 2", _POLISH, ["specimen"]),
        ("PROJEKT 12.03.2024", _POLISH, ["specimen"]),
        ("PROJEKT 2024-03-12", _GERMAN, ["specimen"]),
        ("PROJET 2", _GERMAN, ["specimen"]),
        ("PROIECT 15/05", _GERMAN, ["specimen"]),
        ("PROJEKT 4711 WZÓR", _GERMAN, ["specimen"]),
    ],
)
def test_a_word_of_another_language_that_labels_a_number_is_no_stamp_of_a_draft(
    text: str, body: str, kinds: list[str]
) -> None:
    imprint = Imprint(text, Box(100.0, 100.0, 400.0, 400.0), 60.0)
    printed = page(body).model_copy(update={"imprints": (imprint,)})
    assert [one.kind for one in notices(sheet_of(reading(printed)), {})] == kinds


@pytest.mark.parametrize(("term", "told"), [("tax_breakdown[0].rate", True), ("totals.tax", False)])
def test_a_rate_explains_no_amount_that_comes_on_top(term: str, told: bool) -> None:
    sheet = sheet_of(reading(BODY.format(more="\nA deposit of EUR 19.00 will be added.\n")))
    taken = {term: Claim(term=term, value=Decimal("19.00"), raw="19", layer=Layer.RULES, score=0.9)}
    assert bool(notices(sheet, taken)) is told


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        ("Please deduct 5 % from the total.\n119.00 EUR", True),
        ("Please deduct 5 % from the total.\n19.00 EUR", True),
        ("Please deduct the deposit (EUR 20.50).\n119.00 EUR", True),
        ("Deduct the deposit\n       119.00 EUR", True),
        ("Please deduct EUR 81.00.", True),
        ("Please deduct EUR 80.00.", True),
        ("less 5 % rebate\n100.00 EUR", True),
        ("plus 19 % VAT\n19.00 EUR", False),
        ("Total less deposit\n99.00 EUR", False),
        ("Less the deposit (EUR 20.50 of it in cash)   20.00", False),
    ],
)
def test_only_an_amount_of_its_own_that_the_totals_hold_explains_a_change(rows: str, changes: bool) -> None:
    held = {"net": "100.00", "tax": "19.00", "gross": "119.00", "due": "99.00"}
    taken = {
        f"totals.{name}": Claim(term=f"totals.{name}", value=Decimal(value), raw="", layer=Layer.RULES, score=0.9)
        for name, value in held.items()
    }
    assert bool(notices(sheet_of(reading(BODY.format(more=f"\n{rows}\n"))), taken)) is changes


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("You may deduct 10 EUR for the returned parts.", True),
        ("Sie können € 10,00 abziehen.", True),
        ("Die zu den Abschlägen geleisteten Zahlungen sind von dem Betrag noch abzusetzen.", True),
        ("Abschlagszahlungen werden gesondert in Rechnung gestellt.", False),
        ("Puede descontar 10 EUR por la devolución.", True),
        ("Mogą Państwo odliczyć 10 EUR.", True),
        ("A fee of EUR 10 is added for returned cheques.", False),
        ("Sie können die Umsatzsteuer als Vorsteuer abziehen.", False),
        ("Sie können 2 % Skonto abziehen, wenn Sie bis 20. Mai 2024 zahlen.", False),
        ("If goods are returned you may deduct 10 EUR.", False),
    ],
)
def test_what_the_reader_may_take_off_changes_the_total(text: str, changes: bool) -> None:
    assert bool(list(find_changes(text))) is changes


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Abono de embalajes: se descontará en la próxima entrega.", False),
        ("The deposit will be deducted on your next invoice.", False),
        ("Avoir pour emballages : à déduire sur la prochaine facture.", False),
        ("IBAN ES89 0237 4410 8400 9177 2048 Abono de embalajes: se descontará en la próxima entrega.", False),
        ("A rebate of 10 EUR will be deducted from your next order.", False),
        ("The deposit will be deducted from this invoice.", True),
        ("The deposit will be deducted from your next payment.", True),
        ("The deposit will be deducted from the amount of this one, and not with the next delivery.", True),
        ("The deposit will be deducted, not on the next invoice but here.", True),
        ("The deposit will not be deducted on the next invoice but from this one.", True),
        ("The deposit will be deducted on the next invoice, the freight will be added.", True),
        ("The freight will be added, the deposit will be deducted on the next invoice.", True),
        ("EUR 50.00 will be deducted from your next invoice, which you are holding.", True),
        ("50 EUR werden abgezogen von der nächsten Rechnung, also dieser.", True),
        ("EUR 12.40 will be deducted from your following invoice.", False),
        ("EUR 12.40 will be deducted with your next monthly invoice.", False),
        ("120,00 EUR werden abgezogen von der nächsten Rechnung.", False),
        ("120,00 EUR sind abzuziehen bei der nächsten Lieferung.", False),
        ("EUR 300.00 ajoutés sur la prochaine facture.", False),
        ("EUR 300.00 seront à déduire de votre prochaine commande.", False),
        ("EUR 300,00 da detrarre dalla prossima fattura.", False),
        ("EUR 300,00 af te trekken van de volgende factuur.", False),
        ("The freight will be added for the next delivery, EUR 40.00.", True),
        ("EUR 40.00 freight will be added for the next delivery.", True),
        ("EUR 40.00 freight will be added on the next delivery.", True),
        ("Please deduct on receipt of next delivery EUR 40.00 from the amount due.", True),
        ("Please deduct from your next invoice EUR 40.00 from the amount due.", True),
        ("EUR 40.00 will be deducted with the next invoice from the invoice amount.", True),
        ("EUR 300.00 deducted on this and next invoice.", True),
        ("Please deduct EUR 40.00 before the next invoice.", True),
        ("300,00 EUR sind hinzuzurechnen für die nächste Lieferung.", True),
        ("EUR 300.00 ajoutés pour la prochaine livraison.", True),
        ("Please deduct rather than next invoice, EUR 40.00", True),
        ("120,00 EUR sind abzuziehen von folgender Rechnung.", True),
        ("120,00 EUR sind abzuziehen von der nächsten Rechnung 4711.", True),
        ("Zuzüglich folgender Lieferung: 80,00 EUR.", True),
        ("Zuzüglich nächster Lieferung: 80,00 EUR.", True),
        ("300 CZK bude odečteno z následující faktury.", True),
    ],
)
def test_what_falls_on_the_next_bill_changes_no_total(text: str, changes: bool) -> None:
    assert bool(list(find_changes(text))) is changes


def test_parts_among_the_items_are_of_what_was_sold() -> None:
    named = Claim(term="lines[0].description", value="x", raw="x", layer=Layer.RULES, score=0.9)
    sheet = sheet_of(reading(BODY.format(more="Down payment: 50 % on delivery   20.00")))
    boxes = tuple(word.box for one in sheet.layout.segments if "50 %" in one.text for word in one.words)
    assert [one.kind for one in notices(sheet, {})] == ["parts"]
    assert notices(sheet, {named.term: named.model_copy(update={"boxes": boxes})}) == ()


def test_a_margin_says_nothing() -> None:
    imprint = Imprint("Form 12 printed on recycled paper by Copy Shop GmbH Hamburg", Box(1.0, 1.0, 9.0, 400.0), 6.0)
    printed = page(BODY.format(more="")).model_copy(update={"imprints": (imprint,)})
    assert notices(sheet_of(reading(printed)), {}) == ()


def test_what_is_written_in_a_picture_must_not_say_otherwise_and_gives_no_value() -> None:
    bill = page("*INVOICE\n\nInvoice number: BT-17\nInvoice date: 15 May 2024")
    shown = page("Invoice number: BT-99\nTotal due EUR 919.00\n\n*CANCELLED").words
    read = extract(reading(bill.model_copy(update={"pictured": shown})))
    assert [(one.term, one.value) for one in read.rivals] == [("invoice_number", "BT-99")]
    assert [one.kind for one in read.notices] == ["cancelled"]
    assert read.claims["invoice_number"].value == "BT-17"
    assert "totals.gross" not in read.claims
    assert all(claim.layer is not Layer.HUMAN for claim in read.claims.values())


def test_rows_whose_amounts_were_taken_change_nothing_and_others_may() -> None:
    rows = "abzüglich Ihrer Zahlung vom 01.05.2026      -50.00\nabzüglich 3 % am 03.05.2026                 -75.00"
    body = BODY.format(more=rows)
    sheet = sheet_of(reading(body))
    boxes = tuple(word.box for segment in sheet.layout.segments for word in segment.words if "0" in word.text)
    paid = Claim(term="totals.paid", value=Decimal("125.00"), raw="", layer=Layer.RULES, score=0.9, page=1, boxes=boxes)
    assert [one.kind for one in notices(sheet, {"totals.paid": paid})] == []
    assert [one.kind for one in notices(sheet, {})] == ["changed"]


@pytest.mark.parametrize(
    ("label", "amount", "kinds"),
    [
        ("less advance payment of 15.05.2026", "-50.00", []),
        ("abzüglich Akontozahlung vom 15.05.2026", "-50.00", []),
        ("abzüglich Akontozahlung vom 15.05.2026", "-40.00", ["changed"]),
        ("plus VAT thereon", " 40.00", ["changed"]),
    ],
)
def test_each_label_in_a_list_is_of_the_amount_on_its_right(label: str, amount: str, kinds: list[str]) -> None:
    """The list with a share in it reads as one sentence, and amounts of its other labels may be no totals."""
    rows = f"""
Fees net                                  80.00
20 % VAT                                  16.00
Outlays                                   20.00
Total amount                             116.00
{label:38}   {amount}
Still to pay                              66.00
"""
    paid = Claim(term="totals.paid", value=Decimal("50.00"), raw="50.00", layer=Layer.RULES, score=0.9)
    sheet = sheet_of(reading(BODY.format(more=rows)))
    assert [one.kind for one in notices(sheet, {"totals.paid": paid})] == kinds


@pytest.mark.parametrize(
    "rows",
    [
        "MERCHANDISE   SALES TAX   LESS DEPOSIT   TOTAL\n\n100.00   19.00   .00   119.00",
        "Less CIS tax on labour\n                         -£19.00\n£95.00",
    ],
)
def test_a_head_or_a_label_with_its_amount_below_changes_nothing(rows: str) -> None:
    taken = {
        f"totals.{name}": Claim(term=f"totals.{name}", value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9)
        for name, value in (("net", "100.00"), ("tax", "19.00"), ("gross", "119.00"))
    }
    assert [one.kind for one in notices(sheet_of(reading(BODY.format(more=rows))), taken)] == []


@pytest.mark.parametrize(
    ("more", "due", "said"),
    [
        ("", "50.00", []),
        ("", "0.00", ["paid"]),
        ("", "60.00", ["paid"]),
        (", zapłacono resztę", "50.00", ["paid"]),
        (", 50,00 EUR gotówką", "50.00", ["paid"]),
    ],
)
def test_a_part_that_was_paid_does_not_say_that_all_is(more: str, due: str, said: list[str]) -> None:
    sheet = sheet_of(reading(BODY.format(more=f"Zapłacono kartą 2026-05-01: 69,00 EUR{more}")))
    boxes = tuple(
        word.box for one in sheet.layout.segments if "Zap" in one.text for word in one.words if word.text == "69,00"
    )
    taken = {
        term: Claim(term=term, value=Decimal(value), raw=raw, layer=Layer.RULES, score=0.9, page=1, boxes=at, label="x")
        for term, value, raw, at in (
            ("totals.gross", "119.00", "", ()),
            ("totals.paid", "69.00", "69,00", boxes),
            ("totals.due", due, "", ()),
        )
    }
    assert [one.kind for one in notices(sheet, taken)] == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Paid by card 1 May: 69.00, balance paid in cash 7 May", ["paid"]),
        ("Invoice paid: EUR 69.00 on 1 May and EUR 50.00 on 7 May", ["paid"]),
        ("Paid 69.00 on 1 May, balance due 50.00", []),
        ("Paid 69.00      Balance      50.00", []),
        ("Total    Paid     Open\n119.00   69.00    50.00", []),
        ("Advance payment paid 1 May      69.00", []),
    ],
)
def test_the_row_of_a_part_that_tells_of_the_rest_says_that_all_is_paid(row: str, said: list[str]) -> None:
    sheet = sheet_of(reading(BODY.format(more=f"{row}\nBalance due      50.00 EUR")))
    boxes = tuple(word.box for one in sheet.layout.segments for word in one.words if word.text.strip(",:") == "69.00")
    taken = {
        term: Claim(term=term, value=Decimal(value), raw=raw, layer=Layer.RULES, score=0.9, page=1, boxes=at, label="x")
        for term, value, raw, at in (
            ("totals.gross", "119.00", "", ()),
            ("totals.paid", "69.00", "69.00", boxes),
            ("totals.due", "50.00", "", ()),
        )
    }
    assert [one.kind for one in notices(sheet, taken)] == said


def test_a_refund_that_was_taken_off_is_no_refund_of_the_total() -> None:
    sheet = sheet_of(reading(BODY.format(more="Refund      20.00")))
    boxes = tuple(word.box for one in sheet.layout.segments for word in one.words if word.text == "20.00")
    allowance = Claim(
        term="totals.allowances", value=Decimal("20.00"), raw="20.00", layer=Layer.RULES, score=0.9, page=1, boxes=boxes
    )
    assert [one.kind for one in notices(sheet, {})] == ["refund"]
    assert not notices(sheet, {"totals.allowances": allowance})


def test_what_is_said_across_two_rows_is_shown_with_both() -> None:
    more = "\nThank you for your order.\nWe ask you kindly to disregard\nthe attached invoice.\n"
    (told,) = notices(sheet_of(reading(BODY.format(more=more))), {})
    assert told.kind == "cancelled"
    assert told.text == "We ask you kindly to disregard the attached invoice."


@pytest.mark.parametrize(
    ("row", "taken", "kinds"),
    [
        ("remise de 40 EUR à déduire", (), ["changed"]),
        ("40.00 EUR deducted for the old one", (), ["changed"]),
        ("40.00 EUR deducted for the old one", ("40.00",), []),  # taken as the line's discount
        ("with 40 screws extra", (), []),
        ("packed separately", (), []),
        ("worth 40.00 EUR", (), []),
    ],
)
def test_an_amount_of_money_among_the_items_that_changes_what_is_paid(
    row: str, taken: tuple[str, ...], kinds: list[str]
) -> None:
    sheet = sheet_of(reading(BODY.format(more=row)))
    boxes = tuple(word.box for one in sheet.layout.segments if row in one.text for word in one.words)
    named = Claim(term="lines[0].description", value="x", raw="x", layer=Layer.RULES, score=0.9, page=1, boxes=boxes)
    amounts = {
        f"lines[{at}].allowance": named.model_copy(update={"value": Decimal(one), "boxes": ()})
        for at, one in enumerate(taken)
    }
    assert [one.kind for one in notices(sheet, {named.term: named, **amounts})] == kinds


def test_terms_that_were_taken_explain_no_amount_in_them() -> None:
    text = "A retention of 40.00 EUR will be deducted from this invoice."
    sheet = sheet_of(reading(text))
    (row,) = sheet.layout.segments
    boxes = tuple(word.box for word in row.words)
    terms = Claim(term="payment.terms", value=text, raw=text, layer=Layer.RULES, score=1.0, page=1, boxes=boxes)
    assert [one.kind for one in notices(sheet, {"payment.terms": terms})] == ["changed"]


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("Betreft: creditering 2026-0301", ["credit"]),
        ("Subject: credit note 2026-0301", ["credit"]),
        ("Betreff: Storno 2026-0301", ["cancelled"]),
        ("Betreff      Storno", ["cancelled"]),
        ("Betreft: levering november", []),
        ("Subject: our credit check of 3 May", []),
    ],
)
def test_a_subject_is_as_much_as_a_title(row: str, kinds: list[str]) -> None:
    assert said(f"\n{row}\n") == kinds


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("Credit note for returned goods", ["credit"]),
        ("Credit for returns      12.00", []),
        ("Tax invoice for delivered goods", []),
    ],
)
def test_a_second_title_under_that_of_an_invoice(row: str, kinds: list[str]) -> None:
    shown = reading(BODY.format(more=f"\n{row}\n"))
    words = [word._replace(size=16.0) if word.text in ("INVOICE", "17") else word for word in shown.pages[0].words]
    larger = shown.model_copy(update={"parts": (shown.pages[0].model_copy(update={"words": tuple(words)}),)})
    assert [one.kind for one in notices(sheet_of(larger), {})] == kinds


@pytest.mark.parametrize(("left", "kinds"), [("Pozostało", []), ("Kartą", ["paid"])])
def test_what_remains_beside_nothing_paid_is_not_paid(left: str, kinds: list[str]) -> None:
    row = f"Zapłacono: 0,00 EUR          {left}: 119,00 EUR"
    body = f"Sosna Sp. z o.o.\n\n*FAKTURA 17\n\nŁopata   2   59,50   119,00\n\n{row}"
    sheet = sheet_of(reading(body))
    paid = next(one for one in sheet.money if not one.value)
    taken = {
        "totals.gross": Claim(term="totals.gross", value=Decimal("119.00"), raw="119,00", layer=Layer.RULES, score=0.9),
        "totals.paid": Claim(
            term="totals.paid", value=paid.value, raw=paid.amount.raw, layer=Layer.RULES, score=0.9, page=1,
            boxes=tuple(word.box for word in paid.span.words),
        ),
    }  # fmt: skip
    assert [one.kind for one in notices(sheet, taken)] == kinds


_OWN = Claim(term="invoice_number", value="BT-2024-0117", raw="BT-2024-0117", layer=Layer.RULES, score=0.9, page=1)


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("Invoice 123 has been cancelled and replaced by this invoice.", []),
        ("This invoice replaces invoice 123, which has been cancelled.", []),
        ("Rechnung Nr. 4711 vom 3. Mai wurde storniert.", []),
        ("La factura FT 2026/702 ha sido anulada y sustituida por esta.", []),
        ("Faktura 4711 została anulowana.", []),
        ("Invoice BT-2024-0117 has been cancelled.", ["cancelled"]),
        ("Invoice 117 has been cancelled.", ["cancelled"]),
        ("This invoice has been cancelled, see invoice 4711.", ["cancelled"]),
        ("This invoice has been cancelled and replaced by invoice 4711.", ["cancelled"]),
        ("Regarding invoice 4711: this invoice has been cancelled.", ["cancelled"]),
        ("The invoice of 12.05.2024 has been cancelled.", ["cancelled"]),
        ("The invoice over EUR 119.00 has been cancelled.", ["cancelled"]),
        ("Invoice EUR 119.00 has been cancelled.", ["cancelled"]),
        ("Invoice 12.05.2024 has been cancelled.", ["cancelled"]),
        ("Invoice 4711 has been cancelled. Invoice BT-2024-0117 has been cancelled.", ["cancelled"]),
        ("This invoice (119.00 EUR) has been cancelled.", ["cancelled"]),
        ("Invoice 119.00 EUR has been cancelled.", ["cancelled"]),
        ("Diese Rechnung (119,00 EUR) wurde storniert.", ["cancelled"]),
        ("Cette facture (119,00 EUR) est annulée.", ["cancelled"]),
        ("This invoice (Order 45001) has been cancelled.", ["cancelled"]),
        ("Invoice (order 45001) has been withdrawn.", ["cancelled"]),
        ("Rechnung 45001234 (Kundennummer) ist storniert.", ["cancelled"]),
        ("Rechnung 45001234 (Mai) ist storniert.", []),
        ("Invoice 4711 (order 45001) has been withdrawn.", []),
        ("Invoice 4711 (EUR 250.00) has been cancelled.", []),
        ("This invoice and invoice 4711 have been cancelled.", ["cancelled"]),
        ("This invoice, like invoice 4711, has been cancelled.", ["cancelled"]),
        ("Diese Rechnung und die Rechnung 4711 sind storniert.", ["cancelled"]),
        ("Invoice 4711, like invoice BT-2024-0117, has been cancelled.", ["cancelled"]),
        ("Invoice BT-2024-0117 for order invoice 4711 has been cancelled.", ["cancelled"]),
        ("Invoice 4711 and invoice BT-2024-0117 have been cancelled.", ["cancelled"]),
        ("Invoice 4711 and invoice 4712 have been cancelled.", []),
        ("Invoice 4712, like invoice 4711, has been cancelled.", []),
        ("This invoice replaces invoice 4711, which was cancelled.", []),
        ("Diese Rechnung ersetzt die Rechnung 4711, die storniert wurde.", []),
    ],
)
def test_what_is_said_of_another_invoice_by_its_number_says_nothing_of_this_one(row: str, kinds: list[str]) -> None:
    sheet = sheet_of(reading(BODY.format(more=f"\n{row}\n")))
    assert [one.kind for one in notices(sheet, {_OWN.term: _OWN})] == kinds
    assert "cancelled" in {one.kind for one in notices(sheet, {})}, "no number was read"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("PAID", "This invoice was already settled on 3 May 2026."), 2),
        (("COPY", "This is a duplicate of invoice 4700 that you booked in May."), 2),
        (("PAID", "PAID"), 1),
        (("COPY",), 1),
    ],
)
def test_a_stamp_hides_no_sentence_of_its_kind(rows: tuple[str, ...], told: int) -> None:
    """What people approve word for word is all told; the same again, as on each page, says nothing new."""
    printed = [f"Zorbl & Quist Ltd\n\n\n{row}\n\n\nInvoice total   990.00" for row in rows]
    found = [one.text for one in notices(sheet_of(reading(*printed)), {}) if one.kind in {"paid", "copy"}]
    assert (len(found), found[0]) == (told, rows[0])
