"""ZIP archives: every file in them, never under its name as a path, never more than the policy allows."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from bisect import bisect_right
from itertools import pairwise
from pathlib import PurePosixPath

from extractors.readers.containers.contents import Contents, too_much
from extractors.readers.containers.text import Text, decoded
from schemas import RefusedDocument, SignalCode

_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what mail programs and systems write
_BLOCK = 1 << 16
_HEADER = 30  # bytes before the name of a file within the archive
_LOCAL = b"PK\x03\x04"  # how each file within begins
_METHODS_KNOWN = 100  # ways of packing have smaller numbers
_SMALL = 1_000_000  # bytes unpacked below which no ratio is too high: a form of blanks packs well
_NO_DOCUMENTS = {"thumbs.db", "desktop.ini", ".ds_store"}
_OFFICE = (
    ("word/", "a Word document"),
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("META-INF/manifest.xml", "an OpenDocument file"),
)


def open_zip(data: bytes, contents: Contents) -> None:
    """Take what the archive holds. Raises RefusedDocument for one that is damaged, a bomb, or an Office file."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise RefusedDocument(
            "The archive is damaged and cannot be opened.", "Ask the sender for a new one.", SignalCode.UNREADABLE
        ) from error
    with archive:
        members = archive.infolist()
        _check_named(members)
        _check_office({member.filename for member in members})
        files = [member for member in members if not member.is_dir()]
        _check_bomb(files, len(data), contents)
        _check_joined(data, members)
        for member in files:
            _open(archive, member, contents)
        # What programs show beside the files, as a mail shows its text.
        comments = (archive.comment, *(member.comment for member in members))
        contents.hear(*(Text(decoded(one), marked_up=False) for one in comments if one))


def _check_named(members: list[zipfile.ZipInfo]) -> None:
    """Raises RefusedDocument where a file has no name: nothing could tell what is in it, and no program shows it."""
    if not all(member.filename for member in members):
        raise RefusedDocument(
            "A file in this archive has no name.", "Ask the sender for a new one.", SignalCode.UNREADABLE
        )


def _check_office(names: set[str]) -> None:
    if "[Content_Types].xml" not in names and "mimetype" not in names:
        return
    for folder, kind in _OFFICE:
        if any(name.startswith(folder) for name in names):
            raise RefusedDocument(
                f"This is {kind}, which is not read: what it shows depends on the program that opens it.",
                "Ask the sender for the invoice as a PDF, or save it as one.",
                SignalCode.UNKNOWN_TYPE,
            )


def _check_bomb(files: list[zipfile.ZipInfo], size: int, contents: Contents) -> None:
    """Raises RefusedDocument for an archive that unpacks to far more than it is, or whose files overlap."""
    limits = contents.limits
    packed = sorted((one.header_offset, one.header_offset + _HEADER + one.compress_size) for one in files)
    if any(end > start for (_, end), (start, _) in pairwise(packed)) or any(end > size for _, end in packed):
        raise RefusedDocument(
            "Files in this archive lie over one another, as no honest program packs them.",
            "Do not open it; ask the sender for the invoice as a PDF.",
            SignalCode.CONTAINER_LIMIT,
        )
    whole = sum(one.file_size for one in files)
    for unpacked, took in [(whole, size), *((one.file_size, one.compress_size) for one in files)]:
        if unpacked > _SMALL and unpacked > limits.unpacked_ratio * took:
            ratio = f"files packed more than {limits.unpacked_ratio} to 1"
            raise RefusedDocument(*too_much(ratio, "limits.unpacked_ratio"))


def _check_joined(data: bytes, members: list[zipfile.ZipInfo]) -> None:
    """Raises RefusedDocument where files begin that the archive's list does not name: programs open one part or the
    other of two archives that are joined."""
    listed = {member.header_offset for member in members}
    packed = sorted((one.header_offset, one.header_offset + _HEADER + one.compress_size) for one in members)
    at = data.find(_LOCAL)
    while at >= 0:
        inside = bisect_right(packed, (at, len(data))) - 1
        if at not in listed and not (inside >= 0 and at < packed[inside][1]) and _begins(data, at):
            raise RefusedDocument(
                "Files lie in this archive that its list does not name: two archives may be joined in it.",
                "Do not open it; ask the sender for the invoice as a PDF.",
                SignalCode.CONTAINER_LIMIT,
            )
        at = data.find(_LOCAL, at + 1)


def _begins(data: bytes, at: int) -> bool:
    """Whether a file begins at `at`: its header names a way of packing, and has room for a name."""
    head = data[at : at + _HEADER]
    return len(head) == _HEADER and int.from_bytes(head[8:10], "little") < _METHODS_KNOWN and head[26:28] != b"\0\0"


def _open(archive: zipfile.ZipFile, member: zipfile.ZipInfo, contents: Contents) -> None:
    name = member.filename
    path = PurePosixPath(name.replace("\\", "/"))
    if path.name.lower() in _NO_DOCUMENTS or "__MACOSX" in path.parts:
        contents.leave(name, "of the sender's computer, not a document")
    elif stat.S_ISLNK(member.external_attr >> 16):
        contents.leave(name, "a link, which holds nothing")
    elif member.flag_bits & _ENCRYPTED:
        contents.lose(name, "it needs a password", SignalCode.ENCRYPTED)
    elif member.file_size > contents.limits.file_megabytes * 1_000_000:
        contents.lose(name, "it is larger than limits.file_megabytes", SignalCode.FILE_TOO_LARGE)
    elif member.compress_type not in _METHODS:
        contents.lose(name, "it is packed in a way that is not supported")
    else:
        contents.expect(member.file_size)
        try:
            data = _unpacked(archive, member)
        except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, ValueError, RuntimeError, OSError):
            contents.lose(name, "it is damaged")
        else:
            contents.take(name, data)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of one file, a block at a time: whatever its size is said to be, no more is unpacked at once."""
    with archive.open(member) as stream:
        return b"".join(iter(lambda: stream.read(_BLOCK), b""))
