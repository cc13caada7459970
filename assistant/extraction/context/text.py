"""A text with what is known of its words before any fact is read."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.context.scopes import Contexts
from assistant.extraction.layout.divide import Layout
from assistant.extraction.tokens.lexer import Words


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one text, where its sentences and clauses are, and the contexts they stand in."""

    words: Words
    layout: Layout
    contexts: Contexts

    def opens(self, at: int) -> int:
        """The first word of the sentence of a word."""
        return self.layout.sentences[self.layout.sentence[at]][0]

    def ends(self, at: int) -> int:
        """The word after the sentence of a word."""
        return self.layout.sentences[self.layout.sentence[at]][1]

    def clause(self, at: int) -> int:
        """The clause of a word; brackets belong to the clause around them."""
        return self.layout.outer[self.layout.clause[at]]
