"""Each VAT category in use has its tax row, identified parties and its rate (rules 01 to 07 of each category)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from schemas import Value, named_row
from validators.en16931.categories import CATEGORIES, Category, Rate
from validators.en16931.form import NO_CATEGORIES, en_rule
from validators.rule import Check, Facts, Fail, Rule, Said, e_invoice
from validators.taxed import Family, Share

_ROWS = {"lines": "tax_", "allowances": "", "charges": ""}
_WORDS = {"lines": "line", "allowances": "allowance", "charges": "charge"}


def _breakdown(category: Category) -> Check:
    decide = _rated_breakdown if category.by_rate else _single_breakdown

    def check(facts: Facts) -> Iterator[Said]:
        family = facts.taxed.of(category.code)
        if any(family) and not decide(category, family, cii=facts.shape.syntax == "cii"):
            rows = len(family.rows)
            found = (
                "has no tax row" if not rows else f"has {rows} tax rows" if rows > 1 else "is used in its tax row only"
            )
            wanted = "for each rate, and where it is used" if category.by_rate else "exactly, where it is used"
            yield Fail(f"VAT category {category.code} ({category.name}) {found}; it has one {wanted}.")

    return check


def _rated_breakdown(category: Category, family: Family, *, cii: bool) -> bool:
    used = [*family.lines, *family.allowances, *family.charges]
    if not cii:
        # The rule of S counts other taxes too, that of L in its tax rows.
        counts = [share for share in used if share.vat or category.code == "S"]
        every = category.code == "S" or (category.code == "L" and bool(counts))
        rows = [share for share in family.rows if share.vat or every]
        return bool(counts) == bool(rows)
    parts = (family.lines, [*family.allowances, *family.charges])
    return all(not part or len(part) + len(family.rows) >= 2 for part in parts)


def _single_breakdown(category: Category, family: Family, *, cii: bool) -> bool:
    if not cii:
        rows = [share for share in family.rows if share.vat]
        return len(rows) == 1 or not any(share.vat for part in family for share in part)
    if category.code == "O" and not family.rows:
        return True
    return len(family.rows) == 1 and bool(family.lines or family.allowances or family.charges)


def _identified(category: Category, place: str) -> Check:
    def check(facts: Facts) -> Iterator[Said]:
        shares: Sequence[Share] = getattr(facts.taxed.of(category.code), place)
        if not shares:
            return
        if not any(share.vat for share in shares):
            # The UBL rule of S looks for lines of any tax first, and then for those of VAT.
            if category.code == "S" and place == "lines" and facts.shape.syntax == "ubl":
                yield Fail("A line is standard rated, but its tax is not said to be VAT.")
            return
        missing = _missing(category, facts)
        if missing:
            yield Fail(f"A {_WORDS[place]} is in category {category.code} ({category.name}), but {missing}.")

    return check


def _missing(category: Category, facts: Facts) -> str | None:
    """Which identifier is missing (or must not be there) with lines, allowances or charges of `category`."""
    seller, buyer = facts.invoice.seller, facts.invoice.buyer
    representative = facts.stated("tax_representative.vat_id", facts.invoice.tax_representative.vat_id)
    by_vat = facts.stated("seller.vat_id", seller.vat_id) or representative
    registered = by_vat or facts.stated("seller.tax_number", seller.tax_number)
    buyer_vat = facts.stated("buyer.vat_id", buyer.vat_id)
    buyer_known = buyer_vat or facts.stated("buyer.legal_registration.value", buyer.legal_registration.value)
    if category.parties == "nobody":
        return "a VAT identifier of a party is stated" if by_vat or buyer_vat else None
    if not (by_vat if category.parties in {"vat", "both"} else registered):
        return "the seller's VAT identifier is not stated"
    if category.parties == "both" and not buyer_vat:
        return "the buyer's VAT identifier is not stated"
    if category.parties == "reverse" and not buyer_known:
        return "neither the buyer's VAT identifier nor its legal registration is stated"
    return None


def _rate(category: Category, place: str) -> Check:
    def check(facts: Facts) -> Iterator[Said]:
        wanted = (category.cii_rate if facts.shape.syntax == "cii" else None) or category.rate
        for share in getattr(facts.taxed.of(category.code), place):
            if share.vat and not _fits(share.rate, wanted):
                seen = "no rate" if share.rate is None else f"a rate of {share.rate} %"
                message = f"{named_row(share.path)} is in category {category.code} ({category.name}) and has {seen}."
                yield Fail(message, (f"{share.path}.{_ROWS[place]}rate",), expected=f"a rate {_ASKED[wanted]}")

    return check


_ASKED: Mapping[Rate, str] = {
    "above zero": "above 0",
    "zero": "of 0",
    "zero or more": "of 0 or more",
    "none": "that is not stated",
}


def _fits(rate: Decimal | None, wanted: Rate) -> bool:
    if rate is None or wanted == "none":
        return rate is None and wanted == "none"
    return rate > 0 if wanted == "above zero" else rate == 0 if wanted == "zero" else rate >= 0


_PARTY_TERMS = (
    "seller.vat_id",
    "seller.tax_number",
    "tax_representative.vat_id",
    "buyer.vat_id",
    "buyer.legal_registration.value",
)
_PARTY_SENTENCES = {
    "registered": "the seller's VAT identifier or tax number, or its tax representative's VAT identifier, is stated",
    "vat": "the seller's or its tax representative's VAT identifier is stated",
    "reverse": "the seller's VAT identifier or tax number and the buyer's VAT identifier or registration are stated",
    "both": "the VAT identifiers of the seller (or its tax representative) and of the buyer are stated",
    "nobody": "no VAT identifier of the seller, its tax representative or the buyer is stated",
}
_IDENTIFIERS: Mapping[str, Value] = {"seller.vat_id": "DE136695976", "buyer.vat_id": "ATU13585627"}


def _rules(category: Category) -> Iterator[Rule]:
    code, name = category.code, category.name
    ids: Mapping[str, Value] = {} if category.parties == "nobody" else _IDENTIFIERS
    others: Mapping[str, Value] = _IDENTIFIERS if category.parties == "nobody" else {}
    line = {"lines[0].tax_category": code}
    yield en_rule(
        f"{category.prefix}-01",
        f"VAT category {code} ({name}) has its tax row where it is used, and is used where it has one.",
        terms=("tax_breakdown[].category", "lines[].tax_category", "allowances[].category", "charges[].category"),
        check=_breakdown(category),
        passing=e_invoice({**line, "tax_breakdown[0].category": code}),
        failing=e_invoice(line),
        elsewhere=NO_CATEGORIES,
    )
    for number, place in enumerate(("lines", "allowances", "charges")):
        term, word = f"{place}[].{_ROWS[place]}category", _WORDS[place]
        sample = {term.replace("[]", "[0]"): code}
        yield en_rule(
            f"{category.prefix}-0{number + 2}",
            f"With a {word} of category {code} ({name}), {_PARTY_SENTENCES[category.parties]}.",
            terms=(*_PARTY_TERMS, term),
            check=_identified(category, place),
            passing=e_invoice({**sample, **ids}),
            failing=e_invoice({**sample, **others}),
            elsewhere=NO_CATEGORIES,
        )
    yield from (_rate_rule(category, number + 5, place) for number, place in enumerate(_WORDS))


def _rate_rule(category: Category, number: int, place: str) -> Rule:
    term = f"{place}[].{_ROWS[place]}"
    first = term.replace("[]", "[0]")
    right = {"above zero": Decimal(19), "zero": Decimal(0), "zero or more": Decimal(7), "none": None}[category.rate]
    wrong = {"above zero": Decimal(0), "zero": Decimal(19), "zero or more": Decimal(-1), "none": Decimal(0)}

    def sample(rate: Decimal | None) -> Facts:
        values: dict[str, Value] = {f"{first}category": category.code}
        return e_invoice(values if rate is None else {**values, f"{first}rate": rate})

    return en_rule(
        f"{category.prefix}-0{number}",
        f"A {_WORDS[place]} of category {category.code} ({category.name}) has a rate {_ASKED[category.rate]}.",
        terms=(f"{term}rate", f"{term}category"),
        check=_rate(category, place),
        passing=sample(right),
        failing=sample(wrong[category.rate]),
        elsewhere=NO_CATEGORIES,
    )


RULES: tuple[Rule, ...] = tuple(rule for category in CATEGORIES for rule in _rules(category))
