"""Gathers the free text of honest invoices: `python -m evaluation.sentences.gather FOLDER...`, to `honest.tsv`.

FOLDERs hold PDFs with their labels. What a list of words tells of is left out, and so is what other sets say, too.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.sentences.data import HONEST
from evaluation.train.documents import read_file
from extractors.hearing import is_explained
from extractors.page import PageLayout
from extractors.parsing.folding import pieces
from extractors.sentences.free_text import free_text

_MOST = 3  # documents that a sentence is taken from


def gathered(folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The name of each document with each of its sentences; numbers do not make two of one."""
    known: Counter[str] = Counter()
    for file in (file for folder in folders for file in sorted(folder.rglob("*.pdf"))):
        labels = file.with_suffix(".gold.json")
        if not labels.exists() or json.loads(labels.read_text(encoding="utf-8"))["doc_type"] != "invoice":
            continue
        own: set[str] = set()
        for page in read_file(file).pages:
            for one in free_text(PageLayout(page)):
                words = " ".join("0" if piece.isdigit() else piece for piece in pieces(one.text))
                if words not in own and known[words] < _MOST and not is_explained(one.text):
                    yield f"{file.parent.name}/{file.stem}", " ".join(one.text.split())
                    known[words] += 1
                own.add(words)


def main() -> None:
    """The script."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="+", type=Path)
    rows = gathered(options.parse_args().folders)
    HONEST.write_text("".join(f"{name}\t{text}\n" for name, text in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
