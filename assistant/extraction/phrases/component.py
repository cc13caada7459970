"""Registration of the component ``phrases``."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.page import Step, page_of
from assistant.extraction.payers.items import key_of
from assistant.extraction.phrases.scan import MAIN, Scanner
from assistant.extraction.vocabulary import Meaning, Node, load_phrases, phrases_of, plant

FALSE = frozenset(("moved", "turned", "turning", "moving", "lined", "lieved", "served", "cleaned"))
"""Words that mean something else with ``re`` before them: ``returned``."""
FACTORY = "orthocoder_phrases"
PAYER = "payer"
"""The group of phrases that name a payer."""

LAYERS = {
    MAIN: ("layout", "roles", "payers/payer", "devices", "served", "work"),
    "context": ("context",),
    "l_code": ("codes/l_code",),
    "labelled": ("payers/labelled",),
    "alone": ("people",),
    "encounter": ("encounter/encounter",),
    "ordinal": ("encounter/ordinal",),
    "plan": ("record/plan_of_care",),
    "element": ("record/element",),
    "circumstance": ("circumstances",),
    "component": ("assemble/component",),
}
"""Vocabularies that are looked for at every word; the others are looked for only next to what they speak of."""
MAY_BE_SHORTENED = ("roles", "devices", "work")
"""Payers are not read from words without vowels: a wrong payer is worse than none."""


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    trees = {layer: load_phrases(*sources) for layer, sources in LAYERS.items()}
    single = [phrase[0] for phrase, _ in phrases_of(*MAY_BE_SHORTENED) if len(phrase) == 1]
    done = [
        phrase[0]
        for phrase, means in phrases_of("work/activity")
        if len(phrase) == 1 and means.detail == "done" and phrase[0].endswith(("ed", "ing")) and phrase[0] not in FALSE
    ]
    for word, meaning in _redone():
        plant(trees[MAIN], ("re", word), meaning)
    worked = [phrase[0] for phrase, _ in phrases_of("work") if len(phrase) == 1]
    return PhraseScan(trees, lambda: Scanner.of(trees, single, done, worked))


def _redone() -> list[tuple[str, Meaning]]:
    """``re-taping``, ``re-instructing``: what is done or taught once more."""
    return [
        (phrase[0], meaning)
        for phrase, meaning in phrases_of("work/activity")
        if len(phrase) == 1 and meaning.detail in ("done", "any") and phrase[0].endswith(("ed", "ing"))
    ]


class PhraseScan:
    """Finds the phrases of every vocabulary; a clinic's own payers may be made known to it."""

    def __init__(self, trees: dict[str, Node], scanner: Callable[[], Scanner]) -> None:
        self._trees = trees
        self._made = scanner
        self._scanner = scanner()

    def __call__(self, doc: Doc) -> Doc:
        page = page_of(doc)
        page.phrases = self._scanner.scan(page.words)
        return doc

    def know_payers(self, names: Iterable[str]) -> None:
        """Hear these names as payers; a word that means something here already is not heard as one."""
        for name in names:
            phrase = tuple(key_of(name).split())
            if len(phrase) > 1 or (phrase and phrase[0] not in self._scanner.firsts):
                plant(self._trees[MAIN], phrase, Meaning(PAYER, name))
        self._scanner = self._made()
