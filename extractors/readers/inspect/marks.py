"""Hidden marks of the program that made a page, or that keeps it: they say nothing a value could be read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.meanings import find_exemptions, leading_label, leading_title
from extractors.parsing.folding import compact
from schemas import Word

_SITE = re.compile(r"(?i)\W*(?:https?://)?(?:www\.)?[a-z][a-z-]*(?:\.[a-z][a-z-]*)*\.[a-z]{2,6}/?\W*|https?:")
_COUNTED = re.compile(r"\W*(\d{1,3})(?:\s*/\s*\d{1,3})?\W*")
_CREDIT = 28  # letters beside its web address in the mark of a program: "Created with ..."
_CONTACT = "other.contact"


def telling(hidden: Sequence[Word], seen: str, page: int) -> list[Word]:
    """The words of `hidden` that a value could be read from, or that speak: all but those of marks.

    A mark is the credit of a program with its web address, the number of the page, or what is printed in full on the
    page as well; none of them names a value. `seen` is what can be seen of the page.
    """
    visible = compact(seen)
    return [word for run in _runs(hidden) if not _is_mark(run, visible, page) for word in run]


def _is_mark(run: Sequence[Word], visible: str, page: int) -> bool:
    text = " ".join(word.text for word in run)
    counted = _COUNTED.fullmatch(text)
    if counted is not None:
        return int(counted[1]) == page
    if any(sign.isdecimal() for sign in text) or _names_a_value(text):
        return False
    rest = [word.text for word in run if not _SITE.fullmatch(word.text)]
    credited = len(rest) < len(run) and sum(sign.isalpha() for sign in " ".join(rest)) <= _CREDIT
    return credited or compact(text) in visible


def _names_a_value(text: str) -> bool:
    """Whether a label or a title of any language stands anywhere in `text`, which has no figures and so no date, or
    words that free from tax."""
    words = text.split()
    tails = [" ".join(words[start:]) for start in range(len(words))]
    labels = (found for tail in tails if (found := leading_label(tail)) is not None)
    return (
        any(found.term != _CONTACT and not found.term.endswith("_date") for found in labels)
        or any(leading_title(tail) is not None for tail in tails)
        or bool(find_exemptions(text))
    )


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that stand on one line, as they follow each other."""
    run: list[Word] = []
    for word in words:
        if run and not run[-1].box.top <= word.box.middle <= run[-1].box.bottom:
            yield run
            run = []
        run.append(word)
    if run:
        yield run
