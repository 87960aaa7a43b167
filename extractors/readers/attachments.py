"""The files that are embedded in a PDF, wherever it keeps them, by their content. Their names are for people only.

Programs look for them in places of their own: in the tree of names, at a page, at a note, at a part of the structure
tree. So every object of a PDF is looked at; those that are in the usual places come first.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import pikepdf

from extractors.media_types import HEAD_BYTES, XML, sniff
from schemas import Limits, RefusedDocument, SignalCode

PACKED = 'The file "{}" that is embedded in this PDF cannot be unpacked: it may be another invoice.'
MOST_OBJECTS = 250_000  # of a PDF that are looked through
_DEEPEST = 32  # levels of a name tree
_MOST_NAME = 120  # characters of a name that are kept
_BLANK = b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"  # of a text in any encoding, its byte order mark included
_MOST_BLANK = 32_000_000  # bytes looked through for the first word
_MEGABYTE = 1_000_000


class Attached(NamedTuple):
    """One embedded file: what it is called, its media type by content, and its bytes (none where nobody wants them).

    `media_type` is None where it cannot be unpacked: it may be anything. `large`: it has more bytes than are unpacked.
    `at` is the object of a PDF that holds it.
    """

    name: str
    media_type: str | None
    data: bytes = b""
    large: bool = False
    at: tuple[int, int] = (0, 0)


def attached(data: bytes, limits: Limits) -> list[Attached]:
    """The files embedded in the PDF `data`, those in its name tree, associated with it or pinned to a page first.

    Only XML has its bytes. Raises RefusedDocument where there are more files than the policy allows, or where an XML
    is larger.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return [_with_xml(file, pdf, limits) for file in _files(pdf, limits)]
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return []  # pdfium opens more than qpdf does; the inspection says that this one was not looked through


def listed(data: bytes, limits: Limits) -> list[Attached]:
    """The files embedded in the PDF `data`, none with its bytes. Raises RefusedDocument where there are too many."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return list(_files(pdf, limits))
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return []  # as above


def unpacked_files(data: bytes, files: Iterable[Attached], limits: Limits) -> Iterator[Attached]:
    """The `files`, found in the PDF `data`, with their bytes, as long as all of them together are no larger than a file
    may be."""
    left = limits.file_megabytes * _MEGABYTE
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for file in files:
            found = _within(file, pdf, left)
            left -= len(found.data)
            yield found


def _files(pdf: pikepdf.Pdf, limits: Limits) -> Iterator[Attached]:
    seen: set[tuple[int, int]] = set()
    for specification in _specifications(pdf, limits.pages):
        for stream in _streams(specification):
            if stream.objgen in seen:
                continue
            seen.add(stream.objgen)
            if len(seen) > limits.attached_files:
                raise RefusedDocument(
                    f"More than {limits.attached_files} files are embedded in this PDF.",
                    "Ask the sender for the invoice alone, or raise limits.attached_files.",
                    SignalCode.CONTAINER_LIMIT,
                )
            head = unpacked(stream, HEAD_BYTES)
            media_type = None if head is None else sniff(_begun(stream, head))
            yield Attached(_name(specification), media_type, at=stream.objgen)


def _with_xml(file: Attached, pdf: pikepdf.Pdf, limits: Limits) -> Attached:
    if file.media_type != XML:
        return file
    found = _within(file, pdf, limits.xml_megabytes * _MEGABYTE)
    if found.large:
        raise RefusedDocument(
            f"A file embedded in this PDF has more than {limits.xml_megabytes} MB, which is what the policy allows.",
            "Ask the sender for a plain e-invoice, or raise limits.xml_megabytes.",
            SignalCode.XML_TOO_LARGE,
        )
    return found


def _within(file: Attached, pdf: pikepdf.Pdf, most: int) -> Attached:
    """A file with its bytes, if they can be unpacked and are no more than `most`."""
    stream = pdf.get_object(file.at)
    content = unpacked(stream, most + 1) if isinstance(stream, pikepdf.Stream) else None
    if content is None:
        return file._replace(media_type=None)
    return file._replace(large=True) if len(content) > most else file._replace(data=content)


def _begun(stream: pikepdf.Stream, head: bytes) -> bytes:
    """The first bytes of a file from its first word on: readers of XML pass over any number of blanks before it."""
    if head.strip(_BLANK) or len(head) < HEAD_BYTES:
        return head
    return (unpacked(stream, _MOST_BLANK) or head).lstrip(_BLANK)[:HEAD_BYTES]


def unpacked(stream: pikepdf.Stream, most: int) -> bytes | None:
    """The first `most` bytes of a stream, inflated no further: a small stream may hold gigabytes. None where it is
    damaged, or packed in a way that nobody knows.
    """
    filters = stream.get("/Filter")
    names = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)] if filters else []
    if not names:
        return stream.read_raw_bytes()[:most]
    if names == ["/FlateDecode"] and stream.get("/DecodeParms") is None:
        return _inflated(stream.read_raw_bytes(), most)
    try:
        return stream.read_bytes()[:most]
    except pikepdf.PdfError:
        return None


def _inflated(packed: bytes, most: int) -> bytes | None:
    inflate = zlib.decompressobj()
    try:
        found = inflate.decompress(packed, most)
    except zlib.error:
        return None
    return found if found or inflate.eof or not packed else None


def _specifications(pdf: pikepdf.Pdf, most_pages: int) -> Iterator[pikepdf.Dictionary]:
    root = pdf.Root
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        yield from _of_tree(names.get("/EmbeddedFiles"), set())
    yield from _dictionaries(root.get("/AF"))
    for page in pdf.pages[:most_pages]:
        yield from _dictionaries(page.obj.get("/AF"))
        for note in _dictionaries(page.obj.get("/Annots")):
            yield from _dictionaries([note.get("/FS")])
            yield from _dictionaries(note.get("/AF"))
    yield from _anywhere(pdf)


def _anywhere(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """The specifications of files among all objects; a file that none names is given one."""
    for found, entries in islice(objects_of(pdf), MOST_OBJECTS):
        if isinstance(found, pikepdf.Stream):
            if entries.get("/Type") == pikepdf.Name.EmbeddedFile:
                yield pikepdf.Dictionary(EF=pikepdf.Dictionary(F=found))
        elif "/EF" in entries:
            yield found


def objects_of(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Dictionary | pikepdf.Stream, dict[str, Any]]]:
    """Every dictionary and stream of a file, however deep it lies in others, with its entries: a file is asked for each
    of them once, which takes longer than all that is then looked up.
    """
    for top in pdf.objects:
        waiting: list[Any] = [top]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                inside = list(one)
            elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                entries = dict(one.items())
                yield one, entries
                inside = list(entries.values())
            else:
                continue
            waiting += [value for value in inside if isinstance(value, pikepdf.Object) and not value.is_indirect]


def _of_tree(root: Any, seen: set[tuple[int, int]]) -> Iterator[pikepdf.Dictionary]:
    """The entries of a name tree, each node looked at once: one may hold itself, or hold another many times."""
    waiting = [(root, _DEEPEST)]
    while waiting:
        node, levels = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or levels == 0 or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        yield from _dictionaries(node.get("/Names"))
        waiting += [(below, levels - 1) for below in reversed(list(_dictionaries(node.get("/Kids"))))]


def _dictionaries(array: Any) -> Iterator[pikepdf.Dictionary]:
    if isinstance(array, pikepdf.Array | list):
        yield from (one for one in array if isinstance(one, pikepdf.Dictionary))


def _streams(specification: pikepdf.Dictionary) -> Iterator[pikepdf.Stream]:
    files = specification.get("/EF")
    if isinstance(files, pikepdf.Dictionary):
        yield from (one for _, one in sorted(files.items()) if isinstance(one, pikepdf.Stream))


def _name(specification: pikepdf.Dictionary) -> str:
    given = specification.get("/UF", specification.get("/F", ""))
    text = str(given) if isinstance(given, pikepdf.String) else ""
    return "".join(character for character in text[:_MOST_NAME] if character.isprintable())
