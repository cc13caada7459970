"""What the assistant says in a conversation: one template an act, each statement with its numbered citation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.coding_form import Library
from assistant.explanation.environment import module, template
from assistant.explanation.facts import fact_label, fact_value
from assistant.explanation.footnotes import Footnote, Footnotes
from assistant.explanation.named import variables_of
from assistant.reading import Offer
from coder.policy import Policy
from knowledge.dated import FIRST_DAY

NUMBERS = re.compile(r"\[(\d+)\]")
SENTENCE_START = re.compile(r"^[a-z]")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z0-9“])(?!Right:)")
WHOLE = "Contested:"
"""What is told with both sides is told whole."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A text and the footnotes that its numbers lead to."""

    text: str
    notes: tuple[Footnote, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the passages cited."""
        return tuple(note.key for note in self.notes)


class Speaker:
    """Fills the templates of the acts; each text numbers its citations from one in the order of reading."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def speak(self, act: str, policy: Policy, given: Sequence[Footnote] = (), **values: object) -> Speech:
        """The text of an act; ``given`` are footnotes whose numbers the values already use."""
        footnotes = Footnotes(self._library, given=given)
        text = template(f"acts/{act}.j2").render(
            **variables_of(policy),
            **values,
            cite=_Cite(footnotes),
            says=_Says(self._library, footnotes),
            guide=_Says(self._library, footnotes, "The guide "),
            mistake=_Says(self._library, footnotes, "A known mistake: "),
            brief=brief,
            fact_label=fact_label,
            fact_value=fact_value,
        )
        return _renumbered(_tidy(text), footnotes.all())


def _renumbered(text: str, notes: Iterable[Footnote]) -> Speech:
    """The text with its footnotes numbered from one in the order in which they stand, and those that it uses."""
    known = {note.number: note for note in notes}
    used = dict.fromkeys(number for number in map(int, NUMBERS.findall(text)) if number in known)
    new = {number: place for place, number in enumerate(used, 1)}
    text = NUMBERS.sub(lambda found: f"[{new.get(int(found[1]), found[1])}]", text)
    return Speech(text, tuple(replace(known[number], number=place) for number, place in new.items()))


def brief(text: str, most: int) -> str:
    """The first sentences of a rule that stands beside a claim, a yes or no not counted; contested ones whole."""
    sentences = SENTENCE_END.split(text.strip())
    lead = 1 if sentences[0] in ("Yes.", "No.") else 0
    return text if WHOLE in text else " ".join(sentences[: lead + most])


def not_covered(day: str) -> str:
    """That nothing can be said of a visit on a day (``YYYY-MM-DD``) before the codes existed."""
    return str(module("acts/not_covered").not_covered(day, FIRST_DAY))


def offered(offers: Sequence[Offer], *, asked: bool) -> str:
    """The question whether words were slips; ``asked``: another question is open, which a yes would answer."""
    return str(module("acts/offer").offered(offers, asked))


@dataclass(frozen=True, slots=True)
class _Cite:
    """Numbers in brackets, ready to stand before a full stop."""

    footnotes: Footnotes

    def __call__(self, *keys: str | Iterable[str]) -> str:
        flat = [key for each in keys for key in ([each] if isinstance(each, str) else each)]
        numbers = self.footnotes.cite(flat)
        return " " + "".join(f"[{number}]" for number in numbers) if numbers else ""


@dataclass(frozen=True, slots=True)
class _Says:
    """What a passage says, in the words of the guidance, with its number before the last full stop."""

    library: Library
    footnotes: Footnotes
    subject: str = ""
    """What the passage speaks of, where its first word is a verb."""

    def __call__(self, *keys: str) -> str:
        return " ".join(self._one(key) for key in keys)

    def _one(self, key: str) -> str:
        (number,) = self.footnotes.cite((key,))
        said = self.library.citation(key).says.rstrip(".")
        if self.subject:
            first = said[0] if said[1:2].isupper() else said[0].lower()
            said = f"{self.subject}{first}{said[1:]}"
        return f"{said} [{number}]."


def _tidy(text: str) -> str:
    """Single spaces within lines, no blank lines in a row, none at either end."""
    lines = [
        " ".join(line.split()) if not line.startswith("  ") else "  " + " ".join(line.split())
        for line in text.split("\n")
    ]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return SENTENCE_START.sub(lambda found: found[0].upper(), text)
