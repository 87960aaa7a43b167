"""The seller's name where it is a brand, and a line with an address names somebody else as the sender."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.page import Layout, Segment, Span
from extractors.page.claims import doubted
from extractors.page.names import LEGAL_FORM, PERSON, is_address, is_city, is_name, tokens
from extractors.page.spans import span_at
from extractors.parsing import find_national_ids, find_vat_ids
from extractors.parsing.folding import compact
from extractors.parties.witnesses import SEPARATOR
from schemas import Claim, Layer, rejected_of
from schemas.grades import DOUBTED

_NAME, _STREET = "seller.name", "seller.address.street"
_HEAD = 0.45  # share of the page's height in which letterhead and address window stand
_WORDS = 2  # of the least name that no legal form makes one
_PARTS = 3  # of such a line: a name, a street and a place


def with_sender(chosen: Mapping[str, Claim], layout: Layout) -> dict[str, Claim]:
    """`chosen`, with another name in place of the seller's brand, in doubt, where a line of the letterhead, or one with
    a VAT id, is that name with an address: "Blossom & Twig" over "Ann Field Florist – 5 Mill Lane – York YO1 7PR".

    A street that begins so is in doubt, too."""
    name = chosen.get(_NAME)
    if name is None or name.layer not in (Layer.RULES, Layer.MODEL) or LEGAL_FORM.search(str(name.value)):
        return dict(chosen)
    known = [compact(str(chosen[term].value)) for term in (_NAME, "buyer.name") if term in chosen]
    other = next(
        (one for one in _senders(layout, name.page) if not any(_is_part(one.text, own) for own in known)), None
    )
    if other is None:
        return dict(chosen)
    doubt = f"{other.text} stands with an address, and not {name.raw}."
    street = chosen.get(_STREET)
    begun = street is not None and compact(str(street.value)).startswith(compact(other.text))
    streets = {_STREET: doubted(street, doubt, DOUBTED)} if street is not None and begun else {}
    kept = (
        not _is_whole(other.segment)
        or _is_short_for(other.text, str(name.value))
        or is_city(SEPARATOR.split(other.segment.text)[1])  # "Zone Nord - 81660 Oakville" is where it is
    )
    return {**chosen, **streets, _NAME: doubted(name, doubt, DOUBTED) if kept else _named(name, other, doubt)}


def _named(name: Claim, other: Span, doubt: str) -> Claim:
    """The claim `name` on a brand as a doubtful one on the `other` name; the brand stays as an alternative."""
    told = doubted(name, doubt, DOUBTED)
    text = other.text.rstrip(" ,;")
    place = {"value": text, "raw": other.text, "page": other.page, "boxes": other.boxes}
    rejected = (rejected_of(name), *(one for one in name.rejected if one.value != text))
    return told.model_copy(update={**place, "rejected": rejected[:3]})


def _senders(layout: Layout, number: int | None) -> Iterator[Span]:
    """The names in the lines of the letterhead, and the whole ones beside a VAT id elsewhere."""
    for page in layout.pages:
        for row in page.segments if page.number == number else ():
            head = row.box.middle < _HEAD * page.height
            if head or (any(find_vat_ids(row.text)) and _is_whole(row)):
                name = _sender(row, head=head)
                if name is not None:
                    yield name


def _sender(segment: Segment, *, head: bool) -> Span | None:
    """The name that begins a line with its address behind it, each parted by the same kind of sign."""
    parts = [part.strip() for part in SEPARATOR.split(segment.text) if part.strip()]
    if not parts:
        return None  # a lone bullet or bar
    first, *rest = parts
    told = len(first.split()) >= _WORDS or LEGAL_FORM.search(first) is not None
    if not told or not is_name(first) or is_address(first):
        return None
    bare = [part for part in rest if not any(find_national_ids(part, alone=True))]
    addressed = _is_addressed(bare) or (head and _is_addressed(rest))
    start = segment.text.index(first)
    return span_at(segment, start, start + len(first)) if addressed else None


def _is_addressed(rest: Sequence[str]) -> bool:
    """Whether what stands behind a name is its address."""
    return len(rest) + 1 >= _PARTS and is_address(rest[0]) and any(map(is_city, rest[:_PARTS]))


def _is_whole(line: Segment) -> bool:
    """Whether a line begins with a name that is no house in a street, no label with what stands behind it, and no
    person with a title alone: another one raises a doubt and replaces nothing."""
    name = SEPARATOR.split(line.text)[0].strip()
    formed = LEGAL_FORM.search(name) is not None
    return bool(name) and ":" not in name and (formed or not (any(map(str.isdigit, name)) or PERSON.match(name)))


def _is_short_for(name: str, brand: str) -> bool:
    """Whether a name may be another spelling of the `brand`: they share a word."""
    return not tokens(name).isdisjoint(tokens(brand))


def _is_part(name: str, other: str) -> bool:
    """Whether one of two names, the other of which is compact, is a part of the other."""
    own = compact(name)
    return own in other or other in own
