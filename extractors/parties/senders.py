"""The seller's name in doubt where it is a brand, and the line of its address names somebody else as the sender."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractors.page import Layout, Segment
from extractors.page.claims import doubted
from extractors.page.names import LEGAL_FORM, is_address, is_city, is_name
from extractors.parsing.folding import compact
from extractors.parties.witnesses import SEPARATOR
from schemas import Claim, Layer
from schemas.grades import DOUBTED

_NAME, _STREET = "seller.name", "seller.address.street"
_HEAD = 0.45  # share of the page's height in which letterhead and address window stand
_WORDS = 2  # of the least name that no legal form makes one
_PARTS = 3  # of such a line: a name, a street and a place


def with_doubted_brand(chosen: Mapping[str, Claim], layout: Layout) -> dict[str, Claim]:
    """`chosen`, the seller's name without a legal form in doubt where a line of the letterhead is another name with an
    address, "Blossom & Twig" over "Ann Field Florist – 5 Mill Lane – York YO1 7PR"; a street that begins so, too."""
    name = chosen.get(_NAME)
    if name is None or name.layer not in (Layer.RULES, Layer.MODEL) or LEGAL_FORM.search(str(name.value)):
        return dict(chosen)
    known = [compact(str(chosen[term].value)) for term in (_NAME, "buyer.name") if term in chosen]
    other = next((one for one in _senders(layout, name.page) if not any(_is_part(one, own) for own in known)), None)
    if other is None:
        return dict(chosen)
    doubt = f"{other} stands with the address of the letterhead."
    street = chosen.get(_STREET)
    begun = street is not None and compact(str(street.value)).startswith(compact(other))
    both = (name, street) if street is not None and begun else (name,)
    return {**chosen, **{claim.term: doubted(claim, doubt, DOUBTED) for claim in both}}


def _senders(layout: Layout, number: int | None) -> Iterator[str]:
    for page in layout.pages:
        if page.number == number:
            head = (one for one in page.segments if one.box.middle < _HEAD * page.height)
            yield from (name for segment in head if (name := _sender(segment)) is not None)


def _sender(segment: Segment) -> str | None:
    """The name that begins a line with its address behind it, each parted by the same kind of sign."""
    first, *rest = (part.strip() for part in SEPARATOR.split(segment.text) if part.strip())
    told = len(first.split()) >= _WORDS or LEGAL_FORM.search(first) is not None
    addressed = len(rest) + 1 >= _PARTS and is_address(rest[0]) and any(map(is_city, rest[:_PARTS]))
    return first if told and addressed and is_name(first) and not is_address(first) else None


def _is_part(name: str, other: str) -> bool:
    """Whether one of two names, the other of which is compact, is a part of the other."""
    own = compact(name)
    return own in other or other in own
