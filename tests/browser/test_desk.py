"""The desk in a real browser: by keyboard alone, without a script, and for everybody."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.chromium import WIDTHS, Served, chromium, look, served, spoken, violations
from tests.extractors.test_dividing import _first, _later, _pdf

pytest.importorskip("selenium.webdriver", reason="selenium is not installed (`make setup` brings it)")
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_TOGETHER = "/together?vendor=Grace+Dunmore&cause=GX-34"
_WORDY = "v:lines[1].description"  # a value of many words on one line
_SAMPLES = (
    "missing-number-it",
    "wrong-total-en",
    "number-twice-1-en",
    "number-twice-2-en",
    "xrechnung-cii-de",
    "order-en",
)


@pytest.fixture(scope="module")
def workspace(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which some of the samples wait."""
    folder = tmp_path_factory.mktemp("desk")
    inbox = folder / "inbox"
    inbox.mkdir()
    for name in _SAMPLES:
        for path in (root / "sample_invoices" / name).glob("document*"):
            shutil.copyfile(path, inbox / f"{name}{path.suffix}")
    (inbox / "lot-en.pdf").write_bytes(_pdf(_first("A-17"), _later("A-17"), _first("A-18", day="")))
    command = [
        sys.executable,
        "-m",
        "app",
        "run",
        str(inbox),
        "--workspace",
        str(folder / "workspace"),
        "--workers",
        "1",
    ]
    subprocess.run(command, cwd=root, check=False, capture_output=True, timeout=500)
    return folder / "workspace"


@pytest.fixture(scope="module")
def site(workspace: Path) -> Iterator[Served]:
    """Its desk."""
    with served(workspace, undo=0.5) as one:
        yield one


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One browser for all."""
    with chromium(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def browser(opened: Any, site: Served) -> Any:
    """The browser, signed in, at the queue."""
    look(opened, 1280, dark=False)
    opened.get(f"{site.address}/sign-in")
    opened.find_element(By.ID, "name").send_keys("anna", Keys.ENTER)
    _until(opened, lambda: opened.title.startswith("Queue"))
    opened.get_log("browser")
    return opened


def _until(browser: Any, holds: Callable[[], Any], seconds: int = 30) -> None:
    # What is looked at may belong to the page that is just being left.
    waiting = WebDriverWait(browser, seconds, poll_frequency=0.05, ignored_exceptions=[StaleElementReferenceException])
    waiting.until(lambda _: holds())


def _press(browser: Any, *keys: str) -> None:
    ActionChains(browser).pause(0.4).send_keys(*keys).perform()


def _at(browser: Any, site: Served, name: str) -> None:
    """Go to the document whose file begins so, and wait until its page can be worked with."""
    rows = [one for one in site.desk.ledger.listed() if name in one.document.origin]
    browser.get(f"{site.address}/documents/{rows[0].document.sha256}")
    _until(browser, lambda: browser.find_elements(By.CSS_SELECTOR, "form.live-form"))


def _active(browser: Any) -> str:
    return str(browser.execute_script("const e = document.activeElement; return e.type === 'submit' ? e.id : e.name"))


def _value(browser: Any) -> str:
    return str(browser.execute_script("return document.activeElement.value"))


def test_a_whole_document_is_decided_by_keyboard_and_leaves(browser: Any, site: Served, workspace: Path) -> None:
    _at(browser, site, "missing-number-it")
    before = browser.current_url
    assert _active(browser) == "v:invoice_number"
    _press(browser, "e")
    _press(browser, "VE-2018/77", Keys.ENTER)
    _until(browser, lambda: _active(browser) != "v:invoice_number")
    doubtful = len(browser.find_elements(By.CSS_SELECTOR, ".doubtful:not(.settled)"))
    for _ in range(doubtful):
        _press(browser, Keys.ENTER)
    _until(browser, lambda: _active(browser) == "approve")
    _press(browser, Keys.ENTER)
    _until(browser, lambda: browser.current_url != before)
    assert "approved" in browser.find_element(By.ID, "handed").text
    assert site.desk.handing_in.settled(240)
    [handed] = [one for one in site.desk.handing_in.of(next(iter(_who(site)))) if one.came is not None][:1]
    assert handed.came is not None
    assert handed.came.refused is None
    assert handed.decision.values["invoice_number"] == "VE-2018/77"


def _who(site: Served) -> Any:
    return {one.who for one in site.desk.handing_in._all.values()}


def test_words_on_the_page_fill_the_field(browser: Any, site: Served) -> None:
    _at(browser, site, "wrong-total-en")
    field = browser.find_element(By.NAME, "v:totals.gross")
    browser.execute_script("arguments[0].focus()", field)
    _press(browser, "w")
    _until(browser, lambda: browser.find_elements(By.CSS_SELECTOR, ".viewer.picking"))
    _press(browser, Keys.ARROW_UP)
    _press(browser, Keys.ENTER)
    _until(browser, lambda: _active(browser) == "v:totals.gross")
    _until(browser, lambda: _value(browser) == "262.08")
    place = browser.find_element(By.NAME, "place:totals.gross").get_attribute("value")
    assert place.startswith("1:")
    browser.refresh()


def test_more_words_are_taken_in_either_direction(browser: Any, site: Served) -> None:
    _at(browser, site, "wrong-total-en")
    browser.execute_script("arguments[0].focus()", browser.find_element(By.NAME, "v:totals.gross"))
    _press(browser, "w")
    _until(browser, lambda: browser.find_elements(By.CSS_SELECTOR, ".viewer.picking"))
    held = ActionChains(browser).key_down(Keys.SHIFT)
    held.send_keys(Keys.ARROW_LEFT, Keys.ARROW_LEFT).key_up(Keys.SHIFT).perform()
    assert len(browser.find_elements(By.CSS_SELECTOR, ".picked rect")) == 3
    held = ActionChains(browser).key_down(Keys.SHIFT)
    held.send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT).key_up(Keys.SHIFT).perform()
    assert len(browser.find_elements(By.CSS_SELECTOR, ".picked rect")) == 2
    _press(browser, Keys.ESCAPE)


def test_a_turned_page_is_whole_and_shows_the_active_place(browser: Any, site: Served) -> None:
    _at(browser, site, "wrong-total-en")
    for turn in (90, 180, 270):
        _press(browser, "t")
        _press(browser, "n")
        _until(browser, lambda: _inside(browser, ".marks rect.active"))
        assert _inside(browser, ".leaf svg", sides="left right"), turn


def _inside(browser: Any, css: str, sides: str = "left right top bottom") -> bool:
    """Whether an element lies within what is seen of the pages."""
    return bool(
        browser.execute_script(
            "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
            "const frame = document.getElementById('viewer').getBoundingClientRect();"
            "return arguments[1].split(' ').every(side => ['left', 'top'].includes(side) ?"
            " box[side] >= frame[side] - 1 : box[side] <= frame[side] + 1)",
            css,
            sides,
        )
    )


def _middle(browser: Any, css: str) -> tuple[float, float]:
    box = browser.execute_script(
        "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
        "return [box.left + box.width / 2, box.top + box.height / 2]",
        css,
    )
    return float(box[0]), float(box[1])


def _tap(browser: Any, css: str) -> None:
    """Touch the middle of an element with a finger."""
    x, y = _middle(browser, css)
    browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("finger", [False, True], ids=["mouse", "touch"])
def test_words_are_picked_by_mouse_and_by_touch_too(browser: Any, site: Served, finger: bool) -> None:
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": finger})
    _at(browser, site, "wrong-total-en")
    field = browser.find_element(By.NAME, "v:totals.gross")
    browser.execute_script("arguments[0].focus()", field)
    _press(browser, "x")
    _until(browser, lambda: _value(browser) == "")
    mark = ".marks rect[data-of='totals.gross']"
    _until(browser, lambda: browser.find_elements(By.CSS_SELECTOR, mark))
    if finger:
        _tap(browser, "[data-do=words]")
        _until(browser, lambda: browser.find_elements(By.CSS_SELECTOR, ".viewer.picking"))
        _tap(browser, mark)
    else:
        ActionChains(browser).move_to_element(browser.find_element(By.CSS_SELECTOR, mark)).click().perform()
    _until(browser, lambda: field.get_attribute("value") == "1491.54")
    assert browser.find_element(By.NAME, "place:totals.gross").get_attribute("value").startswith("1:")
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})
    browser.refresh()


def test_words_of_a_value_are_picked_from_its_first(browser: Any, site: Served) -> None:
    _at(browser, site, "wrong-total-en")
    field = browser.find_element(By.NAME, _WORDY)
    browser.execute_script("arguments[0].focus()", field)
    _press(browser, "w")
    _until(browser, lambda: browser.find_elements(By.CSS_SELECTOR, ".viewer.picking"))
    first = str(field.get_attribute("value")).split()[0]
    assert browser.find_element(By.ID, "said").text.startswith(f"Word {first}.")
    _press(browser, Keys.ESCAPE)


def test_a_drag_that_ends_before_the_words_are_there_picks_them_all(browser: Any, site: Served) -> None:
    _at(browser, site, "wrong-total-en")
    field = browser.find_element(By.NAME, _WORDY)
    browser.execute_script("arguments[0].focus()", field)
    value = field.get_attribute("value")
    _press(browser, "x")
    _until(browser, lambda: _value(browser) == "")
    browser.execute_script(
        "const real = window.fetch; window.fetch = async (...asked) => { const answer = await real(...asked);"
        "if (String(asked[0]).endsWith('words.json')) await new Promise(go => { window.letGo = go; }); return answer }"
    )
    mark = browser.find_element(By.CSS_SELECTOR, ".marks rect.active")
    half = round(mark.size["width"] / 2) - 3
    held = ActionChains(browser).move_to_element_with_offset(mark, -half, 0).click_and_hold()
    held.move_to_element_with_offset(mark, half, 0).release().perform()
    assert field.get_attribute("value") == ""
    _until(browser, lambda: browser.execute_script("return window.letGo && (window.letGo(), true)"))
    _until(browser, lambda: field.get_attribute("value") != "")
    assert field.get_attribute("value") == value
    browser.refresh()


def test_a_number_takes_another_reading_and_escape_brings_the_old_one_back(browser: Any, site: Served) -> None:
    _at(browser, site, "wrong-total-en")
    field = browser.find_element(By.NAME, "v:invoice_number")
    browser.execute_script("arguments[0].focus()", field)
    first = browser.find_element(By.CSS_SELECTOR, "[data-path=invoice_number] .reading").get_attribute("data-text")
    _press(browser, "1")
    _until(browser, lambda: _value(browser) == first)
    _press(browser, "e")
    _press(browser, "zzz", Keys.ESCAPE)
    assert _value(browser) == first


def test_sums_are_checked_while_somebody_types(browser: Any, site: Served) -> None:
    _at(browser, site, "wrong-total-en")
    sums = browser.find_element(By.CSS_SELECTOR, "[data-sums=lines]")
    assert "fits" in sums.text
    cell = browser.find_element(By.NAME, "v:lines[0].net")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", cell)
    cell.click()
    cell.send_keys(Keys.CONTROL, "a")
    cell.send_keys("151.00")
    _until(browser, lambda: "off" in sums.text)
    assert "1.00 off" in sums.text


def test_every_key_is_listed_and_can_be_changed_and_switched_off(browser: Any, site: Served) -> None:
    _at(browser, site, "wrong-total-en")
    _press(browser, "?")
    _until(browser, lambda: browser.find_element(By.ID, "help").is_displayed())
    assert len(browser.find_elements(By.CSS_SELECTOR, "#help tr")) > 15
    browser.get(f"{site.address}/keys")
    _until(browser, lambda: browser.find_elements(By.CSS_SELECTOR, "#keys tbody tr"))
    key = browser.find_element(By.ID, "key-next_doubt")
    key.clear()
    key.send_keys("j")
    browser.find_element(By.ID, "keep").click()
    _at(browser, site, "wrong-total-en")
    first = _active(browser)
    _press(browser, "n")
    assert _active(browser) == first, "which is no key any more"
    _press(browser, "j")
    assert _active(browser) != first
    browser.get(f"{site.address}/keys")
    _until(browser, lambda: browser.find_elements(By.CSS_SELECTOR, "#keys tbody tr"))
    browser.find_element(By.ID, "off").click()
    browser.find_element(By.ID, "keep").click()
    _at(browser, site, "wrong-total-en")
    assert not browser.find_element(By.NAME, "v:invoice_number").get_property("readOnly")
    browser.execute_script("localStorage.clear()")


def test_without_a_script_it_is_a_form(browser: Any, site: Served) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        rows = [one for one in site.desk.ledger.listed() if "wrong-total-en" in one.document.origin]
        browser.get(f"{site.address}/documents/{rows[0].document.sha256}")
        field = browser.find_element(By.NAME, "v:totals.gross")
        field.clear()
        field.send_keys("1.401,54")
        browser.find_element(By.ID, "check").click()
        _until(browser, lambda: browser.find_element(By.NAME, "v:totals.gross").get_attribute("value") == "1401.54")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("dark", [False, True])
def test_everybody_can_use_every_page(browser: Any, site: Served, width: int, dark: bool) -> None:
    look(browser, width, dark=dark)
    wrong: dict[str, list[str]] = {}
    for path in ("/", "/?q=nothing-like-this", "/statistics", "/keys", _TOGETHER, "/documents/0", "/sign-in"):
        browser.get(f"{site.address}{path}")
        wrong[path] = [*violations(browser), *_too_wide(browser)]
    for name in ("wrong-total-en", "order-en", "xrechnung"):
        _at(browser, site, name)
        _until(browser, lambda: not browser.find_elements(By.CSS_SELECTOR, "#beside > p"))
        # What lies under the bar at the bottom comes out from under it when it is active, which axe cannot know.
        browser.execute_script("document.querySelector('.decide').style.position = 'static'")
        wrong[name] = [*violations(browser), *_too_wide(browser)]
    assert {path: found for path, found in wrong.items() if found} == {}


def test_the_active_field_is_never_hidden(browser: Any, site: Served) -> None:
    for width in WIDTHS:
        look(browser, width, dark=False)
        _at(browser, site, "wrong-total-en")
        for _ in range(6):
            _press(browser, "n")
            hidden = browser.execute_script(
                "const box = document.activeElement.getBoundingClientRect();"
                "const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);"
                "return at !== document.activeElement && document.activeElement.name;"
            )
            assert not hidden


@pytest.mark.parametrize("dark", [False, True])
def test_in_forced_colours_what_matters_can_still_be_seen(browser: Any, site: Served, dark: bool) -> None:
    look(browser, 1280, dark=dark, forced_colors="active")
    _at(browser, site, "wrong-total-en")
    assert violations(browser) == []
    seen = browser.execute_script(
        "const style = (e, part) => e ? getComputedStyle(e)[part] : 'missing';"
        "const paper = style(document.querySelector('.leaf .paper'), 'fill');"
        "return {focus: style(document.activeElement, 'outlineStyle'), paper,"
        "mark: style(document.querySelector('.marks .active'), 'stroke'),"
        "field: style(document.querySelector('.field.active'), 'outlineStyle')}"
    )
    assert seen["focus"] != "none"
    assert seen["mark"] not in ("none", "missing", seen["paper"])
    browser.get(f"{site.address}/")
    assert violations(browser) == []


def test_nothing_moves_for_who_wants_no_motion(browser: Any, site: Served) -> None:
    moving = (
        "return [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return "
        "[s.transitionDuration, s.animationDuration].join().split(/, ?/).some(one => parseFloat(one) > 0) || "
        "s.scrollBehavior === 'smooth' }).map(e => e.tagName + '.' + e.className)"
    )
    look(browser, 1280, dark=False, prefers_reduced_motion="reduce")
    for path in ("/", "/statistics", _TOGETHER):
        browser.get(f"{site.address}{path}")
        assert browser.execute_script(moving) == [], path
    _at(browser, site, "wrong-total-en")
    assert browser.execute_script(moving) == []
    look(browser, 1280, dark=False, prefers_reduced_motion="no-preference")
    assert browser.execute_script(moving) == ["DIV.viewer live"], "else it is scrolled softly to the place"


def test_a_screen_reader_names_all_that_can_be_acted_on(browser: Any, site: Served) -> None:
    for path in ("/", "/statistics", "/keys", _TOGETHER):
        browser.get(f"{site.address}{path}")
        assert [one for one in spoken(browser) if not one.name.strip()] == [], path
    _at(browser, site, "missing-number-it")
    said = spoken(browser)
    assert [one for one in said if not one.name.strip()] == []
    fields = [one.name for one in said if one.role == "textbox"]
    assert len(set(fields)) == len(fields), "no two fields are called the same"
    assert {"Approve", "Send back", "Reject"} <= {one.name for one in said if one.role == "button"}
    [active] = [one for one in said if one.focused]
    assert active.name == "Invoice number"
    assert active.about, "its doubt is told with it"


def test_a_file_of_two_invoices_is_split_by_keyboard_or_on_its_pages(browser: Any, site: Served) -> None:
    _at(browser, site, "lot-en.pdf")
    before = browser.current_url
    browser.find_element(By.CSS_SELECTOR, "[data-begins='3']").click()
    assert browser.find_element(By.ID, "parts").get_attribute("value") == "1-2; 3"
    browser.find_element(By.CSS_SELECTOR, "[data-begins='3']").click()
    assert browser.find_element(By.ID, "parts").get_attribute("value") == "1-3"
    browser.execute_script("document.activeElement.blur()")
    _press(browser, "s")
    _until(browser, lambda: browser.execute_script("return document.activeElement.id") == "parts")
    assert violations(browser) == []
    browser.find_element(By.ID, "parts").clear()
    browser.find_element(By.ID, "parts").send_keys("1-2", Keys.ENTER)
    _until(browser, lambda: browser.find_elements(By.ID, "told"))
    assert "It has 3 pages" in browser.find_element(By.ID, "told").text
    browser.find_element(By.ID, "parts").send_keys("; 3", Keys.ENTER)
    _until(browser, lambda: browser.current_url != before)
    assert site.desk.handing_in.settled(240)
    lot = before.rpartition("/")[2]
    assert [one.origin.rpartition(" > ")[2] for one in site.desk.ledger.within(lot)] == [
        "pages 1-2 of lot-en.pdf",
        "page 3 of lot-en.pdf",
    ]
    browser.get(f"{site.address}/")
    assert "split: document 1" in browser.find_element(By.ID, "handed").text


def _too_wide(browser: Any) -> list[str]:
    sizes = browser.execute_script("const e = document.documentElement; return [e.scrollWidth, e.clientWidth]")
    return [] if sizes[0] <= sizes[1] + 1 else [f"the page is {sizes[0]} wide in a window of {sizes[1]}"]


def test_nothing_comes_from_elsewhere_and_nothing_goes_wrong(browser: Any, site: Served) -> None:
    _at(browser, site, "wrong-total-en")
    _until(browser, lambda: not browser.find_elements(By.CSS_SELECTOR, "#beside > p"))
    asked = browser.execute_script("return performance.getEntriesByType('resource').map(one => one.name)")
    assert asked
    assert all(address.startswith(site.address) for address in asked), json.dumps(asked)
    assert browser.get_log("browser") == []
