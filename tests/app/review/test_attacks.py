"""Attacks on the application, each with its answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.commands.review import Door, check_door, origins_of
from app.review.application import application
from app.review.desk import Desk
from app.review.safety import LARGEST
from app.review.statics import static_place
from ledger import Ledger
from schemas import Misconfigured, OutcomeKind, Policy
from schemas.decision import Role, Who
from schemas.desk_policy import DeskPolicy
from tests.app.review import at_desk

ANNA = Who(name="anna")
SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def _document(desk: Desk) -> str:
    return next(one.document.sha256 for one in desk.ledger.listed() if one.outcome.kind is OutcomeKind.REVIEW)


def _path(desk: Desk) -> str:
    return f"/documents/{_document(desk)}"


def _approval(seat: at_desk.Seat, desk: Desk) -> dict[str, str]:
    return seat.form_of(_path(desk)) | {"decision": "approve"}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"origin": at_desk.ORIGIN, "sec-fetch-site": "cross-site"},
        {"origin": at_desk.ORIGIN, "sec-fetch-site": "same-site"},
        {"origin": "http://desk.test.evil.example", "sec-fetch-site": "same-origin"},
        {"origin": "http://desk.test:81", "sec-fetch-site": "same-origin"},
    ],
)
def test_a_form_of_another_site_decides_nothing(desk: Desk, headers: dict[str, str]) -> None:
    seat = at_desk.seat(desk)
    answer = seat.send(_path(desk), _approval(seat, desk), **headers)
    assert answer.status_code == 403
    assert not desk.handing_in.of(ANNA)


def test_a_change_that_says_nothing_of_where_it_comes_from_is_none(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    answer = seat.browser.post(_path(desk), data=_approval(seat, desk), follow_redirects=False)
    assert answer.status_code == 403


def test_a_form_without_its_token_or_with_another_session_s_is_none(desk: Desk) -> None:
    anna, berta = at_desk.seat(desk), at_desk.seat(desk, "berta")
    said = _approval(anna, desk)
    for token in ("", "0" * 64, berta.get("/").partition('name="token" value="')[2][:64], "é"):
        assert anna.send(_path(desk), said | {"token": token}).status_code == 403
    assert not desk.handing_in.of(ANNA)


def test_a_form_sent_twice_counts_once(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    said = _approval(seat, desk)
    assert seat.send(_path(desk), said).status_code == 303
    seat.send(_path(desk), said)
    assert desk.handing_in.settled()
    assert len(desk.handing_in.of(ANNA)) <= 2
    assert len({one.decision.version for one in desk.handing_in.of(ANNA)}) == 1


def test_a_session_that_was_given_by_somebody_else_is_no_session(desk: Desk) -> None:
    browser = TestClient(application(desk), base_url=at_desk.ORIGIN, cookies={"desk": "fixed-by-an-attacker"})
    headers = {"origin": at_desk.ORIGIN, "sec-fetch-site": "same-origin"}
    answer = browser.post("/sign-in", data={"name": "anna", "to": "/"}, headers=headers, follow_redirects=False)
    assert "fixed-by-an-attacker" not in answer.headers["set-cookie"]
    browser.cookies.clear()
    browser.cookies.set("desk", "fixed-by-an-attacker")
    assert browser.get("/", follow_redirects=False).headers["location"].startswith("/sign-in")


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(desk: Desk) -> None:
    browser = TestClient(application(desk), base_url=at_desk.ORIGIN)
    headers = {"origin": at_desk.ORIGIN, "sec-fetch-site": "same-origin"}
    answer = browser.post("/sign-in", data={"name": "anna", "to": "/"}, headers=headers, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_signing_out_ends_the_session_for_a_copy_of_the_cookie_too(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    token = seat.browser.cookies["desk"]
    seat.send("/sign-out", {"token": at_desk.form_in(seat.get(_path(desk)))["token"]})
    copy = TestClient(application(desk), base_url=at_desk.ORIGIN, cookies={"desk": token})
    assert copy.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("to", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(desk: Desk, to: str) -> None:
    browser = TestClient(application(desk), base_url=at_desk.ORIGIN)
    headers = {"origin": at_desk.ORIGIN, "sec-fetch-site": "same-origin"}
    answer = browser.post("/sign-in", data={"name": "anna", "to": to}, headers=headers, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    "path",
    [
        "/documents/..%2F..%2Fledger.db",
        "/documents/%2e%2e/pages/1.png",
        "/documents/" + "A" * 64,
        "/documents/" + "0" * 64,
        "/documents/" + "0" * 64 + "/pages/1.png",
        "/documents/" + "0" * 64 + "/words.json",
        f"{static_place()}/../application.py",
        f"{static_place()}/%2e%2e/application.py",
        f"{static_place()}/..%2f..%2f..%2fetc%2fpasswd",
    ],
)
def test_a_path_in_a_name_leads_to_no_file(desk: Desk, path: str) -> None:
    answer = at_desk.seat(desk).browser.get(path)
    assert answer.status_code == 404
    assert "SQLite" not in answer.text
    assert "root:" not in answer.text


def test_nothing_is_shown_to_who_is_not_signed_in(desk: Desk) -> None:
    browser = TestClient(application(desk), base_url=at_desk.ORIGIN)
    for path in ("/", _path(desk), f"{_path(desk)}/words.json", f"{_path(desk)}/pages/1.png", "/statistics", "/keys"):
        answer = browser.get(path, follow_redirects=False)
        assert (answer.status_code, "R-1" in answer.text) == (303, False), path
    assert browser.get("/documents/nothing", follow_redirects=False).status_code == 303


def test_another_name_for_the_desk_is_refused(desk: Desk) -> None:
    """A name that an attacker points at this machine."""
    answer = at_desk.seat(desk).browser.get("/", headers={"host": "rebound.evil.example"})
    assert answer.status_code == 421


def test_a_page_of_another_site_reads_nothing(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
    assert seat.browser.get(f"{_path(desk)}/pages/1.png", headers=headers).status_code == 403
    assert seat.browser.get(f"{_path(desk)}/words.json", headers=headers).status_code == 403


def test_a_form_that_is_too_large_is_refused(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    answer = seat.send(_path(desk), _approval(seat, desk) | {"reason": "x" * (LARGEST + 1)})
    assert answer.status_code == 413
    assert not desk.handing_in.of(ANNA)


def test_a_form_of_too_many_fields_is_refused(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    many = {f"f{number}": "" for number in range(20_001)}
    assert seat.send(_path(desk), _approval(seat, desk) | many).status_code == 400


def test_a_file_is_no_form(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    headers = {"origin": at_desk.ORIGIN, "sec-fetch-site": "same-origin"}
    answer = seat.browser.post(_path(desk), files={"file": b"%PDF-"}, headers=headers)
    assert answer.status_code == 415
    assert seat.send(_path(desk), {}, **{"content-type": "application/json"}).status_code == 415


def test_a_number_of_rows_beyond_measure_is_no_trouble(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    said = _approval(seat, desk) | {"grid:lines": "1", "v:lines[9999].net": "1.00", "v:lines[99999].net": "1.00"}
    assert seat.send(_path(desk), said).status_code == 303


@pytest.mark.parametrize("name", ["v:invoice_number", "v:seller.name", "v:lines[0].description", "reason"])
def test_a_script_in_a_field_is_text(desk: Desk, name: str) -> None:
    seat = at_desk.seat(desk)
    said = _approval(seat, desk) | {"grid:lines": "1", name: SCRIPT, "decision": "check", "v:totals.tax": "none"}
    page = seat.send(_path(desk), said).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_script_in_a_person_s_name_is_text(desk: Desk) -> None:
    page = at_desk.seat(desk, SCRIPT[:70]).get("/")
    assert "<script>alert" not in page


def test_a_name_that_turns_its_neighbours_is_refused_and_written_out(desk: Desk) -> None:
    browser = TestClient(application(desk), base_url=at_desk.ORIGIN)
    headers = {"origin": at_desk.ORIGIN, "sec-fetch-site": "same-origin"}
    answer = browser.post("/sign-in", data={"name": "anna\u202etxt.exe"}, headers=headers)
    assert (answer.status_code, "\u202e" in answer.text, "‹U+202E›" in answer.text) == (403, False, True)


def test_every_answer_says_what_a_page_may_do(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    for path in ("/", _path(desk), f"{static_place()}/desk.css", "/nothing", "/sign-in"):
        headers = seat.browser.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_no_page_holds_a_script_or_style_within(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    for path in ("/", _path(desk), "/sign-in"):
        page = seat.get(path)
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick" not in page
        assert page.count("<script") == page.count('<script type="module" src="/static/')


def test_the_original_never_reaches_the_browser(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    for path in (f"{_path(desk)}/original", f"/originals/{_document(desk)}", f"{_path(desk)}/pages/1.pdf"):
        assert seat.browser.get(path).status_code == 404


@pytest.mark.parametrize(("role", "code"), [("auditor", 409), ("operator", 409)])
def test_who_only_looks_decides_nothing(workspace: Path, role: str, code: int) -> None:
    with Ledger.open(workspace) as ledger:
        at_desk.set_up(ledger, anna=role)
    with at_desk.desk_of(workspace, Policy(), door=at_desk.exported) as desk:
        seat = at_desk.seat(desk, "anna", at_desk.PASSWORD)
        page = seat.get(_path(desk))
        assert 'name="decision" value="approve"' not in page
        said = at_desk.form_in(page) | {"decision": "approve"}
        assert seat.send(_path(desk), said).status_code == code
        assert seat.send(f"{_path(desk)}/draft", said).status_code == 403
        assert desk.handing_in.on(_document(desk)) is None


def test_a_reviewer_does_not_reopen(workspace: Path) -> None:
    with Ledger.open(workspace) as ledger:
        at_desk.set_up(ledger, anna="reviewer")
    with at_desk.desk_of(workspace, Policy(), door=at_desk.exported) as desk:
        seat = at_desk.seat(desk, "anna", at_desk.PASSWORD)
        left = next(o.document.sha256 for o in desk.ledger.listed() if o.outcome.kind is OutcomeKind.EXPORTED)
        page = seat.get(f"/documents/{left}")
        assert 'value="reopen"' not in page
        said = at_desk.form_in(page) | {"decision": "reopen", "reason": "I want to."}
        answer = seat.send(f"/documents/{left}", said)
        assert (answer.status_code, "needs an approver" in answer.text) == (409, True)


@pytest.mark.parametrize("other", ["../../etc/passwd", "0" * 64, SCRIPT, "own"])
def test_pages_of_what_is_no_other_document_are_not_joined(workspace: Path, other: str) -> None:
    with at_desk.desk_of(workspace, Policy(), door=at_desk.taken) as desk:
        seat, sha256 = at_desk.seat(desk), _document(desk)
        said = _approval(seat, desk) | {"decision": "join", "followed_by": sha256 if other == "own" else other}
        assert seat.send(_path(desk), said).status_code == 303
        assert desk.handing_in.settled()
        [handed] = desk.handing_in.of(ANNA)
        assert handed.came is not None
        assert handed.came.refused
        assert desk.ledger.state_of(sha256) is OutcomeKind.REVIEW
        assert SCRIPT not in seat.get("/")


def test_somebody_else_undoes_nothing(workspace: Path) -> None:
    with at_desk.desk_of(workspace, Policy(), undo=60, door=at_desk.exported) as desk:
        anna, berta = at_desk.seat(desk), at_desk.seat(desk, "berta")
        anna.send(_path(desk), _approval(anna, desk))
        token = berta.get("/").partition('name="token" value="')[2][:64]
        for number in ("1", "-1", "1e9", "99999999999", "x"):
            assert berta.send("/undo", {"token": token, "number": number}).status_code == 409
        assert len(desk.handing_in.of(ANNA)) == 1


def test_a_person_who_was_removed_is_out_at_once(workspace: Path) -> None:
    with Ledger.open(workspace) as ledger:
        at_desk.set_up(ledger, anna="reviewer", boss="approver")
    with at_desk.desk_of(workspace, Policy(), door=at_desk.exported) as desk:
        seat = at_desk.seat(desk, "anna", at_desk.PASSWORD)
        said = _approval(seat, desk)
        desk.ledger.change_person("anna", disabled=True)
        assert seat.send(_path(desk), said).status_code == 401
        assert not desk.handing_in.of(Who(name="anna"))


def test_what_goes_wrong_tells_nothing_of_the_inside(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seat = at_desk.seat(desk)

    def broken(*_: object) -> None:
        raise RuntimeError("/secret/place")

    monkeypatch.setattr("ledger.Ledger.leases", broken)
    monkeypatch.setattr("ledger.Ledger.state_of", broken)
    answer = seat.browser.get(_path(desk))
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "door",
    [
        Door("0.0.0.0", 8765),
        Door("192.0.2.7", 8765),
        Door("::", 8765),
        Door("127.0.0.1", 8765, behind="https://desk.example.com"),
    ],
)
def test_without_people_nobody_else_reaches_it(door: Door) -> None:
    with pytest.raises(Misconfigured, match="Nobody is set up"):
        check_door(door, people=False)


def test_unencrypted_it_is_served_to_this_machine_alone() -> None:
    with pytest.raises(Misconfigured, match="unencrypted"):
        check_door(Door("192.0.2.7", 8765), people=True)
    check_door(Door("127.0.0.1", 8765), people=False)
    check_door(Door("192.0.2.7", 8765, behind="https://desk.example.com"), people=True)
    check_door(Door("192.0.2.7", 8765, Path("c.pem"), Path("k.pem")), people=True)


@pytest.mark.parametrize("behind", ["http://desk.example.com", "desk.example.com", "https://desk.example.com/path"])
def test_a_proxy_without_tls_is_none(behind: str) -> None:
    with pytest.raises(Misconfigured, match="no address of a proxy"):
        check_door(Door("127.0.0.1", 8765, behind=behind), people=True)


def test_behind_a_proxy_only_its_name_counts() -> None:
    assert origins_of(Door("127.0.0.1", 8765, behind="https://desk.example.com")) == ["https://desk.example.com"]
    assert origins_of(Door("127.0.0.1", 8765))[0] == "http://127.0.0.1:8765"


def test_a_name_in_a_header_is_believed_from_the_proxy_alone(workspace: Path) -> None:
    with Ledger.open(workspace) as ledger:
        at_desk.set_up(ledger, anna="approver", berta="reviewer")
    settings = DeskPolicy(proxy_header="X-Remote-User", proxies=("10.0.0.1",))
    with at_desk.desk_of(workspace, Policy(desk=settings), door=at_desk.exported) as desk:
        stranger = TestClient(application(desk), base_url=at_desk.ORIGIN, client=("10.0.0.9", 1))
        assert stranger.get("/", headers={"x-remote-user": "anna"}).status_code == 401
        proxy = TestClient(application(desk), base_url=at_desk.ORIGIN, client=("10.0.0.1", 1))
        assert "anna" in proxy.get("/", headers={"x-remote-user": "anna"}).text
        as_berta = proxy.get("/", headers={"x-remote-user": "berta"}).text  # with the cookie of anna's session
        assert "<bdi>berta</bdi>" in as_berta
        assert "<bdi>anna</bdi>" not in as_berta
        assert proxy.get("/", headers={"x-remote-user": "nobody"}).status_code == 401
        assert proxy.get("/").status_code == 401


def test_a_thousand_wrong_passwords_are_not_all_tried(workspace: Path) -> None:
    with Ledger.open(workspace) as ledger:
        at_desk.set_up(ledger, anna="reviewer")
    with at_desk.desk_of(workspace, Policy(), door=at_desk.exported) as desk:
        browser = TestClient(application(desk), base_url=at_desk.ORIGIN)
        headers = {"origin": at_desk.ORIGIN, "sec-fetch-site": "same-origin"}
        answers = [browser.post("/sign-in", data={"name": "anna", "password": "x"}, headers=headers) for _ in range(30)]
        assert {answer.status_code for answer in answers} == {403}
        assert "Too many attempts" in answers[-1].text
        right = browser.post("/sign-in", data={"name": "anna", "password": at_desk.PASSWORD}, headers=headers)
        assert right.status_code == 403


def test_coming_back_from_a_provider_that_nobody_went_to_signs_nobody_in(desk: Desk) -> None:
    browser = TestClient(application(desk), base_url=at_desk.ORIGIN)
    answer = browser.get("/sign-in/back?code=stolen&state=guessed", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    settings = DeskPolicy(oidc_issuer="https://login.example", oidc_client="d", address="https://desk.example.com")
    with at_desk.desk_of(desk.workspace, Policy(desk=settings), door=at_desk.exported) as other:
        browser = TestClient(application(other), base_url=at_desk.ORIGIN)
        answer = browser.get("/sign-in/back?code=stolen&state=guessed", follow_redirects=False)
        assert (answer.status_code, "not begun here" in answer.text) == (403, True)
        assert "desk=" not in answer.headers.get("set-cookie", "").replace("desk-begun=", "")


def test_one_person_in_two_sessions_is_one_person(workspace: Path) -> None:
    with Ledger.open(workspace) as ledger:
        at_desk.set_up(ledger, anna="approver")
    with at_desk.desk_of(workspace, Policy(), door=at_desk.taken) as desk:
        first, second = (at_desk.seat(desk, "anna", at_desk.PASSWORD) for _ in range(2))
        first.send(_path(desk), _approval(first, desk) | {"v:invoice_number": "R-2"})
        assert desk.handing_in.settled()
        page = second.get(f"/documents/{desk.handing_in.of(_anna(desk))[0].decision.document}")
        said = at_desk.form_in(page) | {"decision": "approve"}
        answer = second.send(f"/documents/{desk.handing_in.of(_anna(desk))[0].decision.document}", said)
        assert answer.status_code == 409


def _anna(desk: Desk) -> Who:
    return Who(name="anna", role=Role.APPROVER)
