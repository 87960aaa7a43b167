"""Vendor templates: loading, choosing, and claims that point at the page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.templates import apply_template, apply_templates, load_templates, matching
from schemas import Claim, Layer, Misconfigured
from tests.extractors.template_samples import INVOICE, TEMPLATE, load, reading


def claims(tmp_path: Path, source: str = TEMPLATE, text: str = INVOICE) -> dict[str, Claim]:
    applied = apply_templates(load(tmp_path, source), reading(text))
    assert applied.problem is None
    return {claim.term: claim for claim in applied.claims}


def test_fields_become_typed_claims_with_their_boxes(tmp_path: Path) -> None:
    found = claims(tmp_path)
    values = {term: claim.value for term, claim in found.items() if not term.startswith("lines")}
    assert values == {
        "invoice_number": "2024-117",
        "issue_date": date(2024, 5, 3),
        "totals.gross": Decimal("28.60"),
        "totals.net": Decimal("25.50"),
        "totals.tax": Decimal("3.10"),
        "seller.name": "Example Trading GmbH",
        "currency": "EUR",
    }
    number = found["invoice_number"]
    assert (number.layer, number.raw, number.page) == (Layer.TEMPLATE, "2024-117", 1)
    printed = next(word for word in reading().pages[0].words if word.text == "2024-117")
    assert number.boxes == (printed.box,)
    assert len(found["totals.tax"].boxes) == 2
    assert found["totals.tax"].raw == "2.00 + 1.10"


def test_lines_join_what_stands_on_several_lines(tmp_path: Path) -> None:
    found = claims(tmp_path)
    assert found["lines[0].description"].value == "Blue paint in a tin"
    assert len(found["lines[0].description"].boxes) == 2
    assert found["lines[0].quantity"].value == Decimal(2)
    assert found["lines[1].unit_price"].value == Decimal("5.50")
    assert found["lines[1].net"].value == Decimal("5.50")
    assert "lines[2].net" not in found


def test_skip_line_and_a_rule_of_single_lines(tmp_path: Path) -> None:
    source = TEMPLATE.replace("    first_line: ", "    skip_line: tin\n    line: ").replace(
        "    line: (?P<name>\\S.*)\n", ""
    )
    found = claims(tmp_path, source)
    assert found["lines[0].description"].value == "Blue paint"
    assert found["lines[1].description"].value == "Brush"


def test_tables_take_values_below_their_heads(tmp_path: Path) -> None:
    source = TEMPLATE + "tables:\n  - {start: Guest, end: Closing, body: '(?P<customer_name>\\S+)\\s+\\d+\\n'}\n"
    found = claims(tmp_path, source, INVOICE.replace("Guest Nights", "Guest"))
    assert found["buyer.name"].value == "A.Muster"


def test_what_does_not_stand_on_the_page_is_never_claimed(tmp_path: Path) -> None:
    source = TEMPLATE.replace("issuer: Example Trading GmbH", "issuer: Example Holding").replace("EUR\n", "CHF\n")
    source = source.replace("fields:", "fields:\n  static_vat: DE136695976")
    found = claims(tmp_path, source)
    assert not {"seller.name", "seller.vat_id", "currency"} & set(found)


def test_options_change_the_text_but_never_the_place(tmp_path: Path) -> None:
    source = """
issuer: Example Trading GmbH
keywords: [exampletrading]
fields: {invoice_number: 'number:(\\S+?)date', date: 'date:([\\d.]+)', amount: 'totaleur([\\d.]+)'}
options: {remove_whitespace: true, lowercase: true, remove_accents: true, replace: [['invoiceno', 'number']]}
"""
    found = claims(tmp_path, source)
    assert found["invoice_number"].raw == "2024-117"
    assert found["issue_date"].value == date(2024, 5, 3)
    assert found["totals.gross"].value == Decimal("28.60")


@pytest.mark.parametrize(
    ("group", "value"), [("first", "2.00"), ("last", "1.10"), ("min", "1.10"), ("max", "2.00"), ("sum", "3.10")]
)
def test_groups_choose_among_matches(tmp_path: Path, group: str, value: str) -> None:
    new = f"amount_tax: {{parser: regex, regex: 'VAT \\d+% ([\\d.]+)', type: float, group: {group}}}\n"
    source = TEMPLATE.replace(
        "  sum_amount_tax:\n    - VAT\\s+10%\\s+([\\d.]+)\n    - VAT\\s+20%\\s+([\\d.]+)\n", "  " + new
    )
    assert claims(tmp_path, source)["totals.tax"].value == Decimal(value)


def test_several_values_without_a_group_are_a_doubt(tmp_path: Path) -> None:
    source = TEMPLATE.replace("  amount_untaxed: Subtotal\\s+([\\d.]+)", "  amount_untaxed: '% ([\\d.]+)'")
    claim = claims(tmp_path, source)["totals.net"]
    assert claim.doubt is not None
    assert [alternative.value for alternative in claim.rejected] == [Decimal("1.10")]


def test_an_ambiguous_date_is_a_doubt_unless_the_format_is_given(tmp_path: Path) -> None:
    text = INVOICE.replace("03.05.2024", "03/05/2024")
    doubted = claims(tmp_path, TEMPLATE, text)["issue_date"]
    assert doubted.doubt is not None
    settled = claims(tmp_path, TEMPLATE.replace("%d.%m.%Y", "%m/%d/%Y"), text)["issue_date"]
    assert (settled.value, settled.doubt) == (date(2024, 3, 5), None)


def test_the_template_that_fits_best_is_chosen(tmp_path: Path) -> None:
    other = TEMPLATE.replace("Example\\s+Trading", "Somebody Else")
    special = TEMPLATE + "priority: 9\n"
    excluded = TEMPLATE + "priority: 10\nexclude_keywords: [Brush]\n"
    templates = load(tmp_path, other, TEMPLATE, special, excluded)
    chosen = matching(templates, reading())
    assert chosen is not None
    assert chosen.name == "t2.yml"
    assert matching(templates[:1], reading()) is None


def test_two_templates_of_one_priority_make_no_claim(tmp_path: Path) -> None:
    applied = apply_templates(load(tmp_path, TEMPLATE, TEMPLATE), reading())
    assert applied.claims == ()
    assert applied.problem is not None
    assert "t0.yml, t1.yml" in applied.problem


def test_a_missing_required_field_makes_no_claim(tmp_path: Path) -> None:
    source = TEMPLATE + "required_fields: [invoice_number, iban]\n"
    applied = apply_template(load(tmp_path, source)[0], reading())
    assert applied.claims == ()
    assert applied.problem == "The template t0.yml found no value for iban."


def test_a_hostile_pattern_is_stopped(tmp_path: Path) -> None:
    source = TEMPLATE.replace("Subtotal\\s+([\\d.]+)", "'((?:a|aa)+)$'")
    text = INVOICE + "\n" + "a" * 60 + "!"
    applied = apply_templates(load(tmp_path, source), reading(text))
    assert applied.claims == ()
    assert applied.problem is not None
    assert "takes too long" in applied.problem


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("- a list", "the file"),
        ("issuer: X\nfields: {}", "keywords"),
        ("keywords: [a]\nfields: {amount: '(['}", "fields.amount"),
        ("keywords: [a]\nfields: {amount: {parser: magic}}", "fields.amount.parser"),
        ("keywords: [a]\nfields: {amount: {parser: regex}}", "fields.amount.regex"),
        ("keywords: [a]\nfields: {amount: {regex: a, type: money}}", "fields.amount.type"),
        ("keywords: [a]\nfields: {amount: {parser: static}}", "fields.amount.value"),
        ("keywords: [a]\nlines: {start: a, end: b}", "lines.line"),
        ("keywords: [a]\nlines: {start: a, line: b}", "lines.end"),
        ("keywords: [a]\ntables: [{start: a, end: b}]", "tables[0].body"),
        ("keywords: [a]\noptions: {decimal_separator: ;}", "options.decimal_separator"),
        ("keywords: [a]\noptions: {replace: [[a]]}", "options.replace[0]"),
        ("keywords: [a]\npriority: high", "priority"),
        ("keywords: [a", "not valid YAML"),
    ],
)
def test_a_wrong_template_is_named_with_its_key(tmp_path: Path, source: str, key: str) -> None:
    with pytest.raises(Misconfigured) as caught:
        load(tmp_path, source)
    assert "t0.yml" in caught.value.message
    assert key in caught.value.message


def test_a_keyword_is_found_to_the_letter_as_printed_too(tmp_path: Path) -> None:
    source = TEMPLATE.replace(r"Example\s+Trading", "Example Trading") + "  remove_whitespace: true\n"
    (template,) = load(tmp_path, source)
    assert matching((template,), reading()) == template


def test_a_template_may_be_written_as_json(tmp_path: Path) -> None:
    source = r'{"issuer": "Example", "keywords": ["Example\\s+Trading"], "fields": {"amount": "EUR\\s+(\\d+)"}}'
    (tmp_path / "example.json").write_text(source, encoding="utf-8")
    (template,) = load_templates(tmp_path)
    assert template.keywords[0].pattern == r"Example\s+Trading"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="does not exist"):
        load_templates(tmp_path / "nowhere")
