"""What a person approved, in the place of what was read of a document; in a reading process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractors.hearing import UNCLEAR
from extractors.looking import Looking, touches
from extractors.memory.confirmed import Confirmed
from extractors.memory.learn import MARKS, learn
from extractors.memory.upheld import doubt_of, mark_of_doubt, mark_of_rival, may_stand
from schemas import (
    Claim,
    Dropped,
    Extraction,
    Layer,
    LayerRun,
    Lesson,
    Reading,
    Rival,
    named_first,
    pattern_of,
    term_of,
)
from schemas.deciding import equal, stands_on_page
from schemas.decision import Decided

_OWED = ("doc_type", "type_code", "currency", "due_date", "lines", "tax_breakdown")  # rows, where some were left out
_KIND_IN_DOUBT = ("GATE-4:", "TYPE-1:", "BR-04:")
_TRIPLE = ("totals.net", "totals.tax", "totals.gross")


def with_decided(reading: Reading, read: Extraction, decided: Decided) -> Extraction:
    """The extraction with the values that a person approved, those that they gave looked up on the pages."""
    looking = Looking(reading, read.language)
    claims = {path: _placed(claim, decided, looking) for path, claim in decided.claims.items()}
    return read.model_copy(
        update={
            "claims": claims,
            "doc_type": decided.doc_type,
            "doc_type_score": 1.0,
            "subtype": decided.subtype,
            "triple_printed": _triple_printed(read, claims),
            "layers": (*read.layers, *_contradicted(read, decided)),
            "lesson": _lesson(reading, claims, read, decided),
        }
    )


def _contradicted(read: Extraction, decided: Decided) -> Iterator[LayerRun]:
    """What is read now and was not read before, where a person approved another value: it is told, and not taken."""
    dropped = [
        Dropped(term=path, raw=now.raw, why=f"A person {_did(given)} {given.raw}, and that stands.")
        for path, given in decided.claims.items()
        if (now := read.claims.get(path)) is not None
        if not any(equal(now.value, known) for known in (given.value, *(other.value for other in given.rejected)))
    ]
    if dropped:
        yield LayerRun(layer=Layer.HUMAN, asked=(), why="A person decided on this document.", dropped=tuple(dropped))


def _did(given: Claim) -> str:
    return "said" if given.layer is Layer.HUMAN else "approved"


def _sentences(read: Extraction, decided: Decided) -> list[str]:
    """The sentences in doubt that stood before the person who approved, and changed nothing of what is owed: where they
    did, one of these sentences may have been why."""
    same = _taxes(read.claims) == _taxes(decided.claims)
    owed = filter(_says_what_is_owed, decided.changed)
    if any(not (same and _is_tax(path)) and not _shares_the_tax(path, read, decided) for path in owed):
        return []
    doubted = [one.text for one in read.notices if one.kind == UNCLEAR]
    return [text for text in doubted if any(f'"{text}"' in key for key in decided.seen)]


def _says_what_is_owed(path: str) -> bool:
    """Whether the value at `path` says how much is owed, to whom, when, or at all."""
    if path.startswith("tax_breakdown[") and path.endswith(".base"):
        return False  # how the net is shared among the rates
    return path in _OWED or path.startswith(("payment.", "payee.")) or term_of(path).kind == "amount"


def _is_tax(path: str) -> bool:
    return path == "totals.tax" or (path.startswith("tax_breakdown[") and path.endswith(".amount"))


def _taxes(claims: Mapping[str, Claim]) -> list[tuple[bool, str]]:
    """What is charged of tax, in all and by rate, whatever its rows stand like, and beside what else that is free of
    it."""
    return sorted(
        (path == "totals.tax", str(claim.value)) for path, claim in claims.items() if _is_tax(path) and claim.value
    )


def _shares_the_tax(path: str, read: Extraction, decided: Decided) -> bool:
    """Whether a person only added what a row of taxes that was not read comes to, and the total tax stood."""
    added = path.startswith("tax_breakdown[") and path not in read.claims
    return added and _stands("totals.tax", read, decided)


def _lesson(reading: Reading, claims: Mapping[str, Claim], read: Extraction, decided: Decided) -> Lesson | None:
    """What the document teaches: the values that the person changed or named, and that stand on the page themselves:
    what was reckoned from others has only their places. What was left as it stood does not teach. An e-invoice
    without pages teaches its sentences."""
    sentences = _sentences(read, decided)
    if not (reading.pages or sentences):
        return None
    said = {*decided.changed, *decided.confirmed} & claims.keys()
    named = {path for path in said if stands_on_page(claims[path])}
    confirmed = {path: Confirmed(claims[path].value, claims[path].page, claims[path].boxes) for path in named}
    marks = (str(claims[path].value) for path in MARKS if path in claims)
    lesson = learn(reading, confirmed, marks, claims, sentences)
    upheld, mended = (tuple(sorted({*marks})) for marks in (_upheld(read, decided), _mended(read, decided)))
    return lesson.model_copy(update={"upheld": upheld, "mended": mended, **_kind(decided)})


def _upheld(read: Extraction, decided: Decided) -> Iterator[str]:
    """What stood in doubt before the person, who named the value as it was read."""
    stands = {path for path in decided.confirmed if _stands(path, read, decided)}
    asked = [(mark_of_doubt(claim), _in_doubt(path, claim)) for path, claim in read.claims.items() if path in stands]
    asked += [
        (mark_of_rival(one), _also_named(one, read.claims[one.term])) for one in read.rivals if one.term in stands
    ]
    return (mark for mark, key in asked if mark and key in decided.seen)


def _in_doubt(path: str, claim: Claim) -> str:
    """How a person was asked of a value in doubt."""
    return f"GATE-2: {named_first(path)} is not certain: {doubt_of(claim).rstrip('.')}."


def _also_named(rival: Rival, taken: Claim) -> str:
    """How a person was asked of a second value."""
    return f"GATE-9: {rival.beside(taken.raw)}"


def _mended(read: Extraction, decided: Decided) -> Iterator[str]:
    """Of what another value was approved than was read."""
    given = (path for path in read.claims if may_stand(path) and path in {*decided.claims, *decided.changed})
    return (pattern_of(path) for path in given if not _stands(path, read, decided))


def _stands(path: str, read: Extraction, decided: Decided) -> bool:
    """Whether what was approved at `path` is what was read there."""
    return path in read.claims and path in decided.claims and equal(read.claims[path].value, decided.claims[path].value)


def _kind(decided: Decided) -> Mapping[str, str | None]:
    """What the document is, where the person had to say so, or said otherwise."""
    if "doc_type" not in decided.changed and not any(key.startswith(_KIND_IN_DOUBT) for key in decided.seen):
        return {}
    return {"doc_type": decided.doc_type.value, "subtype": decided.subtype}


def _placed(claim: Claim, decided: Decided, looking: Looking) -> Claim:
    """A person's claim at its place: where they showed it if it stands there, else where it is printed first."""
    if claim.layer is not Layer.HUMAN:
        return claim
    places = looking.places(claim)
    shown = decided.decision.places.get(claim.term)
    if shown is not None:
        places = [place for place in places if touches(place, shown.page, shown.boxes)]
    if not places:
        return claim.model_copy(update={"page": None, "boxes": ()})
    page, boxes = places[0]
    return claim.model_copy(update={"page": page, "boxes": boxes})


def _triple_printed(read: Extraction, claims: dict[str, Claim]) -> bool:
    """Whether the totals confirm each other: as they were read, or, where a person gave one, those that stand now; no
    tax is printed where a person says that none is charged."""
    triple = [claims[path] for path in _TRIPLE if path in claims]
    if not any(claim.layer is Layer.HUMAN for claim in triple):
        return read.triple_printed
    if len(triple) < len(_TRIPLE):
        return False
    net, tax, gross = (Decimal(str(claim.value)) for claim in triple)
    untaxed = not tax and triple[1].layer is Layer.HUMAN
    printed = triple[-1:] if untaxed else triple
    if any(claim.page is None for claim in printed):
        return False
    return net + tax == gross
