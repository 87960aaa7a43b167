"""Whether the pages of a hybrid say what its e-invoice states, each term in the way in which it is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from extractors.page.names import is_of_another_form
from extractors.parsing.folding import compact
from schemas import Value, normalise_number

_TELLING = 4  # letters and digits: a shorter part of a name is in many


def same(one: Value, other: Value) -> bool:
    """Whether two values say the same: amounts without their sign (a credit note may print either), texts compact."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return abs(one) == abs(other)
    if isinstance(one, str) and isinstance(other, str):
        return compact(one) == compact(other)
    return one == other


def same_name(stated: Value, shown: Value) -> bool:
    """Whether a name or a place that is shown is the stated one, or its beginning, or has its legal form besides.

    A name may be stated in several lines, of which a page shows one as the name.
    """
    whole, printed = compact(str(stated)), compact(str(shown))
    if whole == printed or (len(printed) >= _TELLING and printed in whole):
        return True
    return any(_with_form(line, str(shown)) for line in str(stated).splitlines())


def _with_form(line: str, shown: str) -> bool:
    """Whether `shown` holds `line`, which is not the name of another legal person of the same beginning."""
    part = compact(line)
    return len(part) >= _TELLING and part in compact(shown) and not is_of_another_form(shown, line)


def same_reference(stated: Value, shown: Value) -> bool:
    """Whether two references are one, leading zeros and punctuation aside, or the shown one is a part of the other."""
    ours, theirs = normalise_number(str(stated)), normalise_number(str(shown))
    return ours == theirs or compact(str(shown)) in compact(str(stated))


def same_quantity(stated: Value, shown: Value) -> bool:
    """Whether a page shows a quantity or a price, with as many decimals as it prints."""
    if not isinstance(stated, Decimal) or not isinstance(shown, Decimal):
        return False
    ours, theirs = abs(stated), abs(shown)
    exponent = theirs.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return theirs in (ours, ours.quantize(step, ROUND_HALF_UP), ours.quantize(step, ROUND_DOWN))


# How terms agree that may be printed otherwise than they are stated.
AGREE: Mapping[str, Callable[[Value, Value], bool]] = {
    "seller.name": same_name,
    "buyer.name": same_name,
    "seller.address.city": same_name,
    "buyer.address.city": same_name,
    "purchase_order_reference": same_reference,
    "payment.reference": same_reference,
}


def agree(term: str, stated: Value, shown: Value) -> bool:
    """Whether the page's `shown` says the same of `term` as the e-invoice's `stated`."""
    return AGREE.get(term, same)(stated, shown)
