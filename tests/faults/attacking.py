"""Runs hostile files through the composition, as a run does, and measures what each one costs."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from flows.examiners import Examiners, worker_pool
from flows.pipeline import steps
from flows.receive import receive
from flows.unpack import Unfolding
from schemas import Disposition, Policy, RuleOutcome, Severity, Verdict
from tests.faults.attack import Attack, honest
from tests.faults.attacks_actions import actions
from tests.faults.attacks_active import actives
from tests.faults.attacks_alike import Filed, alikes, honest_alikes
from tests.faults.attacks_archive import archives
from tests.faults.attacks_asking import asking, honest_asking
from tests.faults.attacks_attached import attached, honest_attached
from tests.faults.attacks_debits import debits, honest_debits
from tests.faults.attacks_decimals import decimals, honest_decimals
from tests.faults.attacks_dues import dues, honest_dues
from tests.faults.attacks_einvoice import einvoices, honest_einvoices
from tests.faults.attacks_eyes import eyes, honest_eyes
from tests.faults.attacks_glyphs import glyphs, honest_glyphs
from tests.faults.attacks_heard import heard, honest_heard
from tests.faults.attacks_held import held, honest_held
from tests.faults.attacks_hybrid import honest_hybrids, hybrids
from tests.faults.attacks_image import images
from tests.faults.attacks_ink import honest_inks, inks
from tests.faults.attacks_marks import honest_marks, marks
from tests.faults.attacks_meaning import honest_meanings, meanings
from tests.faults.attacks_monies import honest_monies, monies
from tests.faults.attacks_outlined import honest_outlined, outlined
from tests.faults.attacks_outside import outside
from tests.faults.attacks_payees import honest_payees, payees
from tests.faults.attacks_paying import honest_paying, paying
from tests.faults.attacks_pdf import pdfs
from tests.faults.attacks_places import honest_places, places
from tests.faults.attacks_several import honest_several, several
from tests.faults.attacks_shapes import honest_shapes, shapes
from tests.faults.attacks_text import texts
from tests.faults.attacks_texts import honest_texts_of_einvoices, texts_of_einvoices
from tests.faults.attacks_told import honest_told, told
from tests.faults.attacks_units import honest_units, units
from tests.faults.attacks_views import honest_views, views
from tests.faults.attacks_words import honest_words, words
from tests.faults.attacks_xml import xmls
from tests.faults.stated import Begun, Books
from validators import EMPTY, Reference
from validators.signals import SIGNALS

KINDS: dict[str, Callable[[], Iterator[Attack]]] = {
    "text": texts,
    "glyphs": glyphs,
    "shapes": shapes,
    "ink": inks,
    "marks": marks,
    "decimals": decimals,
    "outside": outside,
    "active content": actives,
    "actions": actions,
    "PDF": pdfs,
    "XML": xmls,
    "archive or mail": archives,
    "picture": images,
    "hybrid": hybrids,
    "e-invoice": einvoices,
    "look-alike": alikes,
    "words": words,
    "several": several,
    "views": views,
    "paying": paying,
    "meaning": meanings,
    "fresh eyes": eyes,
    "asking": asking,
    "texts of e-invoices": texts_of_einvoices,
    "currencies": monies,
    "payees": payees,
    "units": units,
    "direct debits": debits,
    "due dates": dues,
    "outlined stamps": outlined,
    "places": places,
    "attached": attached,
    "heard": heard,
    "held": held,
    "told": told,
}
# Files of the same make that say one thing and must go straight through, and what is known where a kind is tried.
TWINS: dict[str, Callable[[], Iterator[Attack]]] = {
    "glyphs": honest_glyphs,
    "shapes": honest_shapes,
    "ink": honest_inks,
    "marks": honest_marks,
    "decimals": honest_decimals,
    "hybrid": honest_hybrids,
    "e-invoice": honest_einvoices,
    "look-alike": honest_alikes,
    "words": honest_words,
    "several": honest_several,
    "views": honest_views,
    "paying": honest_paying,
    "meaning": honest_meanings,
    "fresh eyes": honest_eyes,
    "asking": honest_asking,
    "texts of e-invoices": honest_texts_of_einvoices,
    "currencies": honest_monies,
    "payees": honest_payees,
    "units": honest_units,
    "direct debits": honest_debits,
    "due dates": honest_dues,
    "outlined stamps": honest_outlined,
    "places": honest_places,
    "told": honest_told,
    "attached": honest_attached,
    "heard": honest_heard,
    "held": honest_held,
}
KNOWN: dict[str, Reference] = {
    "hybrid": Books(),
    "e-invoice": Books(),
    "look-alike": Filed(),
    "words": Books(),
    "several": Books(),
    "views": Books(),
    "paying": Books(),
    "meaning": Books(),
    "fresh eyes": Books(),
    "asking": Books(),
    "texts of e-invoices": Books(),
    "currencies": Books(),
    "units": Books(),
    "direct debits": Books(),
    "due dates": Books(),
    "places": Begun(),
    "attached": Books(),
    "heard": Books(),
    "held": Books(),
}
_AT_THE_DOOR = {entry.id for entry in SIGNALS.values()}
_LOOK_SECONDS = 0.02
_MB = 1024  # of the kibibytes in which the system counts


class Ended(NamedTuple):
    """What one file came to: its disposition, the rules that stopped it or what came within, and what that cost.

    `gross` is the total that is believed, `megabytes` the highest use of memory of the worker over what it held before,
    where it was watched.
    """

    disposition: Disposition
    gross: Decimal | None
    rules: tuple[str, ...]
    within: tuple[Disposition, ...]
    seconds: float
    megabytes: float


class Attacked:
    """Workers that read one file after the other; use it in a `with` block. A file that stops one is not the last.

    Where they are `watched`, what they use of memory is measured: fifty looks a second.
    """

    def __init__(self, policy: Policy, folder: Path, *, watched: bool = False) -> None:
        self._policy = policy
        self._folder = folder
        self._watched = watched
        self._pool = worker_pool(policy, 1)

    def __enter__(self) -> Attacked:
        self._pool.__enter__()
        return self

    def __exit__(self, *why: object) -> None:
        self._pool.__exit__(*why)

    def by(self, path: Path, kind: str = "") -> Ended:
        """What the file at `path` comes to, by what is known where files of its `kind` are tried."""
        known = KNOWN.get(kind, EMPTY)
        started = time.perf_counter()
        watch = Watch()
        with watch if self._watched else nullcontext():
            verdicts = _verdicts(self._pool, self._policy, path, self._folder, known)
        took = time.perf_counter() - started
        if not any(verdict.seconds for verdict in verdicts):  # it was stopped: the next file is not to pay for that
            _verdicts(self._pool, self._policy, self._honest(), self._folder)
        own, *within = verdicts
        return Ended(
            own.disposition,
            own.invoice.totals.gross,
            tuple(sorted({rule for verdict in verdicts for rule in _stopping(verdict)})),
            tuple(verdict.disposition for verdict in within),
            own.seconds or took,
            watch.megabytes,
        )

    def _honest(self) -> Path:
        path = self._folder / "honest.pdf"
        path.write_bytes(honest())
        return path


def _verdicts(pool: Examiners, policy: Policy, path: Path, folder: Path, known: Reference = EMPTY) -> Sequence[Verdict]:
    return list(Unfolding(folder).process([receive(path)], steps(pool, policy, known)))


def _stopping(verdict: Verdict) -> Iterator[str]:
    for finding in verdict.findings:
        stops = finding.severity is not Severity.INFORMATION and finding.outcome is not RuleOutcome.NOT_APPLICABLE
        if stops or finding.rule in _AT_THE_DOOR:
            yield finding.rule


class Watch:
    """How far the memory of the processes below this one grows while the block runs."""

    def __init__(self) -> None:
        self.megabytes = 0.0
        self._idle: dict[int, int] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Watch:
        for child in _children():
            try:
                Path(f"/proc/{child}/clear_refs").write_text("5", encoding="ascii")  # forget the highest use so far
            except OSError:
                continue
            self._idle[child] = _highest(child)
        self._thread.start()
        return self

    def __exit__(self, *_why: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_LOOK_SECONDS):
            for child in _children():
                over = _highest(child) - self._idle.setdefault(child, _highest(child))
                self.megabytes = max(self.megabytes, over / _MB)


def _children() -> Iterator[int]:
    for task in Path("/proc/self/task").iterdir():
        try:
            yield from map(int, (task / "children").read_text(encoding="ascii").split())
        except OSError:
            continue


def _highest(process: int) -> int:
    """The highest use of memory of a process in KiB; 0 where it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def written(attack: Attack, folder: Path) -> Path:
    """The file of `attack` in `folder`."""
    path = folder / f"{os.getpid()}-{attack.file}"
    path.write_bytes(attack.make())
    return path
