"""The facts of one document: what it is, who is in it, what was sold, which numbers and dates it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from evaluation.synthetic import identifiers
from evaluation.synthetic.amounts import (
    ZERO,
    Extras,
    Item,
    Sums,
    cents,
    draw_price,
    draw_quantity,
    total,
)
from evaluation.synthetic.lexicon import Lexicon, countries, section
from evaluation.synthetic.names import Party, draw_party
from evaluation.synthetic.options import Options

# Kinds with weights: how often each is drawn, and the contract's doc_type.
KINDS: dict[str, tuple[float, str]] = {
    "invoice": (58, "invoice"),
    "credit_note": (9, "credit_note"),
    "receipt": (9, "receipt"),
    "correction": (3, "invoice"),
    "self_billing": (2, "invoice"),
    "partial": (1.2, "invoice"),
    "final": (1, "invoice"),
    "prepayment": (1.3, "invoice"),
    "pro_forma": (3.5, "other"),
    "statement": (4, "other"),
    "order": (4, "other"),
    "delivery_note": (3, "other"),
    "reminder": (3, "other"),
    "quote": (3.5, "other"),
    "paper": (9, "other"),
}
# How often the amounts of a kind are printed negative.
_NEGATIVE = {"credit_note": 0.4, "correction": 0.5}
_EU = frozenset(["DE", "AT", "FR", "BE", "LU", "NL", "IT", "ES", "PT", "PL", "SE", "DK", "CZ", "IE"])
_WEIGHTS = {
    "GB": 9, "US": 13, "IE": 2, "IN": 4, "MY": 3, "DE": 16, "AT": 4, "CH": 5, "FR": 10, "BE": 5, "LU": 1.5, "NL": 7,
    "IT": 6, "ES": 6, "PT": 4, "PL": 4, "TR": 4, "SE": 3, "DK": 3, "CZ": 3,
}  # fmt: skip


@dataclass
class Facts:
    """Everything a document may print. What it does print is the composition's choice."""

    kind: str
    doc_type: str
    language: str
    country: str
    currency: str
    number: str
    issue: date
    due: date
    days: int
    delivery: date
    ordered: date
    period: tuple[date, date]
    discount_percent: Decimal
    discount_date: date
    preceding: str
    preceding_date: date
    order: str
    customer: str
    reference: str
    delivery_note: str
    sales_order: str
    project: str
    contract: str
    seller: Party
    buyer: Party
    ship_to: Party
    items: list[Item]
    sums: Sums
    sign: int
    zero_reason: str
    iban: str
    bic: str
    second_iban: str
    second_bic: str
    bank: str
    account: str
    mandate: str
    trade: str
    fault: str

    @property
    def printed_gross(self) -> Decimal:
        """The total as printed: wrong by a slip of the hand where that fault is asked for."""
        slip = ZERO if self.fault != "wrong_total" else Decimal(90 if self.sums.gross > 100 else 9)
        return self.sums.gross + slip

    @property
    def printed_iban(self) -> str:
        """The account as printed: with its last digits changed where that fault is asked for."""
        if self.fault != "bad_iban":
            return self.iban
        last = self.iban[-1]
        return self.iban[:-1] + ("7" if last != "7" else "4")

    @property
    def taxed(self) -> bool:
        """Whether any tax is due."""
        return self.sums.tax != 0


def draw_facts(rng: Random, options: Options) -> tuple[Facts, Lexicon]:
    """Facts for one document, and the lexicon of its language."""
    country, language = _where(rng, options)
    lex = options.lexicon(language, country)
    kind = options.kind or rng.choices(tuple(KINDS), [weight for weight, _ in KINDS.values()])[0]
    seller = draw_party(rng, lex, country, "seller")
    abroad = _buyer_country(rng, country, options)
    buyer = draw_party(rng, options.lexicon(_own_language(abroad, language, options), abroad), abroad, "buyer")
    zero = _zero_reason(rng, options, country, abroad)
    trade = rng.choice(_trades(language))
    items = _items(rng, lex, options, country, trade, zero)
    issue = date(2012, 1, 1) + timedelta(days=rng.randrange(5250))
    facts = Facts(
        kind=kind,
        doc_type=KINDS[kind][1],
        language=language,
        country=country,
        currency=_currency(rng, options, country, abroad),
        seller=seller,
        buyer=buyer,
        ship_to=draw_party(rng, lex, country, "other"),
        items=items,
        sums=total(items, _extras(rng, options, kind, country, items)),
        sign=-1 if kind in _NEGATIVE and rng.random() < _NEGATIVE[kind] else 1,
        zero_reason=zero,
        trade=trade,
        fault=options.fault,
        **_dates(rng, issue),
        **_references(rng, issue, options, buyer),
        **_accounts(rng, lex, seller),
    )
    return facts, lex


def _dates(rng: Random, issue: date) -> dict[str, Any]:
    days = rng.choices((0, 7, 8, 10, 14, 15, 20, 21, 30, 31, 45, 60, 90), (8, 4, 3, 6, 14, 4, 4, 3, 32, 3, 6, 6, 1))[0]
    return {
        "issue": issue,
        "due": issue + timedelta(days=days),
        "days": days,
        "delivery": issue - timedelta(days=rng.choice((0, 1, 1, 2, 3, 5, 8, 14, -3, -7))),
        "ordered": issue - timedelta(days=rng.choice((1, 2, 4, 6, 9, 14, 21, 33, 60))),
        "period": _period(rng, issue),
        "discount_percent": Decimal(rng.choice((2, 2, 2, 3, 3, 1, 4, 5))),
        "discount_date": issue + timedelta(days=max(1, min(days - 1, rng.choice((5, 7, 8, 10, 14))))),
        "preceding_date": issue - timedelta(days=rng.randrange(4, 90)),
    }


def _references(rng: Random, issue: date, options: Options, buyer: Party) -> dict[str, Any]:
    def number(what: str) -> str:
        return identifiers.document_number(rng, issue.year, issue.month, what)

    return {
        "number": options.number or number("invoice"),
        "preceding": number("invoice"),
        "order": number("order"),
        "customer": number("id"),
        "reference": number("id") if rng.random() < 0.6 else buyer.contact,
        "delivery_note": number("id"),
        "sales_order": number("order"),
        "project": number("id"),
        "contract": number("order"),
        "mandate": number("id"),
    }


def _accounts(rng: Random, lex: Lexicon, seller: Party) -> dict[str, Any]:
    known = seller.country in identifiers.BBAN_COUNTRIES
    home = seller.country if known else "DE" if rng.random() < 0.3 else "GB"
    return {
        "iban": identifiers.iban(rng, home),
        "bic": identifiers.bic(rng, home),
        "second_iban": identifiers.iban(rng, home),
        "second_bic": identifiers.bic(rng, home),
        "bank": _bank(rng, lex, seller.city),
        "account": identifiers.filled(rng, rng.choice(("99999999", "9999 9999 99", "999-99999-9", "9999999999"))),
    }


def _trades(language: str) -> tuple[str, ...]:
    return tuple(key for key in section(language, "goods") if key not in {"extras", "groups"})


def _where(rng: Random, options: Options) -> tuple[str, str]:
    """Country and language that the options allow."""
    known = countries()
    places = [
        (code, language)
        for code in _WEIGHTS
        for language in known[code]["languages"].split(" ")
        if (not options.countries or code in options.countries)
        and (not options.languages or language in options.languages)
        and language in options.known_languages
    ]
    shares = [_WEIGHTS[code] / len(known[code]["languages"].split(" ")) for code, _ in places]
    return rng.choices(places, shares)[0]


def _own_language(country: str, fallback: str, options: Options) -> str:
    languages = countries()[country]["languages"].split(" ")
    return fallback if fallback in languages or languages[0] not in options.known_languages else languages[0]


def _buyer_country(rng: Random, country: str, options: Options) -> str:
    if options.zero in {"reverse_charge", "intra_community"} or (not options.zero and rng.random() < 0.12):
        return rng.choice(sorted(_EU - {country}))
    if options.zero == "export":
        return "US" if country != "US" else "GB"
    return country


def _zero_reason(rng: Random, options: Options, country: str, abroad: str) -> str:
    """Why no tax is charged; "" where it is. "none" means that tax is not spoken of."""
    if options.zero is not None:
        return options.zero
    chance = rng.random()
    if country == "US":
        return "none" if chance < 0.3 else ""
    if abroad != country and country in _EU:
        return rng.choice(("reverse_charge", "reverse_charge", "intra_community")) if chance < 0.6 else ""
    if chance < 0.13:
        return rng.choice(("small_business", "exempt", "exempt", "none", "export", "reverse_charge"))
    return ""


def _currency(rng: Random, options: Options, country: str, abroad: str) -> str:
    if options.currency:
        return options.currency
    own = countries()[country]["currency"]
    if rng.random() < (0.35 if abroad != country else 0.04):
        return rng.choice(("EUR", "USD", "EUR", "GBP", countries()[abroad]["currency"]))
    return own


def _rates(rng: Random, options: Options, country: str) -> list[Decimal]:
    rates = [Decimal(rate) for rate in countries()[country]["rates"].split(" ") if rate != "0"]
    if country in {"US", "IN"}:
        return [rng.choice(rates)]
    several = options.several_rates if options.several_rates is not None else rng.random() < 0.38
    if several:
        chosen = rng.sample(rates, min(len(rates), rng.choice((2, 2, 2, 3))))
        return [*chosen, ZERO] if rng.random() < 0.1 else chosen
    return [rates[0] if rng.random() < 0.8 else rng.choice(rates)]


def _items(  # noqa: PLR0913 - what the lines depend on
    rng: Random, lex: Lexicon, options: Options, country: str, trade: str, zero: str
) -> list[Item]:
    count = (
        options.lines or rng.choices((1, 2, 3, 4, 5, 6, 8, 10, 14, 25, 45), (24, 17, 15, 11, 8, 6, 6, 5, 4, 3, 1))[0]
    )
    rates = [ZERO] if zero else _rates(rng, options, country)
    drawn = rng.random() < 0.16 and not options.clean
    discounts = drawn if options.discounts is None else options.discounts
    scale = {"INR": 30, "TRY": 9, "CZK": 22, "SEK": 10, "DKK": 7, "PLN": 4}.get(countries()[country]["currency"], 1)
    items = [_item(rng, lex, trade, rates, scale, discounted=discounts) for _ in range(count)]
    for index, rate in enumerate(rates[: len(items)]):
        items[index].rate = rate
    return items


def _item(  # noqa: PLR0913 - what a line depends on
    rng: Random, lex: Lexicon, trade: str, rates: Sequence[Decimal], scale: int, *, discounted: bool
) -> Item:
    goods = section(lex.language, "goods")
    kind = trade if rng.random() < 0.85 else rng.choice(_trades(lex.language))
    head, _, names = goods[kind][0].partition(" : ")
    unit, low, high = head.split(" ")
    description = rng.choice(names.split("; "))
    if rng.random() < 0.25:
        description = _longer(rng, lex, description, names.split("; "))
    item = Item(
        description=description,
        code=identifiers.document_number(rng, 2020, 5, "id") if rng.random() < 0.8 else identifiers.gln(rng),
        quantity=draw_quantity(rng, unit),
        unit=unit,
        price=draw_price(rng, float(low) * scale, float(high) * scale),
        discount=Decimal(rng.choice((0, 5, 10, 10, 15, 20, 30))) if discounted else ZERO,
        rate=rng.choice(rates),
        group=0,
    )
    item.compute()
    return item


def _longer(rng: Random, lex: Lexicon, description: str, names: Sequence[str]) -> str:
    tail = rng.choice(names)
    number = rng.choice(("100", "A4", "2.0", "XL", "24V", "Pro", "750 ml", "12/24", "RAL 7016", "Typ B", "V2", "10x"))
    forms = (f"{description} {number}", f"{description}, {tail.lower()}", f"{description} ({number}) - {tail}")
    return rng.choice(
        (*forms, f"{number} {description}", f"{description} {number}, {tail.lower()} + {rng.choice(names).lower()}")
    )


def _extras(rng: Random, options: Options, kind: str, country: str, items: list[Item]) -> Extras:
    if options.plain_totals:
        return Extras()
    size = sum((item.net for item in items), ZERO)
    charge = (
        cents(Decimal(rng.choice((390, 490, 595, 690, 750, 1000, 1250, 2500))) / 100) if rng.random() < 0.1 else ZERO
    )
    shop = kind == "receipt" or rng.random() < 0.08
    paid_share = Decimal(rng.choice((10, 20, 25, 30, 50, 100))) / 100 if rng.random() < 0.13 else ZERO
    previous = cents(size * Decimal(rng.randrange(5, 140)) / 100) if rng.random() < 0.03 else ZERO
    return Extras(
        allowance_percent=Decimal(rng.choice((2, 3, 5, 5, 10, 10, 15, 20))) if rng.random() < 0.13 else ZERO,
        charge=charge,
        paid_share=Decimal(0) if kind in {"credit_note", "receipt"} else paid_share,
        previous=ZERO if kind != "invoice" else previous,
        round_to=Decimal("0.05") if country in {"CH", "MY"} and rng.random() < 0.25 else ZERO,
        gross_priced=shop and country != "US",
    )


def _period(rng: Random, issue: date) -> tuple[date, date]:
    start = (issue.replace(day=1) - timedelta(days=rng.choice((1, 20, 40)))).replace(day=1)
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return start, end


def _bank(rng: Random, lex: Lexicon, city: str) -> str:
    last = rng.choice(lex.names("last"))
    return rng.choice((f"{last} Bank", f"Sparkasse {city}", f"Bank of {city}", f"{city} Savings Bank", f"Banca {last}",
                       f"Volksbank {city} eG", f"Credit {last}", f"{last} & Co. Banque", f"Banco {city}"))  # fmt: skip
