"""YAML read strictly: every value is the text that was written, and every fault is noted with its line.

Nothing is guessed: ``no`` is not false, ``8:30`` is not 510, and a code number has to be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from knowledge.problems import GuidanceError, Problem

CODE = re.compile(r"\d{5}|[A-Z]\d{4}|\d{4}[A-Z]")
DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
NULL = "null"


@dataclass(frozen=True, slots=True)
class Scalar:
    text: str
    quoted: bool
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Fields:
    fields: Mapping[str, Node]
    line: int


Node = Scalar | Items | Fields


class Reading:
    """The reading of one file: its name, and the faults found so far."""

    def __init__(self, file: str, first_line: int = 1) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._first_line = first_line

    def note(self, line: int, what: str) -> None:
        self.problems.append(Problem(self.file, line, what))

    def finish(self) -> None:
        """Raise ``GuidanceError`` with all faults, where there are any."""
        if self.problems:
            raise GuidanceError(tuple(sorted(self.problems)))

    def parse(self, text: str) -> Fields:
        """The mapping that a YAML text holds; an empty one, with the fault noted, where it holds none."""
        try:
            node = yaml.compose(text, Loader=yaml.CBaseLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self.note(self._line(mark), f"not YAML: {getattr(error, 'problem', None) or error}")
            return Fields({}, self._first_line)
        if not isinstance(node, yaml.MappingNode):
            self.note(self._first_line, "expected keys with values")
            return Fields({}, self._first_line)
        return self._fields(node)

    def _line(self, mark: yaml.Mark | None) -> int:
        return self._first_line + (mark.line if mark is not None else 0)

    def _node(self, node: yaml.Node) -> Node:
        line = self._line(node.start_mark)
        if isinstance(node, yaml.MappingNode):
            return self._fields(node)
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self._node(item) for item in node.value), line)
        quoted = isinstance(node, yaml.ScalarNode) and bool(node.style)
        if not quoted and CODE.fullmatch(node.value):
            self.note(line, f"the code {node.value} must be quoted")
        return Scalar(node.value, quoted, line)

    def _fields(self, node: yaml.MappingNode) -> Fields:
        fields: dict[str, Node] = {}
        for key, value in node.value:
            if key.value in fields:
                self.note(self._line(key.start_mark), f"the key {key.value} is given twice")
            fields[key.value] = self._node(value)
        return Fields(fields, self._line(node.start_mark))


def sections(text: str) -> Mapping[str, tuple[int, str]]:
    """The top-level keys of a YAML text, each with the line it begins on and its own part of the text.

    So one entry of a long file can be read without the others.
    """
    starts = list(re.finditer(r"^([A-Za-z0-9_.\"'-]+):", text, re.MULTILINE))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    found: dict[str, tuple[int, str]] = {}
    line, counted = 1, 0
    for match, end in zip(starts, ends, strict=True):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        found.setdefault(match[1].strip("\"'"), (line, text[match.start() : end]))
    return found
