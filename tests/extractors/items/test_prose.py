"""Lines in words are lines where their products hold and make the total."""

from __future__ import annotations

import pytest

from schemas.grades import FIRM, NAMED
from tests.extractors.items.test_lines import cells, propose

LETTER = """
For professional services:
   Safety chapter, signal words, 18 hrs @ $85 = $1,530.00
   Terminology list EN-US, 4.5 hrs @ $85 = $382.50
   Video call with engineering, 1.5 hrs x $60 = $90.00
Total: $2,002.50
"""


def test_lines_in_words_are_read_where_they_make_the_total() -> None:
    assert cells(propose(LETTER, gross="2002.50")) == [
        ("Safety chapter, signal words", "18", "85", "1530.00"),
        ("Terminology list EN-US", "4.5", "85", "382.50"),
        ("Video call with engineering", "1.5", "60", "90.00"),
    ]


def test_lines_in_words_that_do_not_make_the_total_are_none() -> None:
    assert cells(propose(LETTER, gross="2002.00")) == []


def test_factors_set_in_under_what_they_are_of_are_a_line_of_a_letter() -> None:
    letter = """
Office, walls and ceilings 2 x white
   214 m² à 6.40                                   1,369.60
Cleaning
   9 hrs à 49.00                                     441.00
Total                                              1,810.60
"""
    assert cells(propose(letter, gross="1810.60")) == [
        ("Office, walls and ceilings 2 x white", "214", "6.40", "1369.60"),
        ("Cleaning", "9", "49.00", "441.00"),
    ]
    assert cells(propose(letter.replace("9 hrs", "8 hrs"), gross="1810.60")) == []


def test_a_product_that_does_not_hold_is_no_line() -> None:
    assert cells(propose(LETTER.replace("18 hrs", "19 hrs"), gross="2002.50")) == []


@pytest.mark.parametrize("end", ["per hour:", "per hour.", "/hour"])
def test_one_line_may_leave_its_amount_to_the_total(end: str) -> None:
    (line,) = cells(propose(f"For editing the manual, 26 hours at $85 {end}\nTotal: $2,210.00", gross="2210.00"))
    assert line == ("For editing the manual", "26", "85", "2210.00")


def test_several_lines_without_amounts_are_not_guessed() -> None:
    text = "Editing, 2 hours at $85 per hour\nCalls, 1 hours at $30 per hour\nTotal: $200.00"
    assert cells(propose(text, gross="200.00")) == []


@pytest.mark.parametrize(
    "words",
    [
        "à 85,00 kr., i alt",
        "à 85,00 kr, totalt",
        "à 85,00 €, samen",
        "zu je 85,00 EUR, insgesamt",
        "po 85,00 zł, razem",
    ],
)
def test_a_sentence_goes_on_to_its_amount_on_the_next_row(words: str) -> None:
    text = f"Studie den 15. januar, 2 dage {words}\n170,00\nRetouch, 3 stk. {words} 255,00\nTotal: 425,00"
    assert [line[1:] for line in cells(propose(text, gross="425.00"))] == [
        ("2", "85.00", "170.00"),
        ("3", "85.00", "255.00"),
    ]


@pytest.mark.parametrize(
    ("second", "total"),
    [
        ("Travel, 1 day at 50.00, 50.00", "50.00"),
        ("of which 1 day at 200.00, 200.00", "200.00"),
        ("less advance 2 days at 100.00 200.00", "200.00"),
    ],
)
def test_a_sentence_without_its_amount_is_none_of_the_next_one(second: str, total: str) -> None:
    found = cells(propose(f"Consulting, 2 days at 100.00\n{second}\nTotal: {total}", gross=total))
    assert all("Consulting, 2" not in name for name, *_ in found)
    assert found


SENTENCES = """
Drafted the motion; spoke with you: 6.5 hours at $420.00 per hour, $2,730.00.
Reviewed the documents, 10 hours at $300.00               $3,000.00
Costs advanced for the court: filing
fee, $435.00.
Total: $6,165.00
"""


def test_sentences_that_end_with_an_amount_are_lines_where_they_make_the_total() -> None:
    claims = propose(SENTENCES, gross="6165.00")
    assert cells(claims) == [
        ("Drafted the motion; spoke with you", "6.5", "420.00", "2730.00"),
        ("Reviewed the documents", "10", "300.00", "3000.00"),
        ("Costs advanced for the court: filing fee", None, None, "435.00"),
    ]
    assert [claims[f"lines[{n}].net"].doubt is None for n in range(3)] == [True, True, False]


SET_APART = """
Call out and first hour                          £85.00
Further labour, 2.5 hrs @ £48.00                £120.00
Ball valve 22mm, fittings                        £31.40

Total                                           £236.40
"""


@pytest.mark.parametrize(
    ("words", "other", "sure"),
    [
        pytest.param("", "", True, id="in one column"),
        pytest.param("Ball valve 22mm, fittings    ", "Balance due on completion    ", False, id="due"),
        pytest.param("fittings                        ", "fittings            ", False, id="elsewhere"),
        pytest.param("fittings                        £", "fittings, £", False, id="in a sentence"),
    ],
)
def test_amounts_in_one_column_beside_their_words_stand_in_no_sentence(words: str, other: str, *, sure: bool) -> None:
    claims = propose(SET_APART.replace(words, other) if words else SET_APART, gross="236.40")
    assert [line[-1] for line in cells(claims)] == ["85.00", "120.00", "31.40"]
    assert [claims[f"lines[{n}].net"].doubt is None for n in range(3)] == [sure, True, sure]


ONE_THING = """
As agreed, the technical file of the kneader
is invoiced at a fixed price of € 2,250.00.
VAT 0 %: reverse charge.
Please pay the amount due of € 2,250.00 by 3 April.
"""


def test_the_one_thing_that_a_letter_sells_is_a_line_in_doubt() -> None:
    claims = propose(ONE_THING, net="2250.00", gross="2250.00")
    assert [line[-1] for line in cells(claims)] == ["2250.00"]
    assert "is it a line?" in str(claims["lines[0].net"].doubt)


@pytest.mark.parametrize(
    "text",
    [
        ONE_THING.replace("a fixed price of € 2,250.00.", "a fixed price."),
        ONE_THING.replace("is invoiced at a fixed price of", "makes a total of"),
        ONE_THING + "For the journey we ask for another € 2,250.00.\n",
        ONE_THING.replace("price of € 2,250.00", "price of € 2,205.00"),
    ],
)
def test_what_names_a_sum_or_is_told_twice_is_no_one_thing(text: str) -> None:
    assert propose(text, net="2250.00", gross="2250.00") == {}


def test_a_heading_above_a_sentence_makes_its_name_less_sure() -> None:
    glossary = "Glossary, 4.5 hrs @ $85 = $382.50\nTotal: $382.50"
    alone, below = (propose(above + glossary, gross="382.50") for above in ("", "Services rendered in May\n"))
    assert alone["lines[0].description"].score == NAMED
    assert below["lines[0].description"].score < FIRM


def test_terms_of_payment_give_no_sure_names() -> None:
    terms = "Deposit due now, $500.00.\nBalance due on completion, $500.00.\nTotal: $1,000.00"
    claims = propose(terms, gross="1000.00")
    assert all(claims[f"lines[{number}].description"].score < FIRM for number in range(2))


def test_a_total_of_nothing_is_made_by_no_sentences() -> None:
    assert propose("Glossary, 4.5 hrs @ $0.00 = $0.00\nTotal: $0.00", gross="0.00") == {}


def test_a_tax_in_a_sentence_is_no_line_where_the_net_total_is_known() -> None:
    text = "Advice, 4 hours at $260.00 per hour, $1,040.00.\nCourt fee, $45.00.\n20 % VAT on both, $217.00.\n"
    assert len(cells(propose(text + "Total: $1,302.00", net="1085.00", gross="1302.00"))) == 2


def test_without_names_counts_stand_left_of_prices_that_are_printed_like_them() -> None:
    text = """
Pump, replaced           1.00       485.00      485.00
Hours of work            5.50        38.00      209.00

Total                                           694.00
"""
    assert [line[1:] for line in cells(propose(text, net="694.00"))] == [
        ("1.00", "485.00", "485.00"),
        ("5.50", "38.00", "209.00"),
    ]


LISTED = """
– Traduction du manuel : 8 450 mots à 0,11 € le mot, soit 929,50 €
– Relecture de la maquette, 3 heures à 42 € de l'heure : 126,00 €
– Frais de déplacement, billets de train : 23,80 €
Soit un total de 1 079,30 € à régler.
"""


def test_a_list_whose_amounts_make_the_total_has_lines_and_no_doubt() -> None:
    claims = propose(LISTED, gross="1079.30")
    assert cells(claims) == [
        ("Traduction du manuel", "8450", "0.11", "929.50"),
        ("Relecture de la maquette", "3", "42", "126.00"),
        ("Frais de déplacement, billets de train", None, None, "23.80"),
    ]
    assert claims["lines[2].net"].doubt is None
    unlisted = propose(LISTED.replace("– Frais", "Frais"), gross="1079.30")
    assert "is it a line?" in str(unlisted["lines[2].net"].doubt)


HANGING = """
– Traduction du site internet : 6 200 mots à 0,11 € le mot, soit
  682,00 €
– Traduction du catalogue, chapitres 2 à 5 : 12 380 mots à 0,10 € le mot, soit 1
  238,00 €
Total à payer : 1 920,00 €
"""


def test_a_line_of_a_list_goes_on_under_its_words() -> None:
    assert [line[1:] for line in cells(propose(HANGING, gross="1920.00"))] == [
        ("6200", "0.11", "682.00"),
        ("12380", "0.10", "1238.00"),
    ]


def test_a_count_with_blanks_makes_the_amount_beside_it() -> None:
    text = "Translation of the catalogue, 11 840 words at 0.14      1,657.60\nTotal     1,657.60"
    assert cells(propose(text, gross="1657.60")) == [("Translation of the catalogue", "11840", "0.14", "1657.60")]


@pytest.mark.parametrize("last", ["Meeting, 2.5 hours at EUR 190.00", "Meeting on the reorganisation"])
@pytest.mark.parametrize("end", ["", "Total"])
@pytest.mark.parametrize("subtotal", ["", "4,475.00"])
def test_the_mark_of_a_currency_between_names_and_amounts_is_no_name(last: str, end: str, subtotal: str) -> None:
    rows = {
        "Bookkeeping from January to March": "1,140.00",
        "Annual accounts and tax returns": "2,860.00",
        last: "475.00",
        " ": subtotal,
        "plus 20 % VAT": "895.00",
        "Register fee, outside the scope": "86.40",
        end: "5,456.40",
        "less what was paid in January": "-1,500.00",
        "Balance": "3,956.40",
    }
    text = "\n".join(f"{name:<50}EUR{amount:>15}" for name, amount in rows.items() if amount)
    assert [net for *_, net in cells(propose(text, net="4561.40", gross="5456.40"))] == [
        "1140.00",
        "2860.00",
        "475.00",
        "86.40",
    ]


def test_the_name_may_stand_between_the_count_and_the_price() -> None:
    letter = """
Dear Sir, for our work we charge you:
- 41 hrs joinery at 95.00                              3,895.00
- 12.5 hrs apprentice, 3. year at 48.00                  600.00
- Fittings                                               486.30
- 4 journeys at 35.00                                    140.00
Subtotal                                               5,121.30
"""
    assert cells(propose(letter, lines="5121.30", net="5000.00")) == [
        ("joinery", "41", "95.00", "3895.00"),
        ("apprentice, 3. year", "12.5", "48.00", "600.00"),
        ("Fittings", None, None, "486.30"),
        ("journeys", "4", "35.00", "140.00"),
    ]


def test_what_names_of_a_table_tell_is_no_part_of_them_where_it_makes_the_amount() -> None:
    table = """
Work                                                    Amount
Surveyor, 17 hours at 1,150.00                       19,550.00
Boundary stones, 6 at 90.00                           1,080.00
Net total                                            20,630.00
"""
    assert cells(propose(table, net="20630.00")) == [
        ("Surveyor", "17", "1150.00", "19550.00"),
        ("Boundary stones, 6 at 90.00", None, None, "1080.00"),
    ]


def test_a_unit_between_count_and_price_is_no_name() -> None:
    letter = """
Cold room, Western street        2 pcs at 1,450.00        2,900.00
Fitters                          6.25 hours at 565.00     3,531.25
Net total                                                 6,431.25
"""
    assert [line[0] for line in cells(propose(letter, net="6431.25"))] == ["Cold room, Western street", "Fitters"]


def test_a_name_that_is_cut_before_its_count_is_not_certain() -> None:
    table = """
Work                                                    Amount
Surveyor, 17 hours at 1,150.00                       19,550.00
Boundary stones                                       1,080.00
Net total                                            20,630.00
"""
    found = propose(table, net="20630.00")
    assert found["lines[0].description"].score < FIRM <= found["lines[1].description"].score


def test_hours_and_minutes_are_counted_as_hours() -> None:
    text = """
Legal fees, 12 h 45 at 320.00             4,080.00
Lump sum for expenses                       122.40
Total                                      4,202.40
"""
    assert cells(propose(text, gross="4202.40")) == [
        ("Legal fees", "12.75", "320.00", "4080.00"),
        ("Lump sum for expenses", None, None, "122.40"),
    ]
    assert cells(propose(text.replace("12 h 45", "12 h 75"), gross="4202.40"))[0][1] is None


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Cable, 2 x 50 at 1.20      60.00", ("Cable, 2 x", "50", "1.20", "60.00")),
        ("Set of 3 bars 20 at 3.00   60.00", ("Set of 3 bars", "20", "3.00", "60.00")),
        ("Guide, part 2 vol 12 at 5.00      60.00", ("Guide, part 2 vol", "12", "5.00", "60.00")),
    ],
)
def test_a_number_in_a_name_is_no_count_of_hours(line: str, read: tuple[str, ...]) -> None:
    text = f"{line}\nGlossary, 4.5 hrs at 80.00     360.00\nTotal        420.00"
    assert cells(propose(text, net="420.00")) == [read, ("Glossary", "4.5", "80.00", "360.00")]
