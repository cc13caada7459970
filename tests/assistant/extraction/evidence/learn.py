"""Learn how much each cue around a number speaks for the device's own time, and write the weights.

    pip install -e '.[learn]' && python -m tests.assistant.extraction.evidence.learn

Two kinds of text are learned from: ``visits.txt`` beside this file, one invented visit a line with braces around every
number that is time of the device's own service (``AFO strap {9} min, gait 20``), and the tagged sentences. Run it again
after adding visits; small changes of vocabulary do not need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from assistant.extraction.evidence.cues import Weighed, cues_of, look_around
from assistant.extraction.evidence.weights import BIAS, FILE, HUNDREDTHS
from assistant.extraction.page import Page, page_of
from assistant.extraction.pipeline import build_pipeline
from tests.assistant.extraction.sentences import ACTIVITIES, FOLDER, Tagged, tagged

VISITS = Path(__file__).parent / "visits.txt"
OPENS, CLOSES, NEW_LINE = "{", "}", "\\n"
OWN = (*ACTIVITIES, "total_orthotic", "combined")
OTHER = ("services", "evaluation", "session_total", "timed_total")
LEAST_OFTEN = 6
"""A cue seen with fewer numbers than this teaches nothing."""
STRENGTH = 0.1
"""The inverse of how strongly weights are held back; the best of several on visits kept apart."""


class Example(NamedTuple):
    """What is weighed of a number, and whether it is the device's own time."""

    cues: frozenset[Weighed]
    own: bool


class Marked(NamedTuple):
    """A visit, and where in it the numbers begin that are the device's own time."""

    text: str
    own: frozenset[int]


def marked_visits() -> Iterator[Marked]:
    """The visits of ``visits.txt``."""
    for line in VISITS.read_text(encoding="utf-8").splitlines():
        parts = line.replace(NEW_LINE, "\n").split(OPENS)
        text, own = parts[0], set()
        for part in parts[1:]:
            own.add(len(text))
            text += part.replace(CLOSES, "", 1)
        yield Marked(text, frozenset(own))


def examples() -> Iterator[Example]:
    """One for each number that may be minutes, of all texts."""
    pipeline = build_pipeline()
    for visit in marked_visits():
        page = page_of(pipeline(visit.text))
        for start, cues, _ in _numbers(page):
            yield Example(cues, start in visit.own)
    for sentence in (each for file in sorted(FOLDER.glob("*.yaml")) for each in tagged(file.stem)):
        own, other = _minutes(sentence, OWN), _minutes(sentence, OTHER)
        numbers = list(_numbers(page_of(pipeline(sentence.text))))
        if own <= {minutes for *_, minutes in numbers} and own.isdisjoint(other):
            for _, cues, minutes in numbers:
                yield Example(cues, minutes in own)


def learn() -> list[tuple[Weighed, int]]:
    """Cues with their weights in hundredths, in order."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = list(examples())
    counted = CountVectorizer(analyzer=sorted, binary=True, min_df=LEAST_OFTEN)
    table = counted.fit_transform([each.cues for each in seen])
    fitted = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table, [each.own for each in seen])
    weights = zip(counted.get_feature_names_out(), fitted.coef_[0], strict=True)
    found = [((where, what), round(weight * HUNDREDTHS)) for (where, what), weight in weights]
    return [(BIAS, round(fitted.intercept_[0] * HUNDREDTHS)), *sorted(each for each in found if each[1])]


def _numbers(page: Page) -> Iterator[tuple[int, frozenset[Weighed], int]]:
    """Of each number the character where it begins, its cues, its minutes."""
    around = look_around(page.text, page.quantities, page.work, page.roles)
    for nth, number in enumerate(around.numbers):
        yield page.words.start[number.first], frozenset(cues_of(around, nth)), number.low


def _minutes(sentence: Tagged, names: Iterable[str]) -> set[int]:
    """Every number in these tags; where some are sums or stand for two services it is not known which is whose."""
    return {int(number) for number in re.findall(r"\d+", " ".join(str(sentence.read.get(name, "")) for name in names))}


def main() -> None:
    lines = [f"{where}\t{what}\t{weight}\n" for (where, what), weight in learn()]
    Path(str(files("assistant.extraction.evidence") / FILE)).write_text("".join(lines), encoding="utf-8")
    print(f"{FILE}: {len(lines)} weights")


if __name__ == "__main__":
    main()
