"""Places in an e-invoice, written as in a Reading: "Invoice/cac:InvoiceLine[2]/cbc:ID"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
UN = "urn:un:unece:uncefact:data:standard:"
_FERD = "urn:ferd:CrossIndustryDocument:invoice:1p0"
_PREFIXES: Mapping[str, str] = {
    f"{UBL}CommonAggregateComponents-2": "cac:",
    f"{UBL}CommonBasicComponents-2": "cbc:",
    f"{UBL}CommonExtensionComponents-2": "ext:",
    f"{UN}CrossIndustryInvoice:100": "rsm:",
    _FERD: "rsm:",
    **{f"{UN}ReusableAggregateBusinessInformationEntity:{number}": "ram:" for number in (12, 100)},
    **{f"{UN}UnqualifiedDataType:{number}": "udt:" for number in (15, 100)},
    **{f"{UN}QualifiedDataType:{number}": "qdt:" for number in (12, 100)},
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


def path_at(location: str, root: etree._Element) -> str:
    """The path of what a Schematron engine calls `location` in the document at `root`; of the last step that is clear,
    where it is not."""
    attribute = _ATTRIBUTE.search(location)
    return path_of(_nodes(location, root)[-1]) + (f"/@{attribute['name']}" if attribute else "")


def element_at(location: str, root: etree._Element) -> etree._Element | None:
    """The element that a Schematron engine calls `location` in the document at `root`; None where that is not clear."""
    steps, nodes = list(_STEP.finditer(location)), _nodes(location, root)
    told = "".join(step[0] for step in steps) == location.strip() and len(nodes) == len(steps)
    return nodes[-1] if told and _is_called(steps[0], root) else None


def _nodes(location: str, root: etree._Element) -> list[etree._Element]:
    """The root, and the elements that the steps behind the first lead to, as far as they do."""
    nodes = [root]
    for step in list(_STEP.finditer(location))[1:]:
        same, position = nodes[-1].findall(_name(step)), int(step["position"] or 1)
        if position > len(same):
            break
        nodes.append(same[position - 1])
    return nodes


def _is_called(step: re.Match[str], element: etree._Element) -> bool:
    return element.tag in {_name(step), _name(step).removeprefix("{}")}


def _name(step: re.Match[str]) -> str:
    return f"{{{step['space'] or step['qspace'] or ''}}}{step['name'] or step['qname']}"
