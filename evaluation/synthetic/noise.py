"""What OCR does to words: like characters exchanged, points and commas confused."""

from __future__ import annotations

from random import Random

from schemas import Word

_LIKE = {"0": "O", "O": "0", "1": "l", "l": "1", "I": "l", "5": "S", "S": "5", "8": "B", "B": "8", ",": ".", ".": ",",
         ":": ";", "m": "rn", "e": "c", "ä": "a", "ö": "o", "ü": "u", "é": "e", "-": "—", "'": "’"}  # fmt: skip


def blur(word: Word, rng: Random, share: float) -> Word:
    """`word` with each character misread at the given share, its box shaken by a point or less."""
    if rng.random() > share * max(3, len(word.text)):
        return word._replace(confidence=round(0.9 + rng.random() * 0.09, 2))
    places = [index for index, char in enumerate(word.text) if char in _LIKE]
    text = word.text
    if places:
        at = rng.choice(places)
        text = text[:at] + _LIKE[text[at]] + text[at + 1 :]
    return word._replace(text=text, confidence=round(0.5 + rng.random() * 0.4, 2))
