"""What in a PDF acts by itself, and programs attached to it: a bounded walk over its objects by qpdf."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pikepdf

from extractors.media_types import HEAD_BYTES, describe, sniff
from extractors.readers.attachments import MOST_OBJECTS, objects_of, unpacked
from extractors.readers.inspect.filled import Fields
from extractors.readers.inspect.fonts import is_of_symbols, is_silent, said_twice
from extractors.readers.inspect.framed import styled
from extractors.readers.inspect.links import Addresses
from extractors.readers.inspect.titles import Title, Titles
from extractors.readers.inspect.views import framed_apart, opened_apart, shown_apart, switched_apart, views
from extractors.readers.inspect.whitened import overprints, whitened
from schemas import Signal, SignalCode

# What a file may do by itself when it is opened, shown, printed or closed, and what a person may click on. All else is
# named: this is a list of what is harmless, for nobody can list what is not.
_BY_ITSELF = frozenset({"/GoTo", "/Named/NextPage", "/Named/PrevPage", "/Named/FirstPage", "/Named/LastPage"})
_CLICKED = _BY_ITSELF | {"/URI", "/Named/Print"}
_ACTIONS = {
    "/JavaScript": "JavaScript",
    "/Launch": "an action that starts a program",
    "/SubmitForm": "an action that sends its data away",
    "/ImportData": "an action that loads data from elsewhere",
    "/GoToE": "a jump into an attached file",
    "/GoToR": "a jump into another file",
    "/Rendition": "media that plays",
    "/RichMediaExecute": "media that plays",
    "/Movie": "media that plays",
}
_WORDS = {
    **_ACTIONS,
    "/SetOCGState": "an action that shows and hides layers",
    "/Hide": "an action that shows and hides what is laid over a page",
    "/ResetForm": "an action that changes what its fields show",
    "/Sound": "a sound that plays",
    "/URI": "an address that opens by itself",
    "/Named": "a command to the program that shows it",
}
_UNKNOWN = "an action of a kind that is not known to be harmless"
_BEHIND = ("/A", "/PA", "/NA")  # the keys behind which an action waits for a click
_ANNOTATIONS = {
    "/RichMedia": "embedded media",
    "/3D": "embedded media",
    "/Screen": "embedded media",
    "/Sound": "a sound",
    "/Movie": "a film",
}
_PROGRAMS = frozenset({
    "apk", "app", "bat", "cmd", "com", "cpl", "dll", "dmg", "docm", "exe", "hta", "img", "iso", "jar", "js", "jse",
    "lnk", "msi", "msp", "pif", "ps1", "reg", "scr", "sh", "vb", "vbe", "vbs", "vhd", "wsf", "xlsm",
})  # fmt: skip


class File(NamedTuple):
    """What was noticed of a PDF as a whole. `sound`: nothing had to be repaired, and its fonts say what they mean.

    `spoken` is what its structure claims that parts of its pages say, `twice`, by the name of a font, the characters
    that it says of several glyphs, `filled` what stands in its fields, `addresses` where its links lead, `titles` what
    its bookmarks and properties call it. `bare`: certainly none of its links has a frame by its style.
    """

    signals: tuple[Signal, ...]
    sound: bool
    spoken: tuple[str, ...] = ()
    twice: Mapping[str, frozenset[str]] = MappingProxyType({})
    bare: bool = False
    filled: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    titles: tuple[Title, ...] = ()


def inspect_file(data: bytes) -> File:
    """Signals for active content and attached programs in a PDF; NOT_INSPECTED where it cannot be looked through."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True, attempt_recovery=True) as pdf:
            return _inspected(pdf)
    except pikepdf.PasswordError:
        message = "Part of this PDF is locked with a password: what is attached to it, or acts in it, is not known."
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError):
        message = "This PDF is damaged so that it cannot be looked through for active content."
    return File((Signal(code=SignalCode.NOT_INSPECTED, message=message),), sound=False)


def _inspected(pdf: pikepdf.Pdf) -> File:
    active: set[str] = set()
    programs: set[str] = set()
    apart = [*framed_apart(pdf), *switched_apart(pdf), *opened_apart(pdf)]
    spoken: list[str] = []
    fields, addresses, titles = Fields(), Addresses(), Titles()
    twice: dict[str, frozenset[str]] = {}
    silent = cut_short = framed = over = False
    for count, (one, entries) in enumerate(objects_of(pdf)):
        if count > MOST_OBJECTS:
            cut_short = True
            break
        active |= set(_acts(one, entries))
        programs |= set(_programs(entries))
        apart += shown_apart(entries)
        if is_of_symbols(entries):
            apart.append("letters or digits in a font of symbols that only some machines have")
        if isinstance(words := entries.get("/ActualText"), pikepdf.String):
            spoken.append(str(words))
        fields.see(entries)
        addresses.see(entries)
        titles.see(entries)
        silent = silent or is_silent(entries)
        framed = framed or styled(entries)
        over = over or overprints(entries)
        if found := said_twice(entries):
            twice[found[0]] = twice.get(found[0], frozenset()) | found[1]
    titles.described(pdf.Root.get("/Metadata"))
    apart += (*fields.unknown, *(whitened(pdf) if over else ()))
    sound = not (silent or cut_short or pdf.get_warnings())
    signals = (*_signals(active, programs, cut_short=cut_short), *addresses.signals(), *titles.signals(), *views(apart))
    bare = not (framed or cut_short or pdf.get_warnings())
    return File(signals, sound, tuple(spoken), twice, bare, fields.found, addresses.found, titles.found)


def _signals(active: set[str], programs: set[str], *, cut_short: bool) -> Iterator[Signal]:
    if cut_short:
        message = f"This PDF has more than {MOST_OBJECTS} objects; not all were looked through for active content."
        yield Signal(code=SignalCode.NOT_INSPECTED, message=message)
    if active:
        message = f"This PDF holds {_listed(active)}, which an invoice never needs."
        yield Signal(code=SignalCode.ACTIVE_CONTENT, message=message)
    if programs:
        message = f"Attached to this PDF there is {_listed(programs)}. It was not opened."
        yield Signal(code=SignalCode.PROGRAM_ATTACHED, message=message)


def _acts(one: Any, entries: Mapping[str, Any]) -> Iterator[str]:
    """What a dictionary makes a PDF program do."""
    action, kind = _name(entries, "/S"), _name(entries, "/Subtype")
    if action in _ACTIONS:
        yield _ACTIONS[action]
    if "/JS" in entries:
        yield _ACTIONS["/JavaScript"]
    if kind in _ANNOTATIONS and "/Rect" in entries:
        yield _ANNOTATIONS[kind]
    if "/XFA" in entries:
        yield "an XFA form"
    for trigger in (entries.get("/OpenAction"), *_values(entries.get("/AA"))):
        yield from _unlisted(_chain(trigger), _BY_ITSELF)
    for waiting in _waiting(one, entries):
        yield from _unlisted(_chain(waiting), _CLICKED)


def _waiting(one: Any, entries: Mapping[str, Any]) -> Iterator[Any]:
    """The actions of a dictionary that wait for a click, and itself where it is one."""
    kind = _name(entries, "/Type")
    if kind == "/Action":
        yield one
    elif kind != "/StructElem":  # whose /A are attributes
        behind = (entries[key] for key in _BEHIND if key in entries)
        yield from (action for action in behind if isinstance(action, pikepdf.Dictionary) and "/S" in action)


def _values(events: Any) -> Iterator[Any]:
    """What is done at each event of a page, a field, an annotation or a document."""
    if isinstance(events, pikepdf.Dictionary):
        yield from (value for _, value in events.items())


def _chain(first: Any) -> Iterator[Any]:
    """An action and all that follow it; nothing for a mere place to jump to."""
    waiting: list[Any] = [first] if isinstance(first, pikepdf.Dictionary) else []
    seen: set[Any] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Dictionary) and one.objgen not in seen:
            seen |= {one.objgen} if one.is_indirect else set()
            yield one
            waiting.append(one.get("/Next"))


def _unlisted(actions: Iterable[Any], harmless: frozenset[str]) -> Iterator[str]:
    """What those of the `actions` do that are not `harmless`."""
    for one in actions:
        kind = _name(one, "/S")
        if (kind if kind != "/Named" else kind + _name(one, "/N")) not in harmless:
            yield _WORDS.get(kind, _UNKNOWN)


def _programs(one: Any) -> Iterator[str]:
    """What an attachment is called, if it is a program by its name or its content."""
    files = one.get("/EF")
    if not isinstance(files, pikepdf.Dictionary):
        return
    for key in ("/UF", "/F"):
        if isinstance(name := one.get(key), pikepdf.String) and _ending(str(name)) in _PROGRAMS:
            yield f"a file of type .{_ending(str(name))}"
    for stream in files.values():
        head = unpacked(stream, HEAD_BYTES) if isinstance(stream, pikepdf.Stream) else None
        if head is not None and (kind := describe(sniff(head))).forbidden:
            yield kind.name


def _ending(name: str) -> str:
    """The ending of a file name as a system would take it."""
    _, dot, ending = name.rstrip(" .\0").rpartition(".")
    return ending.lower() if dot else ""


def _name(one: Any, key: str) -> str:
    value = one.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _listed(things: set[str]) -> str:
    *others, last = sorted(things)
    return f"{', '.join(others)} and {last}" if others else last
