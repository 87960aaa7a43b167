"""Building XML: elements that vanish where they would be empty, so that a writer reads as the schema does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lxml import etree

from schemas import plain

Node = etree._Element | None
Text = str | Decimal | date | None


class Names:
    """The namespaces of a syntax by prefix; "" is that of names without one."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._namespaces = namespaces

    def leaf(self, name: str, value: Text, attributes: Mapping[str, Text] | None = None) -> Node:
        """An element with a text, or nothing where there is none."""
        if value is None:
            return None
        node = etree.Element(self._tag(name))
        node.text = written(value)
        for key, given in (attributes or {}).items():
            if given is not None:
                node.set(key, written(given))
        return node

    def group(self, name: str, *children: Node) -> Node:
        """An element around its children, or nothing where there are none."""
        present = [child for child in children if child is not None]
        if not present:
            return None
        node = etree.Element(self._tag(name))
        node.extend(present)
        return node

    def document(self, name: str, *children: Node, attributes: Mapping[str, str] | None = None) -> bytes:
        """A whole document. The same content gives the same bytes."""
        prefixes: dict[Any, str] = {prefix or None: uri for prefix, uri in self._namespaces.items() if uri}
        root = etree.Element(self._tag(name), dict(attributes or {}), nsmap=prefixes)
        root.extend([child for child in children if child is not None])
        etree.cleanup_namespaces(root, keep_ns_prefixes=[prefix for prefix in self._namespaces if prefix])
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)

    def _tag(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        uri = self._namespaces.get(prefix, "")
        return f"{{{uri}}}{local}" if uri else local


def written(value: str | Decimal | date) -> str:
    """A value as XML writes it."""
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else value
