"""ZIP archives: all that they hold, nothing beyond the limits, no name as a path."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from extractors.mailed import with_letter
from schemas import Limits, SignalCode
from tests.extractors.packed import PDF, archive, codes, mail, names, opened

_ZEROS = b"\0" * 3_000_000


def test_every_file_comes_out_in_its_order(tmp_path: Path) -> None:
    reading = opened(tmp_path, archive(("2.pdf", PDF + b"2"), ("folder/1.xml", b"<a/>"), ("folder/", b"")))
    assert [one[:2] for one in reading.enclosed] == [("2.pdf", PDF + b"2"), ("folder/1.xml", b"<a/>")]
    assert codes(reading) == [SignalCode.UNPACKED]
    assert reading.signals[0].message == "It held 2 documents: 2.pdf, folder/1.xml."


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.pdf", "etc/passwd.pdf"),
        ("/etc/a.pdf", "etc/a.pdf"),
        ("C:\\Users\\me\\a.pdf", "Users/me/a.pdf"),
        ("a\nb\x1b[31m.pdf", "a_b_[31m.pdf"),
        ("rechnung\u202efdp.exe", "rechnung_fdp.exe"),
        ("a > b.pdf", "a _ b.pdf"),
        ("..", "file 1"),
        ("x" * 300 + ".pdf", "x" * 115 + "….pdf"),
    ],
)
def test_a_name_is_shown_and_never_a_path(tmp_path: Path, name: str, shown: str) -> None:
    assert names(opened(tmp_path, archive((name, PDF)))) == [shown]


def test_the_same_name_twice_is_numbered(tmp_path: Path) -> None:
    files = [("a.pdf", b"1"), ("./a.pdf", b"2"), ("b/a", b"3"), ("b//a", b"4")]
    assert names(opened(tmp_path, archive(*files))) == ["a.pdf", "a (2).pdf", "b/a", "b/a (2)"]


def test_what_belongs_to_the_senders_computer_is_left_out_and_said(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.pdf")
    link.external_attr = 0o120777 << 16
    data = io.BytesIO(archive(("a.pdf", PDF), ("__MACOSX/._a.pdf", b"x"), ("Thumbs.db", b"x")))
    with zipfile.ZipFile(data, "a") as packed:
        packed.writestr(link, "/etc/passwd")
    reading = opened(tmp_path, data.getvalue())
    assert names(reading) == ["a.pdf"]
    assert all(left in reading.signals[0].message for left in ("_MACOSX", "Thumbs.db", "link.pdf (a link"))


def test_an_archive_without_documents_waits_for_a_person(tmp_path: Path) -> None:
    for data in (archive(), archive(("__MACOSX/x", b"x"))):
        assert codes(opened(tmp_path, data)) == [SignalCode.NOTHING_ENCLOSED]


def _with_flag(data: bytes, name: bytes) -> bytes:
    """`data` with the file `name` marked as encrypted, in both its heads."""
    changed = bytearray(data)
    local = data.index(name) - 30
    central = data.rindex(name) - 46
    changed[local + 6] |= 1
    changed[central + 8] |= 1
    return bytes(changed)


def test_an_encrypted_file_is_missed_beside_others_and_refused_alone(tmp_path: Path) -> None:
    reading = opened(tmp_path, _with_flag(archive(("a.pdf", PDF), ("secret.pdf", PDF)), b"secret.pdf"))
    assert names(reading) == ["a.pdf"]
    assert codes(reading) == [SignalCode.UNPACKED, SignalCode.PARTLY_UNPACKED]
    assert "secret.pdf (it needs a password)" in reading.signals[1].message
    alone = opened(tmp_path, _with_flag(archive(("secret.pdf", PDF)), b"secret.pdf"))
    assert codes(alone) == [SignalCode.ENCRYPTED]


@pytest.mark.parametrize(
    ("data", "limits", "setting"),
    [
        (archive(("bomb", _ZEROS)), Limits(), "unpacked_ratio"),
        (archive(*((str(n), b"x") for n in range(11))), Limits(unpacked_files=10), "unpacked_files"),
        (archive(*((str(n), _ZEROS[:900_000]) for n in range(3))), Limits(unpacked_megabytes=2, unpacked_ratio=2000),
         "unpacked_megabytes"),
        (archive(("a.zip", archive(*((str(n), b"x") for n in range(6)))), ("b.zip", archive(("x", b"x")))),
         Limits(unpacked_files=8), "unpacked_files"),
        (mail(("a.zip", "application/zip", archive(*((str(n), b"x") for n in range(6))))).as_bytes(),
         Limits(unpacked_files=6), "unpacked_files"),
    ],
)  # fmt: skip
def test_what_holds_too_much_is_refused_whole(tmp_path: Path, data: bytes, limits: Limits, setting: str) -> None:
    reading = opened(tmp_path, data, limits)
    assert codes(reading) == [SignalCode.CONTAINER_LIMIT]
    assert f"limits.{setting}" in reading.signals[0].todo
    assert reading.enclosed == ()


def test_a_bomb_within_a_mail_is_its_own_matter(tmp_path: Path) -> None:
    message = mail(("a.pdf", "application/pdf", PDF), ("b.zip", "application/zip", archive(("bomb", _ZEROS))))
    assert names(opened(tmp_path, message.as_bytes())) == ["a.pdf", "b.zip"]


def test_a_file_over_the_limit_of_files_is_missed(tmp_path: Path) -> None:
    data = archive(("a.pdf", PDF), ("large.tif", b"x" * 1_000_001), method=zipfile.ZIP_STORED)
    reading = opened(tmp_path, data, Limits(file_megabytes=1, unpacked_megabytes=5).model_copy())
    assert codes(reading) in ([SignalCode.FILE_TOO_LARGE], [SignalCode.UNPACKED, SignalCode.PARTLY_UNPACKED])


def test_depth_is_limited(tmp_path: Path) -> None:
    data = archive(("a.pdf", PDF))
    assert names(opened(tmp_path, data, Limits(unpacked_depth=3), depth=2)) == ["a.pdf"]
    deep = opened(tmp_path, data, Limits(unpacked_depth=3), depth=3)
    assert codes(deep) == [SignalCode.CONTAINER_LIMIT]
    assert "limits.unpacked_depth" in deep.signals[0].todo


def test_files_that_overlap_are_refused(tmp_path: Path) -> None:
    """The trick of the better bombs: many names in the directory for one and the same packed file."""
    data = archive(("a.pdf", b"0123456789" * 50), ("b.pdf", b"0123456789" * 50), method=zipfile.ZIP_STORED)
    second = data.rindex(b"PK\x01\x02")
    twisted = data[: second + 42] + struct.pack("<I", 0) + data[second + 46 :]
    assert codes(opened(tmp_path, twisted)) == [SignalCode.CONTAINER_LIMIT]


def test_a_size_that_lies_unpacks_no_more_than_it_says(tmp_path: Path) -> None:
    data = archive(("a", _ZEROS))
    size = struct.pack("<I", len(_ZEROS))
    reading = opened(tmp_path, data.replace(size, struct.pack("<I", 10)))
    assert codes(reading) == [SignalCode.UNREADABLE]
    assert reading.enclosed == ()


@pytest.mark.parametrize("damage", [b"PK\x05\x06", b"PK\x01\x02"])
def test_a_damaged_archive_is_named(tmp_path: Path, damage: bytes) -> None:
    broken = archive(("a.pdf", PDF)).replace(damage, b"XXXX")
    reading = opened(tmp_path, broken)
    assert codes(reading) == [SignalCode.UNREADABLE]
    assert "damaged" in reading.signals[0].message


def test_a_damaged_file_is_missed_beside_a_whole_one(tmp_path: Path) -> None:
    data = archive(("a.pdf", b"A" * 100), ("b.pdf", b"B" * 100), method=zipfile.ZIP_STORED)
    reading = opened(tmp_path, data.replace(b"B" * 100, b"C" * 100))
    assert names(reading) == ["a.pdf"]
    assert "b.pdf (it is damaged)" in reading.signals[1].message


def test_other_ways_of_packing_are_not_opened(tmp_path: Path) -> None:
    reading = opened(tmp_path, archive(("a.pdf", _ZEROS), method=zipfile.ZIP_LZMA), Limits(unpacked_ratio=1_000_000))
    assert codes(reading) == [SignalCode.UNREADABLE]
    assert "not supported" in reading.signals[0].message


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        (("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (("mimetype", "META-INF/manifest.xml"), "an OpenDocument file"),
    ],
)
def test_an_office_file_is_no_archive(tmp_path: Path, files: tuple[str, ...], kind: str) -> None:
    reading = opened(tmp_path, archive(*((name, b"x") for name in files)))
    assert codes(reading) == [SignalCode.UNKNOWN_TYPE]
    assert kind in reading.signals[0].message
    assert "as a PDF" in reading.signals[0].todo


@pytest.mark.parametrize(
    ("comment", "kinds"),
    [
        ("This invoice is cancelled. Please do not pay it.", {"cancelled", "do_not_pay"}),
        ("Packed by ZipMaster 4", set()),
    ],
)
def test_what_is_said_beside_the_files_is_heard(tmp_path: Path, comment: str, kinds: set[str]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("a.pdf", PDF)
        packed.comment = comment.encode()
    (one,) = with_letter(opened(tmp_path, buffer.getvalue()), Limits()).enclosed
    assert {told.kind for told in one.said} == kinds


@pytest.mark.parametrize("name", ["a.pdf", "folder/"])
def test_what_is_said_of_a_file_or_a_folder_is_heard(tmp_path: Path, name: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for info, data in ((zipfile.ZipInfo("a.pdf"), PDF), (zipfile.ZipInfo("folder/"), b"")):
            info.comment = b"This invoice is cancelled." if info.filename == name else b""
            packed.writestr(info, data)
    (one,) = with_letter(opened(tmp_path, buffer.getvalue()), Limits()).enclosed
    assert {told.kind for told in one.said} == {"cancelled"}
