"""Which words of work only name what was taught or practised: a pad change that the wife was shown, buttons with the
hook?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor, Work

WORDS = SmallWords("work")
HANDS_ON = frozenset(("management", "fitting", "fabrication"))
LEARNERS = frozenset(("family", "patient"))
PRACTISED = frozenset(("97530", "97535"))
"""What one does with a prosthesis, which is there to do it with; an orthosis may only be worn meanwhile."""
TOPIC_REACH, PROOF_REACH, IN_REACH, PAPER_REACH = 5, 8, 3, 4


def as_taught(words: Words, anchors: tuple[Anchor, ...], roles: Sequence[Cue]) -> tuple[Anchor, ...]:
    """The anchors in their order, those that were only a topic or a practice being training."""
    if len(anchors) < 2:
        return anchors
    learners = frozenset(cue.last for cue in roles if cue.value in LEARNERS)
    taught = {*_topics(words, anchors), *_shown_back(words, anchors, learners), *_in_device(words, anchors)}
    if not taught:
        return anchors
    return tuple(
        anchor._replace(work=Work.ACTIVITY, value="training", detail="own") if at in taught else anchor
        for at, anchor in enumerate(anchors)
    )


def _topics(words: Words, anchors: Sequence[Anchor]) -> Iterator[int]:
    """``husband taught pad change``, ``strap adjustment training``, ``a wear chart made with mom``."""
    for at, anchor in enumerate(anchors):
        if anchor.value not in HANDS_ON or anchor.work is not Work.ACTIVITY or anchor.detail == "part":
            continue
        before = next((each for each in reversed(anchors[:at]) if each.detail != "part"), None)
        after = anchors[at + 1] if at + 1 < len(anchors) else None
        if _is_on_paper(words, anchor) or _is_reinforced(words, anchor, after):
            yield at
        elif anchor.value == "fabrication" or _is_finite(words, anchor):
            continue
        elif _is_lesson(words, anchor, after) or _is_told(words, before, anchor):
            yield at


def _is_on_paper(words: Words, anchor: Anchor) -> bool:
    """``wear chart made``, ``made a handout``, ``sign posted over the bed``."""
    if anchor.value != "fabrication" and words.lower[anchor.first] != "posted":
        return False
    before, after = words.lower[anchor.first - 1 : anchor.first], words.lower[anchor.last : anchor.last + PAPER_REACH]
    if not {"from", "of"}.isdisjoint(after):
        return False
    named = after[: next((at for at, word in enumerate(after) if not word.isalpha()), len(after))]
    return not WORDS["papers"].isdisjoint(before) or (
        not WORDS["papers"].isdisjoint(named) and WORDS["turning"].isdisjoint(named)
    )


def _is_reinforced(words: Words, anchor: Anchor, after: Anchor | None) -> bool:
    """``reinforced night wear``: what was taught before; a strap is reinforced too."""
    taught = after is not None and after.value == "training" and after.first - anchor.last <= 1
    return taught and words.lower[anchor.first] in ("reinforced", "reinforce", "reinforcing")


def _is_finite(words: Words, anchor: Anchor) -> bool:
    """``adjusted`` is done; ``adjustment``, ``adjusting`` and ``swap`` may be what is taught."""
    return any(word.endswith("ed") or word in WORDS["finite"] for word in words.lower[anchor.first : anchor.last])


def _is_lesson(words: Words, anchor: Anchor, after: Anchor | None) -> bool:
    """``pad change practice``."""
    if after is None or after.value != "training" or anchor.value != "management":
        return False
    between = words.lower[anchor.last : after.first]
    if len(between) > 1 or not all(map(str.isalpha, between)) or not WORDS["turning"].isdisjoint(between):
        return False
    return words.lower[after.first] in WORDS["lessons"]


def _is_told(words: Words, before: Anchor | None, anchor: Anchor) -> bool:
    """``taught mom pad change``, ``education on shoe fit``: nothing but who and what stands between; ``training and
    adjustment`` are two works."""
    if before is None or before.value != "training":
        return False
    between = words.lower[before.last : anchor.first]
    if between == ["and", "shoe"] and anchor.value == "fitting":
        return True
    if len(between) > TOPIC_REACH or not all(map(str.isalpha, between)) or not WORDS["turning"].isdisjoint(between):
        return False
    if not WORDS["about"].isdisjoint(between):
        return words.lower[before.first] in WORDS["teaches"] | WORDS["lessons"]
    return anchor.value == "management" and words.lower[before.first] in WORDS["teaches"]


def _shown_back(words: Words, anchors: Sequence[Anchor], learners: frozenset[int]) -> Iterator[int]:
    """``Dtr lined up the hinge, return demo``: what somebody did who was learning it."""
    for at, anchor in enumerate(anchors):
        if anchor.first not in learners or anchor.value not in HANDS_ON or anchor.work is not Work.ACTIVITY:
            continue
        for later in range(at + 1, len(anchors)):
            each = anchors[later]
            if each.first - anchor.last > PROOF_REACH or each.value not in (*HANDS_ON, "training"):
                break
            between = words.lower[anchor.last : each.first]
            if any(word[0].isdigit() or word in ".;:" for word in between):
                break
            if each.value == "training" and words.lower[each.first] in WORDS["proof"]:
                yield from range(at, later)
                break


def _in_device(words: Words, anchors: Sequence[Anchor]) -> Iterator[int]:
    """``transfers in the prosthesis``, ``with the myo hand on, buttons``: the practice is with the device."""
    for at, anchor in enumerate(anchors):
        if anchor.work is not Work.SERVICE or anchor.coded or anchor.value not in PRACTISED:
            continue
        before = next((each for each in reversed(anchors[:at]) if each.work is not Work.SESSION), None)
        after = anchors[at + 1] if at + 1 < len(anchors) else None
        if (before and _is_put_on(words, before, anchor)) or (after and _is_held(words, anchor, after)):
            yield at


def _is_held(words: Words, anchor: Anchor, after: Anchor) -> bool:
    """``transfers in the prosthesis``, ``buttons w/ the hook arm``; not ``w/o``."""
    if after.work is not Work.DEVICE or after.value != "prosthesis":
        return False
    between = words.lower[anchor.last : after.first]
    if between[:2] == ["w", "/"]:
        between = between[1:] if between[2:3] != ["o"] else []
    joined = 0 < len(between) <= IN_REACH and (between[0] in WORDS["inside"] or between[0] == "/")
    return joined and all(map(str.isalpha, between[1:]))


def _is_put_on(words: Words, before: Anchor, anchor: Anchor) -> bool:
    """``with the myo hand on I had her doing grasp and release``."""
    if (
        before.work is not Work.DEVICE
        or before.value != "prosthesis"
        or words.lower[before.last : before.last + 1] != ["on"]
    ):
        return False
    led = words.lower[max(0, before.first - IN_REACH) : before.first]
    between = words.lower[before.last : anchor.first]
    return not WORDS["inside"].isdisjoint(led) and len(between) <= PROOF_REACH and all(map(str.isalpha, between))
