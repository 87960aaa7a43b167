"""E-invoices by their content: which syntax an XML is of, and its leaves as Elements."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from lxml import etree

from schemas import Element, RefusedDocument, SignalCode, Structured

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_UN = "urn:un:unece:uncefact:data:standard:"
_FERD = "urn:ferd:CrossIndustryDocument:invoice:1p0"
_ITALY = "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/"
# Who publishes style sheets for its own format, by which its files may be shown.
PUBLISHERS = ("fatturapa.gov.it", "agenziaentrate.gov.it")
_UBL_PARTS = {f"{_UBL}CommonAggregateComponents-2": "cac:", f"{_UBL}CommonBasicComponents-2": "cbc:"}


class Syntax(NamedTuple):
    """A kind of e-invoice that is read: its family, version, and the prefixes of its namespaces in our paths."""

    family: Literal["ubl", "cii", "fatturapa"]
    version: str
    prefixes: Mapping[str, str]


def _cii(version: str, root: str, ram: int, udt: int, qdt: int) -> Syntax:
    prefixes = {
        root: "rsm:",
        f"{_UN}ReusableAggregateBusinessInformationEntity:{ram}": "ram:",
        f"{_UN}UnqualifiedDataType:{udt}": "udt:",
        f"{_UN}QualifiedDataType:{qdt}": "qdt:",
    }
    return Syntax("cii", version, prefixes)


def _fatturapa(version: str, namespace: str) -> Syntax:
    return Syntax("fatturapa", version, {"": "", namespace: ""})


# By namespace and name of the root.
SYNTAXES: Mapping[str, Syntax] = {
    f"{{{_UBL}Invoice-2}}Invoice": Syntax("ubl", "2.1", _UBL_PARTS),
    f"{{{_UBL}CreditNote-2}}CreditNote": Syntax("ubl", "2.1", _UBL_PARTS),
    f"{{{_UN}CrossIndustryInvoice:100}}CrossIndustryInvoice": _cii(
        "D16B", f"{_UN}CrossIndustryInvoice:100", ram=100, udt=100, qdt=100
    ),
    f"{{{_FERD}}}CrossIndustryDocument": _cii("ZUGFeRD 1.0", _FERD, ram=12, udt=15, qdt=12),
    f"{{{_ITALY}v1.2}}FatturaElettronica": _fatturapa("1.2", f"{_ITALY}v1.2"),
    f"{{{_ITALY}v1.0}}FatturaElettronicaSemplificata": _fatturapa("1.0", f"{_ITALY}v1.0"),
}

# What else arrives as XML, by a part of the root's namespace or, where it has none, by its name. "{}" is that name.
_OTHERS: tuple[tuple[str, str], ...] = (
    (_UBL, "a UBL {}"),
    ("urn:oasis:names:tc:ubl:", "a UBL 1.0 {}"),
    (f"{_UN}CrossIndustryInvoice:", "a Cross Industry Invoice of a version other than D16B"),
    (f"{_UN}SCRDMCCBDACIOMessageStructure:", "a Cross Industry Order (Order-X)"),
    (_UN, "a UN/CEFACT {}"),
    ("urn:cefact:xsd:", "an old UN/CEFACT {}"),
    ("messaggi", "a notice of the Italian exchange system ({})"),
    (_ITALY, "an Italian e-invoice of an unknown version"),
    ("fatturapa.gov.it/", "an Italian e-invoice of an old version"),
    ("facturae", "a Spanish Facturae e-invoice"),
    ("ebinterface.at/", "an Austrian ebInterface e-invoice"),
    ("crd.gov.pl/", "a Polish KSeF e-invoice"),
    ("ksef.mf.gov.pl/", "a message of the Polish KSeF ({})"),
    ("schemas.nav.gov.hu/", "a Hungarian report of an invoice ({})"),
    ("aade.gr/mydata", "a Greek myDATA report"),
    ("isdoc.cz/", "a Czech ISDOC e-invoice"),
    ("sfti:documents", "a Swedish Svefaktura e-invoice"),
    ("eslog", "a Slovenian eSLOG e-invoice"),
    ("sat.gob.mx/", "a Mexican CFDI e-invoice"),
    ("portalfiscal.inf.br/", "a Brazilian NF-e e-invoice"),
    ("standardauditfile", "an audit file (SAF-T)"),
    ("iso:std:iso:20022", "an ISO 20022 bank message"),
    ("w3.org/1999/xhtml", "a web page"),
    ("w3.org/2000/svg", "a drawing"),
    ("w3.org/2001/xmlschema", "a schema"),
    ("schemas-microsoft-com:office", "an Office document"),
    ("schemas.microsoft.com/office", "an Office document"),
    ("finvoice", "a Finnish Finvoice e-invoice"),
    ("oioxml", "an old Danish OIOXML e-invoice"),
    ("cxml", "a cXML message"),
    ("xcbl", "an xCBL message"),
)
# Of UBL's own namespace, but with codes and identifiers that mean something else.
_DIALECT = "OIOUBL"
_ENVELOPE = "StandardBusinessDocument"
_CONTENT = frozenset({"EmbeddedDocumentBinaryObject", "AttachmentBinaryObject", "Attachment"})  # files, in base64
_CALLED = "NomeAttachment"  # where FatturaPA names a file; others do so in an attribute
_WORD = re.compile(r"(?<=[a-z])([A-Z])")  # where the next word of a name begins
_MOST_NAME = 60  # characters of a foreign root's name that a message repeats


def invoice_root(root: etree._Element) -> etree._Element:
    """The root of the e-invoice in an XML: `root` itself, or the one document in its business envelope.

    Raises RefusedDocument, naming what it is, where that is no e-invoice of a known kind.
    """
    found = [one for one in (root, *_enveloped(root)) if one.tag in SYNTAXES]
    if len(found) == 1 and not _dialect(found[0]):
        return found[0]
    raise RefusedDocument(
        f"This XML file is {_named(root)}, which is not taken in.",
        "Ask the sender for a UBL, Factur-X, ZUGFeRD, XRechnung or FatturaPA invoice, or for a PDF.",
        SignalCode.UNKNOWN_TYPE,
    )


def is_invoice(root: etree._Element) -> bool:
    """Whether an XML is an e-invoice of a known kind (see `invoice_root`)."""
    return any(one.tag in SYNTAXES for one in (root, *_enveloped(root)))


def _enveloped(root: etree._Element) -> Iterator[etree._Element]:
    return iter(root) if etree.QName(root).localname == _ENVELOPE else iter(())


def _dialect(root: etree._Element) -> bool:
    stated = root.findtext(f"{{{_UBL}CommonBasicComponents-2}}CustomizationID") or ""
    return stated.strip().upper().startswith(_DIALECT)


def _named(root: etree._Element) -> str:
    """What an XML is that is not read."""
    inside = [one for one in (root, *_enveloped(root)) if one.tag in SYNTAXES]
    if len(inside) > 1:
        return f"a business envelope around {len(inside)} e-invoices"
    if inside:
        return f"an {_DIALECT} e-invoice"
    if etree.QName(root).localname == _ENVELOPE:
        held = [one for one in root if etree.QName(one).localname != f"{_ENVELOPE}Header"]
        return f"a business envelope around {_called(held[0]) if held else 'nothing'}"
    return _called(root)


def _called(root: etree._Element) -> str:
    name = etree.QName(root)
    words = _WORD.sub(r" \1", _shortened(name.localname)).strip().lower()
    speaks = (name.namespace or name.localname).lower()
    for part, what in _OTHERS:
        if part.lower() in speaks:
            return what.format(words)
    return f'of an unknown kind (its first element is "{_shortened(name.localname)}")'


def _shortened(name: str) -> str:
    return "".join(character for character in name[:_MOST_NAME] if character.isprintable())


def structured(root: etree._Element, name: str | None = None) -> Structured:
    """The e-invoice whose root is `root` (see `invoice_root`); `name` is its attachment's, for people only."""
    syntax = SYNTAXES[str(root.tag)]
    local = etree.QName(root).localname
    return Structured(
        syntax=syntax.family,
        root=local,
        version=root.get("versione") or syntax.version,
        name=name,
        elements=tuple(_leaves(root, local, syntax.prefixes)),
    )


class FileWithin(NamedTuple):
    """A file that an e-invoice brings in base64: what it is called, for people only, and its bytes."""

    name: str
    data: bytes


def files_within(root: etree._Element) -> Iterator[FileWithin]:
    """The files in the e-invoice whose root is `root`, in document order; what is no base64 is as it stands."""
    for node in root.iter(*(f"{{*}}{name}" for name in _CONTENT)):
        if len(node) == 0 and (text := node.text) and text.strip():
            above = node.getparent()
            beside = above.findtext(f"{{*}}{_CALLED}") if above is not None else None
            yield FileWithin(_shortened(node.get("filename") or beside or ""), _decoded(text))


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return text.encode()


def _leaves(node: etree._Element, path: str, prefixes: Mapping[str, str]) -> Iterator[Element]:
    children = list(node)
    if not children:
        name = etree.QName(node).localname
        text = "" if name in _CONTENT else (node.text or "").strip()
        attributes = ((str(key), str(value).strip()) for key, value in node.attrib.items())
        yield Element(path, text, tuple(pair for pair in attributes if not pair[0].startswith("{")))
        return
    total: dict[str, int] = {}
    for child in children:
        total[child.tag] = total.get(child.tag, 0) + 1
    seen: dict[str, int] = {}
    for child in children:
        named = etree.QName(child)
        prefix = prefixes.get(named.namespace or "")
        if prefix is None:  # not of this syntax: it says nothing that an invoice says
            continue
        seen[child.tag] = seen.get(child.tag, 0) + 1
        position = f"[{seen[child.tag]}]" if total[child.tag] > 1 else ""
        yield from _leaves(child, f"{path}/{prefix}{named.localname}{position}", prefixes)
