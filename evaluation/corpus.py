"""Labelled documents, read in place: a corpus of sets in the gold format, or the project's own sample cases.

A gold corpus is a folder of sets, each `<name>.<ext>` with `<name>.gold.json` beside it. A folder of samples has a
folder a case with `document.*` and `expected.json`. A key that a label file lacks is unknown, never absent; one that
is null says that the page holds no such value.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from schemas import BY_PATH, LINE_TERMS, Misconfigured

FIELDS: dict[str, str] = {term.gold: path for path, term in BY_PATH.items() if term.gold}
CELLS: dict[str, str] = {term.gold: term.path for term in LINE_TERMS if term.gold}

_GOLD = ".gold.json"
_EXPECTED = "expected.json"
_NOT_DOCUMENTS = (_GOLD, ".csv")


class Labels(NamedTuple):
    """What is known to be true of a document: header fields and line cells by their KILE and LIR names.

    `hidden` names the fields that hold but are not printed, `absent` those that the document does not have;
    `disposition` is what a sample deserves on its own.
    """

    template: str
    doc_type: str | None = None
    language: str = "unknown"
    kind: str = "unknown"
    fields: Mapping[str, str] = {}
    lines: tuple[Mapping[str, str], ...] = ()
    hidden: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    disposition: str | None = None


class Labelled(NamedTuple):
    """A document with its labels. `group` is its set's name; `corpus` the folder the set lies in, "" for samples."""

    path: Path
    corpus: str
    group: str
    labels: Labels

    @property
    def name(self) -> str:
        """Its folder and file name."""
        return f"{self.path.parent.name}/{self.path.name}"

    @property
    def set_name(self) -> str:
        """The set with its corpus: two corpora may have sets of the same name."""
        return f"{self.corpus}/{self.group}" if self.corpus else self.group


def labelled(roots: Collection[Path], *, sets: Collection[str] = (), kinds: Collection[str] = ()) -> Iterator[Labelled]:
    """The labelled documents of `roots`, by name; only those of `sets` and of `kinds`, where any are named.

    Raises Misconfigured for a folder without labelled documents and for labels that cannot be read.
    """
    for root in roots:
        known = list(_samples(root) or _gold(root))
        if not known:
            raise Misconfigured(
                f"The folder {root} holds no labelled documents.",
                f"Name a folder of sets with {_GOLD} files, or a folder of cases with {_EXPECTED} files.",
            )
        for document in known:
            if (not sets or document.group in sets) and (not kinds or document.labels.kind in kinds):
                yield document


def _gold(root: Path) -> Iterator[Labelled]:
    for path in sorted(root.glob(f"*/*{_GOLD}")):
        document = _beside(path)
        if document is not None:
            record = _record(path)
            yield Labelled(
                path=document,
                corpus=root.resolve().name,
                group=path.parent.name,
                labels=labels_of(record, document.name),
            )


def _beside(path: Path) -> Path | None:
    """The document that the label file `path` speaks of."""
    stem = path.name.removesuffix(_GOLD) + "."
    found = (file for file in path.parent.iterdir() if file.name.startswith(stem))
    return min((file for file in found if not file.name.endswith(_NOT_DOCUMENTS)), default=None)


def labels_of(record: Mapping[str, Any], name: str) -> Labels:
    """The labels of a gold record; `name` is the template where the record names none."""
    source, fields = record.get("source") or {}, record.get("fields") or {}
    return Labels(
        doc_type=record.get("doc_type"),
        language=record.get("language") or "unknown",
        kind=source.get("kind") or "unknown",
        template=source.get("template") or name,
        fields=_given(fields, {name: name for name in FIELDS}),
        lines=tuple(_given(line, {name: name for name in CELLS}) for line in record.get("line_items") or ()),
        hidden=frozenset(record.get("visible_false") or ()),
        absent=frozenset(name for name in FIELDS if fields.get(name, "") is None),
    )


def _samples(root: Path) -> list[Labelled]:
    return [
        Labelled(
            path=document, corpus="", group=root.resolve().name, labels=_of_sample(_record(path), path.parent.name)
        )
        for path in sorted(root.glob(f"*/{_EXPECTED}"))
        for document in sorted(path.parent.glob("document.*"))
    ]


def _of_sample(record: Mapping[str, Any], case: str) -> Labels:
    invoice = record.get("invoice") or {}
    return Labels(
        doc_type=record.get("doc_type"),
        language=record.get("language") or "unknown",
        kind="sample",
        template=case,
        fields=_given({path: at(invoice, path) for path in FIELDS.values()}, FIELDS),
        lines=tuple(_given(line, CELLS) for line in invoice.get("lines") or ()),
        disposition=record.get("disposition"),
    )


def at(tree: Mapping[str, Any], path: str) -> Any:
    """What stands at the dotted `path` of a JSON tree, else None."""
    node: Any = tree
    for key in path.split("."):
        node = node.get(key) if isinstance(node, Mapping) else None
    return node


def _given(values: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    """The values by label name, without those that are not known."""
    return {name: str(values[key]) for name, key in names.items() if values.get(key) not in (None, "")}


def _record(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Misconfigured(f"The labels {path} cannot be read as JSON.", "Mend or remove the file.") from error
    if not isinstance(record, dict):
        raise Misconfigured(f"The labels {path} are not a JSON object.", "Mend or remove the file.")
    return record
