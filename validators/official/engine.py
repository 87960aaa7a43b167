"""The engine: all official checks that one e-invoice asks for, each with what it said or why it could not be run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from lxml import etree

from schemas import OfficialCheck, OfficialMessage, Severity
from validators.official.artefacts import ARTEFACTS, PACKAGES, Artefact
from validators.official.paths import path_of
from validators.official.plan import Step, gaps, plan
from validators.official.redundant import without_repetitions
from validators.official.saxon import Broken, Saxon
from validators.official.schema import Schema
from validators.official.svrl import messages

NOT_EVALUATED = "OFF-03"
_NOT_EVALUATED = "A value of this invoice is of a form that the official rules cannot evaluate."
_NO_SAXON = "The program that runs the official rules (saxonche) is not installed."
_NOT_VALID = "The invoice is not built as its schema prescribes, so the rules about its content were not run."


class OfficialRules(Protocol):
    """Something that runs the official rules over the e-invoice at `root`; `attached` if it came inside a PDF."""

    def check(self, root: etree._Element, *, attached: bool) -> tuple[OfficialCheck, ...]: ...


class Engine:
    """Runs the pinned artefacts found in `folders` (by package); loads each when it is first asked for.

    One a process, from one thread. `root` must come from a parser that refuses any DOCTYPE.
    """

    def __init__(self, folders: Mapping[str, Path | None] | None = None) -> None:
        self._folders = {name: one.folder for name, one in PACKAGES.items()} if folders is None else folders
        self._loaded: dict[str, Any] = {}
        self._saxon = Saxon()

    def check(self, root: etree._Element, *, attached: bool) -> tuple[OfficialCheck, ...]:
        """All checks of the e-invoice at `root`; after a schema it breaks, rules are not run."""
        text = etree.tostring(root, encoding="unicode", with_tail=False)
        root = etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))  # out of its envelope
        valid, done = True, []
        for step in plan(root, attached=attached):
            artefact = ARTEFACTS[step.artefact]
            why = self._absent(artefact) or (None if valid or artefact.kind == "schema" else _NOT_VALID)
            if why is not None:
                done.append(_unrun(artefact.title, why, artefact.version, demanded=step.decides))
                continue
            # A schema that does not decide is narrower: of what it leaves out, only what says something new counts.
            looked_at = root if step.decides else without_repetitions(root)
            done.append(_ran(artefact, step, self.said(artefact, text, looked_at)))
            if artefact.kind == "schema" and step.decides:
                valid = valid and not done[-1].messages
        return (*done, *(_unrun(gap, why) for gap, why in gaps(root)))

    def _absent(self, artefact: Artefact) -> str | None:
        """Why `artefact` cannot be run, or None."""
        if artefact.id in self._loaded:
            return None
        if artefact.kind == "rules" and not Saxon.installed():
            return _NO_SAXON
        return artefact.problem(self._folders.get(artefact.source))

    def said(self, artefact: Artefact, text: str, root: etree._Element) -> tuple[OfficialMessage, ...]:
        """What `artefact`, which must be there, says of the document at `root`, which is `text`."""
        if artefact.kind == "schema":
            schema: Schema = self._load(artefact, Schema)
            return schema.messages(root)
        try:
            report = self._saxon.run(self._load(artefact, self._saxon.compile), text)
        except Broken:
            broke = OfficialMessage(
                rule=NOT_EVALUATED, severity=Severity.FATAL, path=path_of(root), text=_NOT_EVALUATED
            )
            return (broke,)
        return messages(report, root, artefact.id.upper())

    def _load(self, artefact: Artefact, load: Callable[[Path], Any]) -> Any:
        """`artefact` as it is used; its files are looked at once, when it is first asked for."""
        if artefact.id not in self._loaded:
            folder = self._folders[artefact.source]
            assert folder is not None
            self._loaded[artefact.id] = load(folder / artefact.main)
        return self._loaded[artefact.id]


def _ran(artefact: Artefact, step: Step, said: tuple[OfficialMessage, ...]) -> OfficialCheck:
    if not step.decides:
        said = tuple(_softened(message) for message in said)
    return OfficialCheck(
        artefact=artefact.title, version=artefact.version, ran=True, demanded=step.decides, messages=said
    )


def _softened(message: OfficialMessage) -> OfficialMessage:
    fatal = message.severity is Severity.FATAL
    return message.model_copy(update={"severity": Severity.WARNING}) if fatal else message


def _unrun(title: str, why: str, version: str = "", *, demanded: bool = False) -> OfficialCheck:
    return OfficialCheck(artefact=title, version=version, ran=False, demanded=demanded, why=why)


def not_run(why: str) -> tuple[OfficialCheck, ...]:
    """The record of an engine that did not answer, and why: what it would have said is not known."""
    return (_unrun("official rules", why, demanded=True),)
