"""The reply to what was said before: of this visit, or of an earlier one."""

from __future__ import annotations

from assistant.conversation.acts import Action, Recall
from assistant.conversation.frame import Frame
from assistant.conversation.paths import facts_of
from assistant.conversation.replying.claim_lines import lines_of
from assistant.conversation.replying.turn import Spoken, Turn
from assistant.conversation.told import Words
from assistant.explanation.named import claim_in_words
from assistant.explanation.text import worth_showing


def reply_to_recall(turn: Turn, act: Recall) -> Spoken:
    """The facts asked for with their words, what they replaced, and the claim where that was asked."""
    frame = _frame(turn, act)
    facts = [each for each in worth_showing(_told(frame)) if _is_asked(each, act.paths)]
    claim = _claim(turn, frame) if not act.paths else None
    if claim is not None and "×" not in claim:
        claim = None
    current = {(each.path, each.value) for each in facts}
    replaced = [
        each
        for each in frame.history
        if act.paths and _is_asked(each, act.paths) and (each.path, each.value) not in current
    ]
    speech = turn.speak(
        "recall",
        facts=facts if act.paths or claim is None else facts[:0],
        earlier=replaced,
        claim=claim,
        when=None,
        asked_for=bool(act.paths),
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def _frame(turn: Turn, act: Recall) -> Frame:
    earlier = turn.frame.earlier
    return earlier[act.visit] if act.visit is not None and act.visit < len(earlier) else turn.frame


def _told(frame: Frame) -> list[Words]:
    """The facts with words, and those without any."""
    told = {each.path.split(".")[0] if not each.path.startswith("minutes.") else each.path for each in frame.facts}
    bare = [
        Words(path, value, "", 0, 0, 0, False)
        for path, value in facts_of(frame.visit)
        if path not in told and not isinstance(value, tuple)
    ]
    return [*frame.facts, *bare]


def _is_asked(fact: Words, paths: tuple[str, ...]) -> bool:
    if fact.path in ("doc_elements", "implied"):
        return False
    if "minutes" in paths and fact.path.startswith("minutes"):
        return True
    related = {"l_code_status": ("l_codes_billed", "l_codes_mentioned_not_billed"), "assistant": ("assistant_minutes",)}
    wanted = {*paths, *(each for path in paths for each in related.get(path, ()))}
    return not paths or any(fact.path == path or fact.path.startswith(f"{path}.") for path in wanted)


def _claim(turn: Turn, frame: Frame) -> str:
    coded = turn.counter.desk.code(frame.visit)
    return (
        f"{claim_in_words(lines_of(coded))}."
        if lines_of(coded)
        else str(turn.counter.explainer.explain(coded).headline)
    )
