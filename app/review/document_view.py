"""What the page of a document shows: its fields in reading order, each with its doubts, its places and readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from flows.desk import doubted
from reports.topics import Topic, topics_of
from reports.words import LAYERS, named
from schemas import (
    BY_PATH,
    LINE_TERMS,
    TAX_TERMS,
    TERMS,
    Box,
    Claim,
    Layer,
    Term,
    Verdict,
    around,
    term_of,
    text_of,
)
from validators import sentences

_LAST_USUAL = "totals.due"  # of the terms that pages print; what follows only e-invoices state
GROUPS = {
    "document": "Document",
    "seller": "Seller",
    "buyer": "Buyer",
    "payment": "Payment",
    "totals": "Totals",
    "other": "Other",
}
GRIDS = {"lines": "Lines", "tax_breakdown": "Tax by rate"}
_ROWS = {"lines": "Line", "tax_breakdown": "Tax row"}
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "lines": ("description", "quantity", "unit", "unit_price", "net", "tax_rate"),
    "tax_breakdown": ("category", "rate", "base", "amount"),
}
_HEADINGS = {
    "description": "Item",
    "quantity": "Quantity",
    "unit": "Unit",
    "unit_price": "Price",
    "net": "Net",
    "tax_rate": "Tax %",
    "category": "Code",
    "rate": "Rate %",
    "base": "Net",
    "amount": "Tax",
}
_NOWHERE = (10_000, 0.0, 0.0)


class Reading(NamedTuple):
    """Another value that was considered for a field."""

    number: int
    text: str
    raw: str
    by: str
    place: str


class Field(NamedTuple):
    """One value: what is believed (`text`, "" for none), where it stands, who says so, and what is doubtful of it."""

    path: str
    name: str
    kind: str
    text: str
    raw: str
    by: str
    place: str
    why: tuple[str, ...]
    doubtful: bool
    readings: tuple[Reading, ...]
    beside: str = ""
    typed: str | None = None
    trouble: str = ""
    looked: bool = False

    @property
    def key(self) -> str:
        """What its parts of the page are named by."""
        return self.path.replace(".", "-").replace("[", "-").replace("]", "")

    @property
    def shown(self) -> str:
        """What stands in its box: what was typed, else what is believed."""
        return self.text if self.typed is None else self.typed


class Grid(NamedTuple):
    """The rows of a group: its name, its title, its columns, and its cells row by row."""

    group: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Field, ...], ...]
    why: tuple[str, ...]
    looked: bool = False

    @property
    def one(self) -> str:
        """What one of its rows is called."""
        return _ROWS[self.group]

    @property
    def doubtful(self) -> bool:
        """Whether any of its cells, or the group itself, is doubtful."""
        return bool(self.why) or any(cell.doubtful for row in self.rows for cell in row)


class View(NamedTuple):
    """A document as its page shows it."""

    groups: tuple[tuple[str, tuple[Field, ...]], ...]
    more: tuple[Field, ...]
    grids: tuple[Grid, ...]
    topics: tuple[Topic, ...]

    @property
    def fields(self) -> list[Field]:
        """All its single fields."""
        return [field for _, fields in self.groups for field in fields] + list(self.more)

    @property
    def doubtful(self) -> list[Field]:
        """What is doubtful, cells of grids too."""
        cells = [cell for grid in self.grids for row in grid.rows for cell in row]
        return [field for field in [*self.fields, *cells] if field.doubtful]


def place_of(page: int | None, boxes: Iterable[Box]) -> str:
    """A place as pages of the desk write it: "1:10.0,20.0,30.0,40.0;..."."""
    rows = ";".join(",".join(f"{side:.1f}" for side in box) for box in boxes)
    return f"{page}:{rows}" if page and rows else ""


def boxes_on(place: str, page: int) -> list[Box]:
    """The boxes of a place, as `place_of` writes it, that are on this page: of words that follow each other, one."""
    number, _, rows = place.partition(":")
    if number != str(page):
        return []
    found: list[Box] = []
    for box in (Box(*(float(side) for side in row.split(","))) for row in rows.split(";")):
        if found and _follows(found[-1], box):
            found[-1] = around((found[-1], box))
        else:
            found.append(box)
    return found


def _follows(one: Box, other: Box) -> bool:
    """Whether a box stands on the line of another, no wider than a space after it."""
    return abs(one.top + one.bottom - other.top - other.bottom) < one.height and 0 < other.x1 - one.x1 < (
        other.width + one.height
    )


def view(verdict: Verdict, asked_for: Iterable[str]) -> View:
    """What is shown of a document; `asked_for` are the terms that a person is asked for where they are missing."""
    topics = topics_of(verdict, {}, sentences(), drawn=False)
    spoken = _spoken(topics)
    doubtful = set(doubted(verdict))
    withheld = {one.term: one.why for one in verdict.withheld}
    single = [path for path in verdict.claims if path in BY_PATH]
    wanted = dict.fromkeys([*single, *(path for path in (*asked_for, *doubtful) if path in BY_PATH)])
    fields = {
        path: _field(path, verdict.claims.get(path), _why(path, verdict, spoken, withheld), doubtful=path in doubtful)
        for path in wanted
    }
    usual = _usual()
    more = [_field(term.path, None, (), doubtful=False) for term in usual if term.path not in fields]
    return View(
        groups=tuple(_grouped(fields, verdict.claims)),
        more=tuple(more),
        grids=tuple(_grid(group, verdict, spoken, doubtful) for group in GRIDS),
        topics=tuple(topics),
    )


def _usual() -> list[Term]:
    last = next(number for number, term in enumerate(TERMS) if term.path == _LAST_USUAL)
    return [term for term in TERMS[: last + 1] if term.path != "type_code"]


def _spoken(topics: Sequence[Topic]) -> dict[str, list[str]]:
    """What findings say of each term, in their words, each once."""
    found: dict[str, list[str]] = {}
    for topic in topics:
        for said in topic.said:
            for place in said.places:
                for path in place.finding.terms:
                    own = found.setdefault(path, [])
                    if said.message not in own:
                        own.append(said.message)
    return found


def beside_fields(topic: Topic) -> bool:
    """Whether all that a topic says is said beside the fields that it speaks of."""
    return all(place.finding.terms for place in topic.places)


def on_desk(todo: str) -> str:
    """What is to be done, for who is at the desk already."""
    return todo.replace(" (`vouchline decide`)", "").replace(": at the desk, or with `vouchline decide`", "")


def _shortly(message: str, path: str) -> str:
    """A message without the name of the field that it stands beside."""
    begin = f"{named(path)} is not certain: ".casefold()
    if not message.casefold().startswith(begin):
        return message
    rest = message[len(begin) :]
    return rest[:1].upper() + rest[1:]


def _why(path: str, verdict: Verdict, spoken: Mapping[str, list[str]], withheld: Mapping[str, str]) -> tuple[str, ...]:
    claim = verdict.claims.get(path)
    told = [_shortly(message, path) for message in spoken.get(path, ())]
    doubt = claim.doubt if claim is not None and claim.person is None else None
    if doubt and not any(doubt.rstrip(".") in message for message in told):
        told.append(doubt)
    if path in withheld:
        told.append(f"It is left out of the export unless you confirm it: {withheld[path]}")
    return tuple(dict.fromkeys(told))


def _field(path: str, claim: Claim | None, why: tuple[str, ...], *, doubtful: bool) -> Field:
    term = term_of(path)
    if claim is None:
        return Field(path, term.name, term.kind, "", "", "", "", why, doubtful, ())
    return Field(
        path=path,
        name=term.name,
        kind=term.kind,
        text=text_of(claim.value),
        raw=claim.raw,
        by=_by(claim),
        place=place_of(claim.page, claim.boxes),
        why=why,
        doubtful=doubtful or (claim.doubt is not None and claim.person is None),
        readings=_readings(claim),
        beside=_beside(claim),
    )


def _by(claim: Claim) -> str:
    """Who says so, and how sure that is."""
    if claim.layer is Layer.HUMAN:
        return f"{claim.person} gave this value"
    told = [LAYERS[claim.layer]]
    if claim.label:
        told.append(f"labelled “{claim.label}”")
    if claim.operands:
        told.append(f"from {', '.join(named(path) for path in claim.operands)}")
    if claim.layer is not Layer.EINVOICE:
        sure = claim.confidence if claim.confidence is not None else None
        told.append(f"certain to {sure:.1%}" if sure is not None else f"score {claim.score:.2f}")
    if claim.person:
        told.append(f"approved by {claim.person}")
    return ", ".join(told)


def _readings(claim: Claim) -> tuple[Reading, ...]:
    """The other values that were considered, each once, the likeliest first."""
    found: dict[str, Reading] = {}
    standing = text_of(claim.value)
    for other in claim.rejected:
        text = text_of(other.value)
        if text != standing and text not in found:
            place = place_of(other.page, other.boxes)
            found[text] = Reading(len(found) + 1, text, other.raw, LAYERS[other.layer], place)
    return tuple(list(found.values())[:9])


def _beside(claim: Claim) -> str:
    """What the page says beside an e-invoice's value, where it says something else."""
    if claim.layer is not Layer.EINVOICE:
        return ""
    other = next((o for o in claim.rejected if o.layer is not Layer.EINVOICE and o.value != claim.value), None)
    return "" if other is None else text_of(other.value)


def _grouped(fields: Mapping[str, Field], claims: Mapping[str, Claim]) -> Iterable[tuple[str, tuple[Field, ...]]]:
    """The fields under their headings, in the order in which they stand on the pages; without a place they follow."""
    order = list(BY_PATH)
    groups = []
    for group, title in GROUPS.items():
        own = [field for path, field in fields.items() if BY_PATH[path].group == group]
        own.sort(key=lambda field: (_position(claims.get(field.path)), order.index(field.path)))
        if own:
            groups.append((min(_position(claims.get(field.path)) for field in own), title, tuple(own)))
    groups.sort(key=lambda one: one[0])
    yield from ((title, own) for _, title, own in groups)


def _position(claim: Claim | None) -> tuple[int, float, float]:
    if claim is None or claim.page is None or not claim.boxes:
        return _NOWHERE
    first = claim.boxes[0]
    return claim.page, round(first.top / 6) * 6.0, first.x0


def _grid(group: str, verdict: Verdict, spoken: Mapping[str, list[str]], doubtful: set[str]) -> Grid:
    terms = {term.path: term for term in (LINE_TERMS if group == "lines" else TAX_TERMS)}
    columns = tuple((name, _HEADINGS[name]) for name in _COLUMNS[group] if name in terms)
    numbers = sorted({_row(path) for path in verdict.claims if path.startswith(f"{group}[")})
    rows = tuple(
        tuple(
            _field(
                path := f"{group}[{number}].{name}",
                verdict.claims.get(path),
                _why(path, verdict, spoken, {}),
                doubtful=path in doubtful,
            )
            for name, _ in columns
        )
        for number in numbers
    )
    return Grid(group, GRIDS[group], columns, rows, tuple(spoken.get(group, ())))


def _row(path: str) -> int:
    return int(path.partition("[")[2].partition("]")[0])
