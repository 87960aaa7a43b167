"""The text that is sent: columns kept; what the policy hides is replaced by placeholders, and put back into answers.

Names are masked widely, because nobody can list them: besides the parties' names, every text of its own that may be
a name. What is masked is decided on this machine, before a byte is written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from extractors.foundation.hiding import Words, finders
from extractors.foundation.pages import Pages
from extractors.page import Layout
from extractors.parsing import find_ibans, find_vat_ids
from extractors.parsing.folding import compact, pieces
from extractors.templates.text import own_text
from schemas import Extraction, Mask

_PLACEHOLDER = re.compile(r"\[(?:IBAN|TAX-ID|NAME|ADDRESS)-\d+\]")
_NAMES: Mapping[Mask, str] = {
    Mask.IBAN: "IBAN",
    Mask.TAX_IDS: "TAX-ID",
    Mask.NAMES: "NAME",
    Mask.ADDRESSES: "ADDRESS",
}


@dataclass(frozen=True, slots=True)
class MaskedText:
    """Text as it may be sent, and what stands behind its placeholders. `leak`: why it may not be sent after all."""

    text: str
    hidden: Mapping[str, str]
    leak: str | None = None

    def put_back(self, said: str) -> str:
        """`said` with the words behind its placeholders."""
        return _PLACEHOLDER.sub(lambda found: self.hidden.get(found[0], found[0]), said)


def masked_text(pages: Pages, extraction: Extraction, masks: Collection[Mask]) -> MaskedText:
    """The text of `pages`, a row a line, without what `masks` hide."""
    # Never another program's text: what it prints beside our words could not be hidden.
    source = own_text(pages.sheet.layout)
    words = [word.text for _, _, word in source.words]
    groups = _groups(_hidden_words(pages, extraction, masks), pages.sheet.layout)
    placeholders, hidden = _placeholders(groups, words)
    parts: list[str] = []
    last: str | None = None
    for character, (number, _) in zip(source.text, source.origins, strict=True):
        placeholder = placeholders.get(number)
        if placeholder is None:
            # Blanks inside what is hidden are hidden with it, or the number of its words would show.
            parts.append(character)
            last = None if number >= 0 or character in "\n\f" else last
        elif placeholder != last:
            parts.append(placeholder)
            last = placeholder
    text = re.sub(r" +(?=\n)", "", "".join(parts))
    return MaskedText(text, hidden, _leak(text, hidden, masks))


def _hidden_words(pages: Pages, extraction: Extraction, masks: Collection[Mask]) -> dict[int, Mask]:
    """The words to hide, by their number in the text; of several masks the first of Mask's order."""
    found: dict[int, Mask] = {}
    for mask in sorted(masks, key=list(_NAMES).index):
        for number in finders(mask, pages, extraction):
            found.setdefault(number, mask)
    return found


def _groups(hidden: Mapping[int, Mask], layout: Layout) -> Iterator[tuple[Mask, list[int]]]:
    """Hidden words that stand side by side in one segment belong together."""
    for segment in Words(layout).by_segment():
        group: list[int] = []
        for number in segment:
            if group and (number not in hidden or hidden[number] is not hidden[group[-1]]):
                yield hidden[group[0]], group
                group = []
            if number in hidden:
                group.append(number)
        if group:
            yield hidden[group[0]], group


def _placeholders(groups: Iterator[tuple[Mask, list[int]]], words: list[str]) -> tuple[dict[int, str], dict[str, str]]:
    """The placeholder of each hidden word, and what each placeholder stands for; equal words share one."""
    by_word: dict[int, str] = {}
    hidden: dict[str, str] = {}
    known: dict[tuple[Mask, str], str] = {}
    counts: dict[Mask, int] = {}
    for mask, group in groups:
        text = " ".join(words[number] for number in group)
        key = (mask, compact(text))
        if key not in known:
            counts[mask] = counts.get(mask, 0) + 1
            known[key] = f"[{_NAMES[mask]}-{counts[mask]}]"
            hidden[known[key]] = text
        by_word |= dict.fromkeys(group, known[key])
    return by_word, hidden


def _leak(text: str, hidden: Mapping[str, str], masks: Collection[Mask]) -> str | None:
    """What can still be read although it should be hidden: then nothing is sent."""
    plain = _PLACEHOLDER.sub(" ", text)
    flat = " ".join(plain.split())
    if Mask.IBAN in masks and find_ibans(flat):
        return "an IBAN stands in it in a way that cannot be masked"
    if Mask.TAX_IDS in masks and any(one.checked for one in find_vat_ids(flat)):
        return "a tax identifier stands in it in a way that cannot be masked"
    if Mask.NAMES in masks:
        left = " ".join(pieces(plain))
        names = (" ".join(pieces(name)) for mark, name in hidden.items() if mark.startswith("[NAME"))
        if any(f" {name} " in f" {left} " for name in names if len(name) > 3 and " " in name):
            return "a name stands in it in a way that cannot be masked"
    return None
