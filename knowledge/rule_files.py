"""Rule parameters: for each field a dated series of values with their citations, and the field's value on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from coder.grounds import Contest, Ground, Stated
from coder.policy import ExcludedReason, NoteElement
from knowledge.block import FAR, Block, table_of
from knowledge.dated import Dated, Series, faults
from knowledge.problems import NoGuidance
from knowledge.strict_yaml import NULL, Items, Node, Reading, Scalar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a field says from its day on: a ground, with a value where the field has one, or its special form."""

    ground: Ground
    value: Node | None
    contest: Contest | None
    reasons: tuple[ExcludedReason, ...]
    elements: tuple[NoteElement, ...]

    def all_cites(self) -> tuple[str, ...]:
        """Citation keys of the ground, the positions and the parts, each once."""
        grounds = [self.ground, *(reason.ground for reason in self.reasons), *(each.ground for each in self.elements)]
        positions = self.contest.positions if self.contest else ()
        keys = [key for ground in grounds for key in ground.cites]
        return tuple(dict.fromkeys((*keys, *(position.citation for position in positions))))


@dataclass(frozen=True, slots=True)
class RuleFile:
    """All fields of one rule's parameters."""

    path: str
    fields: Mapping[str, Series[Entry]]

    def turning_days(self) -> Iterator[str]:
        for series in self.fields.values():
            yield from series.turning_days()


def read_rule_file(path: str, text: str) -> RuleFile:
    """Read one rule's parameters; raises ``GuidanceError`` with every fault of the file."""
    reading = Reading(path)
    root = Block(reading.parse(text), reading)
    fields = {}
    for name in root.names():
        fields[name] = _series(name, root, reading)
    reading.finish()
    return RuleFile(path, fields)


def _series(name: str, root: Block, reading: Reading) -> Series[Entry]:
    blocks = root.blocks(name)
    if not blocks:
        root.note(f"{name}: expected dated entries")
    entries = []
    for block in blocks:
        effective, through = block.day("effective"), block.day("verified_through")
        entries.append(Dated(effective, through, _entry(block), block.line))
        block.close()
    series = Series(tuple(entries))
    are_days_read = all(FAR not in (entry.effective, entry.verified_through) for entry in entries)
    for line, what in faults(series) if are_days_read else ():
        reading.note(line, f"{name}: {what}")
    return series


def _entry(block: Block) -> Entry:
    if block.has("question"):
        return Entry(Ground(), None, block.contest(), (), ())
    if block.has("reasons"):
        return Entry(Ground(), None, None, tuple(_reason(each) for each in block.blocks("reasons")), ())
    if block.has("elements"):
        return Entry(Ground(), None, None, (), tuple(_element(each) for each in block.blocks("elements")))
    return Entry(block.ground(), block.node("value"), None, (), ())


def _reason(block: Block) -> ExcludedReason:
    reason = ExcludedReason(block.words("words"), block.text("disposition"), block.ground())
    block.close()
    return reason


def _element(block: Block) -> NoteElement:
    element = NoteElement(block.text("element"), block.ground())
    block.close()
    return element


class RuleDay:
    """The parameters of one rule as they stand on a day; what has not the form that is asked for is noted."""

    def __init__(self, file: RuleFile, day: str) -> None:
        self._file = file
        self._day = day
        self._asked: set[str] = set()
        self.reading = Reading(file.path)

    def entry(self, name: str) -> Dated[Entry]:
        self._asked.add(name)
        series = self._file.fields.get(name)
        if series is None:
            self.reading.note(1, f"expected the field {name}")
            self.reading.finish()
            raise AssertionError(name)
        found = series.in_force(self._day)
        if found is None:
            raise NoGuidance(f"{self._file.path}: no {name} is in force on {self._day}")
        return found

    def ground(self, name: str) -> Ground:
        return self.entry(name).value.ground

    def ground_if(self, name: str, *, value: str) -> Ground | None:
        """The field's ground unless its value is ``value`` and was verified for this day."""
        found = self.entry(name)
        said = found.value.value.text if isinstance(found.value.value, Scalar) else None
        return None if said == value and self._day <= found.verified_through else found.value.ground

    def contest(self, name: str) -> Contest:
        contest = self.entry(name).value.contest
        return contest if contest is not None else self._wrong(name, "a question with positions", Contest("", (), ""))

    def reasons(self, name: str) -> tuple[ExcludedReason, ...]:
        return self.entry(name).value.reasons or self._wrong(name, "reasons", ())

    def elements(self, name: str) -> tuple[NoteElement, ...]:
        return self.entry(name).value.elements or self._wrong(name, "elements", ())

    def code(self, name: str) -> Stated[str]:
        return self._stated(name, _quoted, "a quoted code", "")

    def number(self, name: str) -> Stated[int]:
        return self._stated(name, _whole, "a whole number", 0)

    def number_or_none(self, name: str) -> Stated[int] | None:
        """A whole number, or None where the entry says ``null``: there was no such rule on these days."""
        return None if self._is_null(name) else self.number(name)

    def amount(self, name: str) -> Stated[float] | None:
        """A number, or None where the entry says ``null``: not known for these days."""
        return None if self._is_null(name) else self._stated(name, _decimal, "a number or null", 0.0)

    def _is_null(self, name: str) -> bool:
        node = self.entry(name).value.value
        return isinstance(node, Scalar) and node.text == NULL and not node.quoted

    def share(self, name: str) -> Stated[float]:
        return self._stated(name, _decimal, "a number", 0.0)

    def words(self, name: str) -> Stated[tuple[str, ...]]:
        return self._stated(name, _list, "a list", ())

    def table(self, name: str) -> Stated[Mapping[str, str]]:
        empty: Mapping[str, str] = {}
        return self._stated(name, _table, "keys with values", empty)

    def finish(self) -> None:
        """Raise ``GuidanceError`` for wrong forms, and for fields that no rule asks for."""
        for name in self._file.fields.keys() - self._asked:
            self.reading.note(self._file.fields[name].entries[0].line - 1, f"unknown key {name}")
        self.reading.finish()

    def _stated(self, name: str, read: Callable[[Node], T | None], expected: str, other: T) -> Stated[T]:
        entry = self.entry(name).value
        value = read(entry.value) if entry.value is not None else None
        return Stated(value if value is not None else self._wrong(name, expected, other), entry.ground)

    def _wrong(self, name: str, expected: str, other: T) -> T:
        self.reading.note(self.entry(name).line, f"{name}: expected {expected}")
        return other


def _quoted(node: Node) -> str | None:
    return node.text if isinstance(node, Scalar) and node.quoted else None


def _whole(node: Node) -> int | None:
    return int(node.text) if isinstance(node, Scalar) and not node.quoted and node.text.isdecimal() else None


def _decimal(node: Node) -> float | None:
    if not isinstance(node, Scalar) or node.quoted or not node.text.replace(".", "", 1).isdecimal():
        return None
    return float(node.text)


def _list(node: Node) -> tuple[str, ...] | None:
    if not isinstance(node, Items) or not all(isinstance(item, Scalar) for item in node.items):
        return None
    return tuple(item.text for item in node.items if isinstance(item, Scalar))


def _table(node: Node) -> Mapping[str, str] | None:
    fields = table_of(node)
    return None if fields is None else {key: value.text for key, value in fields.items()}
