"""`vouchline memory`: what was learnt of each vendor's pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from app.say import say
from ledger import Ledger, look
from schemas import Lesson, LineTable, Misconfigured, Trace, named_first, term_of

_WAITING = 3


def list_vendors(workspace: Path) -> int:
    """Print the vendors whose pages are known, and from how many documents."""
    with look(workspace) as ledger:
        counts = Counter(lesson.vendor for lesson in ledger.lessons())
    if not counts:
        say("Nothing has been learnt yet: it begins with the first document of a vendor that a person approves.")
    for vendor, documents in sorted(counts.items()):
        say(f"{vendor:<40} {documents} {'document' if documents == 1 else 'documents'}")
    return 0


def show(vendor: str, workspace: Path) -> int:
    """Print where the values of a vendor stand, as the approved documents showed it."""
    with look(workspace) as ledger:
        lessons = _of(ledger.lessons(), vendor)
    terms: defaultdict[str, list[Trace]] = defaultdict(list)
    for lesson in lessons:
        for trace in lesson.traces:
            terms[trace.term].append(trace)
    for term, traces in terms.items():
        times = f"{len(traces)} of {len(lessons)} documents"
        say(f"{named_first(term):<28} {_place(traces[-1])} ({times})")
    tables = [lesson.table for lesson in lessons if lesson.table is not None]
    if tables:
        say(f"{'Lines':<28} {_columns(tables[-1])} ({len(tables)} of {len(lessons)} documents)")
    _say_answers(lessons)
    if not terms and not tables:
        say(
            "Its pages are known, and of no value where it stands: nobody has named one yet that is found again by its "
            "place, such as a number, a day or an amount. Who buyer and seller are is known otherwise."
        )
    for lesson in lessons:
        say(f"learnt from {lesson.document[:12]} as lesson {lesson.hash}")
    return 0


def _say_answers(lessons: list[Lesson]) -> None:
    """Print what people were asked of the vendor's documents, and answered."""
    kinds = Counter(lesson.doc_type.replace("_", " ") for lesson in lessons if lesson.doc_type)
    upheld = Counter(mark for lesson in lessons for mark in lesson.upheld)
    for name, counted in (("Said to be", kinds), ("Let stand", upheld)):
        for answer, documents in counted.items():
            say(f"{name:<28} {answer} ({documents} of {len(lessons)} documents)")


def forget(vendor: str, workspace: Path) -> int:
    """Let what was learnt of a vendor count no more."""
    with Ledger.open(workspace, must_exist=True) as ledger:
        _of(ledger.lessons(), vendor)
        count = ledger.forget(vendor)
    say(f"{count} {'lesson' if count == 1 else 'lessons'} of {vendor} count no more.")
    return 0


def verify(workspace: Path, policy: Path | None) -> int:
    """Read every document that taught something again, and name what comes out otherwise than it was approved."""
    from flows.memory import tried
    from flows.policy_file import policy_of

    count = failed = 0
    with look(workspace) as ledger:
        for lesson, wrong in tried(ledger, policy_of(workspace, policy)):
            count, failed = count + 1, failed + bool(wrong)
            if wrong:
                terms = ", ".join(named_first(term) for term in wrong)
                say(f"{lesson.vendor}: document {lesson.document[:12]} would be read otherwise: {terms}.")
    say(f"{count - failed} of {count} documents are read as they were approved.")
    if failed:
        say("`vouchline memory forget VENDOR` lets what was learnt of a vendor count no more.", err=True)
    return _WAITING if failed else 0


def _of(lessons: list[Lesson], vendor: str) -> list[Lesson]:
    found = [lesson for lesson in lessons if lesson.vendor == vendor]
    if not found:
        raise Misconfigured(
            f"Nothing is remembered of {vendor}.", "`vouchline memory list` names whose pages are known."
        )
    return found


def _columns(table: LineTable) -> str:
    """What stands in which column of a table of lines."""
    cells = (f'"{column.head}" is {term_of(f"lines[0].{column.cell}").name}' for column in table.columns if column.cell)
    return "; ".join(cells)


def _place(trace: Trace) -> str:
    """Where a value stands, in words: labels are kept folded, without blanks."""
    words = [f'beside "{trace.left}"'] if trace.left else []
    words += [f'below "{trace.above}"'] if trace.above else []
    where = " and ".join(words) or "without a word beside or above it"
    return f"page {trace.page}, {trace.x0:.0%} from the left: {where}"
