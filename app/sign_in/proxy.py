"""A reverse proxy that signs people in, and says in a header who has: believed from its own address alone."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from schemas.desk_policy import DeskPolicy


def name_of(settings: DeskPolicy, address: str, headers: Iterable[tuple[str, str]]) -> str | None:
    """Whom a trusted proxy at `address` names as the person behind a request; None where it does not, names several, or
    is not trusted.

    It must be asked of every request: the proxy may have signed the person out, or another one in.
    """
    wanted = settings.proxy_header
    if wanted is None or not is_trusted(settings, address):
        return None
    # A proxy that passes headers on under either spelling must not let a client slip its own past it.
    named = [value for name, value in headers if _spelled(name) == _spelled(wanted)]
    return named[0] if len(named) == 1 and named[0] else None


def is_trusted(settings: DeskPolicy, address: str) -> bool:
    """Whether the policy trusts a proxy at this address."""
    try:
        given: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if isinstance(given, IPv6Address) and given.ipv4_mapped is not None:
        given = given.ipv4_mapped
    return any(given in ip_network(one) for one in settings.proxies)


def _spelled(name: str) -> str:
    return name.lower().replace("_", "-")
