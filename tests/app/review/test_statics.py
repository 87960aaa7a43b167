"""Scripts and styles: kept by the browser, under a name that another content changes; pages are asked for anew."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from app.review import statics
from app.review.desk import Desk
from tests.app.review import at_desk


def test_what_a_page_loads_is_kept_and_the_page_is_not(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    page = seat.browser.get("/")
    assert page.headers["cache-control"] == "no-store"
    loaded = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
    assert {Path(one).name for one in loaded} == {"desk.css", "icon.svg", "queue.js"}
    for one in loaded:
        answer = seat.browser.get(one)
        assert (answer.status_code, "immutable" in answer.headers["cache-control"]) == (200, True), one


def test_what_is_not_there_is_not_kept(desk: Desk) -> None:
    answer = at_desk.seat(desk).browser.get(f"{statics.static_place()}/nothing.js")
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")


def test_another_content_has_another_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = statics.static_place.__wrapped__()
    monkeypatch.setattr(statics, "STATIC", Path(shutil.copytree(statics.STATIC, tmp_path / "static")))
    assert statics.static_place.__wrapped__() == before
    with (tmp_path / "static" / "desk.css").open("a", encoding="utf-8") as file:
        file.write("/* another */")
    assert statics.static_place.__wrapped__() != before
