"""What is due, was paid and was rounded; the sum of the lines, allowances and charges: read by what adds up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.page.printed import Place, gather
from extractors.resolve import Evidence, choose_totals
from extractors.resolve.claims import at_least
from extractors.resolve.totals import Totals
from schemas import Box, Claim, Layer

TRIPLE = {"net": "100.00", "tax": "19.00", "gross": "119.00"}


def choose(
    labels: dict[str, str] | list[tuple[str, str]],
    others: tuple[str, ...] = (),
    coin: Decimal | None = None,
    score: float = 0.9,
    faint: str = "",
) -> Totals:
    """The totals chosen where each amount stands on a row of its own, `others` and those named "" without a label, and
    what is named `faint` with one that is hardly heard."""
    pairs = labels.items() if isinstance(labels, dict) else labels
    found = [(f"totals.{name}", value) for name, value in pairs]
    places, claims = [], []
    for number, (term, value) in enumerate([*found, *(("", value) for value in others)]):
        box = (Box(400, 100 + 12 * number, 440, 110 + 12 * number),)
        places.append(Place(Decimal(value), value, 1, box))
        if term.removeprefix("totals."):
            claims.append(
                Claim(
                    term=term,
                    value=Decimal(value),
                    raw=value,
                    layer=Layer.RULES,
                    score=0.55 if term == f"totals.{faint}" else score,
                    page=1,
                    boxes=box,
                    label=term,
                )
            )
    return choose_totals(Evidence(gather(places, claims), [], coin=coin))


def values(totals: Totals) -> dict[str, str]:
    return {term.removeprefix("totals."): str(claim.value) for term, claim in totals.claims.items()}


@pytest.mark.parametrize(
    ("others", "doubted"),
    [
        (("-50.00", "69.00"), True),
        (("69.00", "-50.00"), False),
        (("50.00", "69.00"), True),  # their labels stand half a row away
        (("50.00", "68.00"), False),
        (("19.00", "100.00"), False),  # named above: they tell the tax once more
    ],
)
def test_the_total_is_not_surely_due_where_less_is_led_to_below_it(others: tuple[str, ...], doubted: bool) -> None:
    due = choose(TRIPLE, others).claims["totals.due"]
    assert (str(due.value), due.doubt is not None, due.score < 0.8) == ("119.00", doubted, doubted)


@pytest.mark.parametrize("printed", ["50.00", "-50.00"])
def test_a_payment_has_the_sign_that_makes_the_amount_due(printed: str) -> None:
    totals = choose(TRIPLE | {"paid": printed, "due": "69.00"})
    assert values(totals) == TRIPLE | {"paid": "50.00", "due": "69.00"}
    assert totals.claims["totals.paid"].raw == printed
    assert all(totals.claims[f"totals.{role}"].score >= 0.9 for role in ("paid", "due"))


def test_what_is_left_after_a_payment_is_due_though_the_total_is_called_due_as_well() -> None:
    labels = [("net", "100.00"), ("tax", "19.00"), ("gross", "119.00"), ("due", "119.00"), ("paid", "50.00")]
    totals = choose([*labels, ("due", "69.00")])
    assert (values(totals)["paid"], values(totals)["due"]) == ("50.00", "69.00")


def test_all_is_paid() -> None:
    totals = choose(TRIPLE | {"due": "0.00"} | {"paid": "-119.00"})
    assert (values(totals)["paid"], values(totals)["due"]) == ("119.00", "0.00")


def test_a_payment_without_a_label_is_found_and_waits_for_a_person() -> None:
    totals = choose(TRIPLE | {"due": "69.00"}, ("50.00",))
    assert values(totals)["paid"] == "50.00"
    assert totals.claims["totals.paid"].score < 0.8
    assert totals.claims["totals.paid"].label == "gross - paid + rounding = due"


@pytest.mark.parametrize(("between", "due", "sure"), [("119.00", "0.00", True), ("12.00", "107.00", False)])
def test_only_where_all_is_paid_is_a_payment_without_a_label_sure(between: str, due: str, *, sure: bool) -> None:
    """A part may be a retention, a tax withheld or a discount for early payment."""
    totals = choose([*TRIPLE.items(), ("", between), ("due", due)])
    assert (values(totals)["paid"], values(totals)["due"]) == (between, due)
    assert (totals.claims["totals.paid"].score >= 0.8) is sure


def test_an_allowance_of_all_is_no_payment_for_sure() -> None:
    totals = choose([*TRIPLE.items(), ("allowances", "119.00"), ("due", "0.00")])
    assert totals.claims["totals.paid"].score < 0.8


def test_an_amount_due_that_stands_twice_and_is_half_the_total_leaves_what_is_due_in_doubt() -> None:
    totals = choose([*TRIPLE.items(), ("", "59.50"), ("due", "59.50")])
    due = totals.claims["totals.due"]
    assert due.doubt is not None
    assert due.score < 0.8
    assert {str(due.value), *(str(other.value) for other in due.rejected)} == {"119.00", "59.50"}
    paid = choose([*TRIPLE.items(), ("paid", "59.50"), ("due", "59.50")])
    assert (values(paid)["due"], paid.claims["totals.due"].doubt) == ("59.50", None)


def test_a_difference_that_has_another_name_was_not_paid() -> None:
    totals = choose(TRIPLE | {"due": "69.00", "charges": "50.00"})
    assert "totals.paid" not in totals.claims
    assert totals.claims["totals.due"].doubt


@pytest.mark.parametrize(("rounding", "due", "value"), [("0.05", "119.05", "0.05"), ("-0.05", "118.95", "-0.05")])
def test_rounding_explains_the_amount_due(rounding: str, due: str, value: str) -> None:
    totals = choose(TRIPLE | {"rounding": rounding, "due": due})
    assert (values(totals)["rounding"], values(totals)["due"]) == (value, due)
    assert totals.claims["totals.due"].doubt is None


@pytest.mark.parametrize(("due", "sure"), [("119.00", True), ("69.00", False)])
@pytest.mark.parametrize("term", ["rounding", "paid"])
def test_a_zero_is_as_sure_as_the_total_that_is_due_with_it(term: str, due: str, sure: bool) -> None:
    claims = choose(TRIPLE | {term: "0.00", "due": due}, score=0.6).claims
    assert str(claims[f"totals.{term}"].value) == "0.00"
    assert (claims[f"totals.{term}"].score >= 0.9) is sure


FRANC, KRONA = Decimal("0.05"), Decimal(1)
ODD = {"net": "7360.00", "tax": "596.16", "gross": "7956.16"}


@pytest.mark.parametrize(
    ("due", "coin", "rounding"),
    [
        ("7956.15", FRANC, "-0.01"),
        ("7956.00", KRONA, "-0.16"),
        ("7956.20", FRANC, None),  # further than to the next coin
        ("7956.15", KRONA, None),  # nobody can pay that
        ("7956.15", None, None),  # of a currency that is not rounded
    ],
)
def test_what_is_due_may_be_rounded_to_the_smallest_coin(due: str, coin: Decimal | None, rounding: str | None) -> None:
    totals = choose(ODD | {"due": due}, coin=coin)
    assert values(totals).get("rounding") == rounding
    assert (totals.claims["totals.due"].doubt is None) is (rounding is not None)


@pytest.mark.parametrize(("name", "sure"), [("paid", True), ("", False)])
def test_a_payment_that_a_label_names_may_lead_to_an_amount_in_coins(name: str, *, sure: bool) -> None:
    labels = [*((role, value) for role, value in ODD.items()), (f"{name}", "-2000.02"), ("due", "5956.15")]
    totals = choose(labels, coin=FRANC)
    if sure:
        assert values(totals) == ODD | {"paid": "2000.02", "due": "5956.15", "rounding": "0.01"}
    assert (totals.claims["totals.due"].doubt is None) is sure


@pytest.mark.parametrize(
    "others",
    [
        [("paid", "736.00"), ("due", "7956.15"), ("due", "7220.15")],
        [("due", "500.00"), ("due", "7956.15")],
        [("paid", "736.00"), ("due", "7956.15")],
    ],
    ids=["two with a payment", "two", "what was paid is not taken off"],
)
def test_nothing_is_rounded_away_where_more_is_said(others: list[tuple[str, str]]) -> None:
    totals = choose([*ODD.items(), *others], coin=FRANC)
    assert "totals.rounding" not in totals.claims
    assert totals.claims["totals.due"].doubt is not None


def test_a_payment_leaves_what_is_rounded_to_coins() -> None:
    totals = choose([*ODD.items(), ("paid", "736.00"), ("due", "7220.15")], coin=FRANC)
    assert values(totals) == ODD | {"paid": "736.00", "rounding": "-0.01", "due": "7220.15"}


def test_what_is_worth_a_sum_does_not_depend_on_how_unsure_a_second_reader_was() -> None:
    claim = Claim(term="totals.net", value=Decimal(5), raw="5.00", layer=Layer.MODEL, score=0.7, page=1)
    sure = [at_least(claim.model_copy(update={"confidence": one}), 0.9).certainty for one in (0.6, 0.75, 0.95, None)]
    assert sure == [0.9, 0.9, 0.95, 0.9]


def test_payment_and_rounding_together() -> None:
    totals = choose(TRIPLE | {"rounding": "0.05", "paid": "50.00", "due": "69.05"})
    assert values(totals) == TRIPLE | {"rounding": "0.05", "paid": "50.00", "due": "69.05"}


def test_a_payment_beside_an_amount_due_that_is_the_total_is_kept_for_the_rules_to_see() -> None:
    totals = choose(TRIPLE | {"due": "119.00", "paid": "50.00"})
    assert (values(totals)["paid"], values(totals)["due"]) == ("50.00", "119.00")


def test_what_is_left_after_a_payment_is_due_though_no_label_says_so() -> None:
    totals = choose(TRIPLE | {"paid": "50.00"}, ("69.00",))
    assert values(totals)["due"] == "69.00"
    assert totals.claims["totals.due"].score < 0.8


@pytest.mark.parametrize("printed", ["21.25", "-21.25"])
def test_allowances_are_positive_however_they_are_printed(printed: str) -> None:
    totals = choose(TRIPLE | {"line_net": "111.25", "allowances": printed, "charges": "10.00"})
    assert values(totals)["allowances"] == "21.25"
    assert values(totals)["charges"] == "10.00"
    assert all(totals.claims[f"totals.{role}"].score >= 0.9 for role in ("line_net", "allowances", "charges"))


def test_allowances_of_a_negative_document_have_its_sign() -> None:
    labels = {"net": "-7.67", "tax": "-1.12", "gross": "-8.79", "line_net": "-7.90", "allowances": "0.23"}
    assert values(choose(labels))["allowances"] == "-0.23"


def test_the_subtotal_of_a_group_is_not_the_sum_of_the_lines() -> None:
    totals = choose(TRIPLE | {"line_net": "40.00"})
    assert values(totals)["line_net"] == "40.00"  # a sure label that contradicts is left to the rules
    weak = choose(TRIPLE, ("40.00", "60.00"))
    assert "line_net" not in values(weak)


def test_an_unlabelled_sum_of_lines_confirms_a_discount_but_is_not_claimed() -> None:
    totals = choose(TRIPLE | {"allowances": "10.00"}, ("110.00",))
    assert totals.claims["totals.allowances"].score >= 0.9
    assert "totals.line_net" not in totals.claims


def in_a_column(*rows: tuple[str, str]) -> Totals:
    """The totals where net, tax, gross, then `rows` (a role and an amount) stand in one column."""
    places, claims = [], []
    head = [("totals.net", "100.00"), ("totals.tax", "19.00"), ("totals.gross", "119.00")]
    for number, (term, value) in enumerate([*head, *rows]):
        box = (Box(400, 100 + 12 * number, 440, 110 + 12 * number),)
        places.append(Place(Decimal(value), value, 1, box))
        if not term:
            continue
        given = {"term": term, "value": Decimal(value), "raw": value, "page": 1, "boxes": box, "label": term}
        claims.append(Claim.model_validate({**given, "layer": Layer.RULES, "score": 0.9}))
    return choose_totals(Evidence(gather(places, claims), []))


def test_what_leads_from_the_total_to_the_amount_due_is_believed_where_all_of_it_adds_up() -> None:
    paid = [("totals.paid", "-30.00"), ("totals.paid", "-40.00"), ("totals.rounding", "-0.02"), ("totals.due", "48.98")]
    found = in_a_column(*paid)
    assert values(found) | {"paid": "70.00", "rounding": "-0.02", "due": "48.98"} == values(found)
    assert found.claims["totals.due"].doubt is None
    kept = in_a_column(("other.withholding", "-15.00"), ("totals.paid", "-4.00"), ("totals.due", "100.00"))
    assert values(kept) | {"withheld": "15.00", "paid": "4.00"} == values(kept)


def test_an_amount_between_them_that_nothing_names_keeps_the_amount_due_in_doubt() -> None:
    found = in_a_column(("totals.paid", "-30.00"), ("other.reference", "-40.00"), ("totals.due", "49.00"))
    assert found.claims["totals.due"].doubt is not None or "totals.paid" not in found.claims


def test_advances_that_nothing_names_are_offered_to_a_person_where_they_make_the_difference() -> None:
    found = in_a_column(("", "-30.00"), ("", "-40.00"), ("totals.rounding", "-0.02"), ("totals.due", "48.98"))
    assert values(found) | {"paid": "70.00", "rounding": "-0.02", "due": "48.98"} == values(found)
    assert found.claims["totals.paid"].score < 0.8
    assert "totals.paid" not in in_a_column(("", "-30.00"), ("", "-40.00"), ("totals.due", "48.98")).claims


@pytest.mark.parametrize(
    ("rows", "due"),
    [
        pytest.param([("gross", "114.00"), ("", "5.00"), ("gross", "119.00")], "119.00", id="goods and freight, below"),
        pytest.param([("gross", "114.00"), ("", "-5.00"), ("gross", "119.00")], None, id="taken off"),
        pytest.param([("gross", "119.00"), ("", "5.00"), ("gross", "114.00")], None, id="less is left below"),
        pytest.param([("due", "114.00"), ("", "5.00"), ("gross", "119.00")], "114.00", id="called due"),
        pytest.param([("gross", "114.00"), ("paid", "5.00"), ("gross", "119.00")], "114.00", id="called paid"),
    ],
)
def test_a_part_of_the_total_that_leads_down_to_it_leaves_the_total_due(
    rows: list[tuple[str, str]], due: str | None
) -> None:
    totals = choose([*rows, ("net", "100.00"), ("tax", "19.00")])
    claim = totals.claims.get("totals.due")
    assert (None if claim is None else str(claim.value)) == due
    assert due != "119.00" or (claim is not None and claim.doubt is None)


def test_what_is_left_of_the_rounded_total_after_a_payment_is_due() -> None:
    told = [
        ("net", "100.00"),
        ("tax", "19.30"),
        ("rounding", "-0.30"),
        ("gross", "119.00"),
        ("paid", "50.00"),
        ("due", "69.00"),
    ]
    assert values(choose(told))["due"] == "69.00"


def test_less_than_the_rounded_total_is_due_where_the_rest_of_it_stands_printed() -> None:
    """A folio of a hotel: the advance stands in a column of credits, and no label beside it."""
    rows = [*TRIPLE.items(), ("rounding", "-0.40"), ("gross", "118.60"), ("due", "68.60")]
    paid = choose(rows, ("50.00",))
    assert (values(paid)["paid"], values(paid)["due"], values(paid)["rounding"]) == ("50.00", "68.60", "-0.40")
    assert paid.claims["totals.paid"].score < 0.8
    other = choose(rows, ("51.00",))
    assert "paid" not in values(other)
    assert (values(other)["due"], other.claims["totals.due"].doubt is not None) == ("68.60", True)


def test_a_second_rounding_behind_the_payment_is_added_to_the_first() -> None:
    paid = [("paid", "-50.00"), ("rounding", "-0.10"), ("due", "68.50"), ("allowances", "50.10")]
    found = values(choose([*TRIPLE.items(), ("rounding", "-0.40"), ("gross", "118.60"), *paid]))
    assert (found["paid"], found["rounding"], found["due"]) == ("50.00", "-0.50", "68.50")


def test_one_rounding_is_counted_once() -> None:
    """The payment is of the total before it: nothing was rounded."""
    paid = [("paid", "50.40"), ("due", "68.60"), ("allowances", "50.00")]
    found = values(choose([*TRIPLE.items(), ("rounding", "-0.40"), ("gross", "118.60"), *paid]))
    assert (found["paid"], found.get("rounding"), found["due"]) == ("50.40", None, "68.60")


@pytest.mark.parametrize("label", ["paid", "balance"])
def test_what_a_payment_or_a_credit_leaves_is_not_the_total_however_sure_its_label_is(label: str) -> None:
    """The words for the total are less sure than those for what is due."""
    term = "other.balance" if label == "balance" else "totals.paid"
    claims, places = [], []
    rows = [("totals.gross", "263.63", 0.7), (term, "-12.50", 0.9), ("totals.due", "251.13", 0.95)]
    for number, (role, value, score) in enumerate(rows):
        box = (Box(400, 100 + 12 * number, 440, 110 + 12 * number),)
        places.append(Place(Decimal(value), value, 1, box))
        said = {"term": role, "value": Decimal(value), "raw": value, "page": 1, "boxes": box, "label": role}
        claims.append(Claim.model_validate({**said, "layer": Layer.RULES, "score": score}))
    found = choose_totals(Evidence(gather(places, claims), []))
    assert (values(found)["gross"], values(found)["due"]) == ("263.63", "251.13")


def test_the_total_that_is_called_due_is_in_doubt_beside_an_open_balance() -> None:
    places, claims = [], []
    rows = [*((f"totals.{name}", value) for name, value in TRIPLE.items()), ("other.balance", "4118.90")]
    for number, (role, value) in enumerate([*rows, ("totals.due", "119.00")]):
        top = 100 + 12 * (number % len(rows) if number < len(rows) else 2)
        box = (Box(400, top, 440, top + 10),)
        places += [Place(Decimal(value), value, 1, box)] if number < len(rows) else []
        said = {"term": role, "value": Decimal(value), "raw": value, "page": 1, "boxes": box, "label": role}
        claims.append(Claim.model_validate({**said, "layer": Layer.RULES, "score": 0.9 - 0.01 * number}))
    due = choose_totals(Evidence(gather(places, claims), [])).claims["totals.due"]
    assert (str(due.value), due.doubt is not None) == ("119.00", True)


@pytest.mark.parametrize(
    ("between", "due", "value"),
    [
        (("50.00",), "69.00", "69.00"),
        (("40.00", "8.00"), "71.00", "71.00"),
        (("50.00",), "68.00", "119.00"),  # nothing makes that difference
    ],
)
def test_what_words_call_due_is_rather_so_where_amounts_of_another_name_make_the_difference(
    between: tuple[str, ...], due: str, value: str
) -> None:
    """Whatever stands between names an account or a period: "by transfer: 50.00"."""
    pairs = [*TRIPLE.items(), *((f"other.{n}", one) for n, one in enumerate(between)), ("due", due)]
    totals = choose(pairs, faint="due")
    claim = totals.claims["totals.due"]
    assert (str(claim.value), claim.doubt is not None) == (value, value != "119.00")


def test_what_stands_above_the_total_makes_no_difference() -> None:
    pairs = [("other.x", "50.00"), *TRIPLE.items(), ("due", "69.00")]
    assert values(choose(pairs, faint="due")).get("due") != "69.00"
