"""The Elements of an e-invoice as a tree again, and the XPaths of a mapping evaluated on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from lxml import etree

from schemas import Element, Structured

# A prefix is its own namespace: paths have one spelling, whatever the document's prefixes are.
_PREFIXES = {name: name for name in ("cac", "cbc", "rsm", "ram", "udt", "qdt")}
_STEP = re.compile(r"(?:(\w+):)?([^\[]+)(?:\[(\d+)\])?")
_PATH = "path"  # where a node of the tree keeps the path of its Element; no attribute of an e-invoice is called so


class Found(NamedTuple):
    """A value of an e-invoice: its text, the path of its element or attribute, and the format it says it has."""

    text: str
    path: str
    format: str = ""


class Joined(NamedTuple):
    """A value that stands in several elements of the one at `path`: their texts, in the order of `parts`."""

    path: str
    parts: tuple[str, ...]
    separator: str


class Within(NamedTuple):
    """A value that is a part of the text of the elements at `path`: the first group of `pattern`."""

    path: str
    pattern: re.Pattern[str]


Path = str | Joined | Within


class Rows(NamedTuple):
    """How the rows of a group are found (an XPath), and where their terms and groups stand within a row."""

    path: str
    terms: Mapping[str, Path]
    groups: Mapping[str, Rows] = {}


class Syntax(NamedTuple):
    """A mapping: where every term stands, as XPaths, and the groups that repeat."""

    terms: Mapping[str, Path]
    groups: Mapping[str, Rows]


def under(group: str, terms: Mapping[str, str]) -> dict[str, str]:
    """The places of `terms`, by their names within `group`."""
    return {f"{group}.{name}": xpath for name, xpath in terms.items()}


def tree_of(part: Structured) -> etree._Element:
    """The tree that the elements of `part` are the leaves of."""
    root = etree.Element(part.root)
    nodes = {part.root: root}
    for element in part.elements:
        _add(nodes, element)
    return root


def _add(nodes: dict[str, etree._Element], element: Element) -> None:
    node = _node(nodes, element.path)
    node.text = element.text
    for name, value in element.attributes:
        node.set(name, value)
    node.set(_PATH, element.path)


def _node(nodes: dict[str, etree._Element], path: str) -> etree._Element:
    known = nodes.get(path)
    if known is None:
        above, _, step = path.rpartition("/")
        match = _STEP.fullmatch(step)
        assert match is not None, path
        tag = f"{{{match[1]}}}{match[2]}" if match[1] else match[2]
        known = nodes[path] = etree.SubElement(_node(nodes, above), tag)
    return known


@cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=_PREFIXES)


def nodes(node: etree._Element, path: str) -> list[etree._Element]:
    """The elements that `path` finds from `node`, in document order."""
    found = _compiled(path)(node)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def values(node: etree._Element, path: Path) -> Iterator[Found]:
    """What stands in the elements and attributes that `path` finds from `node`; empty ones say nothing."""
    if isinstance(path, Joined):
        yield from _joined(node, path)
        return
    if isinstance(path, Within):
        yield from _within(node, path)
        return
    found = _compiled(path)(node)
    assert isinstance(found, list)
    for one in found:
        if isinstance(one, etree._Element) and one.text and _PATH in one.attrib:
            yield Found(str(one.text), str(one.get(_PATH)), str(one.get("format", "")))
        elif isinstance(one, etree._ElementUnicodeResult) and one and (parent := one.getparent()) is not None:
            yield Found(str(one), f"{parent.get(_PATH)!s}/@{one.attrname!s}")


def _joined(node: etree._Element, path: Joined) -> Iterator[Found]:
    """The texts of the parts together; their place is that of the element above them."""
    for above in nodes(node, path.path):
        parts = [found for part in path.parts for found in values(above, part)]
        if parts:
            yield Found(path.separator.join(part.text for part in parts), parts[0].path.rpartition("/")[0])


def _within(node: etree._Element, path: Within) -> Iterator[Found]:
    for found in values(node, path.path):
        part = path.pattern.fullmatch(found.text)
        if part is not None and part[1]:
            yield Found(part[1], found.path)


def is_bare(node: etree._Element, path: str) -> bool:
    """Whether `path` finds elements or attributes from `node`, and all of them are empty."""
    found = _compiled(path)(node)
    assert isinstance(found, list)
    return bool(found) and not any(one.text if isinstance(one, etree._Element) else one for one in found)
