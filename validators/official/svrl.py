"""What Schematron rules report (SVRL), as messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from schemas import OfficialMessage, Severity
from validators.official.paths import element_at, path_at
from validators.official.redundant import says_nothing_new

_SVRL = "{http://purl.oclc.org/dsdl/svrl}"
_FLAGS: Mapping[str, Severity] = {
    "warning": Severity.WARNING,
    "information": Severity.INFORMATION,
    "info": Severity.INFORMATION,
}
_LABEL = re.compile(r"^\[\s*(?P<id>[A-Za-z][\w.-]*)\s*\]\s*-?\s*")  # "[BR-01]-An Invoice shall ..."
_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
_ATTRIBUTE = re.compile(r"@([A-Za-z][\w:.-]*)")
# Any step to elsewhere, an element, or the text of the element itself.
_CONTENT = re.compile(r"[/\[$]|\b(?:cac|cbc|ext|ram|rsm|udt|qdt):\w|text\(|(?<![\w.)])\.(?![\w.])")
MOST = 200  # messages of one rule set that are kept, the fatal ones first: a document can break one rule in every line


def messages(report: str, root: etree._Element, artefact: str) -> tuple[OfficialMessage, ...]:
    """The failed assertions of an SVRL `report` on the document at `root`, each place once a rule.

    An assertion without an id of its own carries that of its `artefact`.
    """
    tree = etree.fromstring(report.encode(), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    said = {(message.rule, message.path): message for message in _failed(tree, root, artefact)}
    order = list(Severity)
    return tuple(sorted(said.values(), key=lambda message: order.index(message.severity))[:MOST])


def _attribute_of(test: str) -> str:
    """The step to the one attribute that `test` looks at, if it looks at nothing else of its element; else nothing."""
    bare = _TEXT.sub("''", test)
    attributes = set(_ATTRIBUTE.findall(bare))
    return f"/@{attributes.pop()}" if len(attributes) == 1 and not _CONTENT.search(bare) else ""


def _failed(tree: etree._Element, root: etree._Element, artefact: str) -> Iterator[OfficialMessage]:
    for node in tree.iter(f"{_SVRL}failed-assert", f"{_SVRL}successful-report"):
        text = " ".join("".join(map(str, node.itertext())).split())
        label = _LABEL.match(text)
        test, path = node.get("test") or "", path_at(node.get("location") or "", root)
        severity = _FLAGS.get(node.get("flag") or node.get("role") or "", Severity.FATAL)
        if severity is Severity.WARNING and says_nothing_new(test, element_at(node.get("location") or "", root)):
            severity = Severity.INFORMATION
        yield OfficialMessage(
            rule=label["id"] if label else node.get("id") or artefact,
            severity=severity,
            path=path + _attribute_of(test),
            text=text[label.end() :] if label else text,
        )
