"""Memory as a third witness: it speaks for what the rules read as well, and names what they did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from extractors.memory.recall import Remembered
from extractors.page.claims import doubted, key_of
from extractors.resolve import line_sum
from schemas import Claim, Layer, LineTable, Value
from schemas.grades import ALONE, DOUBTED, LIKELY, NAMED

_SUREST = 0.99
_HEARD = 0.2  # another value that is proposed so weakly says nothing
_AMOUNTS, _NAME = (".net", ".gross"), ".description"


def with_memory(claims: Sequence[Claim], remembered: Remembered) -> list[Claim]:
    """The claims of the rules, each that memory reads too the surer for it; and what memory alone reads.

    A date that could be read in two ways is settled where the vendor's confirmed dates tell the order.
    """
    told = {claim.term: claim for claim in remembered.claims}
    kept = list(_heard(claims, told))
    known = {(claim.term, key_of(claim.value)) for claim in claims}
    return kept + [_alone(claim) for claim in remembered.claims if (claim.term, key_of(claim.value)) not in known]


def _alone(claim: Claim) -> Claim:
    """What memory alone reads: it waits for a person."""
    return claim.model_copy(update={"score": min(claim.score, ALONE), "alone": True, "layer": Layer.MEMORY})


def _heard(claims: Sequence[Claim], told: dict[str, Claim]) -> Iterator[Claim]:
    for claim in claims:
        memory = told.get(claim.term)
        if memory is None:
            yield claim
        elif key_of(memory.value) == key_of(claim.value):
            score = round(min(_SUREST, 1 - (1 - claim.score) * (1 - memory.score)), 4)
            doubt = None if claim.term.endswith("_date") else claim.doubt
            yield claim.model_copy(update={"score": max(claim.score, score), "doubt": doubt})
        elif memory.term.endswith("_date") and memory.boxes == claim.boxes:
            continue  # the same date in the order in which this vendor does not write
        else:
            yield claim


def as_confirmed(chosen: Mapping[str, Claim], remembered: Remembered, read: Sequence[Claim]) -> dict[str, Claim]:
    """What was `chosen`, certain where people confirmed the same place on two documents of the vendor and more.

    With another witness it is certain whatever else was proposed for it; alone where nobody proposed anything else.
    What the rules doubted as they `read` it stays in doubt, and so do dates that cannot be in their order.
    """
    result, own = dict(chosen), {(claim.term, claim.doubt) for claim in read}
    for known in remembered.claims:
        claim = chosen.get(known.term)
        if known.term not in remembered.settled or claim is None or key_of(claim.value) != key_of(known.value):
            continue
        alone = claim.alone or claim.layer is Layer.MEMORY
        contested = alone and any(other.score >= _HEARD for other in claim.rejected)
        doubted_itself = claim.doubt is not None and ((claim.term, claim.doubt) in own or not _in_order(chosen))
        if not contested and not doubted_itself:
            sure = {} if claim.certainty >= NAMED else {"score": NAMED, "confidence": None}
            result[claim.term] = claim.model_copy(update={"doubt": None, "alone": False, **sure})
    return result


def sure_amounts(chosen: Mapping[str, Claim], remembered: Remembered) -> dict[str, Claim]:
    """What was `chosen`, with the totals certain that another reader than memory reads, in no doubt, where people
    confirmed them on two documents: whether they add up the rules ask of all."""
    result = dict(chosen)
    for known in remembered.claims:
        claim = chosen.get(known.term)
        if known.term not in remembered.settled or claim is None or not isinstance(claim.value, Decimal):
            continue
        in_doubt = claim.doubt is not None or claim.layer is Layer.MEMORY
        if claim.value == known.value and not in_doubt and claim.certainty < NAMED:
            result[known.term] = claim.model_copy(update={"score": NAMED, "confidence": None, "alone": False})
    return result


def _in_order(chosen: Mapping[str, Claim]) -> bool:
    """Whether payment is not due before the invoice was issued."""
    issued, due = (chosen[term].value if term in chosen else None for term in ("issue_date", "due_date"))
    return not (isinstance(issued, date) and isinstance(due, date)) or issued <= due


def with_taught_lines(
    read: Mapping[str, Claim], taught: Mapping[str, Claim], table: LineTable, targets: frozenset[Decimal]
) -> dict[str, Claim]:
    """The lines that the rules `read` beside those read as the vendor's confirmed lines teach it, cell by cell.

    Where both are of the same amounts, a cell on which they agree is the surer for it, and one on which they do not is
    in doubt. Where the amounts are others, the lines are taken that add up to one of the `targets`; if neither or both
    do, those of the rules, with their amounts in doubt.
    """
    if not taught:
        return dict(read)
    if _amounts(read) == _amounts(taught):
        both = {term: _beside(claim, taught.get(term), table) for term, claim in read.items()}
        return {**{term: _alone(claim) for term, claim in taught.items()}, **both}
    known, own = (abs(line_sum(lines) or Decimal(0)) in targets for lines in (taught, read))
    if known and not own:
        return {term: claim if _is_proved(claim) else _alone(claim) for term, claim in taught.items()}
    if own and not known:
        return dict(read)
    why = "Read as on earlier documents of this vendor, the lines would be others."
    return {term: doubted(claim, why, DOUBTED) if term.endswith(_AMOUNTS) else claim for term, claim in read.items()}


def _is_proved(claim: Claim) -> bool:
    """Whether arithmetic vouches for a cell of lines that add up: their amounts, and factors that make one."""
    return claim.term.endswith(_AMOUNTS) or (claim.score >= NAMED and not claim.term.endswith(_NAME))


def _amounts(lines: Mapping[str, Claim]) -> dict[str, Value]:
    return {term: claim.value for term, claim in lines.items() if term.endswith("].net")}


def _has_column(claim: Claim, table: LineTable) -> bool:
    """Whether a cell stands in a column that people confirmed and is certain by that: amounts are by arithmetic alone,
    names by all of their rows."""
    cell = claim.term.rpartition(".")[2]
    return not claim.term.endswith((*_AMOUNTS, _NAME)) and any(column.cell == cell for column in table.columns)


def _beside(claim: Claim, known: Claim | None, table: LineTable) -> Claim:
    """A cell as the rules read it beside what is read of it as it was taught."""
    if known is None:
        return claim
    if key_of(claim.value) == key_of(known.value):
        sure = max(claim.score, known.score, LIKELY if _has_column(claim, table) else 0.0)
        return claim.model_copy(update={"score": sure})
    if claim.term.endswith(_NAME):  # people confirmed how its names go on; the rules tell it by how it is set
        why = f"By how the lines are set it would be {claim.raw!r}."
        return doubted(known.model_copy(update={"layer": Layer.MEMORY}), why, DOUBTED)
    proved = [one for one in (claim, known) if one.score >= NAMED]
    if len(proved) == 1:
        return proved[0]
    return doubted(claim, f"Read as on earlier documents of this vendor it would be {known.raw!r}.", DOUBTED)
