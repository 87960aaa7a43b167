"""Attacks in XML: alone, in signatures and in PDFs."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import partial

from asn1crypto import cms
from pikepdf import Array, Dictionary, Name, Pdf

from tests.faults.attack import Attack, attached, edited

DOCTYPE, ENCODING, LARGE = ("IN-15",), ("IN-16",), ("IN-17",)
DAMAGED, UNKNOWN = ("IN-10",), ("IN-02",)
_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_SPACES = (
    f'xmlns="{_UBL}Invoice-2" xmlns:cac="{_UBL}CommonAggregateComponents-2" xmlns:cbc="{_UBL}CommonBasicComponents-2"'
)


def xmls() -> Iterator[Attack]:
    """Every attack in XML."""
    yield from _doctypes()
    yield from _encodings()
    yield from _sizes()
    yield from _elsewhere()
    for name, tries, rules, text in (
        ("include", "an inclusion of a local file", (), invoice(f"{_include('file:///etc/hostname')}X-1")),
        ("schema", "a schema that lies on another machine", (), invoice("X-1", more=_schema())),
        ("style", "a stylesheet that runs in browsers", (), f'<?xml-stylesheet href="x.xsl"?>{invoice("X-1")}'),
        ("half", "an end that is missing", DAMAGED, invoice("X-1")[:-20]),
        ("nul", "a NUL in a number", DAMAGED, invoice("X-1\0")),
        ("twice", "two roots", DAMAGED, invoice("X-1") * 2),
        ("entity", "an entity that nothing declares", DAMAGED, invoice("&file;")),
        ("prefix", "a prefix without a namespace", DAMAGED, invoice("<y:ID>1</y:ID>")),
    ):
        yield Attack(f"xml-{name}.xml", tries, rules, partial(str.encode, text))


def invoice(number: str, more: str = "", attributes: str = "") -> str:
    """A short e-invoice."""
    return f"<Invoice {_SPACES}{attributes}>{more}<cbc:ID>{number}</cbc:ID></Invoice>"


def _include(where: str) -> str:
    return f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{where}"/>'


def _schema() -> str:
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    return f'<cbc:Note xmlns:i="{instance}" i:schemaLocation="urn:x http://127.0.0.1:9/x.xsd">x</cbc:Note>'


def _with_doctype(inside: str, number: str = "&x;", where: str = "") -> str:
    return f'<?xml version="1.0"?><!DOCTYPE Invoice {where}[{inside}]>{invoice(number)}'


def _doctypes() -> Iterator[Attack]:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    whole = _with_doctype('<!ENTITY x "y">')
    for name, tries, text in (
        ("file", "an entity that is a local file", _with_doctype('<!ENTITY x SYSTEM "file:///etc/passwd">')),
        ("fetch", "an entity on another machine", _with_doctype('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">')),
        (
            "parameter",
            "a parameter entity that fetches others",
            _with_doctype('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;'),
        ),
        ("external", "a document type on another machine", _with_doctype("", where='SYSTEM "http://127.0.0.1:9/d" ')),
        ("public", "a document type by its public name", _with_doctype("", where='PUBLIC "-//x//y" "file:///x" ')),
        ("laughs", "a billion laughs", _with_doctype(f'<!ENTITY a0 "ha">{laughs}', "&a9;")),
        (
            "quadratic",
            "a long entity, thousands of times",
            _with_doctype(f'<!ENTITY x "{"x" * 50_000}">', "&x;" * 9000),
        ),
        ("itself", "an entity that holds itself", _with_doctype('<!ENTITY x "&y;"><!ENTITY y "&x;">')),
        ("default", "an attribute's value by declaration", _with_doctype('<!ATTLIST Invoice a CDATA "1">', "1")),
        ("comment", "a document type behind comments", f"<!-- {'<!-- ' * 9}->{'-->'}{whole[21:]}"),
        ("empty", "a document type that declares nothing", f"<!DOCTYPE Invoice>{invoice('1')}"),
    ):
        yield Attack(f"doctype-{name}.xml", tries, DOCTYPE, partial(str.encode, text))
    for codec, mark in (
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-8", b"\xef\xbb\xbf"),
    ):
        data = mark + whole.encode(codec)
        yield Attack(f"doctype-{codec}.xml", f"a document type in {codec}", DOCTYPE, partial(bytes, data))
    # Without a mark or in small letters it is no XML at all to the one who looks at the door.
    unmarked, lower = whole.encode("utf-16-be"), f"<!doctype Invoice>{invoice('1')}".encode()
    yield Attack(
        "doctype-unmarked.xml", "a document type in UTF-16 without its mark", DOCTYPE, partial(bytes, unmarked)
    )
    yield Attack("doctype-lower.xml", "a document type in small letters", UNKNOWN, partial(bytes, lower))


def _encodings() -> Iterator[Attack]:
    whole = _with_doctype('<!ENTITY x SYSTEM "file:///etc/passwd">')[21:]
    for codec, called in (("utf-7", "UTF-7"), ("cp037", "EBCDIC"), ("cp500", "EBCDIC")):
        text = f'<?xml version="1.0" encoding="{codec}"?>{whole}'
        data = text.encode(codec) if codec != "utf-7" else text.replace("<!", "+ADwAIQ-").encode()
        yield Attack(f"encoding-{codec}.xml", f"a document type in {called}", ENCODING, partial(bytes, data))
    for codec in ("utf-32-le", "utf-32-be"):
        data = ("\ufeff" + whole).encode(codec)
        yield Attack(f"encoding-{codec}.xml", f"a document type in {codec}", ENCODING, partial(bytes, data))
    for named in ("IBM037", "ISO-2022-JP", "HZ-GB-2312", "unicode_escape", "idna", "x-user-defined"):
        data = f'<?xml version="1.0" encoding="{named}"?>{invoice("1")}'.encode()
        yield Attack(f"encoding-says-{named}.xml", f"a declaration that says {named}", ENCODING, partial(bytes, data))
    lies = f'<?xml version="1.0" encoding="UTF-16"?>{invoice("1")}'.encode()
    yield Attack(
        "encoding-lies.xml", "UTF-8 with its mark that says it is UTF-16", (), partial(bytes, b"\xef\xbb\xbf" + lies)
    )
    odd = codecs.BOM_UTF16_LE + invoice("1").encode("utf-8")
    yield Attack("encoding-mark.xml", "UTF-8 under the mark of UTF-16", UNKNOWN, partial(bytes, odd))


def _sizes() -> Iterator[Attack]:
    deep = 100_000
    for name, tries, rules, make in (
        ("deep", "100,000 levels", LARGE + DAMAGED, lambda: invoice(f"{'<a>' * deep}{'</a>' * deep}")),
        ("levels", "more levels than the policy allows", LARGE, lambda: invoice(f"{'<a>' * 80}{'</a>' * 80}")),
        ("many", "a million elements", LARGE, lambda: invoice("<a/>" * 1_000_001)),
        ("attributes", "50,000 attributes", (), lambda: invoice("1", attributes=_attributes(50_000))),
        ("namespaces", "50,000 namespaces", (), lambda: invoice("1", attributes=_attributes(50_000, "xmlns:"))),
        ("name", "a name of 10 MB", DAMAGED, lambda: invoice(f"<{'n' * 10_000_000}/>")),
        ("text", "a number of 15 MB", DAMAGED, lambda: invoice("9" * 15_000_000)),
        ("large", "more than the policy allows", LARGE, lambda: invoice("9", more=f"<!--{' ' * 21_000_000}-->")),
        ("comments", "a million comments", LARGE, lambda: "<!---->" * 1_100_000 + invoice("1")),
        ("spaces", "19 MB of blanks before the root", (), lambda: " " * 19_000_000 + invoice("1")),
        ("digits", "an amount of a million digits", (), lambda: invoice("1", more=_amount("9" * 1_000_000))),
        ("exponent", "an amount of 1E999999999", (), lambda: invoice("1", more=_amount("1E999999999"))),
    ):
        yield Attack(f"xml-{name}.xml", tries, rules, lambda make=make: make().encode())


def _attributes(count: int, prefix: str = "") -> str:
    return "".join(f' {prefix}a{number}="{number}"' for number in range(count))


def _amount(text: str) -> str:
    return (
        '<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">'
        f"{text}</cbc:PayableAmount></cac:LegalMonetaryTotal>"
    )


def _elsewhere() -> Iterator[Attack]:
    """The same inside of signatures and PDFs."""
    hostile = _with_doctype('<!ENTITY x SYSTEM "file:///etc/passwd">').encode()
    plain = invoice("X-1").encode()
    yield Attack("signed-doctype.p7m", "a document type in a signed file", DOCTYPE, lambda: signed(hostile))
    yield Attack("signed-nine.p7m", "nine signatures around each other", DAMAGED, partial(_nine, plain))
    yield Attack("signed-half.p7m", "a signed file that is cut off", DAMAGED, lambda: signed(plain)[:-30])
    yield Attack("hybrid-doctype.pdf", "a document type in a PDF", DOCTYPE, lambda: attached("factur-x.xml", hostile))
    yield Attack(
        "hybrid-bomb.pdf",
        "an e-invoice of 300 MB, packed into 300 KB, in a PDF",
        LARGE,
        lambda: edited(partial(_packed, name="factur-x.xml")),
    )
    yield Attack(
        "hybrid-path.pdf",
        "an e-invoice in a PDF whose name leads elsewhere",
        (),
        lambda: attached("../../../../tmp/factur-x.xml", plain),
    )
    yield Attack("hybrid-two.pdf", "two e-invoices in one PDF", ("IN-44",), partial(edited, _two))
    yield Attack("hybrid-many.pdf", "101 files in a PDF", ("IN-43",), partial(edited, _many))


def signed(content: bytes) -> bytes:
    """`content` in a signature that nobody has signed."""
    inner = cms.SignedData({
        "version": "v1", "digest_algorithms": [], "signer_infos": [],
        "encap_content_info": {"content_type": "data", "content": content},
    })  # fmt: skip
    dumped: bytes = cms.ContentInfo({"content_type": "signed_data", "content": inner}).dump()
    return dumped


def _nine(content: bytes) -> bytes:
    for _ in range(9):
        content = signed(content)
    return content


def _packed(pdf: Pdf, name: str) -> None:
    """Attaches blanks that are far larger than they seem, made a block at a time."""
    import zlib

    packer = zlib.compressobj(9)
    head = b'<?xml version="1.0"?>'
    packed = packer.compress(head) + b"".join(packer.compress(b" " * 1_000_000) for _ in range(300)) + packer.flush()
    stream = pdf.make_stream(b"", Type=Name.EmbeddedFile)
    stream.write(packed, filter=Name.FlateDecode)
    _attach(pdf, {name: stream})


def _two(pdf: Pdf) -> None:
    _attach(pdf, {f"{n}.xml": pdf.make_stream(invoice(n).encode(), Type=Name.EmbeddedFile) for n in ("A-1", "B-2")})


def _many(pdf: Pdf) -> None:
    _attach(pdf, {f"{n}.txt": pdf.make_stream(b"%d" % n, Type=Name.EmbeddedFile) for n in range(101)})


def _attach(pdf: Pdf, streams: dict[str, object]) -> None:
    names = Array()
    for name, stream in streams.items():
        names.append(name)
        spec = Dictionary(Type=Name.Filespec, F=name, UF=name, EF=Dictionary(F=stream))
        names.append(pdf.make_indirect(spec))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))
