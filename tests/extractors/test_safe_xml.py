"""XML from outside: what is refused, in whatever encoding it comes, and that nothing else is."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from extractors.safe_xml import parse_xml
from schemas import Limits, RefusedDocument, SignalCode

LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
DOCTYPES = {
    "external entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
    "external DTD": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>',
    "parameter entity": '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]><a/>',
    "laughs": f"{LAUGHS}<a>&b;</a>",
    "without entities": "<!DOCTYPE a><a/>",
    "in small letters": "<!doctype a><a/>",
    "after a comment": f"<!-- x --> <?y z?>\n<!-- > -->{LAUGHS}<a>&b;</a>",
    "after a declaration": f'<?xml version="1.0"?>{LAUGHS}<a>&b;</a>',
    "after blanks": f"\n\n  {LAUGHS}<a>&b;</a>",
}
ENCODINGS = {
    "utf-8": str.encode,
    "utf-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16, big end first": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-16 without a mark": lambda text: text.lstrip().encode("utf-16-le"),
    "utf-16-be without a mark": lambda text: text.lstrip().encode("utf-16-be"),
}


def refusal(data: bytes, limits: Limits | None = None) -> SignalCode:
    with pytest.raises(RefusedDocument) as caught:
        parse_xml(data, limits or Limits())
    assert str(caught.value)
    return SignalCode(caught.value.code)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("kind", DOCTYPES)
def test_a_doctype_is_refused_in_every_encoding(kind: str, encoding: str) -> None:
    assert refusal(ENCODINGS[encoding](DOCTYPES[kind])) is SignalCode.XML_DOCTYPE


@pytest.mark.parametrize("codec", ["utf-7", "cp037", "cp500", "utf-32", "utf-32-le", "utf-32-be"])
def test_encodings_that_could_hide_one_are_refused(codec: str) -> None:
    text = f'<?xml version="1.0" encoding="{codec}"?>{LAUGHS}<a>&b;</a>'
    assert refusal(text.encode(codec)) is SignalCode.XML_ENCODING


@pytest.mark.parametrize("named", ["utf-7", "IBM037", "EBCDIC-CP-US", "ISO-2022-JP", "HZ-GB-2312", "Shift_JIS"])
def test_a_declaration_is_believed_only_where_it_hides_nothing(named: str) -> None:
    assert refusal(f'<?xml version="1.0" encoding="{named}"?><a/>'.encode()) is SignalCode.XML_ENCODING


@pytest.mark.parametrize("named", ["UTF-8", "utf-16", "ISO-8859-1", "windows-1252", "us-ascii"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_honest_files_are_read_whatever_their_declaration_says_of_their_marks(named: str, encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{named}' standalone='yes'?>\n<a><b>12<!-- no -->3</b><?p?></a>"
    root = parse_xml(ENCODINGS[encoding](text), Limits())
    assert [(one.tag, one.text) for one in root.iter()] == [("a", None), ("b", "123")]


def test_old_code_pages_are_read_by_their_declaration() -> None:
    data = '<?xml version="1.0" encoding="windows-1252"?><a>Ä€</a>'.encode("windows-1252")
    assert parse_xml(data, Limits()).text == "Ä€"


def test_a_doctype_as_mere_text_is_no_doctype() -> None:
    root = parse_xml(b"<!-- no DOCTYPE --><a>&lt;!DOCTYPE a><![CDATA[<!DOCTYPE a>]]></a>", Limits())
    assert root.text == "<!DOCTYPE a><!DOCTYPE a>"


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (b"<a>" + b" " * 1_000_001 + b"</a>", Limits(xml_megabytes=1)),
        (b"<a>" + b"<b/>" * 2_001 + b"</a>", Limits(xml_elements=1_000)),
        (b"<a>" * 17 + b"</a>" * 17, Limits(xml_depth=16)),
        (b"<a>" * 65 + b"</a>" * 65, Limits()),
    ],
)
def test_limits_hold(data: bytes, limits: Limits) -> None:
    assert refusal(data, limits) is SignalCode.XML_TOO_LARGE


@pytest.mark.parametrize(
    "data",
    [b"<a>", b"<a>&unknown;</a>", b"<a>\xff</a>", b"<a>\x00</a>", b"<a/><a/>", b"<a" + b"<" * 50, b"<a>" * 90_000],
)
def test_what_is_not_well_formed_is_damaged(data: bytes) -> None:
    assert refusal(data) is SignalCode.UNREADABLE


def test_nothing_is_fetched_or_included(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    include = f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    root = parse_xml(f"<?xml-stylesheet href='{secret.as_uri()}'?><a>{include}</a>".encode(), Limits())
    assert "secret" not in "".join(root.itertext())


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f"<a>{text}</a>".encode()))
def test_whatever_comes_is_an_element_or_a_refusal(data: bytes) -> None:
    try:
        came = parse_xml(data, Limits())
    except RefusedDocument as refused:
        came = SignalCode(refused.code)
    assert isinstance(came, etree._Element | SignalCode)
