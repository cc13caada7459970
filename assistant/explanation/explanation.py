"""What is said about one answer: its sentences, its questions, and the footnotes that they rest on."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.explanation.footnotes import Footnote
from coder.decision import Severity


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement with the numbers of its citations; ``about`` is a code, a fact's path or a modifier."""

    text: str
    notes: tuple[int, ...] = ()
    about: str | None = None
    severity: Severity | None = None

    def __str__(self) -> str:
        """The sentence with its numbers before the full stop."""
        numbers = "".join(f"[{number}]" for number in self.notes)
        text = self.text.rstrip(".")
        end = "" if text.endswith("?") else "."
        return f"{text} {numbers}{end}" if numbers else f"{text}{end}"


@dataclass(frozen=True, slots=True)
class AskedChoice:
    """One answer; ``number`` is its key, None where a number typed is minutes; ``claim`` is empty where none tells."""

    number: int | None
    answer: str
    label: str
    claim: str
    is_usual: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words, why it is asked, and its answers with the claims they lead to.

    ``choices`` are all answers, ``listed`` those that are shown, ``rest`` what is said of the others, ``hint`` what to
    say where none is shown.
    """

    fact: str
    question: str
    why: Sentence
    choices: tuple[AskedChoice, ...]
    listed: tuple[AskedChoice, ...] = ()
    rest: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that is said about one answer, in the order in which it is read."""

    headline: Sentence
    summary: tuple[Sentence, ...]
    splits: tuple[Sentence, ...]
    marks: tuple[Sentence, ...]
    """Why a line carries a modifier that most lines do not."""
    reasons: tuple[Sentence, ...]
    not_counted: tuple[Sentence, ...]
    not_billed: tuple[Sentence, ...]
    checks: tuple[Sentence, ...]
    known_mistake: tuple[Sentence, ...]
    """What known wrong rule gives the codes that were proposed, where one or two do."""
    remarks: tuple[Sentence, ...]
    note_lacks: tuple[Sentence, ...]
    contested: tuple[tuple[Sentence, tuple[Sentence, ...]], ...]
    asked: tuple[Asked, ...]
    supposed: tuple[Sentence, ...]
    grounds: tuple[Footnote, ...]
