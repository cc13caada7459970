"""Is it said, away from the code, that somebody else gave the device: ``The AFO was provided by Hanger. L1971.``?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.codes.sources import Sources
from assistant.extraction.codes.standing import Standing
from assistant.extraction.codes.subject import Subjects
from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("codes")
BEHIND = frozenset(("by", "from", "through", "thru"))
REACH_BEFORE, BESIDE = 8, 3
UNTOLD = Context.DENIED | Context.HYPOTHETICAL | Context.POLICY


@dataclass(frozen=True)
class Elsewhere:
    """Looks for those who gave a device in the whole text."""

    text: Text
    subjects: Subjects
    sources: Sources

    def gave(self, mention: CodeMention) -> bool:
        """Did somebody else give a device, and does the sentence of the code not say that we gave one?"""
        sentence = self.text.layout.sentence[mention.first]
        return bool(self._theirs) and sentence not in self._ours

    def is_beside(self, mention: CodeMention) -> bool:
        """Is another supplier named in the clause of a code, or right beside it: ``Hanger did the L1970``?"""
        layout = self.text.layout
        clause, opens = layout.clause, layout.sentences[layout.sentence[mention.first]]
        around = range(max(opens[0], mention.first - REACH_BEFORE), min(opens[1], mention.last + REACH_BEFORE))
        inner = clause[mention.first]
        own = [i for i in around if clause[i] in (inner, layout.outer[inner])]
        beside = range(mention.last, min(around.stop, mention.last + BESIDE))
        ours = not self.subjects.ours.isdisjoint(self.text.words.lower[i] for i in own)
        given = mention.first - len("by,")
        led = (
            given >= 0
            and self.text.words.lower[given + 2] in (",", "(")
            and self.text.words.lower[given + 1] in WORDS["supplied"]
        )
        if led and (self.subjects.is_other(given + 1) or self.subjects.is_unknown(given + 1)):
            return True
        return not ours and any(self.subjects.supplies(i) for i in (*own, *beside))

    def opens_with_other(self, mention: CodeMention) -> bool:
        """``The prosthetist adjusted it, codes L5685``: the sentence is somebody else's."""
        layout = self.text.layout
        first, _ = layout.sentences[layout.sentence[mention.first]]
        near = range(first, min(first + BESIDE, mention.first))
        ours = not self.subjects.ours.isdisjoint(self.text.words.lower[first : mention.first])
        return not ours and any(at in self.subjects.persons and self.subjects.supplies(at) for at in near)

    @cached_property
    def _verbs(self) -> list[int]:
        flags, giving = self.text.contexts.flags, WORDS["giving"]
        lower = self.text.words.lower
        return [at for at, word in enumerate(lower) if word in giving and not flags[at] & UNTOLD]

    @cached_property
    def _theirs(self) -> frozenset[int]:
        return frozenset(at for at in self._verbs if self._is_theirs(at))

    @cached_property
    def _ours(self) -> frozenset[int]:
        sentence = self.text.layout.sentence
        return frozenset(sentence[at] for at in self._verbs if at not in self._theirs)

    def _is_theirs(self, at: int) -> bool:
        lower = self.text.words.lower
        if lower[at + 1 : at + 2] and lower[at + 1] in BEHIND:
            return self.sources.said(at + 1) is Standing.NOT_OURS and not self.subjects.is_by_us(at + 2)
        return self.subjects.gives(at)
