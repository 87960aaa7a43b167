"""The figures of the model card: every set read by the model that has not seen it.

python -m evaluation.train.figures FOLDS CORPUS... prints them as Markdown tables; FOLDS is what
`python -m evaluation.train.folds` wrote.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import spacy

from evaluation.corpus import FIELDS as GOLD_FIELDS
from evaluation.scoring import Scored, score
from evaluation.train.calibrate import Outcome
from evaluation.train.documents import LICENSED, LabelledReading, labelled_readings
from evaluation.train.folds import errors, held_out
from evaluation.train.measure import MODEL_TERMS, Reader, measured
from evaluation.train.truth import nearly_same_name, same_value
from extractors.extract import extract
from extractors.model import Model, ModelProposals
from extractors.model.components import find
from extractors.model.state import doc_of, state_of
from extractors.page.candidates import FIELDS
from extractors.page.sheet import sheet_of
from schemas import VERSION, Document, Extraction, Policy, Value, Versions, result
from validators import EMPTY, RULEBOOK_VERSION, judge

_ALL = frozenset(GOLD_FIELDS.values())


class Read(NamedTuple):
    """What was read of one document by the model that has not seen its set: alone, by the rules alone, by both."""

    row: LabelledReading
    model: ModelProposals
    rules: Extraction
    both: Extraction


def read_all(folds: Path, rows: Sequence[LabelledReading]) -> list[Read]:
    """Every document whose set has a model in `folds` that has not seen it."""
    models = {name: Model(folds / name) for name in sorted({row.group for row in rows}) if (folds / name).is_dir()}
    return [
        Read(
            row,
            models[row.group].propose(sheet_of(row.reading)),
            extract(row.reading),
            extract(row.reading, model=models[row.group]),
        )
        for row in rows
        if row.group in models
    ]


def reader(known: Sequence[Read], by: Literal["model", "rules", "both"]) -> Reader:
    """Gives what was read by one of them."""
    claims = {one.row.reading.sha256: _values(getattr(one, by)) for one in known}
    return lambda reading: claims[reading.sha256]


def _values(said: ModelProposals | Extraction) -> dict[str, Value]:
    claims = said.claims.values() if isinstance(said, Extraction) else said.claims
    return {claim.term: claim.value for claim in claims}


def sets_table(read: Sequence[Read]) -> Iterator[str]:
    """A row a set: rules alone, model alone, both; and how many types of document are right."""
    yield "| set held out | documents | rules alone | model alone | together | type, model | type, together |"
    yield "|---|---|---|---|---|---|---|"
    for name, known in [*_groups(read).items(), ("all, micro", read), ("all, mean over templates", read)]:
        rows = [one.row for one in known]
        figures = (
            measured(reader(known, "rules"), rows, _ALL),
            measured(reader(known, "model"), rows),
            measured(reader(known, "both"), rows, _ALL),
        )
        shown = " | ".join(f"{row.macro if 'mean' in name else row.micro:.3f}" for row in figures)
        model = sum(one.model.doc_type[0] == one.row.document.labels.doc_type for one in known)
        both = sum(one.both.doc_type == one.row.document.labels.doc_type for one in known)
        yield f"| {name} | {len(known)} | {shown} | {model}/{len(known)} | {both}/{len(known)} |"


def _groups(read: Sequence[Read]) -> dict[str, list[Read]]:
    return {name: [one for one in read if one.row.group == name] for name in sorted({one.row.group for one in read})}


def fields_table(read: Sequence[Read]) -> Iterator[str]:
    """A row a field: how many of its values are among the candidates, the model alone, both."""
    rows = [one.row for one in read]
    single = measured(reader(read, "model"), rows)
    both = measured(reader(read, "both"), rows, _ALL)
    seen = recall(rows)
    yield "| field | printed | among the candidates | model alone | together |"
    yield "|---|---|---|---|---|"
    for term, together_f1 in both.fields.items():
        found, printed = seen.get(term, (0, 0))
        among = f"{found / printed:.3f}" if printed else ""
        own = f"{single.fields[term]:.3f}" if term in single.fields else ""
        yield f"| {term} | {printed or ''} | {among} | {own} | {together_f1:.3f} |"


def gate_table(read: Sequence[Read]) -> Iterator[str]:
    """A row a set, at the default policy: documents all right, straight through, and wrong among these."""
    yield "| set held out | documents | all right | straight through | of these wrong |"
    yield "|---|---|---|---|---|"
    for name, known in [*_groups(read).items(), ("all", read)]:
        right, through, wrong = (sum(counts) for counts in zip(*map(_judged, known), strict=True))
        yield f"| {name} | {len(known)} | {right} | {through} | {wrong} |"


def scored_of(row: LabelledReading, extraction: Extraction) -> Scored:
    """What was extracted of a document, judged by the default policy, beside its labels."""
    path, policy = row.document.path, Policy()
    document = Document(sha256=row.reading.sha256, media_type="application/pdf", size=1, origin=path.name, path=path)
    made_by = Versions(vouchline=VERSION, model="fold", rulebook=RULEBOOK_VERSION, policy=policy.hash)
    verdict = judge(
        document,
        row.reading,
        extraction,
        policy=policy,
        reference=EMPTY,
        versions=made_by,
        as_of=None,
    )
    return score(row.document, result(verdict), page_only=True)


def _judged(read: Read) -> tuple[bool, bool, bool]:
    """Whether all printed values of a document are right, whether it goes straight through, and whether in error."""
    found = scored_of(read.row, read.both)
    return found.all_right, found.straight, found.silent


def recall(rows: Sequence[LabelledReading]) -> dict[str, tuple[int, int]]:
    """For each field the printed values that are among the candidates, and all of them."""
    vocab = spacy.blank("xx").vocab
    found: dict[str, tuple[int, int]] = {}
    for row in rows:
        state = state_of(find(doc_of(vocab, sheet_of(row.reading))))
        for kind, terms in FIELDS.items():
            values = [candidate.value for candidate in state.candidates[kind]]
            for term in MODEL_TERMS.intersection(terms) & row.truth.values.keys():
                wanted = row.truth.values[term]
                if wanted is not None:
                    right, printed = found.get(term, (0, 0))
                    found[term] = right + any(_is(value, wanted, kind) for value in values), printed + 1
    return found


def _is(value: Value, wanted: Value, kind: str) -> bool:
    return same_value(value, wanted) or (kind == "name" and nearly_same_name(value, wanted))


def calibration_table(rows: Sequence[Outcome]) -> Iterator[str]:
    """A row a group of fields: the expected calibration error before, and after without the own template."""
    yield "| group | outcomes | error before | after, without the template |"
    yield "|---|---|---|---|"
    for name, found in errors(rows).items():
        yield f"| {name} | {found['outcomes']} | {found['before']:.3f} | {found['after']:.3f} |"


def main(folds: Path, corpus: Sequence[Path]) -> None:
    """Print all tables."""
    known = [row for row in labelled_readings(corpus, LICENSED) if (folds / row.group).is_dir()]
    for lines in tables(folds, known):
        sys.stdout.write("\n".join([*lines, "", ""]))


def tables(folds: Path, rows: Sequence[LabelledReading]) -> Iterator[Iterator[str]]:
    """All tables, line by line."""
    read = read_all(folds, rows)
    yield sets_table(read)
    yield fields_table(read)
    yield gate_table(read)
    yield calibration_table(held_out(rows, folds))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
