"""Which claims are proved by others: numbers that were misread do not add up, and check digits do not fit them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extractors.page.roles import LINE_NET, NET, TRIPLE
from extractors.parsing import find_ibans, find_vat_ids
from schemas import Claim, Layer, xpath_round

_BASE = re.compile(r"tax_breakdown\[(\d+)\]\.base")
_TAXED = re.compile(r"tax_breakdown\[\d+\]\.rate")
_OF_TAX = re.compile(r"tax_breakdown\[\d+\]\.(base|amount)")
_LINE = re.compile(r"lines\[(\d+)\]\.(quantity|unit_price|net|allowances\[0\]\.amount)")
_FACTORS, _DISCOUNT = ("quantity", "unit_price", "net"), "allowances[0].amount"
_SUMS = (LINE_NET, NET)
_TELLING = 10  # units: of less, rates that differ by a tenth have the same tax
_RATE = ".rate"
_LONG = 4  # digits: shorter numbers are alike by chance


def proved(claims: Mapping[str, Claim]) -> frozenset[str]:
    """The terms whose values stand printed in a sum or product that fits, are printed elsewhere as part of one, or
    have check digits that fit.
    """
    read = {
        term: claim.value
        for term, claim in claims.items()
        if isinstance(claim.value, Decimal) and claim.layer is not Layer.DERIVED and claim.boxes
    }
    summed = {term for terms in _equations(read) for term in terms}
    amounts = (term for term in summed if not term.endswith(_RATE))
    values = {abs(read[term]) for term in amounts if sum(map(str.isdigit, str(read[term]))) >= _LONG}
    again = (term for term, value in read.items() if abs(value) in values)
    return frozenset((*summed, *again, *_checked(claims.values())))


def _equations(read: Mapping[str, Decimal]) -> Iterator[tuple[str, ...]]:
    """The terms of every sum and product that fits."""
    if all(term in read for term in TRIPLE):
        net, tax, gross = (read[term] for term in TRIPLE)
        if net + tax == gross and net != 0:
            yield TRIPLE
    lines: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for term, value in read.items():
        if (row := _LINE.fullmatch(term)) is not None:
            lines[row[1]][row[2]] = value
    for number, cells in lines.items():
        if all(cell in cells for cell in _FACTORS):
            quantity, price, net = (cells[cell] for cell in _FACTORS)
            if net != 0 and xpath_round(quantity * price) - cells.get(_DISCOUNT, 0) == net:
                yield tuple(f"lines[{number}].{cell}" for cell in cells)
    yield from _taxes(read)
    nets = {number: cells["net"] for number, cells in lines.items() if "net" in cells}
    for term in _SUMS:
        if len(nets) > 1 and read.get(term) == sum(nets.values()):
            yield (term, *(f"lines[{number}].net" for number in nets))


def _taxes(read: Mapping[str, Decimal]) -> Iterator[tuple[str, ...]]:
    """The bases of several taxes that add up to the net total, with the taxes that are reckoned from them, and at
    which rates; and the one rate at which the net total is taxed."""
    yield from _one_tax(read)
    bases = {row[1]: value for term, value in read.items() if value and (row := _BASE.fullmatch(term)) is not None}
    if len(bases) <= 1 or read.get(NET) != sum(bases.values()):
        return
    yield (NET, *(f"tax_breakdown[{number}].base" for number in bases))
    for number, base in bases.items():
        rate, tax = (read.get(f"tax_breakdown[{number}].{field}") for field in ("rate", "amount"))
        if rate and tax and xpath_round(base * rate / 100) == tax:
            yield (f"tax_breakdown[{number}].amount",)
            if base >= _TELLING and _tells(base, rate, tax):
                yield (f"tax_breakdown[{number}].rate",)


def _one_tax(read: Mapping[str, Decimal]) -> Iterator[tuple[str, ...]]:
    """The only rate that is read, where net, tax and gross total agree, and the tax is reckoned from the net at it;
    and no base and no tax that is read says otherwise."""
    rates = [term for term in read if _TAXED.fullmatch(term) is not None]
    if len(rates) != 1 or not all(term in read for term in TRIPLE):
        return
    net, tax, gross = (read[term] for term in TRIPLE)
    rate, row = read[rates[0]], rates[0].removesuffix(_RATE)
    whole = {f"{row}.base": net, f"{row}.amount": tax}
    told = [value == whole.get(term, 0) for term, value in read.items() if _OF_TAX.fullmatch(term) is not None]
    reckoned = net + tax == gross and xpath_round(net * rate / 100) == tax
    if reckoned and abs(net) >= _TELLING and _tells(net, rate, tax) and all(told):
        yield (rates[0],)


def _tells(base: Decimal, rate: Decimal, tax: Decimal) -> bool:
    """Whether a rate with another last digit would give another tax."""
    step = Decimal(1).scaleb(int(rate.as_tuple().exponent))
    return all(xpath_round(base * other / 100) != tax for other in (rate - step, rate + step))


def _checked(claims: Iterable[Claim]) -> Iterator[str]:
    """The accounts and VAT identifiers among `claims` whose check digits fit."""
    for claim in claims:
        if isinstance(claim.value, str) and claim.term.endswith((".iban", ".vat_id")):
            find = find_ibans if claim.term.endswith(".iban") else find_vat_ids
            if any(one.checked and one.value == claim.value for one in find(claim.value)):
                yield claim.term
