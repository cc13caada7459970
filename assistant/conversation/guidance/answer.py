"""The answer to a question about the rules: computed from its numbers, told by its topic, or the nearest passages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.conversation.acts import Action
from assistant.conversation.guidance.find import CLEAR, LEAST, NOT_FOUND, REFUSED, clearness, topic_of
from assistant.conversation.guidance.leaning import Lean, how_it_leans, leaning, points_back
from assistant.conversation.guidance.nearest import nearest
from assistant.conversation.guidance.question import Asked, asks_for_claim
from assistant.conversation.guidance.shelf import Shelf
from assistant.conversation.guidance.told_services import services_told
from assistant.conversation.replying.claim_lines import is_of_counting, lines_of
from assistant.conversation.replying.turn import Counter, Spoken, Turn
from assistant.conversation.signals.heard import Heard
from coder.visit import LCodeStatus, Service, Visit

OF_THE_NOTE = ("missing_item", "daily_note", "what_note_shows")
"""Topics on notes that a told visit answers by its own."""
MODIFIER_CONCEPTS = (("KX", "kx"), ("CQ CO", "cq_co"), ("59 XS XE XP XU", "mod_59"), ("25", "mod_25"), ("52", "mod_52"))
"""Modifiers with the concept that names each."""
WHAT_A_CODE_IS = "what_is"
"""The topic that any question with a code fits; one that names no code means it only where it says ``it``."""
MOST_OF_IT = 6
"""Words of a question on nothing but the claim's code: ``is that timed?``"""
OF_MAKING = ("classes", "custom_only")
"""Topics on how a device was made, which a supposition only mentions."""


def answer_question(turn: Turn, text: str) -> Spoken:
    """What the guidance answers, first a short sentence, then its ground."""
    counter = turn.counter
    services = services_told(text, counter.policy())
    question = question_of(text, turn)
    wants_lines = asks_for_claim(question) and len(services) > 1
    if services and (wants_lines or Heard(text).has("counts_units")):
        return _counted(turn, services)
    policy = counter.policy()
    topic = topic_of(question, counter)
    if topic.name in OF_THE_NOTE and turn.coded is not None and question.has("missing_item"):
        return _lacking(turn)
    keys = nearest(text, counter.desk.guidance) if topic is NOT_FOUND else ()
    speech = counter.speaker.speak(
        "guidance",
        policy,
        file=topic.file,
        name=topic.name,
        q=question,
        k=Shelf(counter.desk, policy),
        carried=_carried(turn, question) if topic.file == "modifiers" else None,
        nearest=keys,
        asked=None,
    )
    refused = topic.file == REFUSED and not keys and not Heard(text).has("source")
    action = Action.REFUSE if refused else Action.EXPLAIN
    return Spoken(speech.text, action, None, speech.notes, rule_asked=None if topic is NOT_FOUND else question)


def _carried(turn: Turn, question: Asked) -> Carried | None:
    """Does the claim of the visit carry the one modifier that is asked about?"""
    lines = lines_of(turn.coded)
    named = [name for name, concept in MODIFIER_CONCEPTS if question.has(concept)] if lines else []
    asks = question.is_yes_no or question.has("need_word")
    if len(named) != 1 or not asks or question.codes or question.has("payer_word", "means_word"):
        return None
    on = next((line for line in lines if any(each in line.modifiers for each in named[0].split())), None)
    return Carried(named[0].split()[0], on.code if on is not None else None, turn.frame.visit.year_to_date is None)


def _lacking(turn: Turn) -> Spoken:
    """What the note of this visit does not show yet."""
    explanation = turn.explained()
    assert explanation is not None
    speech = turn.speak("note_lacks", explanation.grounds, lacks=explanation.note_lacks)
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def _counted(turn: Turn, services: tuple[Service, ...]) -> Spoken:
    """What the services of a question make, beside the visit, which stays as it is."""
    visit = turn.frame.visit
    coded = turn.counter.desk.code(Visit(payer=visit.payer, unit_rule=visit.unit_rule, other_services=services))
    explanation = turn.counter.explainer.explain(coded)
    lines = lines_of(coded)
    speech = turn.counter.speaker.speak(
        "counted",
        coded.policy,
        explanation.grounds,
        e=explanation,
        lines=lines,
        units=sum(line.units for line in lines),
        by_total=coded.answer.by_total if is_of_counting(coded) else None,
        by_code=coded.answer.by_code,
        has_visit=turn.coded is not None,
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def question_of(text: str, turn: Turn) -> Asked:
    """The question, with what it leaves unsaid taken from one that was answered just before, or from the claim."""
    counter, before = turn.counter, turn.last.rule_asked if turn.last is not None else None
    question = counter.asked(text, turn.frame.visit.payer)
    question = _beside_visit(question, turn)
    leant = leant_on(question, before, counter) if before is not None else None
    of_claim = replace(question, codes=tuple(dict.fromkeys(line.code for line in lines_of(turn.coded))))
    clear = clearness(question, counter)
    is_of_it = points_back(text) and len(text.split()) <= MOST_OF_IT and not question.codes
    if leant is None and is_of_it and clearness(of_claim, counter) > clear:
        return of_claim
    if leant is not None or question.codes or clear >= LEAST:
        return leant or question
    is_of_code = topic_of(of_claim, counter).name == WHAT_A_CODE_IS
    return question if is_of_code and not points_back(text) else of_claim


def _beside_visit(question: Asked, turn: Turn) -> Asked:
    """With what is told of the L code, where it decides which minutes count and the question leaves it open."""
    status = turn.frame.visit.l_code_status
    if status is None or question.has("l_code", "no_l_code", "supplier") or not question.has("fitting", "making"):
        return question
    told = "l_code" if status is LCodeStatus.BILLED else "no_l_code"
    return replace(question, concepts=question.concepts | {told})


def leant_on(question: Asked, before: Asked, counter: Counter) -> Asked | None:
    """The question together with the one before it; None where it stands by itself."""
    lean = how_it_leans(question.text)
    alone = clearness(question, counter)
    if lean is None or alone >= (CLEAR if lean is Lean.LEADS_ON else LEAST):
        return None
    together = leaning(question, before)
    return together if clearness(together, counter) >= LEAST else None


def answer_if_known(turn: Turn, text: str) -> Spoken | None:
    """The answer where a topic is clearly meant; None where the question would only find the nearest passages."""
    counter = turn.counter
    question = counter.asked(text, turn.frame.visit.payer)
    topic = topic_of(question, counter, least=CLEAR)
    return answer_question(turn, text) if topic is not NOT_FOUND and topic.name not in OF_MAKING else None


def refusal_if_known(turn: Turn, text: str) -> Spoken | None:
    """What is said to a question that is not ours, where it is known who decides."""
    topic = topic_of(turn.counter.asked(text, turn.frame.visit.payer), turn.counter)
    return answer_question(turn, text) if topic.file == REFUSED and topic is not NOT_FOUND else None


@dataclass(frozen=True, slots=True)
class Carried:
    """A modifier that is asked about beside a claim: the code of the line that carries it, None where none does."""

    modifier: str
    code: str | None
    is_amount_open: bool
    """Was nothing said of the year's amounts?"""
