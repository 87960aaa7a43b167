"""A proxy's word on who has signed in: from its own address, once, and from nobody else."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from app.sign_in.proxy import is_trusted, name_of
from schemas.desk_policy import DeskPolicy

DESK = DeskPolicy(proxy_header="X-Remote-User", proxies=("127.0.0.2", "10.0.0.0/28", "fd00::7"))


@pytest.mark.parametrize(
    ("address", "headers", "name"),
    [
        ("127.0.0.2", [("X-Remote-User", "anna")], "anna"),
        ("10.0.0.9", [("x-remote-user", "anna")], "anna"),
        ("::ffff:10.0.0.9", [("x-remote-user", "anna")], "anna"),
        ("fd00::7", [("x-remote-user", "anna")], "anna"),
        ("127.0.0.1", [("X-Remote-User", "anna")], None),
        ("10.0.0.16", [("X-Remote-User", "anna")], None),
        ("", [("X-Remote-User", "anna")], None),
        ("unix", [("X-Remote-User", "anna")], None),
        ("127.0.0.2", [("X-Remote-User", "anna"), ("X-Remote-User", "boss")], None),
        ("127.0.0.2", [("X-Remote-User", "anna"), ("X_Remote_User", "boss")], None),
        ("127.0.0.2", [("X-Remote-User", "")], None),
        ("127.0.0.2", [("X-Other", "anna")], None),
    ],
)
def test_only_a_trusted_proxy_names_a_person(address: str, headers: list[tuple[str, str]], name: str | None) -> None:
    assert name_of(DESK, address, headers) == name


def test_it_is_off_unless_the_policy_names_a_header_and_a_proxy() -> None:
    assert name_of(DeskPolicy(), "127.0.0.1", [("X-Remote-User", "anna")]) is None
    assert not is_trusted(DeskPolicy(), "127.0.0.1")
    with pytest.raises(ValueError, match="needs proxies"):
        DeskPolicy(proxy_header="X-Remote-User")
    with pytest.raises(ValueError, match="is no address"):
        DeskPolicy(proxies=("desk.example.org",))


class Desk(BaseHTTPRequestHandler):
    """Says whom it takes a request to be of."""

    def do_GET(self) -> None:
        name = name_of(DESK, self.client_address[0], self.headers.items())
        self.send_response(200)
        self.end_headers()
        self.wfile.write((name or "nobody").encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serve(handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture
def desk() -> Iterator[ThreadingHTTPServer]:
    server = serve(Desk)
    yield server
    server.shutdown()
    server.server_close()


def asked(server: ThreadingHTTPServer, **headers: str) -> str:
    request = urllib.request.Request(f"http://127.0.0.1:{server.server_port}/", headers=headers)
    with urllib.request.urlopen(request) as answer:
        return str(answer.read().decode())


def test_through_a_proxy_that_signs_people_in(desk: ThreadingHTTPServer) -> None:
    import http.client

    class Proxy(BaseHTTPRequestHandler):
        """Passes everything on from its own address, and puts its word in the place of any other."""

        def do_GET(self) -> None:
            onward = http.client.HTTPConnection("127.0.0.1", desk.server_port, source_address=("127.0.0.2", 0))
            passed = {name: value for name, value in self.headers.items() if name.lower() != "x-remote-user"}
            onward.request("GET", self.path, headers={**passed, "X-Remote-User": "anna"})
            answer = onward.getresponse().read()
            onward.close()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    proxy = serve(Proxy)
    try:
        assert asked(proxy) == "anna"
        assert asked(proxy, **{"X-Remote-User": "boss"}) == "anna", "what a client says is thrown away"
        assert asked(proxy, **{"X_Remote_User": "boss"}) == "nobody", "what slips past the proxy makes it ambiguous"
        assert asked(desk, **{"X-Remote-User": "boss"}) == "nobody", "and past it nobody is believed"
    finally:
        proxy.shutdown()
        proxy.server_close()
