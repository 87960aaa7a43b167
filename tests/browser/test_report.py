"""The report in a real browser: opened from its folder, offline."""

from __future__ import annotations

import base64
import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from reports import write_report
from schemas import LINE_TERMS, OutcomeKind, PageImage
from tests.reports import invoice_run

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed (`make setup` brings it)")
from selenium.webdriver.common.by import By  # noqa: E402 - after the skip
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.remote.webelement import WebElement  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

pytestmark = pytest.mark.browser

_QUIET = (
    "headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
    "disable-component-update", "disable-sync", "force-prefers-reduced-motion", "window-size=1440,900",
)  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report of the small run."""
    folder = tmp_path_factory.mktemp("browser") / "reports" / "2024-05-02-1"
    invoice_run.write(folder)
    return folder


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Chromium with a profile of its own."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("Chromium or its driver is missing (Debian: apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*_QUIET, f"user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()


@pytest.fixture
def index(browser: Any, report: Path) -> Any:
    """The browser at the report's index."""
    browser.set_window_size(1440, 900)
    browser.get((report / "index.html").as_uri())
    return browser


@pytest.fixture
def document(browser: Any, report: Path) -> Any:
    """The browser at the page of the document with the wrong total."""
    browser.set_window_size(1440, 900)
    browser.get(invoice_run.page_of(report, "inbox/wrong-total.pdf").as_uri())
    return browser


def _shown(browser: Any) -> list[str]:
    rows = browser.find_elements(By.CSS_SELECTOR, "table.documents tbody tr")
    return [row.find_element(By.TAG_NAME, "a").text.replace("\n", "") for row in rows if row.is_displayed()]


def _until(browser: Any, holds: Callable[[], bool]) -> None:
    """Wait for what the page shows: a busy browser answers after the click has returned."""
    WebDriverWait(browser, 20, poll_frequency=0.05).until(lambda _: holds())


def _one(browser: Any, selector: str) -> WebElement:
    found: WebElement = browser.find_element(By.CSS_SELECTOR, selector)
    return found


def _lit(browser: Any) -> set[str]:
    """The keys of the marks that are highlighted."""
    marks = browser.find_elements(By.CSS_SELECTOR, ".mark.lit")
    return {key for mark in marks for key in mark.get_attribute("data-key").split()}


def _field(browser: Any, name: str) -> WebElement:
    fields = browser.find_elements(By.CSS_SELECTOR, ".field")
    return next(field for field in fields if field.find_element(By.CLASS_NAME, "name").text.startswith(name))


def test_nothing_is_requested_and_nothing_goes_wrong(browser: Any, report: Path) -> None:
    browser.get("about:blank")  # away from the browser's own first page, whose requests are none of ours
    browser.get_log("performance")
    browser.get_log("browser")
    for path in (report / "index.html", *sorted((report / "documents").iterdir())):
        browser.get(path.as_uri())
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent"}
    assert {address.split(":")[0] for address in asked} <= {"file", "data"}
    assert len([address for address in asked if address.startswith("file:")]) == 1 + len(invoice_run.records())
    assert browser.get_log("browser") == []


def test_words_filter_the_table(index: Any) -> None:
    _one(index, "#find").send_keys("wrong TOTAL")
    _until(index, lambda: _shown(index) == ["inbox/wrong-total.pdf"])
    assert _one(index, "#shown").text == "1 of 16 shown"


def test_outcomes_and_rules_filter_the_table_until_all_is_shown(index: Any) -> None:
    _one(index, ".pick:has([value=review])").click()
    _one(index, ".pick:has([value=refused])").click()
    _until(index, lambda: len(_shown(index)) == 3)
    _one(index, "#rule option:nth-child(2)").click()
    _until(index, lambda: _shown(index) == ["inbox/doubtful-date.pdf", "inbox/another-doubt.pdf"])
    _one(index, "button[type=reset]").click()
    _until(index, lambda: len(_shown(index)) == 16)


def test_a_rule_in_the_chart_filters_the_table(index: Any) -> None:
    _one(index, "a.rule[data-rule=ID-IBAN]").click()
    assert _shown(index) == ["inbox/bad-account.pdf"]


def test_the_table_sorts_by_keyboard_in_both_directions(index: Any) -> None:
    head = _one(index, "table.documents thead th:last-child")
    assert head.text.startswith("Gross total")
    button = head.find_element(By.TAG_NAME, "button")
    orders = []
    for _ in range(2):
        button.send_keys(Keys.ENTER)
        cells = index.find_elements(By.CSS_SELECTOR, "table.documents tbody td:last-child")
        orders.append([float(cell.get_attribute("data-sort")) for cell in cells if cell.text != "–"])
    assert orders == [sorted(orders[0]), sorted(orders[0], reverse=True)]
    assert head.get_attribute("aria-sort") == "descending"


def _filtered(browser: Any) -> None:
    """Filter the table and sort it by its files, the last first."""
    _one(browser, "#find").send_keys("inbox")
    _one(browser, ".pick:has([value=review])").click()
    for _ in range(2):
        _one(browser, "table.documents thead th:first-child button").click()


_FILTERED = ["inbox/doubtful-date.pdf", "inbox/another-doubt.pdf"]


def test_back_and_the_way_up_lead_to_the_table_as_it_was_filtered(index: Any) -> None:
    _filtered(index)
    _until(index, lambda: _shown(index) == _FILTERED)
    _one(index, "a[href*=documents]:not(tr[hidden] *)").click()
    _until(index, lambda: "documents/" in index.current_url)
    index.back()
    _until(index, lambda: _shown(index) == _FILTERED)
    assert _one(index, "#find").get_attribute("value") == "inbox"
    _one(index, "a[href*=documents]:not(tr[hidden] *)").click()
    _until(index, lambda: "documents/" in index.current_url)
    _one(index, "a[rel=next], a[rel=prev]").click()
    _one(index, "#all").click()
    _until(index, lambda: _shown(index) == _FILTERED)
    _one(index, "button[type=reset]").click()
    _until(index, lambda: len(_shown(index)) == 16)


def test_an_amount_is_found_as_it_is_written_anywhere(browser: Any, tmp_path: Path) -> None:
    claims = invoice_run.draw(gross="1234567.80").claims
    path = invoice_run.write(tmp_path / "reports" / "run", [invoice_run.record(claims=claims), invoice_run.refused()])
    browser.get(path.as_uri())
    _one(browser, "#find").send_keys("1234567.80")
    _until(browser, lambda: _shown(browser) == ["inbox/probeholz-0117.pdf"])


def test_a_wide_table_scrolls_by_itself_and_not_the_page(browser: Any, tmp_path: Path) -> None:
    # A badge far to the right has hidden words for those who listen: they must not widen the page.
    sheet = invoice_run.draw()
    box = sheet.claims["lines[0].net"].boxes[0]
    for term in LINE_TERMS:
        if term.kind in ("text", "identifier", "code"):
            sheet.value(f"lines[0].{term.path}", "Wide-ranging", "Wide-ranging", box)
    each = [invoice_run.finding("X-1", f"{path} is odd.", terms=(path,)) for path in sheet.claims]
    record = invoice_run.record(OutcomeKind.REVIEW, claims=sheet.claims, findings=each)
    invoice_run.write(tmp_path / "reports" / "run", [record])
    page = next((tmp_path / "reports" / "run" / "documents").iterdir())
    for width in (500, 1400):
        browser.set_window_size(width, 900)
        browser.get(page.as_uri())
        table = _one(browser, ".scroll:has(table.rows)")
        inner, outer = (browser.execute_script(f"return arguments[0].{side}", table) for side in _WIDTHS)
        assert inner > outer, "the table is wider than its container"
        assert browser.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0


_WIDTHS = ("scrollWidth", "clientWidth")


def test_a_dark_photo_is_brightened_until_the_reader_wants_it_as_it_came(browser: Any, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (300, 400), (90, 88, 85)).save(buffer, "WEBP")
    dark = PageImage(number=1, width=595, height=842, webp=buffer.getvalue())
    folder = tmp_path / "reports" / "run"
    write_report(folder, invoice_run.run(), [invoice_run.reviewed()], None, [], lambda _: (dark,))
    browser.get(next((folder / "documents").iterdir()).as_uri())
    button = _one(browser, "#brighter")
    _until(browser, button.is_displayed)
    assert "brightness(2" in _one(browser, ".viewer image").value_of_css_property("filter")
    button.click()
    assert _one(browser, ".viewer image").value_of_css_property("filter") == "none"
    assert button.get_attribute("aria-pressed") == "false"


def test_a_bright_page_stays_as_it_is(document: Any) -> None:
    assert not _one(document, "#brighter").is_displayed()
    assert _one(document, ".viewer image").value_of_css_property("filter") == "none"


def test_the_worst_finding_is_highlighted_at_once(document: Any) -> None:
    amounts = ("Invoice total amount without VAT", "Invoice total VAT amount", "Invoice total amount with VAT")
    assert {_field(document, name).get_attribute("data-key") for name in amounts} <= _lit(document)
    assert [flag.text for flag in document.find_elements(By.CSS_SELECTOR, ".mark.lit .flag text")] == ["1"]


def test_clicking_a_field_highlights_its_box_and_shows_it(document: Any) -> None:
    field = _field(document, "Payment account identifier")
    field.find_element(By.CSS_SELECTOR, "a.locate").click()
    assert _lit(document) == {field.get_attribute("data-key")}
    box, frame = _one(document, ".mark.lit rect").rect, _one(document, ".viewer").rect
    assert frame["y"] <= box["y"] + 1 <= frame["y"] + frame["height"]


def test_clicking_a_box_highlights_its_field_and_takes_the_keyboard_there(document: Any) -> None:
    key = _field(document, "Invoice number").get_attribute("data-key")
    _one(document, f".mark[data-key={key}] rect").click()
    assert "lit" in _field(document, "Invoice number").get_attribute("class").split()
    assert document.switch_to.active_element.get_attribute("data-keys") == key


def test_a_field_is_highlighted_while_the_keyboard_is_on_it(document: Any) -> None:
    field = _field(document, "Seller VAT identifier")
    document.execute_script("arguments[0].focus()", field.find_element(By.CSS_SELECTOR, "a.locate"))
    assert _lit(document) == {field.get_attribute("data-key")}


def test_escape_takes_the_highlight_away(document: Any) -> None:
    _one(document, "body").send_keys(Keys.ESCAPE)
    assert _lit(document) == set()


def test_the_image_grows_on_demand(document: Any) -> None:
    before = _one(document, ".viewer svg").rect["width"]
    _one(document, "#zoom").click()
    assert _one(document, ".viewer svg").rect["width"] > 1.5 * before
    assert _one(document, "#zoom").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("width", [500, 900, 1440])
def test_nothing_is_cut_off_at_the_side(browser: Any, report: Path, width: int) -> None:
    browser.set_window_size(width, 900)
    for path in (report / "index.html", invoice_run.page_of(report, "inbox/wrong-total.pdf")):
        browser.get(path.as_uri())
        wide = browser.execute_script("return document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path.name


def _printed(browser: Any) -> list[tuple[float, float, str]]:
    """Each printed page: its width and height in points, and its text."""
    pdf = pypdfium2.PdfDocument(io.BytesIO(base64.b64decode(browser.execute_cdp_cmd(
        "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False}
    )["data"])))  # fmt: skip
    return [(*page.get_size(), page.get_textpage().get_text_bounded()) for page in pdf]


def test_a_document_prints_its_findings_beside_its_page_without_controls(document: Any) -> None:
    pages = _printed(document)
    width, height, text = pages[0]
    assert (round(width), round(height)) == (595, 842)
    assert "What to do:" in text
    assert "Larger" not in "".join(text for *_, text in pages)
    assert "Next waiting" not in text


def test_the_index_prints_its_table_across_the_page(index: Any) -> None:
    pages = _printed(index)
    tables = [(width, height) for width, height, text in pages if "wrong-total.pdf" in text and "Tischlerei" in text]
    assert [width > height for width, height in tables] == [True]
    assert "Show all" not in "".join(text for *_, text in pages)
