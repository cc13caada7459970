"""Who gave these minutes: the writer, the assistant, or somebody whose time is not ours?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.extraction.layout.divide import Layout
from assistant.extraction.minutes.link import Stint
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words

ASSISTANTS = frozenset(("PTA", "COTA"))
BYSTANDERS = frozenset(("student", "aide", "nurse", "other patient", "vendor"))
CLINICIANS = frozenset(("PT", "OT", "SLP", "orthotist", "physician"))
HELPED = frozenset(("aide", "student", "PTA", "COTA", "PT", "OT", "SLP", "orthotist"))
HANDS_ON = frozenset(("management", "fabrication", "fitting"))
NEVER = frozenset(("family", "patient", "CHT", "hand therapist"))
OBJECT_BEFORE = frozenset(
    "to for with w of told taught trained instructed teaching training instruct educated showed showing asked the's via per from and re "
    "told called saw his her / seen".split()
)
TAUGHT = frozenset(("instructed", "educated", "trained", "inserviced", "taught", "shown", "reinstructed", "reeducated"))
HANDED = frozenset(("handed", "passed", "turned", "over", "off"))
AUXILIARIES = frozenset(
    "here note under present on out watching helping observed cosign cosigned in supervising nearby".split()
)
SUPPLYING = frozenset(("vendor",))
VERBS = frozenset(
    "told said walked brought left asked helped reported did does seen spent made took gave ran led saw had has got went put then also just finished started began here who will is was "
    "helping handled covered gets got's adjusting fitting training teaching working doing ran".split()
)


class Giver(StrEnum):
    """Whose time it was."""

    WRITER = "writer"
    ASSISTANT = "assistant"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Performers:
    """Finds the person behind each number of minutes."""

    words: Words
    layout: Layout
    persons: dict[int, list[Cue]]
    """Person cues by sentence, in order."""
    discipline: str
    starts: frozenset[int]
    """The first words of what minutes can belong to."""

    def giver(self, stint: Stint, next_first: int) -> tuple[Giver, Cue | None]:
        """Who gave a stint's minutes; ``next_first`` is where the next number begins."""
        if self.words.lower[max(0, stint.quantity.first - 2) : stint.quantity.first] == ["of", "the"]:
            return Giver.WRITER, None
        cue = self._said_giver(stint, next_first)
        if cue is None or cue.value == "writer":
            return Giver.WRITER, None
        if cue.value in ASSISTANTS:
            return Giver.ASSISTANT, cue
        if cue.value in BYSTANDERS or cue.value == "patient":
            return Giver.OTHER, cue
        same = cue.value == self.discipline or not self.discipline or (self.discipline == "CHT" and cue.value == "OT")
        return (Giver.WRITER if same else Giver.OTHER), cue

    def _said_giver(self, stint: Stint, next_first: int) -> Cue | None:
        quantity = stint.quantity
        sentence = self.persons.get(self.layout.sentence[quantity.first], ())
        subject: Cue | None = None
        for cue in sentence:
            if cue.value in NEVER:
                if self._is_worker(cue, stint):
                    return cue
                continue
            if cue.first >= quantity.last:
                near = self._is_same_clause(cue.first, quantity.first) or cue.first - quantity.last <= 3
                if near and cue.first < next_first and self._follows(cue, quantity.last):
                    return cue
            elif self._is_beside(cue, stint) or (self._is_subject(cue) and self._did(cue, stint)) or self._is_by(cue):
                subject = cue
            elif cue.value in CLINICIANS and self.words.lower[cue.first - 1 : cue.first] == ["with"] and not subject:
                subject = cue
        return subject

    def _is_same_clause(self, at: int, other: int) -> bool:
        return self.layout.clause[at] == self.layout.clause[other]

    def _is_worker(self, cue: Cue, stint: Stint) -> bool:
        """``he shortened the pylon``: hands-on work of somebody who is neither the writer nor being taught."""
        pronoun = self.words.lower[cue.first] in ("he", "she", "they")
        return pronoun and any(a.first == cue.last and a.value in HANDS_ON for a in stint.anchors)

    def _did(self, cue: Cue, stint: Stint) -> bool:
        """What the person did is what the minutes were for: the number or one of its words stands in their clause,
        or no one else's clause stands between."""
        if self.words.lower[cue.last : cue.last + 1] == [","]:
            return True
        words = [stint.quantity.first, *(anchor.first for anchor in stint.anchors)]
        return cue.value not in SUPPLYING or any(self._is_same_clause(cue.first, word) for word in words)

    def _is_by(self, cue: Cue) -> bool:
        return self.words.lower[cue.first - 1 : cue.first] == ["by"]

    def _follows(self, cue: Cue, after: int) -> bool:
        """``25 min by PTA``, ``45 minutes with the aide``, or a cell of its own in a table."""
        before = self.words.lower[max(after, cue.first - 2) : cue.first]
        if "by" in before[-2:]:
            return True
        if cue.value in HELPED and ("with" in before or "w" in before):
            return cue.value not in ASSISTANTS or "by" in before
        cell = self.words.lower[cue.first - 1 : cue.first] == ["|"] and self.words.lower[cue.last : cue.last + 1] == [
            "|"
        ]
        return cell or (cue.value in ASSISTANTS and self.words.lower[cue.last : cue.last + 1] in (["alone"], ["only"]))

    def _is_beside(self, cue: Cue, stint: Stint) -> bool:
        """``COTA 14 min``: the person and the number, nothing else."""
        beside = stint.quantity.first - cue.last <= 2 and all(
            word in (":", "x", "did", "does", "all", "~", "-", "=", "for", "(")
            for word in self.words.lower[cue.last : stint.quantity.first]
        )
        return beside and self.layout.clause[cue.first] == self.layout.clause[stint.quantity.first]

    def _is_subject(self, cue: Cue) -> bool:
        """A person followed by what they did, and not the one to whom it was done."""
        words = self.words
        after = words.lower[cue.last] if cue.last < len(words) else ""
        before = words.lower[cue.first - 1] if cue.first else ""
        if cue.value == "writer":
            return words.lower[cue.first] in ("i", "we", "i've", "my") or after == "part"
        if before in ("to", "the") and HANDED & set(words.lower[max(0, cue.first - 5) : cue.first]):
            return True
        if before in OBJECT_BEFORE or (before == "the" and words.lower[max(0, cue.first - 2)] in OBJECT_BEFORE - {","}):
            return False
        if after == "," and words.lower[cue.last + 2 : cue.last + 3] == [","]:
            return True
        if after in (":",):
            return True
        if (
            after in TAUGHT
            and words.lower[cue.last + 1 : cue.last + 2]
            and words.lower[cue.last + 1] in ("in", "on", "re", "how", "with", "w")
        ):
            return False
        if cue.value in BYSTANDERS or cue.value == "SLP":
            return after[:1].isalpha() and after not in AUXILIARIES
        return self._is_verb(cue.last) or (
            after[:1].isalpha() and self._is_verb(cue.last + 1) and words.exact[cue.last].istitle()
        )

    def _is_verb(self, at: int) -> bool:
        """A word for what someone did: any word of work, a verb of the vocabulary, or one that ends like the past."""
        word = self.words.lower[at] if at < len(self.words) else ""
        return at in self.starts or word in VERBS or (word.endswith("ed") and word not in AUXILIARIES)
