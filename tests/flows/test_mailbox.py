"""Mails are fetched whole and once, from a real IMAP server, and marked there only after they are stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import mailbox
from flows.mailbox import Fetched, fetch
from schemas import Misconfigured, Unavailable
from schemas.mail_policy import Mailbox
from tests.flows.mail_server import PASSWORD, USER, mail_server, put, signed_in, token_server

MAIL = b"From: sales@example.org\r\nSubject: Invoice %d\r\n\r\nSee the file.\r\n"
MOST = 1_000_000


@pytest.fixture
def server() -> Iterator[int]:
    """An IMAP server on this machine, with one user and an empty inbox; its port."""
    with mail_server() as port:
        yield port


def _all(mails: frozenset[str]) -> frozenset[str]:
    """Every document has an outcome."""
    return mails


def _none(_: frozenset[str]) -> frozenset[str]:
    """No document has one."""
    return frozenset()


def _put(port: int, *numbers: int, folder: str = "invoices") -> None:
    put(port, (MAIL % number for number in numbers), folder)


def _counted(port: int, folder: str, criterion: str = "ALL") -> int:
    client = signed_in(port)
    client.select(folder)
    [found] = client.search(None, criterion)[1]
    client.logout()
    return len(found.split())


@pytest.fixture
def policy(server: int, monkeypatch: pytest.MonkeyPatch) -> Mailbox:
    monkeypatch.setenv("MAIL_PASSWORD", PASSWORD)
    return Mailbox(
        server=f"127.0.0.1:{server}", security="none", user=USER, password="MAIL_PASSWORD", folder="invoices"
    )


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """An inbox and a workspace."""
    for name in ("inbox", "workspace"):
        (tmp_path / name).mkdir()
    return tmp_path / "inbox", tmp_path / "workspace"


def test_each_mail_is_fetched_whole_and_once(server: int, policy: Mailbox, places: tuple[Path, Path]) -> None:
    _put(server, 1, 2)
    assert fetch(policy, *places, MOST, _all) == Fetched(2, ())
    assert {path.read_bytes() for path in places[0].iterdir()} == {MAIL % 1, MAIL % 2}
    assert _counted(server, "invoices", "SEEN") == 2
    for path in places[0].iterdir():
        path.unlink()
    _put(server, 3)
    assert fetch(policy, *places, MOST, _all) == Fetched(1, ())
    assert [path.read_bytes() for path in places[0].iterdir()] == [MAIL % 3]


def test_a_mail_that_could_not_be_stored_is_not_marked_and_comes_next_time(
    server: int, policy: Mailbox, places: tuple[Path, Path]
) -> None:
    _put(server, 1)
    inbox = places[0].rename(places[0].with_name("away"))
    with pytest.raises(Unavailable, match="could not be stored"):
        fetch(policy, *places, MOST, _all)
    assert _counted(server, "invoices", "SEEN") == 0
    inbox.rename(places[0])
    assert fetch(policy, *places, MOST, _all).mails == 1


def test_killed_between_storing_and_marking_nothing_is_lost_or_doubled(
    server: int, policy: Mailbox, places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _put(server, 1, 2)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    for station in ("_remember", "_mark"):
        with monkeypatch.context() as during:
            during.setattr(mailbox, station, killed)
            with pytest.raises(KeyboardInterrupt):
                fetch(policy, *places, MOST, _all)
    fetch(policy, *places, MOST, _all)
    assert sorted(path.read_bytes() for path in places[0].iterdir()) == [MAIL % 1, MAIL % 2]


def test_fetched_mails_are_moved_where_the_policy_says_so(
    server: int, policy: Mailbox, places: tuple[Path, Path]
) -> None:
    _put(server, 1)
    _put(server, folder="done")
    moving = policy.model_copy(update={"move_to": "done"})
    assert fetch(moving, *places, MOST, _all).mails == 1
    assert (_counted(server, "invoices"), _counted(server, "done")) == (0, 1)


def test_a_mail_is_marked_only_after_it_has_an_outcome(server: int, policy: Mailbox, places: tuple[Path, Path]) -> None:
    _put(server, 1, 2)
    assert fetch(policy, *places, MOST, _none).mails == 2
    assert fetch(policy, *places, MOST, _none).mails == 0
    assert _counted(server, "invoices", "SEEN") == 0
    first = hashlib.sha256(MAIL % 1).hexdigest()
    assert fetch(policy, *places, MOST, lambda mails: mails & {first}).mails == 0
    assert _counted(server, "invoices", "SEEN") == 1
    assert fetch(policy, *places, MOST, _all).mails == 0
    assert _counted(server, "invoices", "SEEN") == 2


def test_a_folder_that_is_not_there_to_move_to_is_told_until_it_is(
    server: int, policy: Mailbox, places: tuple[Path, Path]
) -> None:
    _put(server, 1)
    moving = policy.model_copy(update={"move_to": "done"})
    for mails in (1, 0):
        fetched = fetch(moving, *places, MOST, _all)
        assert (fetched.mails, len(fetched.left)) == (mails, 1)
    _put(server, folder="done")
    assert fetch(moving, *places, MOST, _all) == Fetched(0, ())
    assert _counted(server, "done") == 1


def test_what_was_remembered_once_is_understood(server: int, policy: Mailbox, places: tuple[Path, Path]) -> None:
    _put(server, 1)
    fetch(policy, *places, MOST, _none)
    file = places[1] / mailbox.FILE_NAME
    [(name, place)] = json.loads(file.read_text()).items()
    file.write_text(json.dumps({name: [place["validity"], place["last"]]}))
    assert fetch(policy, *places, MOST, _all).mails == 0


def test_a_mail_over_the_limit_stays_and_is_told(server: int, policy: Mailbox, places: tuple[Path, Path]) -> None:
    _put(server, 1)
    fetched = fetch(policy, *places, 10, _all)
    assert (fetched.mails, len(fetched.left)) == (0, 1)
    assert not list(places[0].iterdir())
    assert _counted(server, "invoices", "UNSEEN") == 1


def test_numbers_that_begin_anew_are_fetched_again(server: int, policy: Mailbox, places: tuple[Path, Path]) -> None:
    _put(server, 1)
    fetch(policy, *places, MOST, _all)
    file = places[1] / mailbox.FILE_NAME
    file.write_text(file.read_text().replace('"validity":', '"validity":9'))
    assert fetch(policy, *places, MOST, _all).mails == 1
    assert len(list(places[0].iterdir())) == 1  # the same bytes bear the same name


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        ({"password": "NO_SUCH_VARIABLE"}, Unavailable, "did not let this user in"),
        ({"token_command": ("false",)}, Unavailable, "printed no token"),
        ({"folder": "nowhere"}, Misconfigured, "no folder nowhere"),
        ({"server": "127.0.0.1:1"}, Unavailable, "does not answer"),
        ({"server": "imap.example.org:143"}, Misconfigured, "not secured"),
        ({"server": None}, Misconfigured, "names no mailbox"),
        ({"security": "tls"}, Unavailable, "does not answer"),
    ],
)
def test_what_fails_is_said_plainly(
    policy: Mailbox, places: tuple[Path, Path], change: dict[str, object], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        fetch(policy.model_copy(update=change), *places, MOST, _all)


def test_a_token_that_a_program_prints_signs_in(places: tuple[Path, Path]) -> None:
    with token_server() as port:
        prints = Mailbox(server=f"127.0.0.1:{port}", security="none", user=USER, token_command=("echo", PASSWORD))
        assert fetch(prints, *places, MOST, _all) == Fetched(0, ())
        expired = prints.model_copy(update={"token_command": ("echo", "expired")})
        with pytest.raises(Unavailable, match="did not let this user in") as refused:
            fetch(expired, *places, MOST, _all)
    assert "NO" in str(refused.value.__cause__)
