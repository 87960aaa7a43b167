"""The page of an evaluation: self-contained, escaped, with its plots and figures."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from evaluation.evaluate import summarise
from evaluation.page import page, share
from evaluation.scoring import score
from tests.evaluation.labelled_results import document, invoice, result, scored

LOADING = {"src", "href", "srcset", "data", "action", "poster", "xlink:href"}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes |= {name for name, _ in attrs}


def _page(errors: int = 0) -> str:
    odd = scored(document("two", language="de"), invoice=invoice(currency="<script>alert(1)</script>"))
    lines = document("three", lines=({"description": "Tea"},))
    return page(summarise([scored(), odd, scored(lines)]), errors=errors)


def test_nothing_is_loaded_from_elsewhere() -> None:
    text = _page(errors=5)
    tags = _Tags()
    tags.feed(text)
    assert not tags.attributes & LOADING
    assert not {"script", "link", "img", "iframe", "object"} & set(tags.names)
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_four_plots_are_drawn() -> None:
    labels = re.findall(r'role="img" aria-label="([^"]+)"', _page())
    assert labels == ["F1 by values", "F1 by documents", "Reliability diagram", "Histogram of scores"]


def test_values_of_documents_are_shown_only_on_request_and_escaped() -> None:
    assert "alert(1)" not in _page()
    asked = _page(errors=1)
    assert "&lt;script&gt;alert(1)" in asked
    assert "some-set/" not in _page().replace("some-set/plain", "")
    assert "somewhere/two.pdf" in asked


def test_bars_and_columns_have_the_size_of_their_figures() -> None:
    text = _page()
    assert "<title>currency: F1 0.667, 3 values</title>" in text
    assert '<rect class="right" x="200" y="4" width="180.0"' in text
    assert "score 0.9 to 1.0: 3 right, 0 wrong" in text


def test_an_evaluation_without_values_is_a_page_too() -> None:
    text = page(summarise([score(document(fields={}), result(claims={}))]), errors=3)
    assert "Evaluation of 1 labelled documents" in text
    assert "NaN" not in text


def test_the_weakest_templates_are_drawn() -> None:
    many = [scored(document(str(number), template=f"layout-{number:03}")) for number in range(70)]
    weak = scored(document("weak", template="weakest"), invoice={})
    text = page(summarise([*many, weak]))
    assert "The 60 weakest; 11 better ones are not drawn." in text
    assert text.count("<title>some-set/") == 60
    assert text.index("weakest: F1 0.000") < text.index("layout-000: F1")


def test_shares_are_written_alike() -> None:
    assert (share(None), share(1), share(0.12345)) == ("–", "1.000", "0.123")
