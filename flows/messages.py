"""The ways by which an operator is told: a mail, an https address, a program. Off until the policy names one."""

from __future__ import annotations

import json
import os
import smtplib
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from functools import partial
from http.client import HTTPException

from schemas import Misconfigured, Unavailable
from schemas.alert import Alert
from schemas.alerts_policy import Alerts

Way = Callable[[Sequence[Alert]], None]
_SECONDS = 20


def ways(policy: Alerts) -> dict[str, Way]:
    """The ways that the policy opens, by name. Each raises Misconfigured or Unavailable where it fails."""
    open_ways: dict[str, Way] = {}
    if policy.mail_to:
        open_ways["mail"] = lambda new: mail(policy, _subject(new), _text(new))
    if policy.webhook:
        open_ways["webhook"] = partial(_post, policy.webhook)
    if policy.command:
        open_ways["command"] = partial(_call, policy.command)
    return open_ways


def mail(policy: Alerts, subject: str, text: str, html: str | None = None) -> None:
    """Mail `text`, and the same as HTML, to the addresses of the policy."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, policy.mail_from, ", ".join(policy.mail_to)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    host, _, port = policy.smtp.rpartition(":")
    if not host or not port.isdecimal():
        raise Misconfigured(f'"{policy.smtp}" names no mail server (alerts.smtp).', "Write host:port.")
    try:
        _send(policy, host, int(port), message)
    except (OSError, smtplib.SMTPException) as error:
        raise Unavailable(
            f"The mail server {policy.smtp} took no mail.", "Look at alerts.smtp in the policy."
        ) from error


def _send(policy: Alerts, host: str, port: int, message: EmailMessage) -> None:
    secure = ssl.create_default_context()
    if policy.smtp_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=secure)
    else:
        server = smtplib.SMTP(host, port, timeout=_SECONDS)
    with server:
        if policy.smtp_security == "starttls":
            server.starttls(context=secure)
        if policy.smtp_user:
            server.login(policy.smtp_user, os.environ.get(policy.smtp_password or "", ""))
        server.send_message(message)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object, **_named: object) -> None:
        return None


def _post(address: str, new: Sequence[Alert]) -> None:
    if not address.startswith("https://"):
        raise Misconfigured("alerts.webhook is no https address.", "Write one that begins with https://.")
    request = urllib.request.Request(address, data=_json(new), headers={"Content-Type": "application/json"})  # noqa: S310 (https)
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=_SECONDS):
            return
    except (urllib.error.URLError, OSError, ValueError, HTTPException) as error:
        raise Unavailable("The address of alerts.webhook took no message.", "Look at it, or at the network.") from error


def _call(command: Sequence[str], new: Sequence[Alert]) -> None:
    try:
        done = subprocess.run(command, input=_json(new), capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 (the operator's own)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"{command[0]} of alerts.command could not be run to its end.", "Try it by hand.") from error
    if done.returncode:
        raise Unavailable(f"{command[0]} of alerts.command ended with {done.returncode}.", "Try it by hand.")


def _json(new: Sequence[Alert]) -> bytes:
    return json.dumps([alert.model_dump() for alert in new], ensure_ascii=False).encode()


def _subject(new: Sequence[Alert]) -> str:
    return f"Vouchline: {new[0].what}" if len(new) == 1 else f"Vouchline: {len(new)} things need somebody"


def _text(new: Sequence[Alert]) -> str:
    return "\n\n".join(f"{alert.what}\n{alert.do}" for alert in new) + "\n"
