"""A parsed page: elements with their attributes, classes and text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_EMPTY = {"meta", "link", "input", "br", "img", "hr"}


@dataclass
class Element:
    """One element and what is in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.inside:
            if isinstance(part, str):
                yield part
            else:
                yield from part._texts()

    def all(self, name: str = "", **wanted: str) -> list[Element]:
        """The elements of this name whose attributes contain `wanted` (class_ and data_key as in Python)."""
        keys = {key.rstrip("_").replace("_", "-"): value for key, value in wanted.items()}
        return [
            element
            for element in self.walk()
            if name in ("", element.name)
            and all(value in element.attributes.get(key, "").split() for key, value in keys.items())
        ]

    def one(self, name: str = "", **wanted: str) -> Element:
        """The only element of this kind."""
        (element,) = self.all(name, **wanted)
        return element

    def walk(self) -> Iterator[Element]:
        for part in self.inside:
            if isinstance(part, Element):
                yield part
                yield from part.walk()


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parsed(source: Path | str) -> Element:
    """The page as a tree. Fails where elements are not closed in order."""
    parser = _Parser()
    parser.feed(source.read_text(encoding="utf-8") if isinstance(source, Path) else source)
    parser.close()
    assert parser.open == [parser.root], f"<{parser.open[-1].name}> is not closed"
    return parser.root
