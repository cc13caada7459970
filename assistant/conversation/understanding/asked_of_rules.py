"""Are the rules asked about, rather than a visit told?"""

from __future__ import annotations

from assistant.conversation.acts import AskGuidance, Asking, NotRead
from assistant.conversation.replying.question_within import question_within
from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.named import CODE, facts_stated, tells_minutes, tells_visit
from assistant.conversation.understanding.number_filters import NUMBERS_ASKED
from assistant.conversation.understanding.quantities import lengths

MOST_FACTS = 4
"""Facts that a question about a rule may name."""
OF_A_PAYER = frozenset(("count", "pay", "allow", "want", "require", "care", "add", "treat", "cover", "take", "accept"))
NEEDED = frozenset(("need", "needs", "have", "require", "requires", "last", "take"))
NEEDED_WITHIN = 9
"""Words from the verb that asks to the one for what is needed."""
MOST_LOOKED_UP = 8
"""Words that are looked up, if they are no question."""


def rules(heard: Heard, ctx: Context) -> Asking | None:
    """A question about the rules; None where a visit is told, if in the form of a question."""
    if _is_a_word(heard, ctx):
        return NotRead(heard.text) if "?" in heard.words.lower else None
    if (heard.is_question and not tells_visit(heard, ctx)) or _is_about_rule(heard, ctx):
        return AskGuidance(heard.text)
    if ctx.rules is None:
        return None
    asks_of_all = ctx.frame.is_empty and (_asks_of_payer(heard, ctx) or _asks_what_is_needed(heard, ctx))
    if asks_of_all and ctx.rules.known(heard.text):
        return AskGuidance(heard.text)
    if tells_minutes(heard, ctx):
        bare = ctx.frame.is_empty and _tells_minutes_only(heard, ctx)
        return AskGuidance(heard.text) if bare and ctx.rules.counts(heard.text) else None
    is_told_whole = "?" in heard.words.lower and tells_visit(heard, ctx)
    if facts_stated(heard, ctx) > MOST_FACTS or (ctx.frame.is_empty and is_told_whole):
        return None
    asks = heard.is_question or (ctx.frame.is_empty and _opens_with_verb(heard))
    if heard.starts_with("about", within=1) and CODE.search(heard.text) and ctx.rules.clearly(heard.text):
        return AskGuidance(heard.text)
    if asks and (ctx.rules.clearly(heard.text) or (ctx.rules.known(heard.text) and not _tells_service(heard, ctx))):
        return AskGuidance(heard.text)
    if ctx.frame.is_empty and ctx.rules.known(heard.text) and _may_be_looked_up(heard, ctx):
        return AskGuidance(heard.text)
    return None


def _is_a_word(heard: Heard, ctx: Context) -> bool:
    """``both?``, to an open question: a word that no rule is known by."""
    is_short = len(heard.left_after("filler")) <= 1 and not heard.starts_with("wh")
    return ctx.asked is not None and is_short and (ctx.rules is None or not ctx.rules.known(heard.text))


def _is_about_rule(heard: Heard, ctx: Context) -> bool:
    """``what about the time I spent trimming before she came in``: work of a kind, and no number told."""
    is_about = heard.starts_with("about", within=1) and not lengths(heard.words)
    return is_about and ctx.rules is not None and ctx.rules.known(heard.text)


def _asks_of_payer(heard: Heard, ctx: Context) -> bool:
    """``does Medicare count my 8 minutes beside 20?``: what a payer does, of nobody who treated."""
    lower = heard.words.lower
    visit = ctx.read(heard.text).visit
    is_told = visit.discipline is not None or visit.visit_kind is not None or visit.l_code_status is not None
    is_told = is_told or bool(slot_cues("visit_kind", heard.words)) or heard.has("l_code_status")
    opens = [cue for cue in heard.cues("modal") if cue.first == heard.lead]
    named = ctx.read(" ".join(heard.words.exact[opens[0].last : opens[0].last + 2])).visit.payer if opens else None
    return named is not None and not is_told and bool(OF_A_PAYER & set(lower[opens[0].last : opens[0].last + 4]))


def _asks_what_is_needed(heard: Heard, ctx: Context) -> bool:
    """``does a splint adjustment need 8 minutes before I can bill it``: what any such visit needs, of none that was."""
    lower, lead = heard.words.lower, heard.lead
    opens = lower[lead : lead + 1] in (["do"], ["does"], ["must"]) and lower[lead + 1 : lead + 2] not in (["i"], ["we"])
    needed = lower[lead] == "must" or not NEEDED.isdisjoint(lower[lead : lead + NEEDED_WITHIN])
    visit = ctx.read(heard.text).visit
    return opens and needed and visit.discipline is None and visit.visit_number is None and not visit.l_codes_billed


def _opens_with_verb(heard: Heard) -> bool:
    """``so is 97762 ok``; a verb behind who or what does it, as in ``the COTA did``, tells."""
    subjects = {cue.last for cue in heard.cues("subject")}
    return any(cue.first <= heard.lead + 1 and cue.first not in subjects for cue in heard.cues("aux"))


def _tells_minutes_only(heard: Heard, ctx: Context) -> bool:
    """Are minutes the one thing told, of a device that nobody names?"""
    stated = {said.path.partition(".")[0] for said in ctx.read(heard.text).said}
    return stated <= {"minutes", "payer", "visit_kind", "l_code_status"}


def _tells_service(heard: Heard, ctx: Context) -> bool:
    """Is told who treated, or at which visit, and with which device?"""
    visit = ctx.read(heard.text).visit
    told = (visit.discipline is not None, visit.visit_kind is not None, bool(visit.devices))
    return sum(told) > 1


def _may_be_looked_up(heard: Heard, ctx: Context) -> bool:
    """Does a later clause ask, or are words only named that are looked up, of nobody's visit?"""
    assert ctx.rules is not None
    visit = ctx.read(heard.text).visit
    if question_within(heard.text) is not None:
        return ctx.rules.clearly(heard.text) or not _tells_service(heard, ctx)
    treated = visit.discipline is not None and visit.assistant is None
    if treated or visit.visit_kind is not None or visit.evaluation is not None:
        return False
    return ctx.rules.clearly(heard.text) or (len(heard.words) <= MOST_LOOKED_UP and not visit.devices)


def leant(heard: Heard, ctx: Context) -> Asking | None:
    """A question that leans on the one answered just before."""
    if ctx.rules is None or (tells_minutes(heard, ctx) and not heard.starts_with("about", "filler", within=1)):
        return None
    if _answers_in_minutes(heard, ctx):
        return None
    if not ctx.frame.is_empty and (not _leads_on(heard) or heard.has("ask_code", "payment")):
        return None
    return AskGuidance(heard.text) if ctx.rules.leans(heard.text) else None


def _answers_in_minutes(heard: Heard, ctx: Context) -> bool:
    """``then about 9``, where minutes are asked for: the answer, after whatever was asked in between."""
    is_plain = not heard.is_question and not heard.starts_with("about", within=1)
    return ctx.asked in NUMBERS_ASKED and is_plain and len(lengths(heard.words)) == 1


def _leads_on(heard: Heard) -> bool:
    """Beside a visit, ``it`` and ``that`` are the visit's."""
    return heard.starts_with("about", within=1) or is_among(heard.words.lower[0], "leads_on")
