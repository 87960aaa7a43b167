"""What a country's law says of tax: rates that were in force, tax in its own currency, words that agree with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from schemas import CENT, DocType, Extraction, Invoice, Profile, Severity, Statement, Value, plain, xpath_round
from schemas.regimes import Rates, regime_of, regimes
from validators.places import named_beside, percentages
from validators.profiles import outside_union, said, seller_country
from validators.rule import (
    E_INVOICES,
    NOT_PAGES,
    SIMPLIFIED,
    VAT_PAGES,
    Check,
    Facts,
    Fail,
    NotApplicable,
    Rule,
    Said,
    e_invoice,
    example,
    stating,
)

_ASK = "Compare it with the document; if it stands there so, ask the seller for a corrected invoice."
_NO_VAT = "No VAT is asked of US invoices and other receipts."
_NOT_READ = "The tax in a second currency is not read from pages."
_A_YEAR = timedelta(days=366)
_UNTAXED = ("reverse_charge", "intra_community", "export")
_SMALL = "small_business"
# Where the law of a country has a rule of its own that a small business states no tax.
_ASKING = [law for law in regimes().values() if any(ask.what == _SMALL for ask in law.asks)]
_ASKED_THERE = frozenset(profile for law in _ASKING for profile in law.own)


def in_union(check: Check, *also: Profile) -> Check:
    """`check` of sellers that the directive binds, and under the profiles `also` of countries that ask the same."""

    def checked(facts: Facts) -> Iterator[Said]:
        if outside_union(facts.invoice) and facts.profile not in also:
            yield NotApplicable("The seller is in a country that is no member of the Union.")
        else:
            yield from check(facts)

    return checked


def _taxed_in(invoice: Invoice) -> list[tuple[str, Rates]]:
    """The countries whose tax an invoice may state, the seller's first; consumers pay that of their own."""
    seller, _ = seller_country(invoice)
    countries = (seller, invoice.buyer.address.country, invoice.delivery.address.country)
    known = ((country, regime_of(country)) for country in dict.fromkeys(countries))
    return [(country, law.rates) for country, law in known if country and law and law.rates and law.rates.since]


def _days(invoice: Invoice) -> tuple[date, date] | None:
    """From when to when the tax may have become due: the days of supply, else the year before the issue date."""
    period, issued = invoice.period, invoice.issue_date
    stated = [day for day in (invoice.tax_point_date, invoice.delivery.date, period.start, period.end) if day]
    if stated:
        return min(stated), max(stated)
    return None if issued is None else (issued - _A_YEAR, issued)


def _rates(facts: Facts) -> Iterator[Said]:
    """A rate that neither the seller's law nor that of the place of supply knew is misread, or wrongly charged."""
    invoice, days, laws = facts.invoice, _days(facts.invoice), _taxed_in(facts.invoice)
    if not laws or laws[0][0] != seller_country(invoice)[0] or days is None or days[0] < (laws[0][1].since or date.max):
        yield NotApplicable("The seller's country, the day of supply or the rates of that time are not known.")
        return
    legal = {rate.percent for _, rates in laws for rate in rates.all if rate.held(*days)}
    charged = [(path, rate) for path, rate, category in _stated_rates(invoice) if rate and category in {None, "S"}]
    if not charged:
        yield NotApplicable("No rate of tax above 0 was found.")
    for path, rate in charged:
        if rate not in legal and not _charged_abroad(facts, rate, days):
            known = ", ".join(plain(one) for one in sorted(r.percent for r in laws[0][1].all if r.held(*days)))
            message = f"A tax rate of {plain(rate)} % was not in force in {laws[0][0]} then; its rates were {known} %."
            yield Fail(message, (path,), plain(rate), known)


def _charged_abroad(facts: Facts, rate: Decimal, days: tuple[date, date]) -> bool:
    """Whether a country that is named beside the rate had it then: who sells fuel or tolls is registered in many."""
    laws = filter(None, map(regime_of, named_beside(facts.extraction, rate)))
    return rate in {one.percent for law in laws if law.rates for one in law.rates.all if one.held(*days)}


def _stated_rates(invoice: Invoice) -> Iterator[tuple[str, Decimal | None, str | None]]:
    for number, row in enumerate(invoice.tax_breakdown):
        yield f"tax_breakdown[{number}].rate", row.rate, row.category
    if not invoice.tax_breakdown:
        for number, line in enumerate(invoice.lines):
            yield f"lines[{number}].tax_rate", line.tax_rate, line.tax_category


def _national_currency(facts: Facts) -> Iterator[Said]:
    invoice, (country, _) = facts.invoice, seller_country(facts.invoice)
    law = regime_of(country)
    national = law.tax_currency_on(invoice.issue_date) if law else None
    if national is None or invoice.currency is None or not invoice.totals.tax:
        yield NotApplicable("No tax is stated, or the seller's or the invoice's currency is not known.")
    elif invoice.currency != national and invoice.totals.tax_in_accounting_currency is None:
        message = f"The tax is stated in {invoice.currency} only; {country} asks for it in {national} too."
        yield Fail(message, ("totals.tax_in_accounting_currency",), invoice.currency, national)


def _rate_there(facts: Facts) -> Iterator[Said]:
    invoice = facts.invoice
    if not invoice.totals.tax:
        yield NotApplicable("No tax is stated.")
        return
    lines = (line.tax_rate for line in invoice.lines)
    read = any(rate is not None for rate in (*(rate for _, rate, _ in _stated_rates(invoice)), *lines))
    if not read and not _rate_printed(facts):
        yield Fail("Tax is stated, but no rate of tax was found.")


def _rate_printed(facts: Facts) -> bool:
    """Whether the rate that makes the tax of the net total stands printed, though it was not read as that of a row."""
    totals, laws = facts.invoice.totals, _taxed_in(facts.invoice)
    if not totals.net or totals.tax is None:
        return False
    made = {one.percent for _, rates in laws for one in rates.all if _makes(one.percent, totals.net, totals.tax)}
    printed = {number for place in facts.extraction.printed for number in percentages(place.text)}
    return bool(made & printed)


def _makes(percent: Decimal, net: Decimal, tax: Decimal) -> bool:
    return abs(xpath_round(net * percent / 100) - tax) <= CENT


def _bases(facts: Facts) -> Iterator[Said]:
    rows = facts.invoice.tax_breakdown
    if len({row.rate for row in rows}) < 2:
        yield NotApplicable("There are not several rates of tax.")
        return
    for number, row in enumerate(rows):
        if row.base is None:
            yield Fail(f"What is taxed at {_percent(row.rate)} was not found.", (f"tax_breakdown[{number}].base",))


def _percent(rate: Decimal | None) -> str:
    return "one of the rates" if rate is None else f"{plain(rate)} %"


def _reason(facts: Facts) -> Iterator[Said]:
    """A tax of nothing needs its reason: a rate of zero by law, or words that say why."""
    tax, phrases = facts.invoice.totals.tax, said(facts.extraction) - {"supply_date", "self_billing", "cash_accounting"}
    if tax is None:
        yield NotApplicable("The total tax is not known.")
    elif tax == 0 and not phrases and not any(rate == 0 for _, rate, _ in _stated_rates(facts.invoice)):
        yield Fail("No tax is charged, and no words were found that say why.")


def _no_tax_beside(facts: Facts) -> Iterator[Said]:
    kinds = _UNTAXED if facts.profile in _ASKED_THERE else (*_UNTAXED, _SMALL)
    words, tax = sorted(said(facts.extraction) & {*kinds}), facts.invoice.totals.tax
    rates = [rate for _, rate, _ in _stated_rates(facts.invoice) if rate is not None]
    if not words or tax is None:
        yield NotApplicable("No words say that the buyer owes the tax, or that none is charged.")
    elif tax > 0 and (not rates or min(rates) > 0) and not _part_taxed(facts.invoice):
        found = next(s for s in facts.extraction.statements if s.kind == words[0])
        yield Fail(f"The document says {found.text!r}, but everything on it is taxed.", seen=plain(tax), expected="0")


def _part_taxed(invoice: Invoice) -> bool:
    """Whether the tax rows are on a part of the net total only, or a line is taxed at nothing while others are not."""
    if _taxes_some_lines(invoice):
        return True
    bases = [row.base for row in invoice.tax_breakdown if row.base is not None]
    net = invoice.totals.net
    return (
        net is not None
        and bool(bases)
        and len(bases) == len(invoice.tax_breakdown)
        and abs(sum(bases, Decimal(0))) < abs(net)
    )


def _taxes_some_lines(invoice: Invoice) -> bool:
    """Whether the tax is that of the lines whose rates are above nothing, beside others whose rate is nothing."""
    lines = [(line.net, line.tax_rate) for line in invoice.lines if line.net]
    rates = [rate for _, rate in lines]
    if Decimal(0) not in rates or not any(rates) or None in rates or invoice.totals.tax is None:
        return False
    made = sum((net * rate / 100 for net, rate in lines if net and rate), Decimal(0))
    allowed = CENT * len(lines)
    untaxed = sum((net for net, rate in lines if net and not rate), Decimal(0))
    bases = [row.base for row in invoice.tax_breakdown if row.base is not None and row.rate]
    taxed = sum((net for net, rate in lines if net and rate), Decimal(0))
    agree = not bases or abs(sum(bases, Decimal(0)) - taxed) <= allowed
    return agree and abs(untaxed) > allowed and abs(made - invoice.totals.tax) <= allowed


def _buyer_owes(facts: Facts) -> Iterator[Said]:
    if not said(facts.extraction) & {"reverse_charge", "intra_community"} or facts.invoice.totals.tax:
        yield NotApplicable("The buyer does not owe the tax, and no supply went to another member state.")
    elif not facts.invoice.buyer.vat_id:
        yield Fail(
            "The buyer owes the tax, or bought tax-free as a business abroad, but its VAT identifier was not found.",
            ("buyer.vat_id",),
        )


def _self_billed(facts: Facts) -> Iterator[Said]:
    if facts.invoice.type_code != "389" and facts.extraction.subtype != "self_billing":
        yield NotApplicable("The buyer did not issue the document.")
    elif "self_billing" not in said(facts.extraction):
        yield Fail("The buyer issued the document, but it does not say so.")


def _foreign_words(facts: Facts) -> Iterator[Said]:
    language, spoken = facts.extraction.language, [s for s in facts.extraction.statements if s.kind in _UNTAXED]
    if language is None or not spoken:
        yield NotApplicable("No words say that no tax is charged, or the document's language is not known.")
    for statement in spoken:
        if statement.language not in {language, "en"}:
            yield Fail(f"The words {statement.text!r} are not in the document's language.", seen=statement.language)


def _in_french() -> Extraction:
    """A German document that says "Autoliquidation"."""
    words = Statement(kind="reverse_charge", language="fr", text="Autoliquidation")
    return Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, language="de", statements=(words,))


_TAX: dict[str, Value] = {"totals.tax": Decimal("19.00")}
_NO_TAX: dict[str, Value] = {"totals.tax": Decimal(0)}
_GERMAN: dict[str, Value] = {"seller.address.country": "DE", "issue_date": date(2024, 5, 1)}
_TWO_RATES: dict[str, Value] = {"tax_breakdown[0].rate": Decimal(19), "tax_breakdown[1].rate": Decimal(7)}
_STATED = (*VAT_PAGES, *SIMPLIFIED)
_RATES = ("tax_breakdown[].rate", "tax_breakdown[].category", "lines[].tax_rate", "lines[].tax_category")
_SELLER = ("seller.vat_id", "seller.address.country")
_WHEN_AND_WHERE = (
    *("tax_point_date", "delivery.date", "period.start", "period.end", "issue_date"),
    *("buyer.address.country", "delivery.address.country"),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="TAX-RATE",
        sentence="A rate of tax was in force when the tax became due, where the seller is or where it sold to.",
        todo=_ASK,
        terms=(*_RATES, *_SELLER, *_WHEN_AND_WHERE),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 93, and each country's law (schemas/regimes)",
        check=_rates,
        passing=example({**_GERMAN, "tax_breakdown[0].rate": Decimal(19)}),
        failing=example({**_GERMAN, "tax_breakdown[0].rate": Decimal(16)}),
    ),
    Rule(
        id="EU-226-8",
        sentence="What is taxed is stated for each rate.",
        todo=_ASK,
        terms=("tax_breakdown[].base", "tax_breakdown[].rate"),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 226(8)",
        profiles=VAT_PAGES,
        elsewhere="BR-45 decides it for e-invoices; no short invoice and no US invoice is asked for it.",
        check=in_union(_bases),
        passing=example({**_TWO_RATES, "tax_breakdown[0].base": Decimal(1), "tax_breakdown[1].base": Decimal(1)}),
        failing=example({**_TWO_RATES, "tax_breakdown[0].base": Decimal(1)}),
    ),
    Rule(
        id="EU-226-9",
        sentence="Where tax is charged, its rate is stated.",
        todo=_ASK,
        terms=("totals.tax", "tax_breakdown[].rate", "lines[].tax_rate"),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 226(9) and, for short invoices, Article 226b(d)",
        profiles=_STATED,
        elsewhere=f"BR-48 decides it for e-invoices. {_NO_VAT}",
        check=in_union(_rate_there, Profile.UK, *SIMPLIFIED),
        passing=example({**_TAX, "tax_breakdown[0].rate": Decimal(19)}),
        failing=example(_TAX),
    ),
    Rule(
        id="EU-226-11",
        sentence="Where no tax is charged, the document says why, or states a rate of zero.",
        todo="Look for the reason on the document; without one, ask the seller for a corrected invoice.",
        terms=("totals.tax", "tax_breakdown[].rate", "lines[].tax_rate"),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 226(11) and (11a)",
        profiles=_STATED,
        elsewhere=f"BR-AE-10 and its like decide it for e-invoices. {_NO_VAT}",
        check=_reason,
        passing=stating("reverse_charge", values=_NO_TAX),
        failing=stating("supply_date", values=_NO_TAX),
    ),
    Rule(
        id="TAX-RC",
        sentence="Words that the buyer owes the tax, or that none is charged, do not stand beside tax on everything.",
        todo="Find out which of the two is right: tax that was charged by mistake cannot be deducted.",
        terms=("totals.tax", "tax_breakdown[].rate", "lines[].tax_rate"),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Articles 138, 146, 196, 226(11a) and 289",
        profiles=(*_STATED, *NOT_PAGES),
        elsewhere=_NO_VAT,
        check=_no_tax_beside,
        passing=stating("reverse_charge", values=_NO_TAX),
        failing=stating("reverse_charge", values=_TAX),
    ),
    Rule(
        id="EU-226-4",
        sentence="Where the buyer owes the tax, or buys tax-free from abroad, its VAT identifier is stated.",
        todo="Look for the buyer's VAT identifier on the document; without one, ask for a corrected invoice.",
        terms=("buyer.vat_id", "totals.tax"),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 226(4)",
        profiles=VAT_PAGES,
        elsewhere="BR-AE-02 and BR-IC-02 decide it for e-invoices.",
        check=_buyer_owes,
        passing=stating("reverse_charge", values={"buyer.vat_id": "ATU13585627"}),
        failing=stating("reverse_charge", values={"buyer.name": "B"}),
    ),
    Rule(
        id="EU-226-10A",
        sentence="A document that the buyer issued says so: self-billing, Gutschrift, autofacturation.",
        todo="Ask whoever issued it to say so; without these words the document is no invoice of the seller's.",
        terms=("type_code",),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 226(10a)",
        profiles=VAT_PAGES,
        elsewhere="The type code of an e-invoice says it.",
        check=_self_billed,
        passing=stating("self_billing", values={"type_code": "389"}),
        failing=stating("supply_date", values={"type_code": "389"}),
    ),
    Rule(
        id="WORDS-1",
        sentence="Words that say why no tax is charged are in the document's language or in English.",
        todo="Nothing, as long as the reader of the books understands them: each language of the Union is allowed.",
        terms=("totals.tax",),
        severity=Severity.INFORMATION,
        source="our own, after Directive 2006/112/EC, Articles 226(11a) and 248a",
        profiles=_STATED,
        elsewhere="An e-invoice gives its reason as a code.",
        check=_foreign_words,
        passing=stating("reverse_charge", language="de"),
        failing=example(extraction=_in_french()),
    ),
    Rule(
        id="EU-230",
        sentence="Tax in a foreign currency is stated in the currency of the seller's country too.",
        todo="Ask the seller for the amount of tax in its own currency.",
        terms=("currency", "totals.tax", "totals.tax_in_accounting_currency", "issue_date", *_SELLER),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 230; UK VAT Regulations 1995, regulation 14(1)(l)",
        profiles=E_INVOICES,
        elsewhere=_NOT_READ,
        check=_national_currency,
        passing=e_invoice({**_GERMAN, **_TAX, "currency": "EUR"}),
        failing=e_invoice({**_GERMAN, **_TAX, "currency": "USD"}),
    ),
)
