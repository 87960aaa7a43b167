"""Attacks on whoever reads a terminal: names and texts that would steer it, hide a line, or turn one around."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Steering(NamedTuple):
    """A text from outside: its name, what it tries, the text, and what must be printed in its place.

    An honest twin is printed as it is.
    """

    name: str
    tries: str
    text: str
    shown: str


def steerings() -> Iterator[Steering]:
    """Texts that must not reach a terminal as they are."""
    for name, tries, text, shown in (
        ("colour", "letters in the colour of the ground", "\x1b[8mhidden", "\\u001b[8mhidden"),
        ("erase", "the line before it is taken away", "\x1b[1A\x1b[2K", "\\u001b[1A\\u001b[2K"),
        ("clear", "the whole screen is cleared", "\x1bc", "\\u001bc"),
        ("title", "the window gets another title", "\x1b]0;root\x07", "\\u001b]0;root\\u0007"),
        ("clipboard", "something is put in the clipboard", "\x1b]52;c;cm0=\x07", "\\u001b]52;c;cm0=\\u0007"),
        ("link", "a link that says otherwise", "\x1b]8;;x:\x1b\\ok", "\\u001b]8;;x:\\u001b\\ok"),
        ("device", "the terminal is made to type", "\x1b[6n", "\\u001b[6n"),
        ("string", "a string for the device", "\x1bPq#0\x1b\\", "\\u001bPq#0\\u001b\\"),
        ("c1-csi", "a sequence in one sign of C1", "\x9b31m", "\\u009b31m"),
        ("c1-osc", "a title in C1", "\x9d0;root\x9c", "\\u009d0;root\\u009c"),
        ("c1-line", "the next line of C1", "a\x85Intact", "a\\u0085Intact"),
        ("line", "a line of its own", "a.pdf\nIntact: 9 events", "a.pdf\\u000aIntact: 9 events"),
        ("return", "the line is written over", "a.pdf\rIntact", "a.pdf\\u000dIntact"),
        ("separator", "a line of Unicode's", "a\u2028Intact\u2029", "a\\u2028Intact\\u2029"),
        ("backspace", "letters are taken back", "1.00\b\b\b9", "1.00\\u0008\\u0008\\u00089"),
        ("delete", "a sign that deletes", "a\x7fb", "a\\u007fb"),
        ("bell", "a noise", "\x07\x07", "\\u0007\\u0007"),
        ("tab", "a column of its own", "a.pdf\t0 errors", "a.pdf\\u00090 errors"),
        ("feed", "a new page", "a\x0cb\x0bc", "a\\u000cb\\u000bc"),
        ("shift", "another set of letters", "\x0elqqk\x0f", "\\u000elqqk\\u000f"),
        ("override", "a name that reads backwards", "fdp.\u202eexe", "fdp.\\u202eexe"),
        ("isolate", "a part that reads backwards", "\u2066\u202ea\u2069", "\\u2066\\u202ea\\u2069"),
        ("embedding", "text within text", "\u202ba\u202c", "\\u202ba\\u202c"),
        ("mark", "marks of direction", "1\u200f2\u200e3\u061c", "1\\u200f2\\u200e3\\u061c"),
        ("nothing", "signs of no width", "in\u200bvoice\ufeff\u2060", "in\\u200bvoice\\ufeff\\u2060"),
        ("tags", "words in signs that nobody sees", "a\U000e0041", "a\\udb40\\udc41"),
        ("half", "half of a pair, which stops who writes it", "a\udc80", "a\\udc80"),
        ("private", "signs that each font draws otherwise", "\ue000", "\\ue000"),
    ):
        yield Steering(name, tries, text, shown)


def twins() -> Iterator[Steering]:
    """Texts that are honest, however rare their signs are."""
    for name, text in (
        ("plain", "invoice 17.pdf"),
        ("umlauts", "Rechnung_Müller & Söhne (Größe).pdf"),
        ("amount", "1\u202f234,56\u00a0€"),
        ("arabic", "فاتورة ٢٠٢٤.pdf"),
        ("hebrew", "חשבונית.pdf"),
        ("hindi", "क्\u200dष चालान.pdf"),
        ("persian", "می\u200cخواهم.pdf"),
        ("chinese", "发票\u3000一.pdf"),
        ("combining", "Cafe\u0301.pdf"),
        ("emoji", "✓ 👍.pdf"),
        ("escaped", "C:\\u001b[8m.pdf"),
    ):
        yield Steering(name, "nothing", text, text)
