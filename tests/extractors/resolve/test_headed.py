"""What the head of the items' amounts says of them: words that no list has make another total of the one below."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.meanings.columns import holds_tax, strange_words
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import BILL


def bill(amount: str = "Amount", price: str = "Unit price") -> str:
    head = "Unit price     Amount"
    return BILL.format(more="").replace(head, head.replace("Amount", amount).replace("Unit price", price))


def told_heads(printed: str) -> list[str]:
    return [one.raw for one in extract(reading(printed)).rivals if one.label == "the head of its column"]


def strange_heads(head: str) -> list[str]:
    return told_heads(bill(head))


@pytest.mark.parametrize(
    "head",
    [
        "Amount per month",
        "Amount x 1,000",
        "Amount (hundreds)",
        "Amount/site",
        "Amount (ct)",
        "Amount (p)",
        "Am ount per y",
    ],
)
def test_a_word_that_counts_the_amounts_below_it_waits(head: str) -> None:
    assert strange_heads(head) == [head]


@pytest.mark.parametrize(
    "head",
    [
        "Amount",
        "Amount EUR",
        "Amount (EUR)",
        "Net amount excl. VAT",
        "Total",
        "Tot al (EUR)",
        "Am ount",
        "Import (EUR)",
    ],
)
def test_the_names_of_amounts_do_not(head: str) -> None:
    assert strange_heads(head) == []


@pytest.mark.parametrize(("before", "heads"), [("2025", ["2026"]), ("Unit price", ["2026"]), ("2026", [])])
def test_columns_that_compare_years_say_of_no_amount_that_it_is_billed(before: str, heads: list[str]) -> None:
    assert told_heads(bill("  2026", f"{before:>10}")) == heads


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("Betrag/Monat", ("monat",)),
        ("Importe mensual", ("mensual",)),
        ("Amount outstandin", ("outstandin",)),
        ("Montant (centaines)", ("centaines",)),
        ("Wartość (tys.)", ("tys",)),
        ("Bedrag (x 1.000)", ("1", "000")),
        ("Importo (migliaia)", ("migliaia",)),
        ("2026", ("2026",)),
        ("Amount p.a.", ("pa",)),
        ("Betrag p. M.", ("pm",)),
        ("Totaal p/m", ("pm",)),
        ("Amount/yr", ("yr",)),
        ("Betrag /St.", ("st",)),
        ("Betrag/100", ("100",)),
        ("Betrag in EUR", ()),
        ("Charge EUR", ()),
        ("Rent per month", ("per", "month")),
        ("Gebühr", ()),
        ("Amt. excl. V.A.T.", ()),
        ("Montant H.T.", ()),
        ("Importe s/IVA", ()),
        ("Amount (R)", ()),
        ("Gesamt inkl. MwSt", ()),
        ("Positions- betrag USt.", ()),
        ("Totaal excl. btw (€)", ()),
        ("Montant HT (€)", ()),
        ("Importe (IVA incl.)", ()),
        ("Wartość netto [zł]", ()),
        ("Beløp kr eks. mva", ()),
        ("Total HTVA / Totaal excl. btw", ()),
        ("Price w/o Tax", ()),
        ("Net Amt", ()),
        ("Cena nettoWartość netto (PLN)", ()),
    ],
)
def test_words_of_heads_in_several_languages(head: str, words: tuple[str, ...]) -> None:
    assert strange_words(head) == words


@pytest.mark.parametrize("price", ["Price (ct)", "Unit price in cents", "Preis in Cent", "Price (p)", "Price p/kWh"])
def test_prices_in_coins_that_were_counted_whole_are_told(price: str) -> None:
    assert told_heads(bill(price=price))


@pytest.mark.parametrize("price", ["Price (EUR)", "Price p. unit", "Unit price"])
def test_prices_in_whole_units_are_not(price: str) -> None:
    assert not told_heads(bill(price=price))


@pytest.mark.parametrize("price", ["Price per 100", "Preis je 100", "Precio / 100", "Prix / 1000", "Cena / 100"])
def test_prices_of_many_pieces_that_were_counted_for_one_are_told(price: str) -> None:
    assert told_heads(bill(price=price))
    of_many = (
        BILL.format(more="")
        .replace("  2        35.00", "200        35.00")
        .replace("  3        10.00", "300        10.00")
    )
    assert not told_heads(of_many.replace("Unit price     Amount", f"{price}     Amount"))


def _discounted(head: str, off: str, price: str = "Unit price", *, leads: bool = False) -> str:
    """The bill with a column of discounts before its amounts, or before its prices where it `leads`."""

    def row(name: str, count: str, each: str, less: str, amount: str) -> str:
        between = f"{less:>14}{each:>18}" if leads else f"{each:>18}{less:>14}"
        return f"{name:<22}{count:>9}{between}{amount:>12}"

    names = row("Description", "Quantity", price, head, "Amount")
    body = "\n".join(
        (row("Garden spade", "2", "35.00", off, "70.00"), row("Wheelbarrow tyre", "3", "10.00", off, "30.00"))
    )
    whole = BILL.format(more="")
    return f"{whole[: whole.index('Description')]}{names}\n{body}\n{whole[whole.index('Net total') - 1 :]}"


@pytest.mark.parametrize(
    ("head", "off", "price", "told"),
    [
        ("Discount", "20 %", "Unit price", True),
        ("Sleva", "20 %", "Cena za MJ", True),
        ("Rabatt", "5,00", "Einzelpreis", True),
        ("Remise", "10 %", "Prix unitaire", True),
        ("Discount", "0 %", "Unit price", False),
        ("Discount", "0.00", "Unit price", False),
        ("Discount", "20 %", "Net price", False),
        ("Rabatt", "20 %", "Preis nach Rabatt", False),
        ("Remise", "20 %", "PU net", False),
        ("Rabatt", "20 %", "Einzelpreis netto", True),
        ("Rabat", "20 %", "Cena netto", True),
        ("Korting", "20 %", "Nettoprijs", True),
        ("Discount", "20 %", "Unit price net of VAT", True),
    ],
)
def test_a_discount_that_is_printed_and_not_taken_off_is_told(head: str, off: str, price: str, *, told: bool) -> None:
    assert bool(told_heads(_discounted(head, off, price))) is told


@pytest.mark.parametrize(
    ("price", "told"), [("Einzelpreis netto", False), ("Nettopreis", False), ("Einzelpreis", True)]
)
def test_a_net_price_behind_the_discount_is_what_it_leaves(price: str, *, told: bool) -> None:
    assert bool(told_heads(_discounted("Rabatt", "20 %", price, leads=True))) is told


@pytest.mark.parametrize(("less", "told"), [("0.00", True), ("-20.00", False)])
def test_no_discount_below_the_lines_explains_that_none_is_taken_off(less: str, *, told: bool) -> None:
    printed = _discounted("Discount", "20 %").replace("Net total", f"{'Discount':<20}{less:>34}\nNet total")
    if not told:
        printed = (
            printed.replace(" 100.00\nVAT", "  80.00\nVAT").replace(" 19.00", " 15.20").replace("119.00", " 95.20")
        )
    assert bool(told_heads(printed)) is told


def test_a_discount_beside_the_price_before_it_is_not() -> None:
    printed = _discounted("Discount", "20 %").replace("Quantity", "Quantity List price", 1)
    printed = printed.replace("        2   ", "        2   43.75", 1).replace("        3   ", "        3   12.50", 1)
    assert not told_heads(printed)


def test_amounts_with_a_tax_that_is_added_once_more_are_told() -> None:
    assert told_heads(bill(amount="Amount incl VAT"))
    assert not told_heads(bill(amount="Amount excl VAT"))


@pytest.mark.parametrize(
    ("moved", "net", "tax", "due"),
    [("Discount 10 %   -10.00", "90.00", "17.10", "107.10"), ("Shipping         10.00", "110.00", "20.90", "130.90")],
)
def test_what_goes_off_the_lines_or_on_hides_no_tax(moved: str, net: str, tax: str, due: str) -> None:
    row = moved.rjust(54)
    for head, told in (("Amount incl VAT", True), ("Amount excl VAT", False)):
        printed = bill(head).replace("Net total", f"Subtotal {'100.00':>45}\n{row}\nNet total")
        printed = printed.replace(" 100.00\nVAT", f" {net}\nVAT").replace(" 19.00", f" {tax}").replace("119.00", due)
        assert bool(told_heads(printed)) is told


@pytest.mark.parametrize(
    ("head", "holds"),
    [
        ("Betrag inkl. MwSt.", True),
        ("Wartość brutto", True),
        ("Montant TVAC", True),
        ("Gross", False),
        ("Lordo", False),
    ],
)
def test_a_head_says_whether_its_amounts_hold_the_tax(head: str, holds: bool) -> None:
    assert holds_tax(head) == holds
