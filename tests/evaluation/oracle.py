"""A model that knows the labels and errs on purpose: right values, but for a share that is planted wrong.

Half of what it plants stands on the page as the value of another field. As a server for `vouchline compare`:

    python -m tests.evaluation.oracle CORPUS 0.3 8099

With a fourth argument, a workspace in which a comparison asked it, it says what became of what it planted there.
"""

from __future__ import annotations

import hashlib
import re
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from evaluation.corpus import FIELDS, Labelled, labelled
from evaluation.evaluate import verdicts_on
from evaluation.recorded import recorded
from flows.named import COMPARISON
from schemas import Disposition, Layer, Verdict, load_policy
from tests.flows import chat_server

GOLD = {path: label for label, path in FIELDS.items()}
_MARK = re.compile(r"\[begin document ([0-9a-f]{24})\]")


class Oracle:
    """Answers about `documents`; `errors` is the share of answers planted wrong. `planted` says which: by document
    (the first digits of its hash) and term."""

    def __init__(self, documents: Sequence[Labelled], errors: float) -> None:
        self._labels = {
            hashlib.sha256(one.path.read_bytes()).hexdigest()[:24]: one.labels for one in documents
        }  # fmt: skip
        self._errors = errors
        self.planted: dict[tuple[str, str], str] = {}

    def answers(self, text: str, terms: Sequence[str]) -> dict[str, str | None]:
        """What is said to a question with this text."""
        found = _MARK.search(text)
        mark = found[1] if found else ""
        labels = self._labels.get(mark)
        if labels is None:
            return dict.fromkeys(terms)
        return {term: self._answer(mark, term, labels.fields, labels.doc_type) for term in terms}

    def _answer(self, mark: str, term: str, fields: Mapping[str, str], kind: str | None) -> str | None:
        if term == "doc_type":
            return kind
        right = fields.get(GOLD.get(term, ""))
        random = Random(f"{mark} {term}")
        if right is None or random.random() >= self._errors:
            return right
        others = sorted({value for value in fields.values() if value != right and _kind(value) == _kind(right)})
        wrong = random.choice(others) if others and random.random() < 0.75 else _off(right)
        self.planted[mark, term] = wrong
        return wrong

    def behave(self, connection: Any, request: chat_server.Request) -> None:
        """The oracle as a behaviour of the fake server."""
        known = self.answers(chat_server.text_of(request), chat_server.asked(request))
        chat_server.giving(known)(connection, request)


def _kind(value: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "date"
    if re.fullmatch(r"-?\d+(\.\d+)?", value) and "." in value:
        return "amount"
    return "number" if any(c.isdigit() for c in value) else "name"


def _off(value: str) -> str:
    """A little wrong."""
    kind = _kind(value)
    if kind == "amount":
        return str(Decimal(value) + Decimal("0.01"))
    if kind == "date":
        return date.fromordinal(date.fromisoformat(value).toordinal() + 1).isoformat()
    return value[:-1] + chr((ord(value[-1]) - 48 + 1) % 10 + 48) if kind == "number" else f"{value} Holding"


def fates(oracle: Oracle, verdicts: Iterable[Verdict]) -> Counter[str]:
    """What became of the planted answers in `verdicts`."""
    found: Counter[str] = Counter()
    for verdict in verdicts:
        mark = verdict.document.sha256[:24]
        runs = [run for run in verdict.layers if run.layer is Layer.FOUNDATION and " was asked: " in run.why]
        asked = {term for run in runs for term in run.asked}
        dropped = {one.term for run in verdict.layers for one in run.dropped}
        oracle.answers(f"[begin document {mark}]", sorted(asked))
        for term in asked:
            if (mark, term) in oracle.planted:
                claim = verdict.claims.get(term)
                believed = claim is not None and claim.layer is Layer.FOUNDATION
                exported = believed and verdict.disposition is Disposition.STRAIGHT_THROUGH
                found["exported" if exported else "kept in doubt" if believed else "dropped" if term in dropped
                      else "beside another reading"] += 1  # fmt: skip
    return found


def told(oracle: Oracle, documents: Sequence[Labelled], workspace: Path) -> None:
    """Print what became of what was planted, for each strategy that asked."""
    for name in ("fallback", "foundation"):
        policy = load_policy(workspace / COMPARISON / "policies" / f"{name}.toml")
        with recorded(workspace, policy) as ask:
            verdicts = verdicts_on(documents, policy, 1, ask)
        print(name, dict(fates(oracle, verdicts)), flush=True)


def main() -> None:
    """Serve the oracle of a corpus until stopped."""
    corpora, errors, port = [Path(one) for one in sys.argv[1].split(",")], float(sys.argv[2]), int(sys.argv[3])
    documents = [one for one in labelled(corpora) if one.labels.kind == "digital_pdf"]
    oracle = Oracle(documents, errors)
    if len(sys.argv) > 4:
        told(oracle, documents, Path(sys.argv[4]))
        return
    with chat_server.ChatServer(oracle.behave, port=port) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        print(f"{server.url}, planting {errors:.0%} of its answers wrong", flush=True)
        thread.join()


if __name__ == "__main__":
    main()
