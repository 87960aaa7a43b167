"""The figures of the model card: every set read by the model that has not seen it.

python -m evaluation.train.figures FOLDS CORPUS... prints them as Markdown tables; FOLDS is what
`python -m evaluation.train.folds` wrote.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy

from evaluation.corpus import FIELDS as GOLD_FIELDS
from evaluation.matching import fold, shares_words
from evaluation.scoring import score
from evaluation.train.calibrate import Outcome
from evaluation.train.documents import LICENSED, LabelledReading, labelled_readings
from evaluation.train.folds import errors, held_out
from evaluation.train.measure import MODEL_TERMS, Reader, Row, alone, measured, together
from evaluation.train.truth import same_value
from extractors.extract import extract
from extractors.layout import Layout
from extractors.model import Model
from extractors.model.components import find
from extractors.model.state import FIELDS, doc_of, state_of
from schemas import VERSION, Document, Policy, Value, Versions, result
from validators import EMPTY, RULEBOOK_VERSION, judge

_ALL = frozenset(GOLD_FIELDS.values())


def fold_models(folds: Path, rows: Sequence[LabelledReading]) -> dict[str, Model]:
    """For each set its model that has not seen it."""
    return {name: Model(folds / name) for name in sorted({row.group for row in rows}) if (folds / name).is_dir()}


def by_fold(models: dict[str, Model], rows: Sequence[LabelledReading], combined: bool) -> Reader:  # noqa: FBT001
    """Reads every reading of `rows` by the model that has not seen its set; `combined` with the rules."""
    groups = {row.reading.sha256: row.group for row in rows}
    readers = {name: together(model) if combined else alone(model) for name, model in models.items()}
    return lambda reading: readers[groups[reading.sha256]](reading)


def sets_table(models: dict[str, Model], rows: Sequence[LabelledReading]) -> Iterator[str]:
    """A row a set: rules alone, model alone, both; and how many types of document are right."""
    yield "| set held out | documents | rules alone | model alone | together | type, model | type, together |"
    yield "|---|---|---|---|---|---|---|"
    groups = [(name, [row for row in rows if row.group == name]) for name in models]
    for name, known in [*groups, ("all, micro", list(rows)), ("all, mean over templates", list(rows))]:
        figures = (
            measured(together(None), known, _ALL),
            measured(by_fold(models, rows, combined=False), known),
            measured(by_fold(models, rows, combined=True), known, _ALL),
        )
        shown = " | ".join(f"{row.macro if 'mean' in name else row.micro:.3f}" for row in figures)
        alone_right, both_right = _types(models, known)
        yield f"| {name} | {len(known)} | {shown} | {alone_right}/{len(known)} | {both_right}/{len(known)} |"


def _types(models: dict[str, Model], rows: Iterable[LabelledReading]) -> tuple[int, int]:
    model_right = both_right = 0
    for row in rows:
        model, wanted = models[row.group], row.document.labels.doc_type
        model_right += model.propose(Layout(row.reading)).doc_type[0] == wanted
        both_right += extract(row.reading, model=model).doc_type == wanted
    return model_right, both_right


def fields_table(models: dict[str, Model], rows: Sequence[LabelledReading]) -> Iterator[str]:
    """A row a field: how many of its values are among the candidates, the model alone, both."""
    single: Row = measured(by_fold(models, rows, combined=False), rows)
    both: Row = measured(by_fold(models, rows, combined=True), rows, _ALL)
    seen = recall(rows)
    yield "| field | printed | among the candidates | model alone | together |"
    yield "|---|---|---|---|---|"
    for term, together_f1 in both.fields.items():
        found, printed = seen.get(term, (0, 0))
        among = f"{found / printed:.3f}" if printed else ""
        own = f"{single.fields[term]:.3f}" if term in single.fields else ""
        yield f"| {term} | {printed or ''} | {among} | {own} | {together_f1:.3f} |"


def gate_table(models: dict[str, Model], rows: Sequence[LabelledReading]) -> Iterator[str]:
    """A row a set, at the default policy: documents all right, straight through, and wrong among these."""
    yield "| set held out | documents | all right | straight through | of these wrong |"
    yield "|---|---|---|---|---|"
    scored = {name: [_judged(models[name], row) for row in rows if row.group == name] for name in models}
    for name, known in [*scored.items(), ("all", [one for group in scored.values() for one in group])]:
        right, through, wrong = (sum(counts) for counts in zip(*known, strict=True))
        yield f"| {name} | {len(known)} | {right} | {through} | {wrong} |"


def _judged(model: Model, row: LabelledReading) -> tuple[bool, bool, bool]:
    """Whether all printed values of a document are right, whether it goes straight through, and whether in error."""
    path, policy = row.document.path, Policy()
    document = Document(sha256=row.reading.sha256, media_type="application/pdf", size=1, origin=path.name, path=path)
    made_by = Versions(vouchline=VERSION, model="fold", rulebook=RULEBOOK_VERSION, policy=policy.hash)
    verdict = judge(
        document,
        row.reading,
        extract(row.reading, model=model),
        policy=policy,
        reference=EMPTY,
        versions=made_by,
        as_of=None,
    )
    found = score(row.document, result(verdict), page_only=True)
    return found.all_right, found.straight, found.silent


def recall(rows: Sequence[LabelledReading]) -> dict[str, tuple[int, int]]:
    """For each field the printed values that are among the candidates, and all of them."""
    vocab = spacy.blank("xx").vocab
    found: dict[str, tuple[int, int]] = {}
    for row in rows:
        state = state_of(find(doc_of(vocab, Layout(row.reading))))
        for kind, terms in FIELDS.items():
            values = [candidate.value for candidate in state.candidates[kind]]
            for term in MODEL_TERMS.intersection(terms) & row.truth.values.keys():
                wanted = row.truth.values[term]
                among = wanted is not None and any(_is(value, wanted, kind) for value in values)
                right, printed = found.get(term, (0, 0))
                found[term] = right + among, printed + 1
    return found


def _is(value: Value, wanted: Value, kind: str) -> bool:
    return same_value(value, wanted) or (kind == "name" and shares_words(fold(str(value)), fold(str(wanted))))


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
    models = fold_models(folds, rows)
    yield sets_table(models, rows)
    yield fields_table(models, rows)
    yield gate_table(models, rows)
    yield calibration_table(held_out(rows, folds))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
