"""Places in an e-invoice, written as in a Reading: "Invoice/cac:InvoiceLine[2]/cbc:ID"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_UN = "urn:un:unece:uncefact:data:standard:"
_FERD = "urn:ferd:CrossIndustryDocument:invoice:1p0"
_PREFIXES: Mapping[str, str] = {
    f"{UBL}CommonAggregateComponents-2": "cac:",
    f"{UBL}CommonBasicComponents-2": "cbc:",
    f"{UBL}CommonExtensionComponents-2": "ext:",
    f"{_UN}CrossIndustryInvoice:100": "rsm:",
    _FERD: "rsm:",
    **{f"{_UN}ReusableAggregateBusinessInformationEntity:{number}": "ram:" for number in (12, 100)},
    **{f"{_UN}UnqualifiedDataType:{number}": "udt:" for number in (15, 100)},
    **{f"{_UN}QualifiedDataType:{number}": "qdt:" for number in (12, 100)},
}
# A step of an XPath as Schematron engines write it: /*:Name[namespace-uri()='...'][2] or /Q{...}Name[2]
_STEP = re.compile(
    r"/(?:\*:(?P<name>[\w.-]+)\[namespace-uri\(\)='(?P<space>[^']*)'\]|Q\{(?P<qspace>[^}]*)\}(?P<qname>[\w.-]+))"
    r"(?:\[(?P<position>\d+)\])?"
)
_ATTRIBUTE = re.compile(r"/@(?:\*:|Q\{\})?(?P<name>[\w.-]+)(?:\[.*\])?$")


def path_of(element: etree._Element) -> str:
    """The path of `element`: positions where its parent holds several of its name."""
    steps = []
    node: etree._Element | None = element
    while node is not None:
        parent, name = node.getparent(), etree.QName(node)
        prefix = "" if parent is None else _PREFIXES.get(name.namespace or "", "")
        steps.append(f"{prefix}{name.localname}{_position(node, parent)}")
        node = parent
    return "/".join(reversed(steps))


def _position(node: etree._Element, parent: etree._Element | None) -> str:
    same = [] if parent is None else parent.findall(str(node.tag))
    return f"[{same.index(node) + 1}]" if len(same) > 1 else ""


def path_at(location: str, root: etree._Element) -> str | None:
    """The path of what a Schematron engine calls `location` in the document at `root`; None if that is unclear."""
    if location != "/" and not _STEP.match(location):
        return None
    node = root
    for step in list(_STEP.finditer(location))[1:]:
        name = f"{{{step['space'] or step['qspace'] or ''}}}{step['name'] or step['qname']}"
        same, position = node.findall(name), int(step["position"] or 1)
        if position > len(same):
            return None
        node = same[position - 1]
    attribute = _ATTRIBUTE.search(location)
    return path_of(node) + (f"/@{attribute['name']}" if attribute else "")
