"""Is one of the services told asked after by its name: ``what about the manual?``, ``why no ultrasound?``"""

from __future__ import annotations

from assistant.conversation.acts import Asking, WhyNot
from assistant.conversation.signals.heard import Heard
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.named import tells_minutes, units_named

MOST_WORDS = 8


def service(heard: Heard, ctx: Context) -> Asking | None:
    """What became of the service, where it was told before."""
    if ctx.rules is None or ctx.frame.is_empty or len(heard.words) > MOST_WORDS or tells_minutes(heard, ctx):
        return None
    if not heard.starts_with("about", "why", "why_not", within=2) or units_named(heard) is not None:
        return None
    told = {each.cpt for each in ctx.frame.visit.other_services}
    named = [code for code in ctx.rules.codes_named(heard.text) if code in told]
    return WhyNot(None, named[0]) if named else None
