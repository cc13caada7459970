"""One mapping of a data file, read field by field; faults are noted with their line."""

from __future__ import annotations

from collections.abc import Mapping

from coder.grounds import NO_GROUND, Contest, Grade, Ground, Position
from knowledge.strict_yaml import DATE, NULL, Fields, Items, Node, Reading, Scalar

FAR = "9999-12-31"


class Block:
    """A mapping whose fields are asked for by name; ``close`` notes those that nobody asked for."""

    def __init__(self, node: Fields, reading: Reading, base: Block | None = None) -> None:
        self.line = node.line
        self.reading = reading
        self._fields = node.fields
        self._base = base
        self._asked: set[str] = set()

    def names(self) -> tuple[str, ...]:
        return tuple(self._fields)

    def has(self, name: str) -> bool:
        return name in self._fields or (self._base is not None and self._base.has(name))

    def node(self, name: str) -> Node | None:
        """The field's node, or that of the base row where only differences are written."""
        self._asked.add(name)
        if name not in self._fields and self._base is not None:
            return self._base.node(name)
        return self._fields.get(name)

    def close(self) -> None:
        for name, node in self._fields.items():
            if name not in self._asked:
                self.note(f"unknown key {name}", node)

    def note(self, what: str, node: Node | None = None) -> None:
        self.reading.note(node.line if node is not None else self.line, what)

    def text(self, name: str, default: str | None = None) -> str:
        """A text; required where there is no default."""
        node = self.node(name)
        if node is None and default is not None:
            return default
        if isinstance(node, Scalar):
            return node.text
        self.note(f"{name}: expected a text", node)
        return ""

    def text_or_none(self, name: str) -> str | None:
        node = self.node(name)
        if node is None or (isinstance(node, Scalar) and node.text == NULL and not node.quoted):
            return None
        return self.text(name)

    def day(self, name: str) -> str:
        day = self.text(name)
        if not DATE.fullmatch(day):
            self.note(f"{name}: expected a date YYYY-MM-DD, found {day!r}", self.node(name))
            return FAR
        return day

    def number(self, name: str) -> int:
        text = self.text(name)
        if text.isdecimal():
            return int(text)
        self.note(f"{name}: expected a whole number, found {text!r}", self.node(name))
        return 0

    def words(self, name: str) -> tuple[str, ...]:
        node = self.node(name)
        if node is None:
            return ()
        if isinstance(node, Items) and all(isinstance(item, Scalar) for item in node.items):
            return tuple(item.text for item in node.items if isinstance(item, Scalar))
        self.note(f"{name}: expected a list of words", node)
        return ()

    def is_true(self, name: str) -> bool:
        text = self.text(name)
        if text not in ("true", "false"):
            self.note(f"{name}: expected true or false, found {text!r}", self.node(name))
        return text == "true"

    def block(self, name: str) -> Block | None:
        node = self.node(name)
        if isinstance(node, Fields):
            return Block(node, self.reading)
        if node is not None and not (isinstance(node, Scalar) and node.text == NULL):
            self.note(f"{name}: expected keys with values", node)
        return None

    def blocks(self, name: str) -> tuple[Block, ...]:
        node = self.node(name)
        if isinstance(node, Items) and all(isinstance(item, Fields) for item in node.items):
            return tuple(Block(item, self.reading) for item in node.items if isinstance(item, Fields))
        if node is not None:
            self.note(f"{name}: expected a list of entries", node)
        return ()

    def ground(self) -> Ground:
        """Citation keys, grade and short wording of this block; only a recalled statement may go without a citation."""
        cites, grade = self.words("cites"), self.text("grade")
        if grade not in {each.value for each in Grade}:
            self.note(f"grade: expected P, P-copy, S or R, found {grade!r}", self.node("grade"))
            return NO_GROUND
        if not cites and grade != Grade.R.value:
            self.note("uncited: expected at least one citation key in cites")
        return Ground(cites, Grade(grade), self.text("text", ""))

    def contest(self) -> Contest:
        positions = []
        for each in self.blocks("positions"):
            positions.append(Position(each.text("position"), each.text("citation")))
            each.close()
        contest = Contest(self.text("question"), tuple(positions), self.text("followed"))
        if contest.followed not in {position.position for position in positions}:
            self.note("followed: expected the wording of one of the positions", self.node("followed"))
        return contest


def table_of(node: Node | None) -> Mapping[str, Scalar] | None:
    """A mapping of texts; None for anything else."""
    if isinstance(node, Fields) and all(isinstance(value, Scalar) for value in node.fields.values()):
        return {key: value for key, value in node.fields.items() if isinstance(value, Scalar)}
    return None
