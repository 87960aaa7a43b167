"""A person's day: documents decided in a real browser by keyboard alone, counted in keys and in the machine's seconds.

    python -m tests.browser.day WORKSPACE [--gold FOLDER] [--most 20]
    python -m tests.browser.day --planted FOLDER INVOICE... [--gold FOLDER] [--most 20]

What a value should be is looked up in the labels in FOLDER/<file>/, where there are any; else it is confirmed as it
stands. The workspace is worked on: give it a copy. With --planted one is made in FOLDER, of these invoices and of some
with doubts in them (tests/browser/planted.py); whether each was seen and settled is told, too.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from schemas import TERMS
from tests.browser.chromium import Served, chromium, look, served
from tests.browser.planted import PLANTED, Planted, prepare

_MOST_KEYS = 200
_REFUSALS = {"reject": "r", "return": "b"}  # the keys that ask why
# Labels that are written as results write values; names and identifiers may be spelled in more than one way.
_TRUSTED = ("invoice_number", "issue_date", "due_date", "currency", "net_total", "tax_total", "gross_total")
_SOON = 0.36  # seconds in which a page takes no key, so that none is meant for the page before
# The keystroke-level model: seconds to press a key, and to look at a value and make up one's mind.
_KEY, _MIND = 0.28, 1.35


class Did(NamedTuple):
    """What a document took: its doubtful fields, keys, fields that were typed, seconds from page to page; whether the
    doubt that was planted in it was seen."""

    file: str
    doubtful: int
    keys: int
    typed: int
    machine: float
    seen: bool = False

    @property
    def person(self) -> float:
        """The seconds that a practised person needs by the keystroke-level model."""
        return self.keys * _KEY + (self.doubtful + 1) * _MIND


class Person:
    """Somebody at the keyboard, who counts."""

    def __init__(self, browser: Any, golds: dict[str, dict[str, str]]) -> None:
        self._browser = browser
        self._golds = golds
        self._keys = 0

    def press(self, *keys: str) -> None:
        """Press keys, each counted; a text counts as many as it has characters."""
        self._keys += sum(len(key) for key in keys)
        ActionChains(self._browser).send_keys(*keys).perform()

    def _active(self) -> dict[str, Any]:
        return dict(
            self._browser.execute_script(
                "const e = document.activeElement, row = e.closest('.field');"
                "return {name: e.name || '', id: e.id, value: e.value || '', readings: row ? "
                "[...row.querySelectorAll('.reading')].map(one => one.dataset.text) : []}"
            )
        )

    def decide(self, file: str) -> Did:
        """Decide on the document that is open."""
        browser, self._keys, typed = self._browser, 0, 0
        doubtful = len(browser.find_elements(By.CSS_SELECTOR, ".doubtful"))
        planted = PLANTED.get(Path(file).stem)
        gold = planted.values if planted else self._golds.get(Path(file).stem, {})
        seen = planted is not None and self._sees(planted)
        time.sleep(_SOON)
        if planted is not None and planted.decision in _REFUSALS:
            before, started = browser.current_url, time.perf_counter()
            self.press(_REFUSALS[planted.decision])
            time.sleep(0.1)
            self.press(f"{Path(file).stem}", Keys.ENTER)
            return Did(file, doubtful, self._keys, typed, self._turned(before, started), seen)
        while self._keys < _MOST_KEYS and (active := self._active())["id"] != "approve":
            typed += self._settle(active, gold)
            time.sleep(0.05)
        before, started = browser.current_url, time.perf_counter()
        self.press(Keys.ENTER)
        return Did(file, doubtful, self._keys, typed, self._turned(before, started), seen)

    def _turned(self, before: str, started: float) -> float:
        """The seconds until the next page can be worked with."""
        while self._browser.current_url == before and time.perf_counter() - started < 20:
            time.sleep(0.005)
        while not self._browser.find_elements(By.CSS_SELECTOR, "form.live-form, #queue, .card"):
            time.sleep(0.005)
        return time.perf_counter() - started

    def _sees(self, planted: Planted) -> bool:
        """Whether the page tells of a planted doubt: by a rule, or at its field."""
        rules = " ".join(one.text for one in self._browser.find_elements(By.CSS_SELECTOR, ".topics .rule"))
        field = self._browser.find_elements(By.CSS_SELECTOR, f'.doubtful[data-path="{planted.field}"]')
        return bool(field) or any(rule in rules for rule in planted.rules)

    def _settle(self, active: dict[str, Any], gold: Mapping[str, str]) -> int:
        """Confirm the active field, or make it what it should be first; 1 where it was typed."""
        wanted = gold.get(active["name"].removeprefix("v:"))
        if not active["name"].startswith("v:") or wanted in (None, "", active["value"]):
            self.press(Keys.ENTER)
            return 0
        if wanted in active["readings"][:9]:
            self.press(str(active["readings"].index(wanted) + 1), Keys.ENTER)
            return 0
        self.press("e")
        self.press(str(wanted), Keys.ENTER)
        time.sleep(0.3)
        return 1


def _gold(folder: Path | None) -> dict[str, dict[str, str]]:
    """The values of labelled documents, by the name of their folder and by their terms."""
    paths = {term.gold: term.path for term in TERMS if term.gold in _TRUSTED}
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.rglob("*.gold.json")) if folder else ():
        fields = json.loads(path.read_text(encoding="utf-8"))["fields"]
        values = {paths[name]: value for name, value in fields.items() if name in paths}
        found.setdefault(path.parent.name, values)
        found[f"{path.parent.name}-{path.name.removesuffix('.gold.json')}"] = values
    return found


def day(site: Served, browser: Any, golds: dict[str, dict[str, str]], most: int) -> list[Did]:
    """Decide on what waits, from the first document of the queue on."""
    look(browser, 1280, dark=False)
    browser.get(f"{site.address}/sign-in")
    person, done = Person(browser, golds), []
    browser.find_element(By.ID, "name").send_keys("anna", Keys.ENTER)
    time.sleep(1)
    browser.find_element(By.CSS_SELECTOR, "#queue tbody a").send_keys(Keys.ENTER)
    while len(done) < most:
        time.sleep(0.5)
        viewer = browser.find_elements(By.ID, "viewer")
        if not viewer or not browser.find_elements(By.ID, "approve"):
            break
        verdict = site.desk.ledger.verdict(viewer[0].get_attribute("data-document"))
        done.append(person.decide(verdict.document.origin))
        print(
            f"{done[-1].keys:>4} keys {done[-1].machine * 1000:>6.0f} ms  {done[-1].doubtful} doubtful  {done[-1].file}"
        )
    return done


def main() -> None:
    """Print what each document took, and the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+", metavar="WORKSPACE or INVOICE")
    parser.add_argument("--planted", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--most", type=int, default=20)
    asked = parser.parse_args()
    workspace = prepare(asked.planted, asked.paths, asked.most) if asked.planted else asked.paths[0]
    with (
        tempfile.TemporaryDirectory() as profile,
        served(workspace, undo=1.0) as site,
        chromium(Path(profile), log=False) as browser,
    ):
        done = day(site, browser, _gold(asked.gold), asked.most)
        site.desk.handing_in.settled(600)
        came = [
            one for who in {o.who for o in site.desk.handing_in._all.values()} for one in site.desk.handing_in.of(who)
        ]
        if asked.planted:
            _tell_planted(site, done)
    kinds = [one.came.outcome.kind.value if one.came and one.came.outcome else "refused" for one in came]
    print(f"{len(done)} documents: {_medians(done)}; came to {dict(Counter(kinds))}")


def _tell_planted(site: Served, done: list[Did]) -> None:
    """What became of each planted doubt."""
    seen = {Path(one.file).stem: one.seen for one in done}
    for one in site.desk.ledger.listed():
        name = Path(one.document.origin).stem
        if (planted := PLANTED.get(name)) is None or one.verdict is None:
            continue
        claim = one.verdict.claims.get(planted.field)
        value = "nothing" if claim is None else str(claim.value)
        left = one.outcome.kind.value == "exported"
        wrong = left and (planted.decision != "approve" or value == planted.wrong)
        told = "not on the desk" if name not in seen else "seen" if seen[name] else "not seen"
        print(f"{name:<12} {told:<16} {one.outcome.kind.value:<10} {planted.field} {value}{'  WRONG' if wrong else ''}")


def _medians(done: list[Did]) -> str:
    columns = zip(*((one.keys, one.machine, one.person) for one in done), strict=True)
    keys, machine, person = (statistics.median(values) for values in columns)
    told = f"keys median {keys}, machine median {machine * 1000:.0f} ms"
    return f"{told}, a person {person:.1f} s by the keystroke-level model, {sum(d.typed for d in done)} fields typed"


if __name__ == "__main__":
    main()
