"""Samples that are pages with text: plain invoices, and what may be wrong with them."""

from __future__ import annotations

from functools import partial
from typing import Any

from evaluation.synthetic.document import SyntheticInvoice, generate
from evaluation.synthetic.options import Options
from evaluation.synthetic.pdf import PASSWORD
from evaluation.synthetic.sample import THROUGH, Case, Made, truth


def plain(language: str, country: str, plan: str, **more: Any) -> Options:
    """Options of a clean document: nothing odd but what `more` asks for."""
    settled: dict[str, Any] = {"kind": "invoice", "zero": "", "several_rates": False, "plain_totals": True,
                               "clean": True, "misspelt": 0.0, "plan": plan}  # fmt: skip
    return Options(languages=(language,), countries=(country,), **(settled | more))


def true_of(document: SyntheticInvoice) -> dict[str, Any]:
    """What is true of a generated document, as far as it is printed."""
    return truth(document.doc_type, document.subtype, document.language, document.invoice())


def drawn_as(document: SyntheticInvoice) -> dict[str, str | int]:
    """How a generated document was drawn, for its about.toml."""
    look = ", ".join(f"{part} {variant.partition(':')[0]}" for part, variant in sorted(document.variants.items()))
    return {"seed": document.seed, "layout": look}


def _page(seed: int, options: Options) -> Made:
    document = generate(seed, options)
    return Made(document.pdf(), true_of(document), drawn_as(document))


def _locked(seed: int, options: Options) -> Made:
    document = generate(seed, options)
    return Made(document.pdf(password=PASSWORD), {}, drawn_as(document))


def _case(  # noqa: PLR0913 - the columns of the table below
    name: str, seed: int, options: Options, disposition: str, outcome: str, why: str
) -> Case:
    return Case(name, "pdf", partial(_page, seed, options), disposition, outcome, why)


_SIMPLE_EN = plain("en", "GB", "title right", lines=3, ruling="header bar")
CASES: tuple[Case, ...] = (
    _case("simple-en", 213, _SIMPLE_EN, *THROUGH,
         "A plain British invoice with one tax rate: it should go straight through."),
    _case("simple-de", 207, plain("de", "DE", "letter", lines=4, ruling="row rules"), *THROUGH,
         "A German letter with an address window and one tax rate."),
    _case("simple-it", 264, plain("it", "IT", "three columns", lines=2, ruling="grid"), *THROUGH,
         "An Italian invoice with its data in a column of its own."),
    _case("mixed-rates-fr", 294, plain("fr", "FR", "window right", lines=6, several_rates=True, ruling="vertical"),
         *THROUGH,
         "Several tax rates: the tax total is the sum of its rows."),
    _case("mixed-rates-nl", 209, plain("nl", "NL", "side by side", lines=5, several_rates=True, ruling="header rule"),
         *THROUGH,
         "Two tax rates, both parties under headings beside each other."),
    _case("reverse-charge-de", 22,
         plain("de", "DE", "modern", zero="reverse_charge", lines=2, ruling="zebra", currency="EUR"),
         *THROUGH,
         "No tax because the buyer owes it: the wording stands on the page, both VAT ids too."),
    _case("two-pages-de", 300, plain("de", "AT", "strip", lines=42, ruling="grid"), *THROUGH,
         "Lines over two pages; the totals stand on the last one."),
    _case("sales-tax-us", 210, plain("en", "US", "buyer first", lines=3, ruling="grid with empty rows"), *THROUGH,
         "An American invoice: sales tax, dates with the month first, no VAT id."),
    _case("form-de", 501, plain("de", "DE", "form", lines=3, ruling="row rules"), *THROUGH,
         "A form as style sheets print it: every value beside its name."),
    _case("discount-es", 609, plain("es", "ES", "title right", lines=3, discounts=True, ruling="row rules"), *THROUGH,
         "A column of discounts: each is the allowance of its line, and the printed price is the one before it."),
    _case("credit-note-it", 448, plain("it", "IT", "data first", kind="credit_note", lines=2, ruling="grid"),
         *THROUGH, "A credit note that names the invoice it corrects."),
    _case("credit-note-fr", 306, plain("fr", "FR", "title right", kind="credit_note", lines=1, ruling="row rules"),
         *THROUGH, "A French credit note (avoir)."),
    _case("wrong-total-en", 22, plain("en", "IE", "strip", lines=3, fault="wrong_total", ruling="header rule"),
         "quarantine", "quarantined", "Net and tax do not add up to the printed total: it must stop."),
    _case("bad-iban-fr", 23, plain("fr", "BE", "letter", lines=2, fault="bad_iban", ruling="grid"),
         "quarantine", "quarantined", "The account's check digits are wrong: it must stop."),
    _case("missing-number-it", 24, plain("it", "IT", "side by side", lines=3, fault="missing_number", ruling="zebra"),
         "review", "review", "No invoice number on the page: it must stop, and none may be invented."),
    _case("simple-en-again", 213, _SIMPLE_EN, "straight_through", "duplicate",
         "The very bytes of simple-en again: a known document, never a second export."),
    _case("number-twice-1-en", 411, plain("en", "GB", "title right", lines=3, ruling="header bar"),
         "straight_through", "review", "An invoice that came in two versions: which one is right, a person must say."),
    _case("number-twice-2-en", 411, plain("en", "GB", "modern", lines=3, ruling="grid"),
         "straight_through", "review", "The other version: the same seller and number in another file."),
    Case("encrypted-nl", "pdf", partial(_locked, 25, plain("nl", "NL", "letter", lines=2, ruling="row rules")),
         "refused", "refused", f"Opens only with a password ({PASSWORD}): it is refused."),
    _case("order-en", 26, plain("en", "GB", "three columns", kind="order", lines=4, ruling="grid"), "review", "review",
         "A purchase order: whatever it adds up to, it is no invoice and is never exported."),
    _case("receipt-en", 27, plain("en", "IE", "receipt", kind="receipt", lines=4),
         "review", "review", "A till receipt: receipts wait for a person unless the policy lists them."),
)  # fmt: skip
