"""`vouchline alerts` and `vouchline digest`: what an operator and a controller should know."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.say import say, say_data, say_text
from flows.alerts import standing, tell_what_is_new
from flows.digest import as_html, as_text, digest
from flows.messages import mail, ways
from flows.policy_file import policy_of
from ledger import look
from schemas import Misconfigured

_WAITING = 3


def alerts(workspace: Path, policy: Path | None, send: bool, as_json: bool) -> int:  # noqa: FBT001 (named by the command line)
    """Print what needs somebody now; 3 if anything does. With `send` also tell what has begun since the last time."""
    settings = policy_of(workspace, policy)
    now = datetime.now(UTC)
    found = standing(lambda: look(workspace), workspace, settings, now).alerts
    if as_json:
        say_data([alert.model_dump() for alert in found])
    else:
        for alert in found:
            say(alert.what)
            say(f"  {alert.do}")
        if not found:
            say("Nothing needs anybody.")
    if send:
        if not ways(settings.alerts):
            raise Misconfigured("The policy names no way to tell anybody.", _NAME_ONE)
        tell_what_is_new(workspace, settings, now)
    return _WAITING if found else 0


_NAME_ONE = "Name mail_to, webhook or command under [alerts]."


def day(workspace: Path, policy: Path | None, day: datetime | None, send: bool) -> int:  # noqa: FBT001
    """Print the numbers of a day (yesterday, UTC, by default); with `send` mail them."""
    settings = policy_of(workspace, policy)
    when = day.date() if day else (datetime.now(UTC) - timedelta(days=1)).date()
    with look(workspace) as ledger:
        rows = digest(ledger, when)
    say_text(as_text(when, rows))
    if send:
        if not settings.alerts.mail_to:
            raise Misconfigured("The policy names nobody who is mailed.", "Name mail_to under [alerts].")
        mail(settings.alerts, f"Vouchline: {when}", as_text(when, rows), as_html(when, rows))
    return 0
