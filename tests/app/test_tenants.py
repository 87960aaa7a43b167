"""Several workspaces behind one address of the machine: whatever of one is tried at another comes to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from starlette.testclient import TestClient

from app.commands.serve import serve
from app.door.tenants import Tenants
from app.review.safety import HEADERS, Served
from app.review.sessions import COOKIE
from flows.apart import Told, refuse_shared
from ledger import Ledger
from schemas import Misconfigured, Policy, Unavailable
from schemas.decision import Role
from schemas.door_policy import DoorPolicy
from schemas.tenants import load_tenants
from tests.app.review import at_desk
from tests.ledger.desk_run import received

NAMES = ("acme", "globex")


class Tenant(NamedTuple):
    """A tenant's address, a document of its own that waits, and the token of its operator."""

    address: str
    document: str
    token: str


class Both(NamedTuple):
    """The application, and who is served."""

    app: Tenants
    acme: Tenant
    globex: Tenant
    folder: Path

    def browser(self, tenant: Tenant) -> TestClient:
        return TestClient(self.app, base_url=tenant.address, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """Two tenants, with one person of the same name and password in both."""
    folder = tmp_path_factory.mktemp("tenants")
    with ExitStack() as stack:
        desks, tenants = [], []
        for name in NAMES:
            workspace, inbox, address = folder / name, folder / f"{name}-inbox", f"https://{name}.test"
            inbox.mkdir()
            with Ledger.open(workspace) as ledger:
                at_desk.set_up(ledger, anna="approver")
                token = ledger.add_person("robot", Role.OPERATOR, None)
                document = received(ledger, folder, f"of {name}".encode(), (at_desk.DOUBT,)).sha256
            policy = Policy(door=DoorPolicy(folder=str(inbox)))
            desk = stack.enter_context(at_desk.desk_of(workspace, policy, door=at_desk.exported))
            desks.append(desk._replace(served=Served((address,))))
            tenants.append(Tenant(address, document, token))
        yield Both(Tenants(desks), tenants[0], tenants[1], folder)


def signed_in(both: Both, tenant: Tenant) -> TestClient:
    browser = both.browser(tenant)
    own = {"origin": tenant.address, "sec-fetch-site": "same-origin"}
    said = {"name": "anna", "password": at_desk.PASSWORD, "to": "/"}
    assert browser.post("/sign-in", data=said, headers=own, follow_redirects=False).status_code == 303
    return browser


def test_each_sees_its_own(both: Both) -> None:
    for tenant, other in ((both.acme, both.globex), (both.globex, both.acme)):
        queue = signed_in(both, tenant).get("/")
        assert queue.status_code == 200
        assert tenant.document in queue.text
        assert other.document not in queue.text


def test_a_session_of_one_is_none_of_another(both: Both) -> None:
    session = signed_in(both, both.acme).cookies[COOKIE]
    stranger = both.browser(both.globex)
    for path in ("/", f"/documents/{both.globex.document}", "/statistics"):
        answer = stranger.get(path, headers={"cookie": f"{COOKIE}={session}"}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/sign-in")


def test_the_cookie_is_of_one_name_alone(both: Both) -> None:
    browser = both.browser(both.acme)
    said = {"name": "anna", "password": at_desk.PASSWORD, "to": "/"}
    own = {"origin": both.acme.address, "sec-fetch-site": "same-origin"}
    cookie = browser.post("/sign-in", data=said, headers=own, follow_redirects=False).headers["set-cookie"].lower()
    assert "domain" not in cookie
    assert all(word in cookie for word in ("secure", "httponly", "samesite=strict"))


@pytest.mark.parametrize("rest", ["", "/pages/1.png", "/words.json", "/beside"])
def test_a_document_of_one_is_none_of_another(both: Both, rest: str) -> None:
    browser = signed_in(both, both.globex)
    assert browser.get(f"/documents/{both.acme.document}{rest}").status_code == 404


def test_what_one_decides_another_does_not(both: Both) -> None:
    browser = signed_in(both, both.globex)
    token = re.search(r'name="token" value="([^"]+)"', browser.get("/").text)
    assert token is not None
    own = {"origin": both.globex.address, "sec-fetch-site": "same-origin"}
    said = {"token": token[1], "decision": "reject", "reason": "Not ours."}
    answer = browser.post(f"/documents/{both.acme.document}", data=said, headers=own, follow_redirects=False)
    assert answer.status_code == 404
    foreign = {"origin": both.acme.address, "sec-fetch-site": "same-site"}
    answer = browser.post(f"/documents/{both.globex.document}", data=said, headers=foreign)
    assert answer.status_code == 403
    for tenant, name in ((both.acme, "acme"), (both.globex, "globex")):
        with Ledger.open(both.folder / name) as ledger:
            assert ledger.decisions([tenant.document]) == []


def test_a_token_of_one_opens_no_other_door(both: Both) -> None:
    program = both.browser(both.globex)
    bearing = {"authorization": f"Bearer {both.acme.token}"}
    assert program.post("/documents", content=b"%PDF-1.7", headers=bearing).status_code == 401
    assert program.get(f"/documents/{both.acme.document}", headers=bearing).status_code == 401
    own = {"authorization": f"Bearer {both.globex.token}"}
    assert program.get(f"/documents/{both.acme.document}", headers=own).status_code == 404
    assert program.post("/documents", content=b"%PDF-1.7", headers=own).status_code == 202
    inboxes = {name: len(list((both.folder / f"{name}-inbox").iterdir())) for name in NAMES}
    assert inboxes == {"acme": 0, "globex": 1}


@pytest.mark.parametrize(
    "host", ["nobody.test", "acme.test.", "acme.test:80", "ACME.test", "", "acme.test/../globex.test"]
)
def test_nobody_is_served_under_another_name(both: Both, host: str) -> None:
    answer = both.browser(both.acme).get("/", headers={"host": host})
    assert answer.status_code == 421
    assert HEADERS.items() <= dict(answer.headers).items()
    assert "strict-transport-security" in answer.headers


def test_probes_ask_one_or_all_and_learn_no_names(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    probe = both.browser(both.acme)
    strange = {"host": "10.0.0.9:8765"}
    assert probe.get("/health", headers=strange).json() == {"alive": True}
    assert probe.get("/ready", headers=strange).json() == {"ready": True}
    away = both.app._served["globex.test"].readiness
    monkeypatch.setattr(away, "_found", {"ledger": False})
    assert probe.get("/ready", headers=strange).status_code == 503
    assert probe.get("/ready").json()["ledger"], "the other is ready as it was"
    assert both.browser(both.globex).get("/ready").status_code == 503, "a tenant is looked at once"


def test_where_one_is_in_trouble_the_others_go_on(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    browsers = [signed_in(both, tenant) for tenant in (both.acme, both.globex)]
    session = Ledger.session

    def away(self: Ledger, *said: Any) -> object:
        if self._workspace.name == "acme":
            raise Unavailable("The database is away.", "Try again.")
        return session(self, *said)

    monkeypatch.setattr(Ledger, "session", away)
    assert [browser.get("/").status_code for browser in browsers] == [503, 200]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "tenants.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["../acme", "a/b", "..", "", "Acme", "a b", "-a", "a" * 41, "a\u0430"])
def test_a_name_leads_nowhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(Misconfigured, match="no name of a tenant"):
        load_tenants(written(tmp_path, f'["{name}"]\nworkspace = "w"\naddress = "https://a.test"\n'))


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ('address = "https://a.test"', "acme.workspace is missing"),
        ('workspace = "w"', "acme.address is missing"),
        ('workspace = "w"\naddress = "http://a.test"', "acme.address"),
        ('workspace = "w"\naddress = "https://a.test/acme"', "acme.address"),
        ('workspace = "w"\naddress = "https://a.test"\nkey = 1', "acme.key"),
        ("address = ", "no valid TOML|not valid TOML"),
    ],
)
def test_what_is_wrong_with_a_tenant_is_said(tmp_path: Path, table: str, why: str) -> None:
    with pytest.raises(Misconfigured, match=why):
        load_tenants(written(tmp_path, f"[acme]\n{table}\n"))
    with pytest.raises(Misconfigured, match="names no tenant"):
        load_tenants(written(tmp_path, ""))


@pytest.mark.parametrize(
    ("own", "what"),
    [
        ({"workspace": "one"}, "folder"),
        ({"workspace": "one/within"}, "folder"),
        ({"workspace": "link"}, "folder"),
        ({"door": "in"}, "folder"),
        ({"door": "one/in"}, "folder"),
        ({"address": "https://one.test"}, "host name"),
        ({"address": "https://one.test:8443"}, "host name"),
        ({"store": 'ledger = "postgresql://db/one"'}, "ledger"),
        ({"store": 'ledger = "postgresql+psycopg://them@DB:5432/one?sslmode=require"'}, "ledger"),
        ({"store": 'ledger = "postgresql:///?host=away,db.&dbname=one"'}, "ledger"),
        ({"store": 'ledger = "postgresql://db/one?options=-csearch_path%3Dtwo,public"'}, "ledger"),
        ({"store": 'ledger = "postgresql://db/one?options=-csearch_path%3DPublic"'}, "ledger"),
        ({"store": 'ledger = "postgresql://db/one?options=-cSEARCH_PATH%3DTwo -csearch_path%3Dpublic"'}, "ledger"),
        ({"store": 'ledger = "postgresql://db/one?options=--search-path%3D%22public%22"'}, "ledger"),
        ({"store": 'ledger = "postgresql://db/one?hostaddr=10.0.0.1"'}, "ledger"),
        ({"store": 'ledger = "postgresql://db/one?options=-csearch_path%3Dtwo"'}, ""),
        ({"store": 'ledger = "postgresql://db/one?options=--search-path%3Dtwo"'}, ""),
        ({"store": 'ledger = "postgresql://db/one?options=-csearch_path%3Dpublic -cSEARCH_PATH%3Dtwo"'}, ""),
        ({"store": 'ledger = "postgresql://db/one?options=-csearch_path%3D%22Public%22"'}, ""),
        ({"store": 'ledger = "postgresql://other/one?hostaddr=10.0.0.1"'}, ""),
        ({"store": 'ledger = "postgresql://db:5433/one"'}, ""),
        ({"store": 'files = "s3://bucket/one/deeper"'}, "store of files"),
        ({}, ""),
    ],
)
def test_two_tenants_share_nothing(tmp_path: Path, own: dict[str, str], what: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "one")

    def told(workspace: str, address: str, door: str, store: str) -> Told:
        folder = tmp_path / workspace
        folder.mkdir(exist_ok=True)
        if not (folder / "policy.toml").exists():
            (folder / "policy.toml").write_text(f"[store]\n{store}\n", encoding="utf-8")
        return Told(folder, address, Policy(door=DoorPolicy(folder=str(tmp_path / door))))

    one = told("one", "https://one.test", "in", 'ledger = "postgresql://db/one"\nfiles = "s3://bucket/one"')
    two = {"workspace": "two", "address": "https://two.test", "door": "in-two"}
    other = told(**{**two, "store": 'ledger = "postgresql://db/two"\nfiles = "s3://bucket/one-more"', **own})
    if not what:
        refuse_shared({"one": one, "two": other})
        return
    with pytest.raises(Misconfigured, match=f"one and two have one {what}"):
        refuse_shared({"one": one, "two": other})


def test_nobody_is_served_where_nobody_is_set_up(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "acme"):
        pass
    path = written(tmp_path, '[acme]\nworkspace = "acme"\naddress = "https://acme.test"\n')
    with pytest.raises(Misconfigured, match="The tenant acme: Nobody is set up"):
        serve(path, 8765, "127.0.0.1", None, None)
