"""One answer of the assistant."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.conversation.acts import Action
from assistant.conversation.frame import Frame
from assistant.conversation.told import Words
from assistant.desk import CodedVisit
from assistant.explanation.explanation import Explanation
from assistant.explanation.footnotes import Footnote
from assistant.reading import Reading
from coder.coding import DECIDED


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: its text, and what stands behind it; ``problem`` says why there is no coding."""

    text: str
    coded: CodedVisit | None
    explanation: Explanation | None
    facts: tuple[Words, ...]
    readings: tuple[Reading, ...]
    problem: str | None = None
    action: Action = Action.CODE
    asks: str | None = None
    notes: tuple[Footnote, ...] = ()
    """The passages that the text rests on, by the numbers it uses."""
    frame: Frame = field(default_factory=Frame)
    shown: CodedVisit | None = None
    """What the text speaks of where that is not the visit: a supposition, or a visit within a question."""

    @property
    def whole(self) -> str:
        """Everything that is to be said of the visit, line by line; first what was said in two ways."""
        from assistant.conversation.offered import offers_of
        from assistant.explanation.acts import offered
        from assistant.explanation.environment import module
        from assistant.explanation.text import plain

        if self.coded is None or self.explanation is None:
            return self.text
        clashes = [str(module("acts/clash").clash(each)) for each in self.frame.contradicted]
        text = "\n".join([*clashes, plain(self.explanation, self.coded, self.facts)])
        offers = offers_of(self.readings[-1], self.frame.visit) if self.readings else ()
        return f"{text}\n\n{offered(offers, asked=True)}" if offers else text

    @property
    def citations(self) -> tuple[str, ...]:
        """Keys of the passages that the text rests on."""
        return tuple(note.key for note in self.notes)

    @property
    def exit_code(self) -> int:
        """0 where the claim is decided, 1 where something is open or could not be coded."""
        return 0 if self.coded is not None and self.coded.answer.status in DECIDED else 1
