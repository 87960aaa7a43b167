"""OpenID Connect: the company's own provider signs people in (authorization code with PKCE, by Authlib)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from schemas import Misconfigured
from schemas.desk import Denied
from schemas.desk_policy import DeskPolicy

# Signed with the provider's private key: never with a secret that both know, and never not at all.
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
_SECONDS = 10
_LEEWAY = 60  # seconds by which two clocks may differ
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_AGAIN = "Try again; if that does not help, ask who runs this desk."
_AWAY = Denied(why=f"The provider that signs people in cannot be reached. {_AGAIN}")
_WRONG = Denied(why=f"The answer of the provider that signs people in cannot be believed. {_AGAIN}")


class Begun(NamedTuple):
    """Where the person's browser goes, and what must be kept for it until it is back, out of a page's reach."""

    url: str
    kept: str


def begin(settings: DeskPolicy, back: str) -> Begun | Denied:
    """Begin a sign-in that leads back to the address `back`. Raises Misconfigured for a provider that is not safe."""
    provider = _provider(settings)
    if isinstance(provider, Denied):
        return provider
    kept = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    with _client(settings, back) as client:
        url, _ = client.create_authorization_url(
            provider["authorization_endpoint"],
            state=kept["state"],
            nonce=kept["nonce"],
            code_verifier=kept["verifier"],
        )
    return Begun(url, json.dumps(kept))


def finish(settings: DeskPolicy, back: str, kept: str, query: Mapping[str, str]) -> str | Denied:
    """The name that the provider vouches for, of a browser that has come back with `query`; else why there is none."""
    begun = _begun(kept)
    if begun is None or not secrets.compare_digest(begun["state"].encode(), query.get("state", "").encode()):
        return Denied(why="This sign-in was not begun here, or long ago. Begin again.")
    if "error" in query or not query.get("code"):
        return Denied(why="The provider has not signed you in.")
    provider = _provider(settings)
    if isinstance(provider, Denied):
        return provider
    tokens = _tokens(settings, provider, back, query["code"], begun["verifier"])
    if isinstance(tokens, Denied):
        return tokens
    claims = _believed(settings, provider, tokens, begun["nonce"])
    return _WRONG if claims is None else _name(settings, claims)


def _begun(kept: str) -> dict[str, str] | None:
    try:
        found = json.loads(kept)
    except ValueError:
        return None
    wanted = ("state", "nonce", "verifier")
    good = isinstance(found, dict) and all(isinstance(found.get(name), str) and found[name] for name in wanted)
    return found if good else None


def _client(settings: DeskPolicy, back: str) -> Any:
    try:
        from authlib.integrations.requests_client import OAuth2Session
    except ImportError as error:
        raise Misconfigured(
            "The policy signs people in by OpenID Connect, and that part is not installed.",
            "Install it: pip install 'vouchline[oidc]'.",
        ) from error
    secret = _secret(settings)
    return OAuth2Session(
        settings.oidc_client,
        secret,
        scope="openid profile email",
        redirect_uri=back,
        token_endpoint_auth_method="none" if secret is None else "client_secret_basic",
        code_challenge_method="S256",
    )


def _secret(settings: DeskPolicy) -> str | None:
    if settings.oidc_secret_file is None:
        return None
    try:
        return Path(settings.oidc_secret_file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(
            f"The file {settings.oidc_secret_file} with the secret of the provider cannot be read.",
            "Mend desk.oidc_secret_file in the policy, or give this user read permission.",
        ) from error


def _provider(settings: DeskPolicy) -> dict[str, Any] | Denied:
    """What the provider says of itself, with its keys."""
    from requests import RequestException

    issuer = _safe(settings.oidc_issuer or "")
    try:
        said = _json(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if said.get("issuer") != issuer:
            return _WRONG
        found = {name: _safe(said[name]) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
        return {**found, "issuer": issuer, "keys": _json(found["jwks_uri"])}
    except RequestException:
        return _AWAY
    except (ValueError, KeyError, AttributeError, TypeError):
        return _WRONG


def _json(url: str) -> Any:
    """What a provider's address answers; no other address that it may point to is asked."""
    import requests

    answer = requests.get(url, timeout=_SECONDS, allow_redirects=False)
    answer.raise_for_status()
    return answer.json()


def _safe(url: str) -> str:
    """An address that nobody on the way can answer for: https, or this very machine."""
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return url
    raise Misconfigured(
        "The provider that signs people in is not reached by https.", "Mend desk.oidc_issuer in the policy."
    )


def _tokens(
    settings: DeskPolicy, provider: Mapping[str, Any], back: str, code: str, verifier: str
) -> dict[str, Any] | Denied:
    """What the provider gives for a code that it gave to the browser."""
    from authlib.common.errors import AuthlibBaseError
    from requests import RequestException

    try:
        with _client(settings, back) as client:
            found = client.fetch_token(provider["token_endpoint"], code=code, code_verifier=verifier, timeout=_SECONDS)
    except RequestException:
        return _AWAY
    except (AuthlibBaseError, ValueError):
        return _WRONG
    return dict(found)


def _believed(
    settings: DeskPolicy, provider: Mapping[str, Any], tokens: Mapping[str, Any], nonce: str
) -> Mapping[str, Any] | None:
    """What the provider's token says, if it is signed by the provider, for this desk, now, and for this sign-in."""
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet
    from joserfc.jws import JWSRegistry

    try:
        keys = KeySet.import_key_set(provider["keys"])
        registry = JWSRegistry(algorithms=_ALGORITHMS, strict_check_header=False)
        token = jwt.decode(str(tokens["id_token"]), key=keys, registry=registry)
        claims = CodeIDToken(
            token.claims,
            token.header,
            {"iss": {"essential": True, "value": provider["issuer"]}, "aud": {"value": settings.oidc_client}},
            {"nonce": nonce, "client_id": settings.oidc_client, "access_token": tokens.get("access_token")},
        )
        claims.validate(leeway=_LEEWAY)
    except (JoseError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return dict(claims)


def _name(settings: DeskPolicy, claims: Mapping[str, Any]) -> str | Denied:
    """The name in the claim that the policy names; an address only where the provider has verified it."""
    name = claims.get(settings.oidc_claim)
    unproved = settings.oidc_claim == "email" and claims.get("email_verified") is not True
    if not isinstance(name, str) or not name or unproved:
        return Denied(why="The provider does not say by which name you are known here. Ask who runs this desk.")
    return name
