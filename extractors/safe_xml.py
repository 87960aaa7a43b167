"""The one door for XML from outside: no document type, no entities, no network, within limits, or it is refused."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from schemas import Limits, RefusedDocument, SignalCode

_MARKS: tuple[tuple[bytes, str | None], ...] = (
    (codecs.BOM_UTF32_LE, None),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, None),
    (b"<\0\0\0", None),
    (b"\0\0\0<", None),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARATION = re.compile(r"\s*<\?xml\b([^?]{0,200})\?>")
_ENCODING = re.compile(r"""\bencoding\s*=\s*["']([A-Za-z][\w.-]{0,30})["']""")
# Of one byte a character, with ASCII as its lower half: what is a "<" to us is one to every parser behind us.
_ONE_BYTE = re.compile(r"us-ascii|ascii|iso-8859-(?:[1-9]|1[03456])|windows-125[0-8]", re.IGNORECASE)
_OTHER_NAMES = re.compile(r"utf-?8|utf-?16(?:le|be)?|ucs-2", re.IGNORECASE)  # said of bytes that the marks tell better
_STYLE = re.compile(r"""<\?xml-stylesheet\b[^?>]*?\bhref\s*=\s*["']([^"'?]{1,2000})["']""")
_BEFORE = re.compile(r"(?:\s*(?:<!--.*?-->|<\?.*?\?>))*+", re.DOTALL)  # the root element
_WOULD_BE = re.compile(r"\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*)*+<!DOCTYPE", re.DOTALL | re.IGNORECASE)
_ASK = "Ask the sender for a plain e-invoice."


def parse_xml(data: bytes, limits: Limits) -> etree._Element:
    """The root element of `data`, without comments and processing instructions.

    Raises RefusedDocument for a DOCTYPE (in any encoding), an encoding that could hide one, what is over a limit, and
    what is not well-formed.
    """
    if len(data) > limits.xml_megabytes * 1_000_000:
        raise _too_large(f"has more than {limits.xml_megabytes} MB", "limits.xml_megabytes")
    text = _decoded(data)
    if text.count("<") > 2 * limits.xml_elements:
        raise _too_large(f"has more than {limits.xml_elements} elements", "limits.xml_elements")
    if _WOULD_BE.match(text):
        raise _doctype()
    root = _parsed(text)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype()
    if _deeper(root, limits.xml_depth):
        raise _too_large(f"has elements nested more than {limits.xml_depth} deep", "limits.xml_depth")
    return root


def style_sheets(data: bytes) -> tuple[str, ...]:
    """The addresses of the style sheets through which browsers show an XML file that `parse_xml` reads."""
    before = _BEFORE.match(_decoded(data))
    return tuple(_STYLE.findall(before[0])) if before is not None else ()


def _decoded(data: bytes) -> str:
    """The text of an XML file without its declaration, so that nobody decodes it differently later."""
    data = data.lstrip(b" \t\r\n")  # readers pass over blanks before it
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if encoding is None:
        raise _strange_encoding()
    if not encoding:
        encoding = _declared(data[:300])
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _malformed("It holds bytes that are no text in the encoding it names.") from error
    return text[found.end() :] if (found := _DECLARATION.match(text)) else text


def _declared(head: bytes) -> str:
    """The encoding that the declaration names, where it may be believed. Raises RefusedDocument where not."""
    if not head.lstrip().startswith(b"<"):
        raise _strange_encoding()
    declaration = _DECLARATION.match(head.decode("latin-1"))
    named = _ENCODING.search(declaration[1]) if declaration else None
    if named is None or _OTHER_NAMES.fullmatch(named[1]):
        return "utf-8"
    if _ONE_BYTE.fullmatch(named[1]):
        return named[1]
    raise _strange_encoding()


def _parsed(text: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=False,
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise _malformed("It is not well-formed.") from error


def _deeper(root: etree._Element, most: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False


def _doctype() -> RefusedDocument:
    return RefusedDocument(
        "This XML file has a DOCTYPE, which e-invoices never have and which can make a reader fetch other files.",
        _ASK,
        SignalCode.XML_DOCTYPE,
    )


def _strange_encoding() -> RefusedDocument:
    return RefusedDocument(
        "This XML file is written in an encoding that is not taken in.",
        "Ask the sender for UTF-8.",
        SignalCode.XML_ENCODING,
    )


def _too_large(why: str, setting: str) -> RefusedDocument:
    return RefusedDocument(
        f"This XML file {why}, which is what the policy allows.",
        f"{_ASK[:-1]}, or raise {setting}.",
        SignalCode.XML_TOO_LARGE,
    )


def _malformed(why: str) -> RefusedDocument:
    return RefusedDocument(f"This XML file is damaged. {why}", "Ask the sender for a new one.", SignalCode.UNREADABLE)
