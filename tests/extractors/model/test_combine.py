"""Two witnesses: agreement makes surer, disagreement makes doubtful."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import ModelProposals
from extractors.model.combine import agreeing, combine, combine_kinds, witnessed
from extractors.page import Layout
from extractors.page.sheet import Sheet, sheet_of
from extractors.resolve.choose import choose
from extractors.rules import Proposals, propose
from extractors.rules.kind import Kind
from schemas import Alternative, Box, Claim, DocType, Layer, Page, Reading
from schemas.grades import NAMED
from tests.extractors.grid import reading

EMPTY = propose(sheet_of(Reading(sha256="0" * 64, reader="test", parts=(Page(number=1, width=595, height=842),))))
CHANCE = st.floats(0, 1)


def claim(value: str, score: float, layer: Layer, term: str = "invoice_number", **more: object) -> Claim:
    return Claim(term=term, value=value, raw=value, layer=layer, score=score, page=1, **{"label": "No.", **more})


def together(rules: list[Claim], *model: Claim) -> list[Claim]:
    return list(combine(replace(EMPTY, claims=rules), ModelProposals(model)).claims)


def proposals_of(kind: DocType, score: float) -> Proposals:
    return replace(EMPTY, kind=replace(EMPTY.kind, doc_type=kind, score=score))


def test_agreement_makes_a_value_surer() -> None:
    (both,) = together([claim("A-1", 0.8, Layer.RULES)], claim("A-1", 0.8, Layer.MODEL))
    assert both.score == pytest.approx(0.96)
    assert both.doubt is None


def test_the_confidence_is_that_of_both_where_the_rules_agree_and_none_where_they_do_not() -> None:
    said = ModelProposals([claim("A-1", 0.8, Layer.MODEL, confidence=0.7)], witnessed={"invoice_number": 0.93})
    for value, confidence in (("A-1", 0.93), ("B-2", None)):
        rules = replace(EMPTY, claims=[claim(value, 0.8, Layer.RULES)])
        best = next(iter(combine(rules, said).claims))
        assert best.confidence == confidence
        assert agreeing(rules, said) == ({"invoice_number"} if value == "A-1" else set())


def test_the_same_value_may_be_printed_differently() -> None:
    (both,) = together([claim("ALDER LTD", 0.8, Layer.RULES)], claim("Alder Ltd.", 0.8, Layer.MODEL))
    assert both.score == pytest.approx(0.96)


def test_a_number_without_its_series_speaks_for_the_whole() -> None:
    (both,) = together([claim("BVT 0318", 0.8, Layer.RULES)], claim("0 3 1 8", 0.8, Layer.MODEL))
    assert (both.value, both.score) == ("BVT 0318", pytest.approx(0.96))
    best, *_ = together([claim("Seite 0318", 0.8, Layer.RULES)], claim("0318", 0.9, Layer.MODEL))
    assert best.value == "0318"


@pytest.mark.parametrize(
    ("reference", "score", "told", "sure"),
    [
        ("2026-004418", 0.9, {}, True),
        ("10339 / 2026-004418", 0.9, {}, False),  # which of them is the invoice's is not said
        ("2026-004419", 0.9, {}, False),
        ("2026-004418", 0.7, {}, False),
        ("2026-004418", 0.9, {"buyer_reference": "2026-004418"}, False),
        ("2026-004418", 0.9, {"invoice_number": "A-1"}, False),
    ],
)
def test_a_number_that_is_said_once_more_to_pay_with_has_a_second_witness(
    reference: str, score: float, told: dict[str, str], *, sure: bool
) -> None:
    title, below = Box(400, 40, 500, 60), Box(40, 700, 140, 710)
    rules = [claim(reference, 0.95, Layer.RULES, "payment.reference", boxes=(below,))]
    rules += [claim(value, 0.85, Layer.RULES, term) for term, value in told.items()]
    model = claim("2026-004418", score, Layer.MODEL, label=None, boxes=(title,))
    best = choose(together(rules, model))["invoice_number"]
    assert (best.score >= 0.8 and best.doubt is None and not best.alone) is sure


def test_disagreement_is_a_doubt_that_names_the_rival() -> None:
    best, *_ = together([claim("A-1", 0.9, Layer.RULES)], claim("B-2", 0.9, Layer.MODEL))
    assert (best.value, best.layer) == ("B-2", Layer.MODEL)
    assert best.score < 0.8
    assert best.doubt is not None
    assert "A-1" in best.doubt
    assert [other.value for other in best.rejected] == ["A-1"]


def test_a_sure_rule_beats_an_unsure_model() -> None:
    best, *_ = together([claim("A-1", 0.9, Layer.RULES)], claim("B-2", 0.4, Layer.MODEL))
    assert (best.value, best.doubt) == ("A-1", None)


def test_only_whole_words_within_another_text_are_no_doubt() -> None:
    def doubted(rules: str, model: str) -> bool:
        best, *_ = together([claim(rules, 0.9, Layer.RULES)], claim(model, 0.9, Layer.MODEL))
        return best.doubt is not None

    assert not doubted("Alder", "Alder Works Ltd")
    assert not doubted("ALDERWORKS", "Alder Works Ltd")
    assert not doubted("4711", "INV-4711")
    assert doubted("4711", "RE4711")
    assert doubted("Adam", "Adams Haulage Ltd")


def test_the_rules_agree_with_an_alternative_of_the_model() -> None:
    other = Alternative(value="A-1", raw="A-1", score=0.4, page=1, layer=Layer.MODEL)
    best, *_ = together([claim("A-1", 0.9, Layer.RULES)], claim("B-2", 0.5, Layer.MODEL, rejected=(other,)))
    assert best.value == "A-1"


def test_the_rules_know_better_whether_a_reading_is_doubtful() -> None:
    unsure, doubt = claim("A-1", 0.6, Layer.RULES, doubt="It may be another."), "Its check digits do not fit."
    assert together([unsure], claim("A-1", 0.9, Layer.MODEL))[0].doubt == unsure.doubt
    assert together([claim("A-1", 0.9, Layer.RULES)], claim("A-1", 0.9, Layer.MODEL, doubt=doubt))[0].doubt is None
    assert together([], claim("A-1", 0.9, Layer.MODEL, doubt=doubt))[0].doubt == doubt


def test_the_rules_know_better_whether_a_date_is_settled() -> None:
    rules = Claim(term="issue_date", value=date(2024, 3, 4), raw="03/04/2024", layer=Layer.RULES, score=0.9, page=1)
    model = rules.model_copy(update={"layer": Layer.MODEL, "doubt": "It may be the other way round."})
    assert together([rules], model)[0].doubt is None


def test_what_only_one_witness_knows_stays_as_it_is() -> None:
    rules = claim("DE1", 0.7, Layer.RULES, term="seller.tax_number")
    assert together([rules]) == [rules]
    (model,) = together([], claim("A-1", 0.7, Layer.MODEL))
    assert model.score == pytest.approx(0.7)


@given(CHANCE, CHANCE, CHANCE, CHANCE)
def test_joint_scores_are_in_range_and_rivals_never_help(model: float, rules: float, one: float, other: float) -> None:
    score = witnessed(model, rules, one, other)
    assert 0 <= score <= 1
    assert score <= witnessed(model, rules) + 1e-12


def test_types_are_combined_alike() -> None:
    model = ModelProposals((), {DocType.INVOICE: 0.1, DocType.CREDIT_NOTE: 0.9})
    agreed = combine_kinds(proposals_of(DocType.CREDIT_NOTE, 0.8).kind, model)
    assert (agreed.doc_type, agreed.score) == (DocType.CREDIT_NOTE, 0.98)
    parted = combine_kinds(proposals_of(DocType.INVOICE, 0.5).kind, model)
    assert parted.doc_type is DocType.CREDIT_NOTE
    assert parted.score < 0.8


def test_rules_that_find_no_title_do_not_speak_against_the_model() -> None:
    silent = Kind(DocType.OTHER, None, 0.3)
    model = ModelProposals((), {DocType.RECEIPT: 0.55, DocType.OTHER: 0.45})
    assert combine_kinds(silent, model) == Kind(DocType.RECEIPT, None, 0.55)
    sure = ModelProposals((), {DocType.INVOICE: 0.97, DocType.OTHER: 0.03})
    assert combine_kinds(silent, sure) == Kind(DocType.INVOICE, None, 0.79), "it waits for a person"
    agreed = ModelProposals((), {DocType.INVOICE: 0.1, DocType.OTHER: 0.9})
    assert combine_kinds(silent, agreed) == Kind(DocType.OTHER, None, 0.93)


def test_what_the_model_alone_says_waits_for_a_person() -> None:
    (alone,) = together([], claim("A-1", 0.99, Layer.MODEL, confidence=0.98))
    assert alone.score < 0.8
    assert alone.confidence is None


def test_a_value_stands_where_it_is_named() -> None:
    where = {"raw": "A-1,", "page": 2, "boxes": (Box(1, 2, 3, 4),)}
    rules = claim("A-1", 0.8, Layer.RULES, label="Invoice no.").model_copy(update=where)
    (both,) = together([rules], claim("A-1", 0.8, Layer.MODEL, label=None, confidence=0.9))
    assert (both.label, both.raw, both.page, both.boxes) == ("Invoice no.", "A-1,", 2, rules.boxes)
    assert (both.layer, both.confidence) == (Layer.MODEL, 0.9)
    (both,) = together([rules], claim("A-1", 0.8, Layer.MODEL, label="Number"))
    assert (both.label, both.page) == ("Number", 1)
    (alone,) = together([], claim("A-1", 0.8, Layer.MODEL, label=None))
    assert alone.label is None


def test_the_confidence_is_that_of_the_model_where_the_rules_agree() -> None:
    (both,) = together([claim("A-1", 0.9, Layer.RULES)], claim("A-1", 0.9, Layer.MODEL, confidence=0.93))
    assert both.confidence == pytest.approx(0.93)
    (rules,) = together([claim("A-1", 0.9, Layer.RULES)])
    assert rules.confidence is None


@pytest.mark.parametrize(
    ("rules", "term", "label", "confidence"),
    [
        (0.9, "invoice_number", "No.", None),
        (0.8, "invoice_number", "No.", 0.5),  # a vaguer label, which was right less often
        (0.9, "seller.name", "No.", 0.5),
        (0.9, "invoice_number", None, 0.5),
    ],
)
def test_a_label_is_worth_no_less_for_a_model_that_is_not_sure_of_the_same(
    rules: float, term: str, label: str | None, confidence: float | None
) -> None:
    said = claim("A-1", rules, Layer.RULES, term, label=label)
    (both,) = together([said], claim("A-1", 0.3, Layer.MODEL, term, label=label, confidence=0.5))
    assert both.confidence == confidence
    assert both.certainty == (confidence or both.score)
    assert confidence is not None or both.certainty >= rules


def test_one_amount_may_be_net_and_gross() -> None:
    rules = [
        Claim(term=f"totals.{leaf}", value=Decimal("80.00"), raw="80.00", layer=Layer.RULES, score=0.92, page=1)
        for leaf in ("net", "gross")
    ]
    model = [one.model_copy(update={"layer": Layer.MODEL, "score": 0.6 + 0.3 * n}) for n, one in enumerate(rules)]
    assert {one.score for one in together(rules, *model)} == {NAMED}


def named(role: str, value: str, score: float, layer: Layer, **more: object) -> Claim:
    return claim(value, score, layer, f"{role}.name", **more)


def test_a_brand_speaks_for_the_legal_name_that_begins_with_it() -> None:
    rules = [named("seller", "PINE", 0.7, Layer.RULES), named("seller", "Pine Tools Ltd", 0.69, Layer.RULES)]
    legal = Alternative(value="Pine Tools Ltd", raw="Pine Tools Ltd", score=0.2, page=1, layer=Layer.MODEL)
    best, *_ = together(rules, named("seller", "PINE", 0.65, Layer.MODEL, rejected=(legal,)))
    assert (best.value, best.doubt) == ("Pine Tools Ltd", None)
    assert best.score > 0.8


def test_another_company_or_a_longer_brand_speaks_against_a_name() -> None:
    rules = [named("seller", "Oak", 0.7, Layer.RULES), named("seller", "Pine Tools Ltd", 0.69, Layer.RULES)]
    (best, *_) = together(rules, named("seller", "Oak", 0.65, Layer.MODEL))
    assert best.value == "Oak"


def test_a_rival_that_both_find_as_the_other_party_is_no_doubt() -> None:
    told = [named("seller", "Oak Ltd", 0.7, Layer.RULES), named("buyer", "Oak Ltd", 0.7, Layer.RULES)]
    seller, buyer = named("seller", "Pine Ltd", 0.9, Layer.MODEL), named("buyer", "Oak Ltd", 0.7, Layer.MODEL)
    doubts = {one.value: one.doubt for one in together(told, seller, buyer) if one.term == "seller.name"}
    assert doubts["Pine Ltd"] is None
    alone = {one.value: one.doubt for one in together(told[:1], seller, buyer) if one.term == "seller.name"}
    assert alone["Pine Ltd"] is not None


def test_a_brand_and_its_company_are_not_seller_and_buyer() -> None:
    told = [named("seller", "Pine Tools", 0.9, Layer.RULES), named("buyer", "Pine Tools GmbH", 0.9, Layer.RULES)]
    rules = [*told, named("buyer", "Kim Mill", 0.8, Layer.RULES, boxes=(Box(10, 200, 60, 210),))]
    found = together(rules, *(one.model_copy(update={"layer": Layer.MODEL}) for one in told))
    chosen = choose(found)
    assert (chosen["seller.name"].value, chosen["buyer.name"].value) == ("Pine Tools", "Kim Mill")
    assert chosen["buyer.name"].doubt is not None


def test_the_row_that_a_name_ends_in_is_not_the_other_party() -> None:
    whole, row = "Pine & Oak International Freight GmbH", "International Freight GmbH"
    told = [named("seller", whole, 0.9, Layer.RULES), named("buyer", row, 0.9, Layer.RULES)]
    rules = [*told, named("buyer", "Kim Mill", 0.8, Layer.RULES, boxes=(Box(10, 200, 60, 210),))]
    chosen = choose(together(rules, *(one.model_copy(update={"layer": Layer.MODEL}) for one in told)))
    assert (chosen["seller.name"].value, chosen["buyer.name"].value) == (whole, "Kim Mill")


def test_a_company_whose_name_is_the_end_of_a_word_is_another_party() -> None:
    told = [named("seller", "Megaport GmbH", 0.9, Layer.RULES), named("buyer", "Port GmbH", 0.9, Layer.RULES)]
    chosen = choose(together(told, *(one.model_copy(update={"layer": Layer.MODEL}) for one in told)))
    assert (chosen["seller.name"].value, chosen["buyer.name"].value) == ("Megaport GmbH", "Port GmbH")


@pytest.mark.parametrize(
    ("label", "sure"),
    [
        *((label, True) for label in ("Invoice", "", "No.", "Nr", "Credit note", "Folio", "Receipt")),
        *((label, False) for label in ("Customer no.", "Delivery note", "Order", "Viide")),
    ],
)
def test_a_number_that_a_label_calls_another_s_has_none(label: str, *, sure: bool) -> None:
    layout = Layout(reading(f"{label} 10339".strip() + "\n\n\n\nPayment reference: 10339"))
    first, below = layout.segments
    model = claim("10339", 0.9, Layer.MODEL, label=None, boxes=(first.words[-1].box,))
    rules = [claim("10339", 0.95, Layer.RULES, "payment.reference", boxes=(below.words[-1].box,))]
    read = combine(replace(EMPTY, claims=rules), ModelProposals((model,)), Sheet(layout, None))
    best = choose(read.claims)["invoice_number"]
    assert (best.score >= 0.8 and not best.alone) is sure


@pytest.mark.parametrize(("kim", "buyer"), [(0.7, "Kim Mill"), (0.1, "Pine & Elm Trading Ltd")])
def test_names_over_one_address_are_of_one_party_unless_the_rules_read_two(kim: float, buyer: str) -> None:
    rows = ["PINE STORES", "Pine & Elm Trading Ltd", "1 Saw Road"]
    layout = Layout(reading("\n".join(rows)))
    box = {row: tuple(word.box for word in segment.words) for row, segment in zip(rows, layout.segments, strict=True)}
    store, company = rows[:2]
    rules = [
        named("seller", store, 0.6, Layer.RULES, boxes=box[store]),
        named("buyer", company, 0.45, Layer.RULES, boxes=box[company]),
        named("buyer", "Kim Mill", kim, Layer.RULES, boxes=(Box(300, 200, 360, 210),)),
    ]
    said = [
        named("seller", store, 0.6, Layer.MODEL, boxes=box[store]),
        named("buyer", company, 0.9, Layer.MODEL, boxes=box[company]),
    ]
    chosen = choose(combine(replace(EMPTY, claims=rules), ModelProposals(tuple(said)), Sheet(layout, None)).claims)
    assert (chosen["seller.name"].value, chosen["buyer.name"].value) == (store, buyer)


@pytest.mark.parametrize("label", ["VAT No", "Your VAT No"])
def test_a_number_goes_with_the_name_in_its_block(label: str) -> None:
    rows = ["Oak Ltd", "1 Saw Road", "VAT No GB2"]
    layout = Layout(reading("\n".join((*rows, "", "", "", "", "Pine Ltd", "", "", "", f"{label} GB1"))))
    box = {segment.text: tuple(word.box for word in segment.words) for segment in layout.segments}
    both = [
        named(role, value, 0.9, Layer.RULES, boxes=box[value])
        for role, value in (("seller", "Pine Ltd"), ("buyer", "Oak Ltd"))
    ]
    numbers = [
        claim("GB2", 0.8, Layer.RULES, "seller.vat_id", label="VAT No", boxes=box["VAT No GB2"]),
        claim("GB1", 0.7, Layer.RULES, "seller.vat_id", label=label, boxes=box[f"{label} GB1"]),
    ]
    said = ModelProposals(tuple(one.model_copy(update={"layer": Layer.MODEL}) for one in (*both, numbers[0])))
    chosen = choose(combine(replace(EMPTY, claims=[*both, *numbers]), said, Sheet(layout, None)).claims)
    assert {term: chosen[term].value for term in ("seller.vat_id", "buyer.vat_id")} == {
        "seller.vat_id": "GB1",
        "buyer.vat_id": "GB2",
    }


def test_a_number_with_its_label_and_name_is_not_the_other_party_s_whatever_else_has_the_label() -> None:
    labels = ["Seller VAT No GB1", "Seller VAT No GB3"]
    rows = ["Pine Ltd", "1 Saw Road", labels[0]]
    layout = Layout(reading("\n".join((*rows, "", "", "", "", "Oak Ltd", "", "", "", labels[1]))))
    box = {segment.text: tuple(word.box for word in segment.words) for segment in layout.segments}
    both = [
        named(role, value, 0.9, Layer.RULES, boxes=box[value])
        for role, value in (("seller", "Pine Ltd"), ("buyer", "Oak Ltd"))
    ]
    read = [claim(row[-3:], 0.8, Layer.RULES, "seller.vat_id", label="Seller VAT No", boxes=box[row]) for row in labels]
    heard = claim("GB1", 0.9, Layer.MODEL, "buyer.vat_id", boxes=box[labels[0]])
    said = ModelProposals((*(one.model_copy(update={"layer": Layer.MODEL}) for one in both), heard))
    found = combine(replace(EMPTY, claims=[*both, *read]), said, Sheet(layout, None)).claims
    assert not [one.value for one in found if one.term == "buyer.vat_id"]


@pytest.mark.parametrize(("label", "kept"), [("Buyer VAT No", "seller.vat_id"), ("Seller VAT No", "buyer.vat_id")])
def test_a_second_number_is_not_that_of_a_party_with_a_labelled_one(label: str, kept: str) -> None:
    rows = ["Pine Ltd", "1 Saw Road", "VAT No GB1"]
    layout = Layout(reading("\n".join((*rows, "", "", "", "", "Oak Ltd", "", "", "", f"{label} GB3"))))
    box = {segment.text: tuple(word.box for word in segment.words) for segment in layout.segments}
    both = [
        named(role, value, 0.9, Layer.RULES, boxes=box[value])
        for role, value in (("seller", "Pine Ltd"), ("buyer", "Oak Ltd"))
    ]
    term = f"{label.split(maxsplit=1)[0].lower()}.vat_id"
    read = [
        claim("GB1", 0.8, Layer.RULES, "buyer.vat_id", label="VAT No", boxes=box["VAT No GB1"]),
        claim("GB3", 0.8, Layer.RULES, term, label=label, boxes=box[f"{label} GB3"]),
    ]
    said = ModelProposals(tuple(one.model_copy(update={"layer": Layer.MODEL}) for one in both))
    found = combine(replace(EMPTY, claims=[*both, *read]), said, Sheet(layout, None)).claims
    assert [one.term for one in found if one.value == "GB1"] == [kept]


@pytest.mark.parametrize(("read", "term"), [("Oak Ltd", "buyer.vat_id"), ("Pine Ltd", "seller.vat_id")])
def test_a_number_stays_where_it_was_read_while_the_witnesses_exchange_the_names(read: str, term: str) -> None:
    layout = Layout(reading("Pine Ltd\n1 Saw Road\nVAT No GB1\n\n\n\n\nOak Ltd"))
    box = {segment.text: tuple(word.box for word in segment.words) for segment in layout.segments}
    parties = {"seller": "Oak Ltd", "buyer": "Pine Ltd"}
    other = {"Oak Ltd": "Pine Ltd", "Pine Ltd": "Oak Ltd"}
    rules = parties if read == "Oak Ltd" else {role: other[name] for role, name in parties.items()}
    claims = [named(role, name, 0.7, Layer.RULES, boxes=box[name]) for role, name in rules.items()]
    said = ModelProposals(tuple(named(r, name, 0.9, Layer.MODEL, boxes=box[name]) for r, name in parties.items()))
    number = claim("GB1", 0.8, Layer.RULES, "seller.vat_id", boxes=box["VAT No GB1"])
    chosen = choose(combine(replace(EMPTY, claims=[*claims, number]), said, Sheet(layout, None)).claims)
    assert {role: chosen[f"{role}.name"].value for role in parties} == parties
    assert [one for one in chosen if one.endswith("vat_id")] == [term]


@pytest.mark.parametrize(("score", "term"), [(0.9, "seller.vat_id"), (0.2, "buyer.vat_id")])
def test_a_number_stays_where_it_was_read_while_a_name_is_a_guess(score: float, term: str) -> None:
    layout = Layout(reading("Pine Ltd\n1 Saw Road\nVAT No GB1\n\n\n\n\nOak Ltd"))
    box = {segment.text: tuple(word.box for word in segment.words) for segment in layout.segments}
    parties = (("seller", "Pine Ltd", 0.9), ("buyer", "Oak Ltd", score))
    said = ModelProposals(tuple(named(r, name, how, Layer.MODEL, boxes=box[name]) for r, name, how in parties))
    number = claim("GB1", 0.8, Layer.RULES, "buyer.vat_id", boxes=box["VAT No GB1"])
    chosen = choose(combine(replace(EMPTY, claims=[number]), said, Sheet(layout, None)).claims)
    assert [one for one in chosen if one.endswith("vat_id")] == [term]


def names(rules: tuple[str, str], model: tuple[str, str], score: float = 0.55) -> dict[str, Claim]:
    """The best claims on seller and buyer, whom the witnesses name so; each keeps the other's choice in mind."""
    terms = ("seller.name", "buyer.name")
    said = [
        claim(value, score, Layer.MODEL, term, rejected=(Alternative(value=other, raw=other, score=0.5),))
        for term, value, other in zip(terms, model, reversed(model), strict=True)
    ]
    found = together([claim(v, 0.9, Layer.RULES, t) for t, v in zip(terms, rules, strict=True)], *said)
    return {term: next(one for one in found if one.term == term) for term in terms}


def test_witnesses_that_take_seller_and_buyer_for_each_other_leave_both_in_doubt() -> None:
    agreed = names(("Alder Ltd", "Birch Ltd"), ("Alder Ltd", "Birch Ltd"))
    assert [one.doubt for one in agreed.values()] == [None, None]
    parted = names(("Alder Ltd", "Birch Ltd"), ("Birch Ltd", "Alder Ltd"))
    assert None not in [one.doubt for one in parted.values()]


def test_a_brand_speaks_for_no_name_of_which_it_is_no_word() -> None:
    def score(rules: str) -> float:
        rules_say = [named("seller", rules, 0.6, Layer.RULES)]
        best, *_ = together(rules_say, named("seller", "Metropolitan Ltd", 0.7, Layer.MODEL))
        return best.score

    assert score("Metropolitan") > score("Metro") == score("Birch")


@pytest.mark.parametrize(
    ("score", "begins", "doubted"),
    [(0.3, Box(10, 88, 60, 98), True), (0.05, Box(10, 88, 60, 98), False), (0.3, Box(1, 100, 9, 110), False)],
)
def test_the_rest_of_a_name_that_wraps_is_doubted(score: float, begins: Box, *, doubted: bool) -> None:
    """What stands before it on its own line, such as a title, is no part of it."""
    place = (Box(10, 100, 90, 110),)
    whole = Alternative(value="Alder Works Regional Ltd", raw="Alder Works Regional Ltd", score=score, page=1)
    whole = whole.model_copy(update={"boxes": (begins, *place), "layer": Layer.MODEL})
    told = named("seller", "Regional Ltd", 0.8, Layer.MODEL, boxes=place, rejected=(whole,))
    best, *_ = together([named("seller", "Regional Ltd", 0.8, Layer.RULES, boxes=place)], told)
    assert best.value == "Regional Ltd"
    assert ("Alder Works Regional Ltd" in (best.doubt or "")) is doubted


@pytest.mark.parametrize(("top", "doubted"), [(100.0, True), (300.0, False)])
def test_another_account_that_is_named_first_is_a_doubt(top: float, *, doubted: bool) -> None:
    def account(value: str, score: float, layer: Layer, at: float) -> Claim:
        return claim(value, score, layer, "payment.iban", boxes=(Box(10, at, 90, at + 10),))

    first = account("NL38RABO0504799884", 0.7, Layer.RULES, top)
    second = account("NL48ABNA0020396953", 0.7, Layer.RULES, 200.0)
    best, *_ = together([first, second], account("NL48ABNA0020396953", 0.8, Layer.MODEL, 200.0))
    assert best.value == "NL48ABNA0020396953"
    assert (best.doubt is not None) is doubted
