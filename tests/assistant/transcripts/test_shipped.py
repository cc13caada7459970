"""Every transcript that comes with the program replays as it is written, and together they show all that it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args

import pytest

import coder.rules
from assistant.conversation.acts import Act
from assistant.conversation.paths import differences
from assistant.desk import CodedVisit, Desk
from assistant.extraction import Reader
from assistant.session import Reply, Session
from assistant.transcripts.holds import holds, line_words
from assistant.transcripts.parse import parse
from assistant.transcripts.replay import replay
from assistant.transcripts.shipped import shipped, transcript_files
from assistant.transcripts.transcript import Transcript, Verb
from coder.decision import Decision
from coder.visit import Visit
from knowledge.guidance import Guidance

FILES = list(transcript_files(shipped()))
RULES = {module.name for module in iter_modules(coder.rules.__path__)}
MISCONCEPTION = re.compile(r"M\d\d")

DECISIONS = {
    "C-01": "training-at-threshold",
    "C-02": (
        "contested: Do training minutes that are too few beside our own L code join the day's other timed minutes?"
    ),
    "C-03": "supplier-fitting-not-ours",
    "C-04": "handed-over-only",
    "C-05": "contractor-may-deny-training",
    "C-06": "baytide-splinting",
    "C-07": "ncci-ptp-practitioner-2024q3-never",
    "C-08": "column-2-by-convention",
    "C-09": "code-pairs/not-apart",
    "C-10": "code-pairs/evaluation-day",
    "C-11": "counting-unknown-differs",
    "C-12": "equal-remainders",
    "C-13": "guide-97760-start-stop",
    "C-14": "guide-97760-referral",
    "C-15": "reduction: assistant",
    "C-16": "a tenth by the assistant",
    "C-17": "above-unit-limit",
    "C-18": "performer-barred",
    "C-19": "code-pairs/re-evaluation-day",
    "C-20": "guide-97760-lcd",
    "C-21": "near-threshold",
    "C-22": "97760 GO 59 x1 beside 97150 GO x1",
    "C-23": "cms-pfs-2026-evaluations",
    "C-24": "webpt-unattended",
    "C-25": "97530 GP x1 beside 97140 GP x1",
    "C-26": "97760 GO x1 beside 97760 GO CO x1",
    "C-27": "dme-lower-limb-prosthesis-90-days",
    "C-28": "told l_code_later",
}
"""How each decision on what sources dispute shows itself in a replay: a finding, a rule, a passage, or lines."""


@dataclass(slots=True)
class Seen:
    """What came up while transcripts were replayed."""

    rules: set[str] = field(default_factory=set)
    acts: set[type] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)


class Recorded(Session):
    """A session that keeps the kinds of act it was told."""

    seen: Seen

    def _done(self, act: Act) -> Reply:
        self.seen.acts.add(type(act))
        return super()._done(act)


def read(path: Path) -> Transcript:
    return parse(path.read_text(encoding="utf-8"), path.name)


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.stem}" for path in FILES])
def test_transcript(path: Path, open_session: Callable[[str], Session]) -> None:
    transcript = read(path)
    assert all(name in RULES or MISCONCEPTION.fullmatch(name) for name in transcript.teaches)
    for each in replay(transcript, open_session):
        assert each.turn.expected, f"line {each.turn.you.line} expects nothing"
        assert each.mistakes == ()


@pytest.fixture(scope="module")
def seen() -> Seen:
    """What all shipped transcripts show, replayed once."""
    guidance = Guidance.open()
    reader, seen = Reader(guidance), Seen()

    def open_recorded(day: str) -> Session:
        session = Recorded(Desk(guidance, day), reader)
        session.seen = seen
        return session

    for path in FILES:
        for each in replay(read(path), open_recorded):
            reply = each.said.reply
            seen.shown.update(reply.citations, *(holds(verb, each.said) for verb in (Verb.NOTE, Verb.BILL)))
            for coded in (reply.coded, reply.shown):
                if coded is not None:
                    _add(coded, seen)
    return seen


def _add(coded: CodedVisit, seen: Seen) -> None:
    coding, visit = coded.answer.coding, coded.visit
    rules = set(_rules_of(coded))
    counted = sum(row.minutes for row in coding.ledger if isinstance(row.minutes, int))
    seen.rules.update(rule.partition("/")[0].replace("-", "_") for rule in rules)
    seen.shown.update(rules)
    lines = [line_words(line) for line in coded.answer.lines]
    seen.shown.update(f"{one} beside {other}" for one in lines for other in lines)
    seen.shown.update(f"told {path}" for path, _ in differences(Visit(), visit))
    if isinstance(visit.assistant_minutes, int) and visit.assistant_minutes * 10 == counted:
        seen.shown.add("a tenth by the assistant")
    if coding.estimate is not None:
        seen.shown.update(f"reduction: {each.reduction}" for each in coding.estimate.reductions)


def _rules_of(coded: CodedVisit) -> Iterator[str]:
    coding = coded.answer.coding
    for told in (coding.findings, coding.not_billed, coding.ledger, coding.open, coding.assumed, coding.proposed):
        yield from (each.rule for each in told)
    for root in coding.trace:
        yield from _rules_within(root)


def _rules_within(decision: Decision[object]) -> Iterator[str]:
    yield decision.rule
    for each in decision.because:
        if isinstance(each, Decision):
            yield from _rules_within(each)


def test_every_rule_of_the_coder_speaks_in_a_transcript(seen: Seen) -> None:
    assert RULES - seen.rules == set()


def test_every_act_is_done_in_a_transcript(seen: Seen) -> None:
    assert {act.__name__ for act in get_args(Act)} - {act.__name__ for act in seen.acts} == set()


@pytest.mark.parametrize(("decision", "shown"), DECISIONS.items(), ids=DECISIONS)
def test_every_disputed_decision_shows_in_a_transcript(decision: str, shown: str, seen: Seen) -> None:
    assert shown in seen.shown
