"""What comes out of a container, within the limits of the policy, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.media_types import HEAD_BYTES, HTML, TEXTS, sniff
from extractors.readers.containers.names import readable, unlike
from extractors.readers.containers.text import LETTER, OWN_TEXT, PARTED, Text, address_in, as_page, decoded
from schemas import Enclosed, Limits, RefusedDocument, Signal, SignalCode

_NAMED = 20  # files named in a sentence; the others are counted
_MEGABYTE = 1_000_000
LOOK = "Look at it; if an invoice stands in it, ask the sender for that as a PDF."


class OverBudget(RefusedDocument):
    """All levels of a container together hold more than the policy allows: nothing of it is taken in."""


class Budget:
    """What may still come out of a container and of all containers in it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._files = limits.unpacked_files
        self._bytes = limits.unpacked_megabytes * _MEGABYTE

    def spend(self, size: int) -> None:
        """Account for one more file of `size` bytes. Raises OverBudget."""
        self._files -= 1
        self._bytes -= size
        if self._files < 0:
            raise OverBudget(*too_much(f"more than {self._limits.unpacked_files} files", "limits.unpacked_files"))
        if self._bytes < 0:
            unpacked = f"more than {self._limits.unpacked_megabytes} MB unpacked"
            raise OverBudget(*too_much(unpacked, "limits.unpacked_megabytes"))


def too_much(what: str, setting: str) -> tuple[str, str, SignalCode]:
    """What the refusal of a container says that holds too much."""
    return (
        f"It holds {what}, which is more than the policy allows.",
        f"Ask the sender for the invoices alone, or raise {setting}.",
        SignalCode.CONTAINER_LIMIT,
    )


class Contents:
    """The files of one container: `taken` as they are, left out for a reason, or lost to us.

    `sender` is who sent it, where it is a mail.
    """

    def __init__(self, limits: Limits, budget: Budget) -> None:
        self.limits = limits
        self.sender: str | None = None
        self.taken: list[Enclosed] = []
        self._budget = budget
        self._names: set[str] = set()
        self._left: list[str] = []
        self._lost: list[tuple[SignalCode, str]] = []
        self._heard: list[Text] = []

    def expect(self, size: int) -> None:
        """Account for a file of `size` bytes before it is opened. Raises OverBudget."""
        self._budget.spend(size)

    def take(self, name: str, data: bytes) -> None:
        """One file that was accounted for. A text is heard, as words beside documents: a plain one is none itself."""
        shown = unlike(self._shown(name), self._names)
        self._names.add(shown)
        self.taken.append(Enclosed(shown, data, self.sender))
        kind = sniff(data[:HEAD_BYTES]) if len(data) <= LETTER and name != OWN_TEXT else None
        if kind in TEXTS:
            self.hear(Text(decoded(data), marked_up=kind == HTML))

    def leave(self, name: str, why: str) -> None:
        """Something that is no document."""
        self._left.append(f"{self._shown(name)} ({why})")

    def lose(self, name: str, why: str, code: SignalCode = SignalCode.UNREADABLE) -> None:
        """Something that may be a document and does not come out. `code` says why if nothing else comes out."""
        self._lost.append((code, f"{self._shown(name)} ({why})"))

    def speak(self, texts: Iterable[Text]) -> None:
        """A mail's own text, after all else: a document where the mail brings no other and lost none, or left out."""
        page = as_page(texts)
        if page and (self.taken or self._lost):
            self.leave("its own text", "it is no document; what it says of them was looked at")
        elif page:
            self.expect(len(page))
            self.take(OWN_TEXT, page)

    def hear(self, *texts: Text) -> None:
        """What a mail says, beside what it brings: its subject and its own text."""
        self._heard += texts

    @property
    def letter(self) -> bytes:
        """All that was heard, as a page of HTML; a subject is no part of the first sentence below it."""
        return as_page(self._heard, PARTED)

    def sent_by(self, header: str) -> None:
        """Who a mail says sent it."""
        self.sender = readable(address_in(header), "") or None

    def _shown(self, name: str) -> str:
        return readable(name, f"file {len(self.taken) + len(self._left) + len(self._lost) + 1}")

    def signals(self) -> tuple[Signal, ...]:
        """What there is to say of the container. Raises RefusedDocument where all that it holds is lost."""
        left = f" Left out: {listed(self._left)}." if self._left else ""
        if self._lost and not self.taken:
            raise RefusedDocument(
                f"Nothing of it could be opened: {listed([what for _, what in self._lost])}.",
                "Ask the sender for the invoice as a PDF without a password.",
                self._lost[0][0],
            )
        if not self.taken:
            message = f"It holds no document of its own.{left}"
            return (Signal(code=SignalCode.NOTHING_ENCLOSED, message=message, todo=LOOK),)
        count = "1 document" if len(self.taken) == 1 else f"{len(self.taken)} documents"
        names = listed([one.name for one in self.taken])
        it = "It" if self.sender is None else f"A mail from {self.sender}, it"
        held = Signal(code=SignalCode.UNPACKED, message=f"{it} held {count}: {names}.{left}")
        if not self._lost:
            return (held,)
        lost = f"Not everything in it could be opened: {listed([what for _, what in self._lost])}."
        return (held, Signal(code=SignalCode.PARTLY_UNPACKED, message=lost))


def listed(names: Sequence[str]) -> str:
    """`names` in a sentence, not more than a reader bears."""
    shown = list(names[:_NAMED])
    if len(names) > _NAMED:
        shown.append(f"{len(names) - _NAMED} more")
    return ", ".join(shown)
