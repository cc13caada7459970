"""A known wrong model in words: what the wrong rule is, what it comes to in a visit, what is right and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assistant.explanation.case import Case
from assistant.explanation.environment import template
from assistant.explanation.footnotes import Footnote, Footnotes
from assistant.explanation.named import variables_of
from coder.policy import Policy
from knowledge.guidance import Guidance


@dataclass(frozen=True, slots=True)
class Told:
    """A wrong model told; the sentences carry the numbers of ``notes`` in brackets.

    ``name`` is a short phrase without full stop that names the wrong rule. ``idea`` says it kindly, ``here`` is the
    arithmetic of the visit (empty where there is none to show), ``right`` is the right rule.
    """

    model: str
    name: str
    idea: str
    here: str
    right: str
    notes: tuple[Footnote, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What is said, in the order in which it is read."""
        return tuple(text for text in (self.idea, self.here, self.right) if text)


def misconception(
    model: str, policy: Policy, guidance: Guidance, case: Case | None = None, footnotes: Footnotes | None = None
) -> Told:
    """A wrong model (``M01`` to ``M30``) told for a payer's policy, and for a visit where one is given.

    With ``footnotes`` its numbers go on from theirs.
    """
    footnotes = footnotes or Footnotes(guidance)

    def cite(*keys: str | Iterable[str]) -> str:
        flat = [key for each in keys for key in ((each,) if isinstance(each, str) else each)]
        numbers = footnotes.cite(flat)
        return " " + "".join(f"[{number}]" for number in numbers) if numbers else ""

    words = _words(model, policy, guidance, cite)
    idea = _flat(words.idea())
    here = _flat(words.here(case)) if case is not None else ""
    return Told(model, _flat(words.name()), idea, here, _flat(words.right()), footnotes.all())


def misconception_name(model: str, policy: Policy, guidance: Guidance) -> str:
    """The short phrase that names a wrong model, for use within a sentence."""
    return _flat(_words(model, policy, guidance, lambda *_: "").name())


def _words(model: str, policy: Policy, guidance: Guidance, cite: object) -> Any:
    wrong = guidance.policies.wrong_values(policy.date)
    variables = variables_of(policy)
    return template(f"misconceptions/{model.lower()}.j2").make_module({**variables, "wrong": wrong, "cite": cite})


def _flat(text: object) -> str:
    return " ".join(str(text).split())
