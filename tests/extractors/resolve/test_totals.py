from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.page.claims import TaxRowClaims
from extractors.page.printed import Place, gather
from extractors.resolve import Evidence, choose_tax_rows, choose_totals
from extractors.resolve.totals import Totals
from schemas import Box, Claim, Layer
from schemas.grades import FIRM
from tests.extractors.grid import reading

NET, TAX, GROSS, DUE, PAID = "totals.net", "totals.tax", "totals.gross", "totals.due", "totals.paid"
CHARGES, ROUNDING = "totals.charges", "totals.rounding"
BOX = (Box(400, 100, 440, 110),)


def claim(term: str, value: str, score: float = 0.92) -> Claim:
    return Claim(
        term=term, value=Decimal(value), raw=value, layer=Layer.RULES, score=score, page=1, boxes=BOX, label=term
    )


def row(rate: str, base: str | None, amount: str) -> TaxRowClaims:
    return TaxRowClaims(claim("rate", rate), None if base is None else claim("base", base), claim("amount", amount))


def choose(
    labels: dict[str, str] | list[tuple[str, str]],
    others: tuple[str, ...] = (),
    *,
    exempt: bool = False,
    rows: tuple[TaxRowClaims, ...] = (),
    rates: tuple[str, ...] = (),
) -> Totals:
    pairs = labels.items() if isinstance(labels, dict) else labels
    claims = [claim(term, value) for term, value in pairs]
    values = [str(c.value) for c in claims] + list(others)
    places = [
        Place(Decimal(value), value, 1, (Box(400, 100 + 12 * n, 440, 110 + 12 * n),)) for n, value in enumerate(values)
    ]
    exemptions = [claim(TAX, "0")] if exempt else []
    return choose_totals(Evidence(gather(places, claims), [Decimal(r) for r in rates], exemptions, rows))


def values(totals: Totals) -> dict[str, str]:
    return {term.removeprefix("totals."): str(c.value) for term, c in totals.claims.items()}


def test_a_labelled_triple_is_printed_and_sure() -> None:
    totals = choose({NET: "100.00", TAX: "19.00", GROSS: "119.00"})
    assert totals.triple_printed
    assert values(totals) == {"net": "100.00", "tax": "19.00", "gross": "119.00", "due": "119.00"}
    assert all(totals.claims[term].score >= 0.9 for term in (NET, TAX, GROSS))
    assert totals.claims[DUE].layer is Layer.DERIVED
    assert totals.claims[DUE].operands == (GROSS,)


def test_a_net_total_beyond_the_gross_is_in_doubt() -> None:
    totals = choose({NET: "10.00", GROSS: "9.00"})
    assert totals.claims[NET].doubt is not None
    assert choose({NET: "9.00", GROSS: "9.00"}).claims[NET].doubt is None


@pytest.mark.parametrize(
    ("label", "taxed", "sure"),
    [(TAX, True, True), (TAX, False, True), (None, True, True), (None, False, False), (CHARGES, True, False)],
)
def test_only_what_is_called_a_tax_is_one_for_sure(label: str | None, *, taxed: bool, sure: bool) -> None:
    """200.00 and a tenth of it add up to 220.00, whatever the tenth is; the model takes it for a tax."""
    model = claim(TAX, "20.00").model_copy(update={"layer": Layer.MODEL, "label": TAX if label == TAX else None})
    claims = [
        claim(NET, "200.00"),
        model,
        claim(GROSS, "220.00"),
        *([claim(CHARGES, "20.00")] if label == CHARGES else []),
    ]
    places = [Place(one.value, one.raw, 1, (Box(400, 12 * n, 440, 10 + 12 * n),)) for n, one in enumerate(claims[:3])]
    totals = choose_totals(Evidence(gather(places, claims), [], taxed=taxed))
    tax = totals.claims[TAX]
    assert (tax.score >= 0.8 and tax.doubt is None) is sure


def test_the_sum_names_an_amount_that_no_label_names() -> None:
    claims = [claim(NET, "100.00"), claim(TAX, "19.00"), claim(GROSS, "119.00"), claim(DUE, "119.00")]
    claims = [one.model_copy(update={"layer": Layer.MODEL, "label": None}) for one in claims]
    seen = gather([Place(one.value, one.raw, 1, BOX) for one in claims if isinstance(one.value, Decimal)], claims)
    labels = {term: one.label for term, one in choose_totals(Evidence(seen, [])).claims.items()}
    sums = dict.fromkeys((NET, TAX, GROSS), "net + tax = gross")
    assert labels == sums | {DUE: "gross - paid + rounding = due"}


def test_an_amount_that_nothing_names_has_no_label() -> None:
    lone = claim(GROSS, "119.00").model_copy(update={"layer": Layer.MODEL, "label": None})
    totals = choose_totals(Evidence(gather([Place(Decimal("119.00"), "119.00", 1, BOX)], [lone]), []))
    assert totals.claims[GROSS].label is None


def test_an_unlabelled_tax_is_found_by_arithmetic_but_less_sure() -> None:
    totals = choose({NET: "100.00", GROSS: "119.00"}, ("19.00", "55.00"))
    assert totals.claims[TAX].value == Decimal("19.00")
    assert totals.claims[TAX].layer is Layer.RULES
    assert totals.claims[TAX].score < totals.claims[NET].score


def test_no_labels_at_all_are_never_enough_for_the_gate() -> None:
    totals = choose({}, ("100.00", "19.00", "119.00"))
    assert values(totals)["gross"] == "119.00"
    assert all(c.score < 0.8 for c in totals.claims.values())


def test_two_triples_of_one_rank_are_a_doubt_with_both_kept() -> None:
    pairs = [(NET, "100.00"), (TAX, "19.00"), (GROSS, "119.00"), (NET, "200.00"), (TAX, "14.00"), (GROSS, "214.00")]
    totals = choose(pairs)
    assert totals.claims[GROSS].doubt
    assert totals.claims[GROSS].score < 0.8
    assert {str(other.value) for other in totals.claims[GROSS].rejected} == {"119.00"}


def test_a_triple_of_one_sign() -> None:
    totals = choose({NET: "-100.00", TAX: "-19.00", GROSS: "-119.00"})
    assert values(totals)["tax"] == "-19.00"


def test_another_sign_of_the_tax_is_a_doubt() -> None:
    totals = choose({NET: "-100.00", TAX: "19.00", GROSS: "-119.00"})
    assert totals.claims[TAX].doubt


def test_the_sign_that_fits_is_taken_where_an_amount_stands_with_both() -> None:
    totals = choose({NET: "-100.00", TAX: "19.00", GROSS: "-119.00"}, ("-19.00",))
    assert totals.claims[TAX].value == Decimal("-19.00")
    assert totals.claims[TAX].doubt is None


def test_zero_tax_with_a_labelled_zero() -> None:
    totals = choose({NET: "250.00", TAX: "0.00", GROSS: "250.00"})
    assert totals.triple_printed
    assert values(totals)["tax"] == "0.00"


def test_a_named_net_total_and_a_named_zero_are_enough_beside_a_larger_sum() -> None:
    totals = choose({NET: "680.40", TAX: "0.00", GROSS: "680.40"}, ("756.00", "75.60"))
    assert totals.triple_printed
    assert values(totals)["net"] == "680.40"


@pytest.mark.parametrize(("step", "total"), [(ROUNDING, "6469.24"), (CHARGES, "6469.25")])
def test_a_net_total_without_tax_that_is_rounded_to_what_is_due_is_the_total(step: str, total: str) -> None:
    told = {NET: ("6469.24", 0.95), GROSS: ("6469.24", 0.4), TAX: ("0.00", 0.9), step: ("0.01", 0.9)}
    claims = [claim(term, value, score) for term, (value, score) in told.items()]
    claims += [claim(DUE, "6469.25", 0.95), claim(GROSS, "6469.25", 0.9)]
    places = [Place(Decimal(c.raw), c.raw, 1, (Box(400, 100 + n, 440, 110 + n),)) for n, c in enumerate(claims)]
    totals = choose_totals(Evidence(gather(places, claims), ()))
    assert (totals.claims[GROSS].value, totals.claims[GROSS].score >= 0.8) == (Decimal(total), True)


def test_zero_tax_by_exemption_words_is_derived() -> None:
    totals = choose({GROSS: "250.00"}, exempt=True)
    assert totals.triple_printed
    assert (totals.claims[TAX].value, totals.claims[TAX].layer) == (Decimal(0), Layer.DERIVED)
    assert totals.claims[NET].operands == (GROSS,)


def test_no_word_of_tax_is_no_zero_tax() -> None:
    totals = choose({GROSS: "250.00"})
    assert not totals.triple_printed
    assert TAX not in totals.claims
    assert NET not in totals.claims
    assert totals.claims[GROSS].score < 0.8


def test_chance_sums_lose_against_a_labelled_zero_tax() -> None:
    totals = choose({NET: "127.50", TAX: "0.00", GROSS: "127.50"}, ("120.00", "7.50"))
    assert (totals.claims[NET].value, totals.claims[TAX].value) == (Decimal("127.50"), Decimal("0.00"))


def test_fees_and_duties_that_add_up_to_what_is_called_net_are_no_net_and_tax_for_sure() -> None:
    fees = [(NET, "3945.00"), (TAX, "714.00"), (NET, "4659.00"), (DUE, "4659.00")]
    chosen = choose(fees).claims
    assert all("without tax as well" in str(chosen[role].doubt) for role in (NET, TAX, GROSS))
    taxed = [(NET, "3945.00"), (TAX, "789.00"), (NET, "4734.00"), (DUE, "4734.00")]  # at 20 %: a slip of a label
    assert all(choose(taxed).claims[role].doubt is None for role in (NET, TAX, GROSS))


@pytest.mark.parametrize("total", ["Total", "Summe", "Importe"])
def test_a_total_whose_label_may_mean_the_net_one_is_no_doubt_where_its_rates_are_not_printed(total: str) -> None:
    claims = extract(reading(f"Invoice 4711\n\nSubtotal  100.00\nVAT  10.60\n{total}  110.60\n")).claims
    assert all(claims[role].doubt is None for role in (NET, TAX, GROSS))


def test_the_missing_third_is_derived_from_two_printed() -> None:
    totals = choose({NET: "100.00", GROSS: "119.00"})
    assert (totals.claims[TAX].value, totals.claims[TAX].operands) == (Decimal("19.00"), (GROSS, NET))
    assert not totals.triple_printed


def test_a_difference_too_large_for_a_tax_is_not_derived() -> None:
    assert TAX not in choose({NET: "100.00", GROSS: "190.00"}).claims


def test_totals_named_once_that_do_not_add_up_are_the_documents_fault() -> None:
    totals = choose({NET: "100.00", TAX: "20.00", GROSS: "125.00"})
    assert not totals.triple_printed
    assert all(totals.claims[role].doubt is None and totals.claims[role].score >= 0.8 for role in (NET, TAX, GROSS))


def test_the_tax_total_is_the_sum_of_its_rows() -> None:
    rows = (row("7", "100.00", "7.00"), row("19", "100.00", "19.00"))
    totals = choose({NET: "200.00", GROSS: "226.00"}, rows=rows)
    assert totals.triple_printed
    assert totals.claims[TAX].value == Decimal("26.00")
    assert totals.claims[TAX].operands == ("tax_breakdown[0].amount", "tax_breakdown[1].amount")


@pytest.mark.parametrize(
    ("labels", "due"),
    [
        ({PAID: "50.00", DUE: "69.00"}, "69.00"),
        ({DUE: "119.00"}, "119.00"),
        ({PAID: "119.00", DUE: "0.00"}, "0.00"),
        ({PAID: "0.00"}, "119.00"),
    ],
)
def test_due_is_gross_less_paid(labels: dict[str, str], due: str) -> None:
    totals = choose({NET: "100.00", TAX: "19.00", GROSS: "119.00"} | labels)
    assert str(totals.claims[DUE].value) == due
    assert totals.claims[DUE].doubt is None


def test_nothing_is_derived_where_something_paid_is_printed() -> None:
    assert DUE not in choose({NET: "100.00", TAX: "19.00", GROSS: "119.00", PAID: "50.00"}).claims


def test_an_amount_due_that_nothing_explains_is_in_doubt() -> None:
    due = choose({NET: "100.00", TAX: "19.00", GROSS: "119.00", DUE: "170.00"}).claims[DUE]
    assert due.value == Decimal("170.00")
    assert due.doubt == "170.00 is named as due, but 119.00 is the total."


def test_rows_of_the_breakdown_must_add_up() -> None:
    totals = {NET: claim(NET, "200.00"), TAX: claim(TAX, "26.00")}
    rows = [row("7", "100.00", "7.00"), row("19", "100.00", "19.00"), row("19", "10.00", "1.90")]
    chosen = choose_tax_rows(rows, totals)
    assert [str(chosen[f"tax_breakdown[{n}].amount"].value) for n in (0, 1)] == ["7.00", "19.00"]
    assert choose_tax_rows(rows[:1], totals) == {}
    assert choose_tax_rows(rows, {}) == {}


def test_a_row_with_its_base_is_preferred() -> None:
    chosen = choose_tax_rows([row("20", None, "20.00"), row("20", "100.00", "20.00")], {TAX: claim(TAX, "20.00")})
    assert str(chosen["tax_breakdown[0].base"].value) == "100.00"


def test_one_row_of_a_tax_table_is_not_the_total() -> None:
    rows = (row("10", "100.00", "10.00"), row("20", "200.00", "40.00"))
    labels = [(NET, "100.00"), (TAX, "10.00"), (GROSS, "110.00"), (NET, "300.00"), (GROSS, "350.00")]
    totals = choose(labels, ("200.00", "40.00", "240.00"), rows=rows)
    assert (totals.claims[NET].value, totals.claims[TAX].value) == (Decimal("300.00"), Decimal("50.00"))
    assert totals.claims[GROSS].value == Decimal("350.00")


def test_a_discount_row_is_no_sibling_of_the_only_tax_row() -> None:
    rows = (row("10", "100.00", "10.00"), row("20", "90.00", "18.00"))
    totals = choose({NET: "90.00", TAX: "18.00", GROSS: "108.00"}, ("100.00", "10.00"), rows=rows)
    assert values(totals)["net"] == "90.00"
    assert totals.triple_printed


def test_exempt_amounts_that_fit_no_printed_rate_are_no_tax() -> None:
    totals = choose({GROSS: "108.00"}, ("8.00", "100.00"), exempt=True)
    assert (totals.claims[TAX].value, totals.claims[NET].value) == (Decimal(0), Decimal("108.00"))


@pytest.mark.parametrize(
    ("rates", "label", "tax"),
    [
        pytest.param(("0",), "", "0", id="a rate of 0, a 0 and words that say why"),
        pytest.param(("0",), "Tax", "190.00", id="but words name it a tax"),
        pytest.param((), "", "190.00", id="but no rate of 0 is printed"),
    ],
)
def test_the_model_alone_names_no_tax_of_no_rate_beside_an_exemption(
    rates: tuple[str, ...], label: str, tax: str
) -> None:
    guessed = [
        claim(term, value, 0.45).model_copy(update={"layer": Layer.MODEL, "label": told or None})
        for term, value, told in ((NET, "960.00", ""), (TAX, "190.00", label))
    ]
    claims = [*guessed, claim(GROSS, "1150.00")]
    places = [Place(Decimal(one), one, 1, BOX) for one in ("960.00", "190.00", "1150.00", "0.00")]
    seen = Evidence(gather(places, claims), [Decimal(rate) for rate in rates], [claim(TAX, "0")])
    totals = choose_totals(seen).claims
    assert str(totals[TAX].value) == tax
    assert (totals[TAX].score >= FIRM) is (tax == "0" or bool(label))


def test_exemption_words_do_not_deny_a_tax_of_a_printed_rate() -> None:
    totals = choose({NET: "100.00", GROSS: "108.00"}, ("8.00",), exempt=True, rates=("8",))
    assert totals.claims[TAX].value == Decimal("8.00")


@pytest.mark.parametrize("role", [PAID, "other.balance"])
def test_nothing_is_derived_as_due_beside_a_payment_or_a_balance(role: str) -> None:
    assert DUE not in choose({NET: "100.00", TAX: "19.00", GROSS: "119.00", role: "30.00"}).claims


def test_nothing_is_derived_as_due_where_the_total_and_an_amount_make_another_total() -> None:
    pairs = [(NET, "100.00"), (TAX, "19.00"), (GROSS, "119.00"), (GROSS, "149.00")]
    assert DUE not in choose(pairs, ("30.00",)).claims


def test_terms_that_say_net_do_not_hide_what_is_due() -> None:
    pairs = [(NET, "100.00"), (TAX, "19.00"), (GROSS, "119.00"), (DUE, "89.00"), (NET, "89.00")]
    totals = choose(pairs)
    assert totals.claims[DUE].value == Decimal("89.00")
    assert totals.claims[DUE].doubt


def test_the_totals_of_two_rates_that_make_the_total_leave_it_due() -> None:
    pairs = [(NET, "300.00"), (TAX, "50.00"), (GROSS, "350.00"), (GROSS, "110.00"), (GROSS, "240.00")]
    assert choose(pairs).claims[DUE].value == Decimal("350.00")


def test_what_was_handed_over_and_given_back_is_no_total() -> None:
    """9.00 and the change make what was handed over: they add up, but only one of them is a total."""
    labels = [(GROSS, "9.00"), ("other.cash", "10.00"), ("other.cash", "1.00")]
    claims = choose(labels).claims
    assert claims[GROSS].value == Decimal("9.00")
    assert TAX not in claims


def test_a_total_that_was_paid_to_the_cent_is_a_total() -> None:
    chosen = choose([(NET, "100.00"), (TAX, "20.00"), (GROSS, "120.00"), ("other.cash", "120.00")])
    assert chosen.claims[GROSS].value == Decimal("120.00")


def test_totals_by_rate_that_add_up_to_what_is_due_are_not_the_total() -> None:
    """Goods at 6 %, goods at none, and what is to be paid for both."""
    labels = [(NET, "16.80"), (TAX, "1.01"), (GROSS, "17.81"), (GROSS, "30.23"), (DUE, "48.04")]
    claims = choose(labels).claims
    assert claims[GROSS].value != Decimal("17.81")
    assert claims[GROSS].score < 0.8


def test_a_balance_brought_forward_leaves_the_total_as_it_is() -> None:
    labels = [(NET, "100.00"), (TAX, "19.00"), (GROSS, "119.00"), ("other.balance", "50.00"), (DUE, "169.00")]
    assert choose(labels).claims[GROSS].value == Decimal("119.00")


def test_an_account_that_is_even_leaves_the_total_of_this_bill_due() -> None:
    """What is open of the last bill is 0, and two readers call the total of this one a total rather than due."""
    last = [claim("other.balance", "50.00"), claim(PAID, "50.00"), claim(DUE, "0.00", 0.61)]
    total = claim(GROSS, "119.00")
    own = [claim(NET, "100.00"), claim(TAX, "19.00"), total, total.model_copy(update={"layer": Layer.MODEL})]
    amounts = ("50.00", "0.00", "119.00", "100.00", "19.00")
    places = [
        Place(Decimal(value), value, 1, (Box(400, 100 + 12 * n, 440, 110 + 12 * n),)) for n, value in enumerate(amounts)
    ]
    totals = choose_totals(Evidence(gather(places, [*last, *own, claim(DUE, "119.00")]), []))
    assert values(totals) == {"net": "100.00", "tax": "19.00", "gross": "119.00", "due": "119.00"}
    assert totals.claims[DUE].doubt is None


def _unnamed(rate: str, amount: str) -> TaxRowClaims:
    return replace(row(rate, None, amount), named=False)


def test_a_rate_that_no_label_ties_to_its_amount_is_proved_by_the_totals() -> None:
    totals = {TAX: claim(TAX, "70.00"), NET: claim(NET, "1000.00")}
    chosen = choose_tax_rows([_unnamed("3", "70.00"), _unnamed("7", "70.00")], totals)
    assert chosen["tax_breakdown[0].rate"].value == Decimal(7)
    assert choose_tax_rows([_unnamed("3", "70.00")], totals) == {}
    assert choose_tax_rows([_unnamed("7", "70.00")], {TAX: totals[TAX]}) == {}


def test_two_unnamed_rates_must_tax_all_of_the_net() -> None:
    totals = {TAX: claim(TAX, "21.30"), NET: claim(NET, "193.77")}
    rows = [_unnamed("7", "9.06"), _unnamed("19", "12.24")]
    assert len(choose_tax_rows(rows, totals)) == 4
    assert choose_tax_rows(rows, totals | {NET: claim(NET, "250.00")}) == {}


def test_a_row_is_no_surer_than_the_tax_total() -> None:
    tax = claim(TAX, "20.00").model_copy(update={"score": 0.6})
    chosen = choose_tax_rows([row("20", "100.00", "20.00")], {TAX: tax})
    assert {one.score for one in chosen.values()} == {0.6}


def test_the_rows_of_many_items_do_not_hide_the_table() -> None:
    items = [replace(row("20", f"{n}.00", f"{n / 5:.2f}"), named=False) for n in range(1, 30)]
    table = [row("20", "435.00", "87.00"), row("5", "100.00", "5.00")]
    chosen = choose_tax_rows([*items, *table], {TAX: claim(TAX, "92.00"), NET: claim(NET, "535.00")})
    assert [chosen[f"tax_breakdown[{n}].base"].value for n in (0, 1)] == [Decimal("435.00"), Decimal("100.00")]


@pytest.mark.parametrize(
    ("labels", "tax"),
    [
        ([(GROSS, "351.00"), (NET, "351.00"), (DUE, "379.00")], "28.00"),
        ([("totals.line_net", "105.00"), (NET, "115.00"), (GROSS, "115.00")], "10.00"),
    ],
)
def test_an_amount_that_is_called_net_and_gross_has_no_tax_without_a_label_for_it(
    labels: list[tuple[str, str]], tax: str
) -> None:
    """A balance or a charge adds up as well, and the model may take it for the tax."""
    claims = [claim(term, value) for term, value in labels]
    places = [Place(c.value, c.raw, 1, BOX) for c in claims if isinstance(c.value, Decimal)]
    places.append(Place(Decimal(tax), tax, 1, BOX))
    told = claim(TAX, tax).model_copy(update={"layer": Layer.MODEL, "label": None})
    by_model = choose_totals(Evidence(gather(places, [*claims, told]), []))
    assert str(by_model.claims[GROSS].value) == dict(labels)[GROSS]
    assert not by_model.triple_printed
    labelled = choose_totals(Evidence(gather(places, [*claims, claim(TAX, tax)]), []))
    assert labelled.triple_printed


def _of_lines(pairs: list[tuple[str, str]], lines: str) -> Totals:
    """The totals of claims beside lines that add up to `lines`, where nothing speaks of tax."""
    claims = [claim(term, value) for term, value in pairs]
    places = [
        Place(Decimal(value), value, 1, (Box(400, 100 + 12 * n, 440, 110 + 12 * n),))
        for n, (_, value) in enumerate(pairs)
    ]
    return choose_totals(Evidence(gather(places, claims), [], lines=Decimal(lines), taxed=False))


@pytest.mark.parametrize(
    "part",
    [
        [(NET, "3.7")],  # hours
        [(NET, "1566.50"), ("other.subtotal", "784.50"), (NET, "784.50")],
    ],
)
def test_where_the_lines_make_the_total_and_nothing_is_taxed_the_sum_of_some_is_no_net_total(
    part: list[tuple[str, str]],
) -> None:
    totals = _of_lines([*part, (GROSS, "2351.00")], "2351.00")
    assert values(totals) == {"gross": "2351.00", "due": "2351.00"}
    assert totals.triple_printed


def test_a_net_total_that_no_other_part_explains_leaves_the_total_open() -> None:
    assert not _of_lines([(NET, "1975.63"), (GROSS, "2351.00")], "2351.00").triple_printed


def test_totals_without_tax_by_words_and_a_zero_are_not_in_doubt_for_being_a_sum_of_parts() -> None:
    """Goods and deposits in one row with base, rate, tax and total."""
    parts = [(NET, "750.80"), (TAX, "0.00"), (GROSS, "845.80")]
    totals = choose(parts, ("95.00",), exempt=True, rates=("0",))
    assert values(totals)["net"] == "845.80"
    assert totals.triple_printed


def test_a_stamp_duty_of_some_percent_is_no_value_added_tax() -> None:
    page = """
Prämienrechnung P-260402

Bezeichnung                                           CHF
Prämie Montageversicherung                       1'236.00
Eidgenössische Stempelabgabe 5 %                    61.80
Total zu Ihren Lasten                            1'297.80

Versicherungsleistungen sind von der Mehrwertsteuer ausgenommen (Art. 21 MWSTG).
"""
    taxes = {term: claim.value for term, claim in extract(reading(page)).claims.items() if "tax" in term}
    assert Decimal("61.80") not in taxes.values()


def test_an_earlier_balance_and_this_bill_make_no_tax() -> None:
    bill = """
Balance from last bill: $238.94, less payment: -$200.00
Overdue, please pay now: $38.94
Total amount you owe                        $292.34

Total charges before taxes                  $226.25
GST 5%                                       $11.31
PST 7%                                       $15.84
Total new charges including taxes           $253.40
"""
    found = extract(reading(bill)).claims
    assert {term: str(found[term].value) for term in (NET, TAX, GROSS)} == {
        NET: "226.25",
        TAX: "27.15",
        GROSS: "253.40",
    }
