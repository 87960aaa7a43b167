"""HTML as a page: what is seen is read in its place, what is hidden is not, and nothing is fetched or believed."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.extract import extract
from extractors.page import Layout
from extractors.readers import read
from schemas import Limits, Reading, SignalCode
from tests.extractors.packed import codes, document, opened

_INVOICE = """
<html><head><title>Mail</title><style>p { color: red }</style></head><body>
<div style="display:none">Preview 999.99</div>
<h1>Invoice</h1>
<table><tr><td><b>Acme Tools Ltd</b><br>1 High Street<br>London SW1A 1AA</td>
<td>Invoice number: A-17<br>Invoice date: 3 May 2024</td></tr></table>
<table><thead><tr><th>Description</th><th>Quantity</th><th>Unit price</th><th>Amount</th></tr></thead>
<tbody><tr><td>Hosting &amp; support</td><td>2</td><td>50.00</td><td>100.00</td></tr>
<tr><td colspan="3">Net total</td><td>&pound;100.00</td></tr>
<tr><td colspan="3">VAT 20%</td><td>&pound;20.00</td></tr>
<tr><td colspan="3"><strong>Total</strong></td><td>&pound;120.00</td></tr></tbody></table></body></html>
"""


def _read(folder: Path, html: str, encoding: str = "utf-8") -> Reading:
    return opened(folder, f"<!DOCTYPE html>{html}".encode(encoding))


def _lines(reading: Reading) -> list[str]:
    return [" | ".join(one.text for one in line.segments) for line in Layout(reading).pages[0].lines]


def _words(reading: Reading) -> list[str]:
    return [word.text for page in reading.pages for word in page.words]


def test_an_invoice_in_html_is_read_and_a_person_looks(tmp_path: Path) -> None:
    reading = _read(tmp_path, _INVOICE)
    assert codes(reading) == [SignalCode.NOT_INSPECTED]
    invoice = extract(reading).invoice()
    assert (invoice.invoice_number, str(invoice.issue_date), invoice.currency) == ("A-17", "2024-05-03", "GBP")
    assert [str(value) for value in (invoice.totals.net, invoice.totals.tax, invoice.totals.gross)] == [
        "100.00", "20.00", "120.00",
    ]  # fmt: skip
    assert invoice.seller.name == "Acme Tools Ltd"
    assert [(line.description, str(line.net)) for line in invoice.lines] == [("Hosting & support", "100.00")]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>To<b>tal</b> 1&nbsp;200,00 &euro;</p><div>next</div>", ["Total 1 200,00 €", "next"]),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["a | b", "c | d"]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", ["a | b", "c"]),
        ("<table><tr><td>long label here<td>1<tr><td>x<td>2</table>", ["long label here | 1", "x | 2"]),
        ("<table><tr><td><table><tr><td>in<td>ner</table><td>out</table>", ["in | ner | out"]),
        ("<table>stray<caption>cap</caption><tr><td>cell</table>", ["stray", "cap", "cell"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<pre>Net      100.00\nGross    119.00</pre>", ["Net | 100.00", "Gross | 119.00"]),
        ("plain &lt;text&gt; alone", ["plain <text> alone"]),
    ],
)
def test_text_stands_where_a_browser_would_put_it(tmp_path: Path, html: str, lines: list[str]) -> None:
    assert _lines(_read(tmp_path, html)) == lines


def test_cells_of_a_column_begin_at_one_place(tmp_path: Path) -> None:
    reading = _read(tmp_path, "<table><tr><td>a long one<td>1<td>x<tr><td>b<td colspan=2>22<tr><td>c<td>3<td>y</table>")
    left = {word.text: word.box.x0 for word in reading.pages[0].words}
    assert left["1"] == left["22"] == left["3"]
    assert left["x"] == left["y"] > left["1"]


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display: none">secret</div>',
        '<span style="visibility:hidden">secret</span>',
        '<p style="font-size:0px">secret</p>',
        '<p style="font-size:0">secret</p>',
        '<p style="opacity:0">secret</p>',
        '<div style="mso-hide:all">secret</div>',
        "<p hidden>secret</p>",
        "<script>secret</script>",
        "<style>secret</style>",
        "<template>secret</template>",
        "<!-- secret -->",
        "<table><tr hidden><td>secret</table>",
        "<iframe>secret</iframe>",
    ],
)
def test_what_is_not_shown_is_not_read(tmp_path: Path, hidden: str) -> None:
    assert _words(_read(tmp_path, f"<p>before</p>{hidden}<p>after</p>")) == ["before", "after"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("\ufeff<html><meta charset=iso-8859-1>Zahlung über 5 €".encode(), ["Zahlung", "über", "5", "€"]),
        ("<html><meta charset='iso-8859-2'>zapłać".encode("iso-8859-2"), ["zapłać"]),
        ("<html>für 5 €".encode("windows-1252"), ["für", "5", "€"]),
        ("<html><meta charset=nonsense-7>für".encode("windows-1252"), ["für"]),
        ("\ufeff<html>für".encode("utf-16-le"), ["für"]),
    ],
)
def test_text_is_decoded_as_it_says(tmp_path: Path, data: bytes, words: list[str]) -> None:
    assert _words(opened(tmp_path, data)) == words


def test_nothing_is_fetched_and_no_entity_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    page = (
        '<!DOCTYPE html SYSTEM "http://x.example/a.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body>'
        '<link rel=stylesheet href="http://x.example/a.css"><img src="http://x.example/a.png">&e; seen</body></html>'
    )
    words = _words(opened(tmp_path, page.encode()))
    assert "seen" in words
    assert not [word for word in words if "root:" in word]


def test_an_empty_page_says_so(tmp_path: Path) -> None:
    for html in ("<html></html>", "<html><body><img src='x.png'></body></html>"):
        assert codes(_read(tmp_path, html)) == [SignalCode.NO_TEXT]


@pytest.mark.parametrize(
    ("html", "limits", "code"),
    [
        ("<p>" + "a " * 300, Limits(words=200), SignalCode.TOO_MANY_WORDS),
        ("<p>a</p>" * 2000, Limits(), SignalCode.PAGE_TOO_LARGE),
        ("<table><tr>" + "<td>cell" * 2000, Limits(), SignalCode.PAGE_TOO_LARGE),
    ],
)
def test_a_page_over_a_limit_is_refused(tmp_path: Path, html: str, limits: Limits, code: SignalCode) -> None:
    found = read(document(tmp_path, f"<!DOCTYPE html>{html}".encode()), limits)
    assert codes(found) == [code]


def test_elements_nested_without_end_do_not_break_it(tmp_path: Path) -> None:
    for tag in ("<div>", "<table><tr><td>", "<b>"):
        reading = _read(tmp_path, tag * 5000 + "x")
        assert codes(reading)[0] in (SignalCode.NOT_INSPECTED, SignalCode.UNREADABLE, SignalCode.NO_TEXT)


_TAGS = st.sampled_from(["table", "tr", "td", "th", "div", "p", "br", "b", "pre", "span style='display:none'", "li"])
_PIECES = st.one_of(
    _TAGS.map(lambda tag: f"<{tag}>"),
    _TAGS.map(lambda tag: f"</{tag.split()[0]}>"),
    st.text(max_size=12),
    st.sampled_from(["&amp;", "&#0;", "&nbsp;", "<td colspan=999999>", "<td rowspan=-1>", "<!--", "]]>", "<"]),
)


@settings(max_examples=150)
@given(st.lists(_PIECES, max_size=40))
def test_whatever_it_holds_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    folder = tmp_path_factory.mktemp("html")
    reading = opened(folder, b"<!DOCTYPE html>" + "".join(pieces).encode("utf-8", "replace"))
    assert codes(reading)[0] in (SignalCode.NOT_INSPECTED, SignalCode.NO_TEXT, SignalCode.PAGE_TOO_LARGE)
    for page in reading.pages:
        assert all(0 <= word.box.x0 <= word.box.x1 <= page.width for word in page.words)
        assert all(0 <= word.box.top <= word.box.bottom <= page.height for word in page.words)
