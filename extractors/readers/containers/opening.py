"""The reader of containers: one level at a time, after a look at all the levels below."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractors.media_types import HEAD_BYTES, MAIL, OLE, ZIP, sniff
from extractors.readers.containers.archive import open_zip
from extractors.readers.containers.contents import Budget, Contents, OverBudget
from extractors.readers.containers.mail import open_mail
from extractors.readers.containers.outlook import open_outlook
from schemas import Document, Limits, Reading, RefusedDocument, SignalCode

OPENERS: Mapping[str, Callable[[bytes, Contents], None]] = {ZIP: open_zip, MAIL: open_mail, OLE: open_outlook}


def read_container(document: Document, data: bytes, limits: Limits) -> Reading:
    """The files that a mail or an archive holds, as the `enclosed` of its Reading.

    A container within a container is one of them, unopened; what all of them hold together is measured first, so that
    small archives in small archives cannot grow beyond the limits. Raises RefusedDocument over a limit.
    """
    if document.depth >= limits.unpacked_depth:
        raise RefusedDocument(
            f"It lies within {document.depth} other containers; the policy opens {limits.unpacked_depth} levels.",
            "Ask the sender for the invoice itself, or raise limits.unpacked_depth.",
            SignalCode.CONTAINER_LIMIT,
        )
    budget = Budget(limits)
    contents = _opened(document.media_type, data, limits, budget)
    _measure(contents, limits.unpacked_depth - document.depth - 1, budget)
    signals = contents.signals()
    return Reading(
        sha256=document.sha256,
        reader="containers",
        enclosed=tuple(contents.taken),
        letter=contents.letter,
        signals=signals,
    )


def _opened(media_type: str, data: bytes, limits: Limits, budget: Budget) -> Contents:
    contents = Contents(limits, budget)
    OPENERS[media_type](data, contents)
    return contents


def _measure(contents: Contents, levels: int, budget: Budget) -> None:
    """Spend what the containers in `contents` hold, `levels` deep. Raises OverBudget; all else is their own matter."""
    for one in contents.taken:
        media_type = sniff(one.data[:HEAD_BYTES])
        if levels > 0 and media_type in OPENERS:
            try:
                inner = _opened(media_type, one.data, contents.limits, budget)
            except (OverBudget, MemoryError):
                raise
            except Exception:  # noqa: S112 - whatever is wrong with it is said of it when its own turn comes
                continue
            _measure(inner, levels - 1, budget)
