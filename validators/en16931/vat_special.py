"""What only some VAT categories ask: where supplies went, what does not mix, split payment in Italy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from schemas import Value
from validators.en16931.form import NO_CATEGORIES, en_rule
from validators.rule import Check, Facts, Fail, Rule, Said, e_invoice
from validators.taxed import Family, Share

_GROUPS = ("tax_breakdown", "lines", "allowances", "charges")
_INTRA = {"tax_breakdown[0].category": "K"}
_NO_VAT = {"tax_breakdown[0].category": "O"}


def _supplies(facts: Facts) -> bool:
    """Whether a tax row speaks of intra-community supplies."""
    return any(share.vat for share in facts.taxed.of("K").rows)


def _delivered(facts: Facts) -> Iterator[Said]:
    delivery, period = facts.invoice.delivery, facts.invoice.period
    dated = "delivery.date" in facts.shape.unread or facts.stated("delivery.date", delivery.date)
    stated = dated or period.start is not None or period.end is not None
    in_ubl = facts.shape.syntax == "ubl" and facts.has_group("period", period)
    if _supplies(facts) and not stated and not in_ubl:
        yield Fail("An intra-community supply states neither a delivery date nor an invoicing period.")


def _delivered_to(facts: Facts) -> Iterator[Said]:
    country, path = facts.invoice.delivery.address.country, "delivery.address.country"
    known = facts.stated(path, country) if facts.shape.syntax == "cii" else len(country or "") > 1
    if _supplies(facts) and not known:
        yield Fail("An intra-community supply does not say to which country it was delivered.")


def _alone(places: Callable[[Family, bool], bool], what: str) -> Check:
    """The check that beside a tax row of category O nothing of another category stands where `places` looks."""

    def check(facts: Facts) -> Iterator[Said]:
        if any(share.vat for share in facts.taxed.of("O").rows):
            cii = facts.shape.syntax == "cii"
            if places(_with_unnamed(facts), cii):
                yield Fail(f"The invoice is not subject to VAT (category O), but {what} is in another category.")

    return check


def _with_unnamed(facts: Facts) -> Family:
    """All that is not of category O; what names no category is not either: in UBL absent or empty, in CII empty."""
    cii = facts.shape.syntax == "cii"
    others = facts.taxed.others("O", vat=not cii)
    return Family(*([*named, *_unnamed(facts, group)] for named, group in zip(others, _GROUPS, strict=True)))


def _unnamed(facts: Facts, group: str) -> Iterator[Share]:
    leaf = "tax_category" if group == "lines" else "category"
    for number, row in enumerate(getattr(facts.invoice, group)):
        path = f"{group}[{number}]"
        empty = f"{path}.{leaf}" in facts.shape.bare
        if getattr(row, leaf) is None and (empty or (facts.shape.syntax == "ubl" and path not in facts.shape.untaxed)):
            yield Share(path, None, None, vat=True)


# The official rules for CII do not tell lines from tax rows here, nor charges from allowances.
def _other_rows(others: Family, cii: bool) -> bool:  # noqa: FBT001 - called through one signature
    return bool(others.rows or (cii and others.lines))


def _other_lines(others: Family, cii: bool) -> bool:  # noqa: FBT001
    return bool(others.lines or (cii and others.rows))


def _other_allowances(others: Family, cii: bool) -> bool:  # noqa: FBT001
    return bool(others.allowances or (cii and others.charges))


def _other_charges(others: Family, cii: bool) -> bool:  # noqa: FBT001
    return bool(others.charges or (cii and others.allowances))


def _in_italy(facts: Facts) -> Iterator[Said]:
    invoice = facts.invoice
    addresses = (invoice.seller.address, invoice.buyer.address, invoice.delivery.address)
    countries = [address.country for address in (*addresses, invoice.tax_representative.address)]
    if facts.shape.syntax == "ubl":
        countries += [line.origin_country for line in invoice.lines]
    abroad = [country for country in countries if country not in {None, "IT"}]
    abroad += ["not named" for path in facts.shape.bare if path.endswith("country")]
    if any(facts.taxed.of("B")) and abroad:
        yield Fail(f"Split payment (category B) is Italian, but a country of the invoice is {abroad[0]}.")


def _no_standard(facts: Facts) -> Iterator[Said]:
    if any(facts.taxed.of("B")) and any(facts.taxed.of("S")):
        yield Fail("The invoice holds both split payment (category B) and standard rated (category S).")


def _no_vat_rule(
    number: int, group: Literal["tax_breakdown", "lines", "allowances", "charges"], what: str, check: Check
) -> Rule:
    term = f"{group}[].{'tax_' if group == 'lines' else ''}category"
    row = 1 if group == "tax_breakdown" else 0
    sample: dict[str, Value] = {term.replace("[]", f"[{row}]"): "S"}
    same: dict[str, Value] = dict.fromkeys(sample, "O") if row == 0 else {}
    return en_rule(
        f"BR-O-{number}",
        f"An invoice with a tax row of category O (not subject to VAT) has no {what} of another category.",
        terms=("tax_breakdown[].category", term) if group != "tax_breakdown" else (term,),
        check=check,
        passing=e_invoice({**_NO_VAT, **same}),
        failing=e_invoice({**_NO_VAT, **sample}),
        elsewhere=NO_CATEGORIES,
    )


_SPLIT: dict[str, Value] = {"tax_breakdown[0].category": "B", "seller.address.country": "IT"}

RULES: tuple[Rule, ...] = (
    en_rule(
        "BR-IC-11",
        "An intra-community supply states its delivery date or the invoicing period.",
        terms=("delivery.date", "period.start", "period.end"),
        check=_delivered,
        passing=e_invoice(_INTRA, groups=("period",)),
        failing=e_invoice(_INTRA),
        elsewhere=NO_CATEGORIES,
    ),
    en_rule(
        "BR-IC-12",
        "An intra-community supply states the country it was delivered to.",
        terms=("delivery.address.country",),
        check=_delivered_to,
        passing=e_invoice({**_INTRA, "delivery.address.country": "AT"}),
        failing=e_invoice(_INTRA),
        elsewhere=NO_CATEGORIES,
    ),
    _no_vat_rule(11, "tax_breakdown", "tax row", _alone(_other_rows, "a tax row")),
    _no_vat_rule(12, "lines", "line", _alone(_other_lines, "a line")),
    _no_vat_rule(13, "allowances", "allowance", _alone(_other_allowances, "an allowance")),
    _no_vat_rule(14, "charges", "charge", _alone(_other_charges, "a charge")),
    en_rule(
        "BR-B-01",
        "Split payment (category B) is used in domestic invoices of Italy only.",
        terms=("seller.address.country", "buyer.address.country", "tax_breakdown[].category"),
        check=_in_italy,
        passing=e_invoice(_SPLIT),
        failing=e_invoice({**_SPLIT, "seller.address.country": "DE"}),
        elsewhere=NO_CATEGORIES,
    ),
    en_rule(
        "BR-B-02",
        "Split payment (category B) and standard rated (category S) do not stand in one invoice.",
        terms=("tax_breakdown[].category", "lines[].tax_category"),
        check=_no_standard,
        passing=e_invoice(_SPLIT),
        failing=e_invoice({**_SPLIT, "tax_breakdown[1].category": "S"}),
        elsewhere=NO_CATEGORIES,
    ),
)
