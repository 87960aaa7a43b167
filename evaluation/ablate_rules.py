"""What each heuristic of the extractors is worth: the documents read anew with it switched off.

python -m evaluation.ablate_rules CORPUS... [--guard FOLDER]... [--most N] prints a row each as a Markdown table, those
that pay nothing first. A heuristic is a function of the rooms below that answers yes or no, proposes, or finds one
thing or nothing. Off, it says what it mostly says, proposes nothing, finds nothing; what cannot do without it reads
nothing. Only the documents on which it spoke are read again, and only where these are at most N: what speaks more often
is not in question. Documents of a `--guard` folder have no labels (attacks, hostile files, doubtful ones): a heuristic
that changes one of them guards something, whatever it earns. The model that ships is asked beside the rules; methods
and what is computed once for all are left.
"""

from __future__ import annotations

import argparse
import inspect
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, Literal, NamedTuple
from unittest.mock import patch

from evaluation.scoring import Scored
from evaluation.train.documents import LabelledReading, labelled_readings, read_file
from evaluation.train.figures import scored_of
from extractors.extract import extract
from extractors.model import load
from schemas import Extraction, Reading

ROOMS = ("page", "parties", "items", "resolve", "rules", "sentences")
_MOST = 3

Kind = Literal["answers", "proposes", "finds"]


class Heuristic(NamedTuple):
    """A function that may be switched off: where it stands, and how it speaks."""

    home: str
    name: str
    kind: Kind
    function: Callable[..., Any]

    @property
    def lines(self) -> int:
        """Its length."""
        return len(inspect.getsource(self.function).splitlines())


class Worth(NamedTuple):
    """What changed without a heuristic: values and cells that were right, values that were wrong, documents that went
    through in error, and documents of the guarded folders that were read otherwise."""

    heuristic: Heuristic
    spoke: int
    lost: int
    wrong: int
    silent: int
    guarded: int

    @property
    def pays(self) -> bool:
        """Whether anything is worse without it."""
        return self.lost > 0 or self.wrong > 0 or self.silent > 0 or self.guarded > 0


class Counts(NamedTuple):
    """How a document was read."""

    right: int
    wrong: int
    silent: bool


def heuristics() -> Iterator[Heuristic]:
    """Every heuristic of the rooms."""
    for room in ROOMS:
        package = import_module(f"extractors.{room}")
        names = [package.__name__, *(one.name for one in walk_packages(package.__path__, f"{package.__name__}."))]
        for module in map(import_module, names):
            for name, function in vars(module).items():
                if inspect.isfunction(function) and function.__module__ == module.__name__:
                    kind = _kind(str(function.__annotations__.get("return", "")))
                    if kind is not None:
                        yield Heuristic(module.__name__, name, kind, function)


def _kind(annotation: str) -> Kind | None:
    if annotation == "bool":
        return "answers"
    if annotation.startswith("Iterator["):
        return "proposes"
    return "finds" if annotation.endswith("| None") else None


class Spoken:
    """What each heuristic said, by document: the answers that occurred, and how often."""

    def __init__(self) -> None:
        self.document = ""
        self._counts: dict[tuple[str, str], dict[bool, int]] = defaultdict(lambda: {True: 0, False: 0})
        self._where: dict[tuple[str, str, bool], set[str]] = defaultdict(set)

    def watched(self, one: Heuristic) -> Callable[..., Any]:
        """`one` with its answers noted."""

        def call(*given: Any, **named: Any) -> Any:
            answer = one.function(*given, **named)
            said = list(answer) if one.kind == "proposes" else answer
            spoke = bool(said) if one.kind != "finds" else said is not None
            self._counts[one.home, one.name][spoke] += 1
            self._where[one.home, one.name, spoke].add(self.document)
            return iter(said) if one.kind == "proposes" else said

        return call

    def usual(self, one: Heuristic) -> bool:
        """What a yes-or-no mostly says; anything else is silent when it is off."""
        counts = self._counts[one.home, one.name]
        return one.kind == "answers" and counts[True] > counts[False]

    def where(self, one: Heuristic) -> set[str]:
        """The documents on which it said anything but that."""
        return self._where[one.home, one.name, not self.usual(one)]


def _off(one: Heuristic, *, usual: bool) -> Callable[..., Any]:
    answers: Mapping[Kind, Callable[[], Any]] = {
        "answers": lambda: usual,
        "proposes": lambda: iter(()),
        "finds": lambda: None,
    }
    silent = answers[one.kind]
    return lambda *_given, **_named: silent()


def _replaced(changes: Sequence[tuple[Heuristic, Callable[..., Any]]]) -> ExitStack:
    """The functions replaced wherever a module of the extractors holds them, while the context is open."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("extractors.")]
    stack = ExitStack()
    for one, instead in changes:
        for module in modules:
            for name, held in list(vars(module).items()):
                if held is one.function:
                    stack.enter_context(patch.object(module, name, instead))
    return stack


def worths(rows: Sequence[LabelledReading], guards: Sequence[Reading], most: int) -> Iterator[Worth]:
    """What each heuristic is worth that spoke on `most` of the documents or fewer."""
    labelled = {row.reading.sha256: row for row in rows}
    unlabelled = {reading.sha256: reading for reading in guards}
    spoken = Spoken()
    before: dict[str, Extraction] = {}
    known = list(heuristics())
    with _replaced([(one, spoken.watched(one)) for one in known]):
        for sha256, reading in {**{key: row.reading for key, row in labelled.items()}, **unlabelled}.items():
            spoken.document = sha256
            before[sha256] = extract(reading, model=load())
    counts = {key: _counts(scored_of(row, before[key])) for key, row in labelled.items()}
    for one in known:
        where = spoken.where(one)
        if len(where) > most:
            continue
        with _replaced([(one, _off(one, usual=spoken.usual(one)))]):
            after = {
                key: _counts(scored_of(labelled[key], _without(labelled[key].reading)))
                for key in where & labelled.keys()
            }
            guarded = sum(_without(unlabelled[key]) != before[key] for key in where & unlabelled.keys())
        lost, wrong, silent = (
            sum(sign * (getattr(counts[key], part) - getattr(after[key], part)) for key in after)
            for sign, part in ((1, "right"), (-1, "wrong"), (-1, "silent"))
        )
        yield Worth(one, len(where), lost, wrong, silent, guarded)


def _without(reading: Reading) -> Extraction:
    """What is read with something switched off; nothing where it cannot be done without."""
    try:
        return extract(reading, model=load())
    except Exception:  # whatever breaks, it is needed
        return Extraction()


def _counts(scored: Scored) -> Counts:
    said = [*scored.values, *scored.cells]
    right = sum(value.right for value in said) + scored.type_right
    return Counts(right, sum(not value.right and value.got is not None for value in said), scored.silent)


def table(found: Sequence[Worth]) -> Iterator[str]:
    """A row a heuristic, those that pay nothing first."""
    yield "| heuristic | lines | spoke on | right lost | wrong more | silent more | guards |"
    yield "|---|---|---|---|---|---|---|"
    for one in sorted(found, key=lambda worth: (worth.pays, worth.lost, -worth.heuristic.lines)):
        home = one.heuristic.home.removeprefix("extractors.")
        figures = f"{one.spoke} | {one.lost} | {one.wrong} | {one.silent} | {one.guarded}"
        yield f"| {home}.{one.heuristic.name} | {one.heuristic.lines} | {figures} |"


def main() -> None:
    """Print the table of the folders given."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.ablate_rules", description=__doc__)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--guard", action="append", default=[], type=Path)
    parser.add_argument("--most", type=int, default=_MOST)
    options = parser.parse_args()
    sets = {path.name for folder in options.corpus for path in folder.iterdir() if path.is_dir()}
    rows = list(labelled_readings(options.corpus, sets))
    guards = [read_file(file) for folder in options.guard for file in sorted(folder.rglob("*.pdf"))]
    sys.stdout.write("".join(f"{line}\n" for line in table(list(worths(rows, guards, options.most)))))


if __name__ == "__main__":
    main()
