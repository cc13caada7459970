"""What a class has done and which wrong models are held in it: many learners' results in one report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.teaching.results import AnswerResult, LessonState, Results
from assistant.teaching.skills import STEMS
from assistant.teaching.standing import Standing, standings
from assistant.teaching.topics import Topic

NAMELESS = "–"
HARDEST, TEACH_NEXT, BEHIND_ONE = 10, 3, 2
"""How many items, how many wrong models, and how many of these behind one item are listed as such."""


@dataclass(frozen=True, slots=True)
class Learner:
    """One learner's line. ``name`` tells learners apart; ``finished`` holds names of lessons."""

    name: str
    results: Results
    standings: tuple[Standing, ...]

    @property
    def finished(self) -> tuple[str, ...]:
        return tuple(each.lesson for each in self.results.lessons if each.state is LessonState.FINISHED)

    @property
    def answers(self) -> int:
        return len(self.results.answers)

    @property
    def right(self) -> int:
        return sum(each.is_correct for each in self.results.answers)

    @property
    def held(self) -> tuple[str, ...]:
        """Wrong models that explain the learner's answers as no other does."""
        return tuple(each.model for each in self.standings if each.is_held and not each.or_else)

    @property
    def perhaps(self) -> tuple[str, ...]:
        """Wrong models that explain them, where another does so just as well."""
        return tuple(each.model for each in self.standings if each.is_held and each.or_else)

    @property
    def behind(self) -> tuple[str, ...]:
        """Wrong models that showed once and no longer do."""
        return tuple(each.model for each in self.standings if not each.is_held)


@dataclass(frozen=True, slots=True)
class ModelInClass:
    """A wrong model with the names of those who hold it, who perhaps do, and who no longer do."""

    model: str
    held_by: tuple[str, ...]
    perhaps_by: tuple[str, ...]
    behind_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A question, or a rule by its stem, by the first answers to it; ``models`` are behind most wrong ones."""

    title: str
    answered: int
    wrong: int
    models: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.wrong / self.answered


@dataclass(frozen=True, slots=True)
class LessonInClass:
    """A lesson with the names of those who finished it, who began it and no more, and who skipped it."""

    lesson: str
    title: str
    finished: tuple[str, ...]
    begun: tuple[str, ...]
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassReport:
    """Everything in the order in which it is told; models held by most come first, and so do the hardest items."""

    learners: tuple[Learner, ...]
    models: tuple[ModelInClass, ...]
    lessons: tuple[LessonInClass, ...]
    hardest: tuple[Item, ...]
    topics: tuple[Item, ...]

    @property
    def teach_next(self) -> tuple[ModelInClass, ...]:
        """The wrong models that most learners hold, or perhaps hold."""
        return tuple(each for each in self.models if each.held_by or each.perhaps_by)[:TEACH_NEXT]


def class_report(results: Sequence[Results]) -> ClassReport:
    """Put the results of a class together; learners stay in the order given."""
    names = _told_apart([each.learner for each in results])
    learners = tuple(Learner(name, each, standings(each.answers)) for name, each in zip(names, results, strict=True))
    firsts = [[_with_held(each, learner) for each in _first_answers(learner.results.answers)] for learner in learners]
    alone = len(results) == 1
    items = _items(firsts, lambda answer: answer.task, _title)
    hardest = [item for item in items if item.wrong and (alone or item.answered > 1)]
    topics = _items(firsts, _rule, _rule)
    return ClassReport(
        learners, tuple(_models(learners)), tuple(_lessons(learners)), tuple(hardest[:HARDEST]), tuple(topics)
    )


def _told_apart(names: Sequence[str]) -> list[str]:
    """Names as they were typed; those of several are numbered."""
    typed = [" ".join(name.split()) or NAMELESS for name in names]
    counted, met = Counter(typed), Counter[str]()
    told = []
    for name in typed:
        met[name] += 1
        told.append(f"{name} ({met[name]})" if counted[name] > 1 else name)
    return told


def _models(learners: Sequence[Learner]) -> Iterator[ModelInClass]:
    found = sorted({each.model for learner in learners for each in learner.standings})
    made = [
        ModelInClass(
            model,
            tuple(learner.name for learner in learners if model in learner.held),
            tuple(learner.name for learner in learners if model in learner.perhaps),
            tuple(learner.name for learner in learners if model in learner.behind),
        )
        for model in found
    ]
    numbers = ((len(each.held_by), len(each.perhaps_by), len(each.behind_for)) for each in made)
    ranked = sorted(zip(numbers, made, strict=True), key=lambda pair: (*(-n for n in pair[0]), pair[1].model))
    yield from (each for _, each in ranked)


def _lessons(learners: Sequence[Learner]) -> Iterator[LessonInClass]:
    titles = {each.lesson: each.title for learner in learners for each in learner.results.lessons}
    names: dict[tuple[str, LessonState], list[str]] = {}
    for learner in learners:
        for each in learner.results.lessons:
            names.setdefault((each.lesson, each.state), []).append(learner.name)
    for lesson in sorted(titles):
        finished, begun, skipped = (
            tuple(names.get((lesson, state), ()))
            for state in (LessonState.FINISHED, LessonState.BEGUN, LessonState.SKIPPED)
        )
        yield LessonInClass(lesson, titles[lesson], finished, begun, skipped)


def _first_answers(answers: Iterable[AnswerResult]) -> Iterator[AnswerResult]:
    """The first answer to each task: a second one was given with the solution in mind."""
    seen: set[str] = set()
    for answer in answers:
        if answer.task not in seen:
            seen.add(answer.task)
            yield answer


def _title(answer: AnswerResult) -> str:
    """What a question is called; parts of one lesson are told apart by their number."""
    part = answer.task.rpartition("#")[2] if "#" in answer.task else ""
    return f"{answer.title or answer.task} {f'#{part}' if part and answer.title else ''}".strip()


def _rule(answer: AnswerResult) -> str:
    """The rule that an answer is about: that of its topic of practice, else the topic itself."""
    return STEMS.get(Topic(answer.topic), answer.topic) if answer.topic in set(Topic) else answer.topic


def _with_held(answer: AnswerResult, learner: Learner) -> AnswerResult:
    """The answer with those models only that explain the learner's answers together."""
    found = {each.model for each in learner.standings}
    return replace(answer, models=tuple(model for model in answer.models if model in found))


def _items(
    firsts: Sequence[Sequence[AnswerResult]],
    key: Callable[[AnswerResult], str],
    title: Callable[[AnswerResult], str],
) -> list[Item]:
    """Answers put together by a key, those with the largest share of wrong ones first."""
    groups: dict[str, list[AnswerResult]] = {}
    for answer in (answer for answers in firsts for answer in answers):
        groups.setdefault(key(answer), []).append(answer)
    items = [_item(title(group[0]), group) for group in groups.values()]
    return sorted(items, key=lambda each: (-each.share, -each.answered, each.title))


def _item(title: str, answers: Sequence[AnswerResult]) -> Item:
    wrong = [answer for answer in answers if not answer.is_correct]
    behind = Counter(model for answer in wrong for model in answer.models)
    most = max(behind.values(), default=0)
    models = sorted(model for model, n in behind.items() if n == most)
    return Item(title, len(answers), len(wrong), tuple(models[:BEHIND_ONE]))
