"""OpenID Connect with a small provider: who is signed in, and every answer that is not believed."""

from __future__ import annotations

import base64
import hmac
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from httpx import Response
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.testclient import TestClient

from app.review.application import application
from app.sign_in import oidc
from ledger import Ledger
from schemas import Misconfigured, Policy
from schemas.decision import Role
from schemas.desk import Denied, SignedIn
from schemas.desk_policy import DeskPolicy
from tests.app.review import at_desk
from tests.app.sign_in.provider import KEY, Provider, signed

BACK = "https://desk.example.org/sign-in/back"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as running:
        yield running


def settings(provider: Provider, **more: Any) -> DeskPolicy:
    return DeskPolicy(oidc_issuer=provider.issuer, oidc_client="desk", address="https://desk.example.org", **more)


def browse(provider: Provider, **more: Any) -> tuple[str, dict[str, str]]:
    """What is kept for a browser that goes to the provider, and with what it comes back."""
    begun = oidc.begin(settings(provider, **more), BACK)
    assert isinstance(begun, oidc.Begun)
    back = requests.get(begun.url, allow_redirects=False, timeout=10).headers["Location"]
    assert back.startswith(BACK)
    return begun.kept, {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}


def sign_in(provider: Provider, **more: Any) -> str | Denied:
    kept, query = browse(provider, **more)
    return oidc.finish(settings(provider, **more), BACK, kept, query)


def test_who_the_provider_names_is_signed_in_if_they_are_set_up(provider: Provider, tmp_path: Path) -> None:
    assert sign_in(provider) == "anna"
    with Ledger.open(tmp_path) as ledger:
        ledger.add_person("anna", Role.REVIEWER, None)
        assert isinstance(ledger.sign_in_as("anna", "oidc"), SignedIn)
        assert isinstance(ledger.sign_in_as("bert", "oidc"), Denied)


def test_another_claim_may_be_the_name_and_an_address_only_where_it_is_verified(provider: Provider) -> None:
    provider.claims = {"email": "anna@example.org", "email_verified": True}
    assert sign_in(provider, oidc_claim="email") == "anna@example.org"
    provider.claims = {"email": "anna@example.org"}
    assert "by which name" in told(sign_in(provider, oidc_claim="email"))


def test_a_secret_is_read_from_its_file(provider: Provider, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("a secret\n", encoding="utf-8")
    assert sign_in(provider, oidc_secret_file=str(file)) == "anna"
    with pytest.raises(Misconfigured, match="cannot be read"):
        sign_in(provider, oidc_secret_file=str(tmp_path / "none"))


def told(answer: str | Denied) -> str:
    assert isinstance(answer, Denied), answer
    return answer.why


PAST = int(time.time()) - 3_600
FUTURE = PAST + 10 * 86_400  # for as long as the tests may take


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"aud": "another desk"},
        {"aud": ["desk", "another"], "azp": "another"},
        {"iss": "https://elsewhere.example.org"},
        {"iss": None},
        {"exp": PAST},
        {"exp": None},
        {"nbf": FUTURE},
        {"sub": None},
    ],
    ids=lambda claims: next(iter(claims.items()), ("", ""))[0] + str(len(claims)),
)
def test_a_token_that_is_not_for_this_sign_in_is_not_believed(provider: Provider, claims: dict[str, Any]) -> None:
    provider.claims |= claims
    assert "cannot be believed" in told(sign_in(provider))


def written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def part(data: dict[str, Any]) -> str:
    return written(json.dumps(data).encode())


def unsigned(claims: dict[str, Any]) -> str:
    return f"{part({'alg': 'none'})}.{part(claims)}."


def by_another_key(claims: dict[str, Any]) -> str:
    other = RSAKey.generate_key(2048, parameters={"kid": "one"})
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, other)


def by_the_public_key_as_a_secret(claims: dict[str, Any]) -> str:
    head = part({"alg": "HS256", "kid": "one"}) + "." + part(claims)
    return f"{head}.{written(hmac.digest(KEY.as_pem(private=False), head.encode(), 'sha256'))}"


def edited(claims: dict[str, Any]) -> str:
    head, _, seal = signed(claims).split(".")
    return f"{head}.{part({**claims, 'preferred_username': 'boss'})}.{seal}"


@pytest.mark.parametrize(
    "sign", [unsigned, by_another_key, by_the_public_key_as_a_secret, edited, lambda _: "nonsense", lambda _: ""]
)
def test_a_token_that_the_provider_did_not_sign_is_not_believed(provider: Provider, sign: Any) -> None:
    provider.sign = sign
    assert "cannot be believed" in told(sign_in(provider))


def test_a_sign_in_that_was_not_begun_here_is_refused(provider: Provider) -> None:
    kept, query = browse(provider)
    for wrong in ({**query, "state": "forged"}, {"code": query["code"]}, {**query, "state": "\u00fc"}):
        assert "was not begun here" in told(oidc.finish(settings(provider), BACK, kept, wrong))
    for stolen in ("", "{}", "[]", '{"state": 1}'):
        assert "was not begun here" in told(oidc.finish(settings(provider), BACK, stolen, query))


def test_a_code_counts_once_and_only_for_who_began(provider: Provider) -> None:
    kept, query = browse(provider)
    mine, _ = browse(provider)
    state = json.loads(mine)["state"]
    assert "cannot be believed" in told(oidc.finish(settings(provider), BACK, mine, {**query, "state": state}))
    kept, query = browse(provider)
    assert oidc.finish(settings(provider), BACK, kept, query) == "anna"
    assert "cannot be believed" in told(oidc.finish(settings(provider), BACK, kept, query))


def test_a_provider_that_says_no_or_is_away(provider: Provider) -> None:
    kept, query = browse(provider)
    refused = {"error": "access_denied", "state": query["state"]}
    assert "has not signed you in" in told(oidc.finish(settings(provider), BACK, kept, refused))
    away = settings(provider).model_copy(update={"oidc_issuer": "http://127.0.0.1:9"})
    begun = oidc.begin(away, BACK)
    assert isinstance(begun, Denied)
    assert "cannot be reached" in begun.why


def test_a_provider_that_is_another_or_not_safe(provider: Provider) -> None:
    provider.said = {"issuer": "https://elsewhere.example.org"}
    assert isinstance(oidc.begin(settings(provider), BACK), Denied)
    provider.said = {"token_endpoint": "http://elsewhere.example.org/token"}
    with pytest.raises(Misconfigured, match="https"):
        oidc.begin(settings(provider), BACK)
    plain = settings(provider).model_copy(update={"oidc_issuer": "http://login.example.org"})
    with pytest.raises(Misconfigured, match="https"):
        oidc.begin(plain, BACK)


def test_half_a_provider_is_no_policy() -> None:
    with pytest.raises(ValueError, match="needs oidc_client and address"):
        DeskPolicy(oidc_issuer="https://login.example.org")


def through_the_desk(browser: TestClient) -> Response:
    """What the desk answers to a browser that went to the provider and came back."""
    begun = browser.get("/sign-in/begin", follow_redirects=False)
    back = requests.get(begun.headers["location"], allow_redirects=False, timeout=10).headers["Location"]
    assert back.startswith(f"{at_desk.ORIGIN}/sign-in/back?")
    answer: Response = browser.get(back, follow_redirects=False)
    return answer


def test_at_the_desk_itself(provider: Provider, tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        at_desk.set_up(ledger, anna="reviewer")
    with at_desk.desk_of(workspace, Policy(desk=settings(provider))) as desk:
        browser = TestClient(application(desk), base_url=at_desk.ORIGIN)
        assert 'href="/sign-in/begin"' in browser.get("/sign-in").text
        assert through_the_desk(browser).status_code == 200
        assert "<bdi>anna</bdi>" in browser.get("/").text
        provider.claims = {"preferred_username": "mallory"}
        stranger = TestClient(application(desk), base_url=at_desk.ORIGIN)
        assert through_the_desk(stranger).status_code == 403
        assert stranger.get("/", follow_redirects=False).headers["location"].startswith("/sign-in")
        desk.ledger.change_person("anna", disabled=True)
        assert browser.get("/", follow_redirects=False).status_code == 303, "and out at once where they are removed"
