"""Nothing is loaded from elsewhere, and nothing from a document becomes markup, an address or a script."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.words import visible
from schemas import OutcomeKind
from tests.reports import invoice_run
from tests.reports.html_tree import Element, parsed

_ADDRESSES = ("href", "src", "srcset", "action", "formaction", "data", "poster", "background", "xlink:href", "style")
_FOLDERS = ("../../exports/", "../../review/", "../../quarantine/")
_HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def _pages(folder: Path) -> list[Path]:
    return [folder / "index.html", *sorted((folder / "documents").iterdir())]


def _loads_nothing(path: Path) -> None:
    page = parsed(path)
    ids = {element.attributes["id"] for element in page.walk() if "id" in element.attributes}
    for element in page.walk():
        assert not [name for name in element.attributes if name.startswith("on")]
        for name in _ADDRESSES:
            address = element.attributes.get(name)
            if address is None or address in _FOLDERS or address == "data:,":
                continue
            if address.startswith("#"):
                assert address[1:] in ids, f"{path.name}: {address} leads nowhere"
            elif address.startswith("data:"):
                assert (element.name, address[:23]) == ("image", "data:image/webp;base64,")
            else:
                assert (path.parent / address).is_file(), f"{path.name}: {address}"
    style = page.one("style").text
    assert "url(" not in style
    assert "@import" not in style


def test_every_address_stays_within_the_report(report: Path) -> None:
    for path in _pages(report):
        _loads_nothing(path)


def test_the_policy_allows_this_script_and_no_load(report: Path) -> None:
    for path in (report / "index.html", next((report / "documents").iterdir())):
        page = parsed(path)
        policy = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
        script = "".join(part for part in page.one("script").inside if isinstance(part, str))
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"script-src 'sha256-{digest}'" in policy
        assert policy.startswith("default-src 'none'; img-src data:;")


def test_every_id_is_there_once(report: Path) -> None:
    for path in _pages(report):
        ids = [element.attributes["id"] for element in parsed(path).walk() if "id" in element.attributes]
        assert len(ids) == len(set(ids)), path.name


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of one document that tries everything."""
    claims = {
        path: claim.model_copy(update={"raw": _HOSTILE, "label": _HOSTILE, "doubt": _HOSTILE, "path": _HOSTILE})
        for path, claim in invoice_run.draw().claims.items()
    }
    claims["seller.name"] = claims["seller.name"].model_copy(update={"value": _HOSTILE})
    found = invoice_run.finding(
        "X-1", _HOSTILE, seen=_HOSTILE, expected=_HOSTILE, todo=_HOSTILE, terms=("seller.name",)
    )
    record = invoice_run.record(
        OutcomeKind.REVIEW, "javascript:alert(3)//" + _HOSTILE, claims, (found,), _HOSTILE, language=_HOSTILE
    )
    folder = tmp_path_factory.mktemp("hostile") / "reports" / "run"
    invoice_run.write(folder, [record])
    return folder


def test_hostile_text_stays_text(hostile: Path) -> None:
    for path in _pages(hostile):
        page = parsed(path)
        assert len(page.all("script")) == 1
        assert page.all("img") == []
        assert _HOSTILE in page.text
        _loads_nothing(path)


def test_a_hostile_origin_is_no_address(hostile: Path) -> None:
    for path in _pages(hostile):
        hrefs = [element.attributes.get("href", "") for element in parsed(path).walk()]
        assert not [href for href in hrefs if "alert" in href]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("invoice\u202efdp.exe", "invoice‹U+202E›fdp.exe"),
        ("a\x00b\x1bc", "a‹U+0000›b‹U+001B›c"),
        ("12\u200b34\ufeff", "12‹U+200B›34‹U+FEFF›"),
        ("\ud800", "‹U+D800›"),
        ("two\nrows\tand 1\u00a0234", "two\nrows\tand 1\u00a0234"),
        ("Größe 12 €", "Größe 12 €"),
    ],
)
def test_what_would_hide_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
def test_any_text_comes_through_as_it_is(tmp_path: Path, text: str) -> None:
    claims = invoice_run.draw().claims
    claims["seller.name"] = claims["seller.name"].model_copy(update={"value": text, "raw": text})
    folder = tmp_path / "reports" / "run"
    invoice_run.write(folder, [invoice_run.record(claims=claims)])
    page = parsed(next((folder / "documents").iterdir()))
    assert _unspaced(visible(text)) == _unspaced(_bold(page))
    # A line may end where HTML lets it: no invisible character is left anywhere.
    assert re.search(r"[\u202a-\u202e\u2066-\u2069\x00-\x08]", page.text) is None


def _bold(page: Element) -> str:
    return next(
        row.one("p", class_="value").all("bdi")[0].text
        for row in page.all("li", class_="field")
        if "Seller name" in row.text
    )


def _unspaced(text: str) -> str:
    return "".join(text.split())
