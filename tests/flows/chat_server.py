"""A faithful fake of a server that speaks the OpenAI chat API, on 127.0.0.1: it answers, or fails as servers fail."""

from __future__ import annotations

import json
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

Request = Mapping[str, Any]
Behaviour = Callable[[socket.socket, Request], None]
Answers = Callable[[tuple[str, ...]], Mapping[str, Any]]


class ChatServer(socketserver.ThreadingTCPServer):
    """Does to each request what the next of its behaviours says, the last one again and again."""

    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False

    def __init__(self, *behaviours: Behaviour, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.behaviours = list(behaviours)
        self.requests: list[Request] = []
        self.heads: list[str] = []
        self.sizes: list[int] = []
        self.ended = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def next_behaviour(self) -> Behaviour:
        return self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]


class _Handler(socketserver.BaseRequestHandler):
    server: ChatServer

    def handle(self) -> None:
        received = b""
        while b"\r\n\r\n" not in received:
            chunk = self.request.recv(65536)
            if not chunk:
                return
            received += chunk
        head, _, body = received.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        length = next(int(line.split(":")[1]) for line in lines if line.lower().startswith("content-length:"))
        while len(body) < length:
            body += self.request.recv(65536)
        request = json.loads(body)
        self.server.heads.append(head.decode())
        self.server.sizes.append(len(head) + 4 + len(body))
        self.server.requests.append(request)
        with suppress(OSError):
            self.server.next_behaviour()(self.request, request)


@contextmanager
def serving(*behaviours: Behaviour) -> Iterator[ChatServer]:
    """A server that runs while the block does."""
    with ChatServer(*behaviours) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def asked(request: Request) -> tuple[str, ...]:
    """The terms that a request asks for."""
    return tuple(request["response_format"]["json_schema"]["schema"]["properties"])


def text_of(request: Request) -> str:
    """The user's message of a request."""
    return str(request["messages"][1]["content"])


def respond(connection: socket.socket, body: bytes, status: str = "200 OK", headers: str = "") -> None:
    """A whole HTTP response."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    connection.sendall(head.encode() + body)


def chat(content: Any, **message: Any) -> bytes:
    """A response of the chat API with `content`."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content, **message}}
    usage = {"prompt_tokens": 900, "completion_tokens": 60, "total_tokens": 960}
    return json.dumps({"id": "1", "object": "chat.completion", "choices": [choice], "usage": usage}).encode()


def saying(content: Any) -> Behaviour:
    """Answers with exactly this content."""
    return lambda connection, _: respond(connection, chat(content))


def giving(values: Mapping[str, Any] | Answers) -> Behaviour:
    """Answers in the shape asked for, with these values; null for the others."""

    def answer(connection: socket.socket, request: Request) -> None:
        terms = asked(request)
        known = values(terms) if callable(values) else values
        respond(connection, chat(json.dumps({term: known.get(term) for term in terms})))

    return answer


def status(code: str, headers: str = "") -> Behaviour:
    """Answers with an HTTP status and a body that must reach nobody."""
    return lambda connection, _: respond(connection, b'{"error": "SECRET STACK TRACE"}', code, headers)


def body(content: bytes, headers: str = "") -> Behaviour:
    """Answers 200 with this body."""
    return lambda connection, _: respond(connection, content, headers=headers)


def cut_off(connection: socket.socket, _: Request) -> None:
    """Promises more than it sends."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + chat('{"a')[:40])


def cut_chunk(connection: socket.socket, _: Request) -> None:
    """Ends in the middle of a chunked stream."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n" + chat("x")[:20])


def reset(connection: socket.socket, _: Request) -> None:
    """Closes without a word."""
    connection.close()


def no_http(connection: socket.socket, _: Request) -> None:
    """Speaks something else."""
    connection.sendall(b"220 mail.example ESMTP\r\n")


def hang(connection: socket.socket, _: Request) -> None:
    """Never answers, until the other side has gone."""
    connection.recv(1)


def drip(connection: socket.socket, _: Request) -> None:
    """Sends a byte now and then for ever: every single wait is short, all of them together are not."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    gone = threading.Event()
    while not gone.wait(0.02):
        connection.sendall(b" ")


def flood(connection: socket.socket, _: Request) -> None:
    """Sends far more than any answer needs."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n")
    for _number in range(500):
        connection.sendall(b" " * 100_000)
