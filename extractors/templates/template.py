"""Vendor templates: the YAML format that users of invoice2data have, read into frozen types.

Source of the format: the public tutorial of invoice2data (keywords, exclude_keywords, fields with the parsers regex,
static and lines, lines, tables, options, required_fields, priority).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex
import yaml

from schemas import Misconfigured

_TYPES = ("int", "float", "date")
_GROUPS = ("sum", "min", "max", "first", "last", "join")
_REQUIRED = ("date", "amount", "invoice_number", "issuer")
_PRIORITY = 5
_ENDINGS = (".yml", ".yaml", ".json")  # JSON is YAML too
_WAY_OUT = "Mend the template or take it out of the folder."

Pattern = regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class Options:
    """How the text is prepared and values are read."""

    currency: str | None = None
    date_formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    decimal_separator: str | None = None
    remove_whitespace: bool = False
    remove_accents: bool = False
    lowercase: bool = False
    replace: tuple[tuple[Pattern, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One field: patterns tried one after the other, or a fixed `static` value."""

    name: str
    patterns: tuple[Pattern, ...] = ()
    static: str | None = None
    type: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class LinesRule:
    """A section of lines between `start` and `end`; the names of the groups are the fields of a row."""

    start: Pattern
    end: Pattern
    line: tuple[Pattern, ...]
    first_line: tuple[Pattern, ...] = ()
    last_line: tuple[Pattern, ...] = ()
    skip_line: tuple[Pattern, ...] = ()
    target: str = "lines"


@dataclass(frozen=True, slots=True)
class TableRule:
    """A section between `start` and `end` in which `body` names fields by its groups."""

    start: Pattern
    end: Pattern
    body: Pattern


@dataclass(frozen=True, slots=True)
class Template:
    """One template; `name` is its file's name."""

    name: str
    issuer: str | None
    keywords: tuple[Pattern, ...]
    exclude_keywords: tuple[Pattern, ...] = ()
    fields: tuple[Field, ...] = ()
    lines: tuple[LinesRule, ...] = ()
    tables: tuple[TableRule, ...] = ()
    options: Options = Options()
    required: tuple[str, ...] = _REQUIRED
    priority: int = _PRIORITY


def load_templates(folder: Path) -> tuple[Template, ...]:
    """Every template (*.yml, *.yaml, *.json) in `folder` and below, by file name.

    Raises Misconfigured naming the file and the key that is wrong.
    """
    return tuple(load_template(path) for path in _files(folder))


def templates_hash(folder: Path) -> str:
    """What the templates in `folder` are told apart by: names and contents of their files. Raises Misconfigured."""
    told = [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in _files(folder)]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise Misconfigured(f"The folder of templates {folder} does not exist.", "Create it, or mend the policy.")
    return sorted(path for path in folder.rglob("*") if path.suffix in _ENDINGS and path.is_file())


def load_template(path: Path) -> Template:
    """One template. Raises Misconfigured naming the file and the key that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise Misconfigured(f"The template {path} cannot be read.", "Name a file that exists.") from error
    except UnicodeDecodeError as error:
        raise Misconfigured(f"The template {path.name} is not valid YAML.", _WAY_OUT) from error
    return parsed(path.name, text)


def parsed(name: str, text: str) -> Template:
    """The template called `name` that `text` describes. Raises Misconfigured naming it and the key that is wrong."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise Misconfigured(f"The template {name} is not valid YAML.", _WAY_OUT) from error
    return _Source(name).template(data)


@dataclass(frozen=True, slots=True)
class _Source:
    """One file being read; every mistake is reported with its name and key."""

    name: str

    def template(self, data: Any) -> Template:
        top = self.mapping(data, "the file")
        keywords = self.patterns(top.get("keywords"), "keywords")
        if not keywords:
            raise self.wrong("keywords", "is missing")
        fields, lines = self.fields(top.get("fields"))
        if "lines" in top:
            lines += self.lines(top["lines"], "lines")
        priority = top.get("priority", _PRIORITY)
        if not isinstance(priority, int):
            raise self.wrong("priority", "must be a whole number")
        return Template(
            name=self.name,
            issuer=None if top.get("issuer") is None else str(top["issuer"]),
            keywords=keywords,
            exclude_keywords=self.patterns(top.get("exclude_keywords"), "exclude_keywords"),
            fields=fields,
            lines=lines,
            tables=tuple(self.table(row, f"tables[{i}]") for i, row in enumerate(self.rows(top.get("tables")))),
            options=self.options(top.get("options")),
            required=tuple(map(str, self.rows(top.get("required_fields")))) or _REQUIRED,
            priority=priority,
        )

    def fields(self, data: Any) -> tuple[tuple[Field, ...], tuple[LinesRule, ...]]:
        fields: list[Field] = []
        lines: list[LinesRule] = []
        for name, given in self.mapping(data, "fields").items():
            key = f"fields.{name}"
            if isinstance(given, Mapping) and given.get("parser") == "lines":
                lines += self.lines(given, key, str(name))
            else:
                fields.append(self.field(str(name), given, key))
        return tuple(fields), tuple(lines)

    def field(self, name: str, given: Any, key: str) -> Field:
        if not isinstance(given, Mapping):
            if name.startswith("static_"):
                return Field(name.removeprefix("static_"), static=str(given))
            group = "sum" if name.startswith("sum_") else None
            return Field(name.removeprefix("sum_"), self.patterns(given, key), group=group)
        parser = given.get("parser", "regex")
        if parser == "static":
            if "value" not in given:
                raise self.wrong(f"{key}.value", "is missing")
            return Field(name, static=str(given["value"]))
        if parser != "regex":
            raise self.wrong(f"{key}.parser", "must be regex, static or lines")
        for part, known in (("type", _TYPES), ("group", _GROUPS)):
            if given.get(part) is not None and given[part] not in known:
                raise self.wrong(f"{key}.{part}", f"must be one of {', '.join(known)}")
        patterns = self.patterns(given.get("regex"), f"{key}.regex")
        if not patterns:
            raise self.wrong(f"{key}.regex", "is missing")
        return Field(name, patterns, type=given.get("type"), group=given.get("group"))

    def lines(self, data: Any, key: str, target: str = "lines") -> tuple[LinesRule, ...]:
        given = data
        if isinstance(data, Mapping) and "rules" in data:
            given = data["rules"]
        rows = given if isinstance(given, list) else [given]
        return tuple(self.lines_rule(self.mapping(row, key), key, target) for row in rows)

    def lines_rule(self, row: Mapping[Any, Any], key: str, target: str) -> LinesRule:
        several = {
            part: self.patterns(row.get(part), f"{key}.{part}")
            for part in ("line", "first_line", "last_line", "skip_line")
        }
        if not several["line"] and not several["first_line"]:
            raise self.wrong(f"{key}.line", "is missing")
        return LinesRule(self.one(row, "start", key), self.one(row, "end", key), target=target, **several)

    def table(self, data: Any, key: str) -> TableRule:
        row = self.mapping(data, key)
        return TableRule(self.one(row, "start", key), self.one(row, "end", key), self.one(row, "body", key))

    def options(self, data: Any) -> Options:
        given = self.mapping(data, "options")
        replace = []
        for number, pair in enumerate(self.rows(given.get("replace"))):
            key = f"options.replace[{number}]"
            if not isinstance(pair, list) or len(pair) != 2:
                raise self.wrong(key, "must be a pattern and a replacement")
            replace.append((self.pattern(pair[0], key), str(pair[1])))
        return Options(
            currency=None if given.get("currency") is None else str(given["currency"]),
            date_formats=tuple(map(str, self.rows(given.get("date_formats")))),
            languages=tuple(map(str, self.rows(given.get("languages")))),
            decimal_separator=self.separator(given.get("decimal_separator")),
            remove_whitespace=bool(given.get("remove_whitespace")),
            remove_accents=bool(given.get("remove_accents")),
            lowercase=bool(given.get("lowercase")),
            replace=tuple(replace),
        )

    def separator(self, given: Any) -> str | None:
        if given is not None and given not in {".", ","}:
            raise self.wrong("options.decimal_separator", 'must be "." or ","')
        return None if given is None else str(given)

    def one(self, row: Mapping[Any, Any], part: str, key: str) -> Pattern:
        if row.get(part) is None:
            raise self.wrong(f"{key}.{part}", "is missing")
        return self.pattern(row[part], f"{key}.{part}")

    def patterns(self, given: Any, key: str) -> tuple[Pattern, ...]:
        return tuple(self.pattern(row, key) for row in self.rows(given))

    def pattern(self, given: Any, key: str) -> Pattern:
        try:
            return regex.compile(str(given), regex.VERSION0 | regex.MULTILINE)
        except regex.error as error:
            raise self.wrong(key, f"is no valid pattern: {error}") from error

    def rows(self, given: Any) -> list[Any]:
        return [] if given is None else list(given) if isinstance(given, list) else [given]

    def mapping(self, given: Any, key: str) -> Mapping[Any, Any]:
        if given is None and key != "the file":
            return {}
        if not isinstance(given, Mapping):
            raise self.wrong(key, "must be a mapping of keys to values")
        return given

    def wrong(self, key: str, what: str) -> Misconfigured:
        return Misconfigured(f"The template {self.name} is not valid: {key} {what}.", _WAY_OUT)
