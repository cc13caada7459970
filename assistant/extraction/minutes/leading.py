"""Which numbers that nothing precedes lead the words behind them, or go on with those of the number before?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.extraction.minutes.nearness import Nearness
from assistant.extraction.minutes.stint import Stint
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.work.anchors import Anchor, Work

LOOK_BACK = 6
GIVERS = frozenset(("i", "ot", "pt", "cota", "pta", "otr", "therapist", "assistant"))
NAMED_BEHIND = (["of"], [","], [":"], ["on"], ["for"])
BOTH = frozenset(("and", "+", "&", "plus", "/"))
DOING = frozenset(("the", "my", "our", ",", "did", "spent", "gave", "took"))
"""Around one who gave a share of the minutes."""
DOING_MORE = frozenset(("did", "me", "took", "spent", "gave", "added"))
LEADABLE = frozenset((Work.ORTHOTIC, Work.DEVICE, Work.CHECK, Work.ACTIVITY))


@dataclass(frozen=True, slots=True)
class Leading:
    """Looks at the numbers of a whole text; ``is_clear`` tells whether nothing unknown stands with a number."""

    near: Nearness
    is_clear: Callable[[Quantity], bool]

    def lead(self, stints: list[Stint], anchors: Sequence[Anchor]) -> list[Stint]:
        """A number that nothing precedes belongs to the first words after it that no number has taken."""
        taken = {anchor.first for stint in stints for anchor in stint.anchors}
        leadable = [anchor for anchor in anchors if anchor.first not in taken and anchor.work in LEADABLE]
        beside = {anchor.first: anchor for anchor in leadable if anchor.work is Work.ACTIVITY}
        free = iter(leadable)
        ahead = next(free, None)
        done: list[Stint] = []
        stints = self._joint(self._continued(stints))
        for stint, following in zip(stints, [*stints[1:], None], strict=False):
            if self._may_lead(stint):
                while ahead and ahead.first < stint.quantity.last:
                    ahead = next(free, None)
                if stint.quantity.kind is Kind.CLOCK_RANGE:
                    stint = stint._replace(anchors=self._right_behind(stint, following, anchors, taken))
                elif ahead:
                    own = beside.get(ahead.last) if ahead.work is Work.DEVICE else None
                    stint = stint._replace(anchors=(ahead, own) if own else (ahead,))
            done.append(stint)
        return done

    def _is_of_another(self, first: Quantity, second: Quantity) -> bool:
        """Between two numbers stands only the one who gave the second."""
        between = [word for word in self.near.words.lower[first.last : second.first] if word not in DOING]
        return len(between) == len(("and", "ot")) and between[0] in BOTH and between[1] in GIVERS

    def _joint(self, stints: list[Stint]) -> list[Stint]:
        """``the COTA did 9 minutes and the OT 16 minutes of training``: both gave what is named behind the second."""
        lower = self.near.words.lower
        done: list[Stint] = []
        for stint, following in zip(stints, [*stints[1:], None], strict=False):
            if following and following.anchors and not stint.anchors and not stint.total:
                first, second = stint.quantity, following.quantity
                two = self._is_of_another(first, second)
                behind = all(anchor.first > second.last for anchor in following.anchors)
                named = lower[second.last : second.last + 1] in NAMED_BEHIND
                if two and behind and named and first.kind is second.kind:
                    stint = stint._replace(anchors=following.anchors)
            done.append(stint)
        return done

    def _is_labelled(self, quantity: Quantity) -> bool:
        """``min: 16``."""
        before = self.near.words.lower[max(0, quantity.first - 2) : quantity.first]
        return before[-1:] in ([":"], ["="]) and before[0] in ("min", "mins", "minutes")

    def _continued(self, stints: list[Stint]) -> list[Stint]:
        """``brace ed 30 min yesterday. Today 15 more.``: more of what the number before was for."""
        done: list[Stint] = []
        for stint in stints:
            before = self.near.words.lower[max(0, stint.quantity.first - 1) : stint.quantity.first]
            after = self.near.words.lower[stint.quantity.last : stint.quantity.last + 1]
            same = after in (["same"], ["ditto"])
            more = same or after == ["more"] or before in (["another"], ["additional"], ["extra"])
            free = more and not stint.total and all(anchor.work is Work.DEVICE for anchor in stint.anchors)
            told = bool(before) and before[0] in DOING_MORE
            if free and done and done[-1].anchors and (stint.anchors or told or self.is_clear(stint.quantity)):
                own = [anchor for anchor in done[-1].anchors if not stint.anchors or anchor.work is not Work.DEVICE]
                stint = stint._replace(anchors=(*own, *stint.anchors), echo=True)
            done.append(stint)
        return done

    def _right_behind(
        self, stint: Stint, following: Stint | None, anchors: Sequence[Anchor], taken: set[int]
    ) -> tuple[Anchor, ...]:
        """``3:10-3:28. Orthotic training. 3:28-3:40 balance``: named right behind a stretch, before the next one."""
        sentence = self.near.text.layout.sentence
        if following is None or following.quantity.kind is not Kind.CLOCK_RANGE:
            return ()
        found = []
        for anchor in anchors[bisect_left(anchors, stint.quantity.last, key=_first) :][:LOOK_BACK]:
            near = sentence[anchor.first] - sentence[stint.quantity.first] <= 1
            if near and anchor.first < following.quantity.first and anchor.first not in taken:
                found.append(anchor)
        named = any(anchor.work in LEADABLE and anchor.work is not Work.DEVICE for anchor in found)
        return tuple(anchor for anchor in found if anchor.work in LEADABLE) if named else ()

    def _may_lead(self, stint: Stint) -> bool:
        timed = stint.quantity.kind in (Kind.MINUTES, Kind.CLOCK_RANGE) or self._is_labelled(stint.quantity)
        plain = timed and not stint.anchors and not stint.total
        return plain and not self.near.is_parallel(stint.quantity) and self.is_clear(stint.quantity)


def _first(anchor: Anchor) -> int:
    return anchor.first
