"""The media type of a file by its content, never by its name."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from extractors.signed import SIGNED, is_signed

HEAD_BYTES = 4096  # how much of a file's beginning `sniff` wants to see
PDF = "application/pdf"
XML = "application/xml"
ZIP = "application/zip"
MAIL = "message/rfc822"
HTML = "text/html"
OLE = "application/x-ole-storage"
TNEF = "application/ms-tnef"
OCTETS = "application/octet-stream"
TIFF = "image/tiff"
PLAIN = "text/plain"
TEXTS = frozenset({PLAIN, HTML})  # what is heard as a letter
HEIC = "image/heic"  # read by no library under a permissive licence
_AS_JPEG = (
    "Save it as a JPEG and send that. An iPhone takes JPEG photos under Settings > Camera > Formats > Most Compatible, "
    "and turns its photos into JPEG when they are mailed from the Photos app."
)


class Kind(NamedTuple):
    """A media type as people call it; what is `forbidden` could run when it is opened. `instead` is what to do."""

    name: str
    forbidden: bool = False
    instead: str = "Ask the sender for the invoice as a PDF."


KINDS: dict[str, Kind] = {
    PDF: Kind("a PDF"),
    XML: Kind("an XML file"),
    SIGNED: Kind("a signed file"),
    ZIP: Kind("a ZIP archive or an Office file"),
    "application/gzip": Kind("a compressed archive"),
    "application/x-7z-compressed": Kind("a 7z archive"),
    "application/vnd.rar": Kind("a RAR archive"),
    "application/x-bzip2": Kind("a compressed archive"),
    "application/x-xz": Kind("a compressed archive"),
    "application/zstd": Kind("a compressed archive"),
    "application/x-tar": Kind("a TAR archive"),
    "application/vnd.ms-cab-compressed": Kind("a cabinet archive"),
    OLE: Kind("an Outlook mail or an Office file of the old kind"),
    "application/rtf": Kind("a rich text file"),
    "application/json": Kind("a JSON file"),
    "application/postscript": Kind("a PostScript file"),
    "image/png": Kind("a PNG image"),
    "image/jpeg": Kind("a JPEG image"),
    TIFF: Kind("a TIFF image"),
    "image/webp": Kind("a WebP image"),
    "image/gif": Kind("a GIF image"),
    "image/bmp": Kind("a BMP image"),
    HEIC: Kind("a photo in the HEIC format of phones", instead=_AS_JPEG),
    MAIL: Kind("an e-mail"),
    TNEF: Kind("an Outlook package (winmail.dat)"),
    HTML: Kind("an HTML page"),
    PLAIN: Kind("a plain text file"),
    OCTETS: Kind("a file of an unknown kind"),
    "application/x-msdownload": Kind("a Windows program", forbidden=True),
    "application/x-executable": Kind("a program", forbidden=True),
    "application/x-mach-binary": Kind("a macOS program", forbidden=True),
    "application/java-vm": Kind("a Java program", forbidden=True),
    "application/x-ms-shortcut": Kind("a Windows shortcut", forbidden=True),
    "text/x-shellscript": Kind("a script", forbidden=True),
}

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x7fELF", "application/x-executable"),
    (b"\xfe\xed\xfa\xce", "application/x-mach-binary"),
    (b"\xfe\xed\xfa\xcf", "application/x-mach-binary"),
    (b"\xce\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xca\xfe\xba\xbe", "application/java-vm"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "application/x-ms-shortcut"),
    (b"#!", "text/x-shellscript"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"\x78\x9f\x3e\x22", TNEF),
    (b"{\\rtf", "application/rtf"),
    (b"%!PS", "application/postscript"),
    (b"\x4c\x6f\xa7\x94", XML),  # "<?xm" in EBCDIC
)
# How a text of more than one byte a character begins that has no mark of UTF-16, or that of UTF-32.
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
# These are matched in the parent, over whatever comes: no repetition in them may be tried in two ways (hence *+).
# A page, or a fragment of one as mail programs attach them; "<p:FatturaElettronica" is none.
_HTML = re.compile(
    rb"\s*(?><!--.*?-->\s*)*+<(?:!doctype\s+html|(?:html|head|body|script|meta|style|title|p|div|span|font|center|table|br|b"
    rb"|strong|ul|ol|h[1-6]|blockquote)(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<(?:\?[A-Za-z_]|!DOCTYPE\b|!--|[A-Za-z_][\w.-]*(?::[\w.-]+)?[\s/>])")
_XHTML = re.compile(rb"<html[\s>]", re.IGNORECASE)
_JSON = re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\[{"\d\]])')
_MAIL = re.compile(
    rb"(?:From [^\n]*+\n)?(?:(?:Received|Return-Path|From|To|Subject|Date|Message-ID|MIME-Version|Delivered-To"
    rb"|Reply-To|Cc|Sender|References|In-Reply-To|User-Agent|Importance|Errors-To|Authentication-Results|Received-SPF"
    rb"|Thread-[\w-]+|List-[\w-]+|ARC-[\w-]+|DKIM-Signature|Content-[\w-]+|Accept-Language|X-[\w-]+)"
    rb":[^\n]*+\n(?:[ \t][^\n]*+\n)*+){2,}",
    re.IGNORECASE,
)


def sniff(head: bytes) -> str:
    """The media type of a file whose first bytes (up to HEAD_BYTES) are `head`; application/octet-stream if unknown."""
    for magic, media_type in _MAGIC:
        # What starts as a program is one, even if it also says it is a PDF: such files are made to deceive.
        if head.startswith(magic):
            return media_type
    if head.startswith(b"MZ") and b"\0" in head[:64]:
        return "application/x-msdownload"
    if is_signed(head):
        return SIGNED
    if _MAIL.match(head):  # it may hold a PDF as it is
        return MAIL
    if b"%PDF-" in head[:1024]:  # readers accept junk before the header, within the first 1024 bytes
        return PDF
    return _container(head) or _text(head)


def _container(head: bytes) -> str | None:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return HEIC
    if head[257:262] == b"ustar":
        return "application/x-tar"
    return None


def _text(head: bytes) -> str:
    plain = _plain(head)
    if not plain.strip():
        return OCTETS
    if _HTML.match(plain):
        return HTML
    if _XML.match(plain):
        return HTML if _XHTML.search(plain) else XML
    if _MAIL.match(plain):
        return MAIL
    if _JSON.match(plain):
        return "application/json"
    controls = sum(byte < 32 and byte not in b"\t\n\f\r\x1b" for byte in plain)
    return OCTETS if controls else PLAIN


def _plain(head: bytes) -> bytes:
    """The beginning of a text as UTF-8, without its byte order mark."""
    for first, encoding in _WIDE:
        if head.startswith(first):
            return head[: len(head) & ~3].decode(encoding, "replace").removeprefix("\ufeff").encode("utf-8")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) & ~1].decode("utf-16", "replace").encode("utf-8")
    return head.removeprefix(b"\xef\xbb\xbf")


def describe(media_type: str) -> Kind:
    """What a media type is called, and whether it may come in at all."""
    return KINDS.get(media_type, Kind(f"a file of type {media_type}"))
