"""`vouchline template`: the text that a template sees, what it reads, and a first one from one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.say import say, say_text
from extractors.templates import Template, apply_template, load_template, text_of, why_not
from extractors.templates import draft as draft_of
from flows.policy_file import policy_of
from flows.templating import Seen, seen
from schemas import Claim, Misconfigured, Reading

_UNFIT = 3


def text(file: Path, workspace: Path, policy: Path | None) -> int:
    """Print the text of `file`, and on stderr whose it is."""
    one = _only(file, workspace, policy)
    say_text(text_of(one.reading).text)
    made_by = (
        "pdftotext" if any(page.strip() for page in one.reading.laid_out) else "Vouchline itself, without pdftotext"
    )
    say(f"This text was laid out by {made_by}.", err=True)
    return 0


def test(template_file: Path, files: Sequence[Path], workspace: Path, policy: Path | None) -> int:
    """Print what the template reads of each of `files`; 3 where it does not fit one of them or misses something."""
    template, fine = load_template(template_file), True
    for document, one in seen(files, policy_of(workspace, policy)):
        say(document.origin)
        problems = list(_problems(template, one.reading))
        for line in problems or map(_line, apply_template(template, one.reading).claims):
            say(f"  {line}")
        fine &= not problems
    return 0 if fine else _UNFIT


def draft(file: Path, to: Path | None, workspace: Path, policy: Path | None) -> int:
    """Print a template drafted from `file`, or write it to `to`."""
    if to is not None and to.exists():
        raise Misconfigured(f"The file {to} exists already.", "Name another one: a template is never written over.")
    one = _only(file, workspace, policy)
    made = draft_of(one.reading, one.extraction)
    if not made.source:
        raise Misconfigured(
            f"Nothing in the text of {file} tells whose document it is: no tax number, account or name was read.",
            "Write the template by hand; `vouchline template text` prints the text that it sees.",
        )
    if made.left_out:
        say(f"No pattern was found for {', '.join(made.left_out)}: write it by hand.", err=True)
    if to is None:
        say_text(made.source)
    else:
        _write(to, made.source)
        say(f"Written to {to}. Try it: vouchline template test {to} {file}", err=True)
    return 0


def _only(file: Path, workspace: Path, policy: Path | None) -> Seen:
    if file.is_dir():
        raise Misconfigured(f"{file} is a folder.", "Name one document.")
    ((_, one),) = seen([file], policy_of(workspace, policy))
    return one


def _write(path: Path, source: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    except OSError as error:
        raise Misconfigured(
            f"The file {path} cannot be written.", "Name a file in a folder that this user may write to."
        ) from error


def _problems(template: Template, reading: Reading) -> Iterator[str]:
    """Why the template reads nothing of the document."""
    try:
        unfit = why_not(template, reading)
    except TimeoutError:
        unfit = ["One of its keywords takes too long on this document."]
    if unfit:
        yield "does not fit"
        yield from unfit
        return
    problem = apply_template(template, reading).problem
    if problem is not None:
        yield problem


def _line(claim: Claim) -> str:
    raw = "" if claim.raw == str(claim.value) else f"  ({claim.raw!r})"
    doubt = f"  DOUBT: {claim.doubt}" if claim.doubt else ""
    return f"{claim.term:<28} {claim.value}{raw}{doubt}"
