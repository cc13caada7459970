"""Is it asked who pays, or whether it is this payer: ``is that Medicare?``"""

from __future__ import annotations

from assistant.conversation.acts import Asking, Recall
from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context

MOST_WORDS = 5


def payer_known(heard: Heard, ctx: Context) -> Asking | None:
    """What was said of the payer, where a short question points back and names one."""
    lower = heard.words.lower
    if ctx.frame.is_empty or len(lower) > MOST_WORDS or not heard.is_question or not heard.starts_with("aux", within=1):
        return None
    points_back = any(is_among(word, "points_back") for word in lower)
    return Recall(("payer",)) if points_back and ctx.read(heard.text).visit.payer is not None else None
