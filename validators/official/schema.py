"""XML schemas: whether a document is built as its syntax prescribes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from schemas import OfficialMessage, Severity
from validators.official.paths import path_of

RULE = "OFF-02"
_NAMESPACE = re.compile(r"\{[^}]*\}")
_MOST = 20  # messages: what follows the first is often its consequence


class Schema:
    """A compiled XML schema, loaded from `file` without the network."""

    def __init__(self, file: Path) -> None:
        self._schema = etree.XMLSchema(etree.parse(file, etree.XMLParser(no_network=True)))

    def messages(self, root: etree._Element) -> tuple[OfficialMessage, ...]:
        """What keeps the document at `root` from being valid; nothing if it is."""
        if self._schema.validate(root):
            return ()
        return tuple(_said(self._schema.error_log, root))


def _said(log: etree._ListErrorLog, root: etree._Element) -> Iterator[OfficialMessage]:
    for entry in list(log)[:_MOST]:
        text = _NAMESPACE.sub("", entry.message)
        yield OfficialMessage(rule=RULE, severity=Severity.FATAL, path=path_of(_found(entry.path, root)), text=text)


def _found(path: str | None, root: etree._Element) -> etree._Element:
    """The element at `path` as the schema's engine writes it; the root where it cannot be told."""
    names = {prefix: name for prefix, name in root.nsmap.items() if prefix}
    try:
        found = root.getroottree().xpath(path or "/*", namespaces=names)
    except etree.XPathEvalError:  # a prefix that is declared further down
        return root
    first = found[0] if isinstance(found, list) and found else root
    return first if isinstance(first, etree._Element) else root
