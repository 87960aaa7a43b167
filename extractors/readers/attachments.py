"""The files that are embedded in a PDF, wherever it keeps them, by their content. Their names are for people only."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pikepdf

from extractors.media_types import HEAD_BYTES, sniff
from schemas import Limits, RefusedDocument, SignalCode

_DEEPEST = 32  # levels of a name tree
_MOST_NAME = 120  # characters of a name that are kept


class Attached(NamedTuple):
    """One embedded file: what it is called, its media type by content, and its bytes (none where nobody wants them).

    `media_type` is None where it cannot be unpacked: it may be anything.
    """

    name: str
    media_type: str | None
    data: bytes


def attached(data: bytes, limits: Limits, wanted: Iterable[str]) -> list[Attached]:
    """The files embedded in the PDF `data`: in its name tree, associated with it or a page, or pinned to a page.

    Only those of a `wanted` media type have their bytes. Raises RefusedDocument where there are more than the policy
    allows, or where one of a wanted type is larger.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return list(_files(pdf, limits, frozenset(wanted)))
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return []  # pdfium opens more than qpdf does; the inspection says that this one was not looked through


def _files(pdf: pikepdf.Pdf, limits: Limits, wanted: frozenset[str]) -> Iterator[Attached]:
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
            yield _attached(_name(specification), stream, limits, wanted)


def _attached(name: str, stream: pikepdf.Stream, limits: Limits, wanted: frozenset[str]) -> Attached:
    head = unpacked(stream, HEAD_BYTES)
    media_type = None if head is None else sniff(head)
    if media_type not in wanted:
        return Attached(name, media_type, b"")
    most = limits.xml_megabytes * 1_000_000
    content = unpacked(stream, most + 1)
    if content is None:
        return Attached(name, None, b"")
    if len(content) > most:
        raise RefusedDocument(
            f"A file embedded in this PDF has more than {limits.xml_megabytes} MB, which is what the policy allows.",
            "Ask the sender for a plain e-invoice, or raise limits.xml_megabytes.",
            SignalCode.XML_TOO_LARGE,
        )
    return Attached(name, media_type, content)


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
