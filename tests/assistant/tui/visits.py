"""Visits as a reader would give them, without the reader: each text with what is read of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.reading import Certainty, Conflict, Reading, Said, SetAside, Value
from coder.visit import (
    Assistant,
    Combined,
    Device,
    DeviceKind,
    Discipline,
    Encounter,
    ExcludedMinutes,
    Fabrication,
    LCodeStatus,
    Minutes,
    Service,
    Side,
    Visit,
)

Told = tuple[str, Value, str]
"""A fact's path, its value and its words."""


def reading(text: str, visit: Visit, *told: Told, aside: str = "") -> Reading:
    """A reading whose facts stand where their words stand."""
    said = tuple(
        Said(path, value, text.index(words), text.index(words) + len(words), Certainty.STATED, words)
        for path, value, words in told
    )
    set_aside = (SetAside(text.index(aside), text.index(aside) + len(aside), "home_wear"),) if aside else ()
    return Reading(text, visit, said, set_aside)


@dataclass
class ScriptedReader:
    """Reads the texts that it knows; of any other it reads nothing."""

    known: dict[str, Reading]
    heard: list[str] = field(default_factory=list)

    def read(self, text: str) -> Reading:
        self.heard.append(text)
        return self.known.get(text, Reading(text, Visit()))


OUR_SPLINT = Device("cock-up splint", "wrist", Side.RIGHT, Fabrication.CUSTOM)
MAKING = Combined(("fabrication", "fitting"), 30)
CHARTING = ExcludedMinutes(5, "charting")

CODED = (
    "OT, no assistant, first visit for a custom right cock-up splint, we bill L3906. 30 min making and fitting,"
    " 18 min training, 5 min charting after. Wear it 6 h a day. Medicare."
)
CORRECTION = "actually 23 min training"
TOO_SHORT = "no, 8 min training"
OPEN = "OT splint visit 31 minutes, right wrist, no L code, no assistant, Medicare"
PROVISIONAL = "OT, 15 min follow-up of the wrist splint, 10 min manual therapy, Medicare"
OTHER_SIDE = "custom left cock-up splint"
SHORTER = "no, 20 minutes"
ADDED = "the patient is left-handed"
TWICE = "OT, 20 min training today with the first right wrist splint, no L code. Training took 25 minutes."

READINGS = {
    CODED: reading(
        CODED,
        Visit(
            discipline=Discipline.OT,
            assistant=Assistant.NONE,
            visit_kind=Encounter.INITIAL,
            orthosis_or_prosthesis=DeviceKind.ORTHOSIS,
            devices=(OUR_SPLINT,),
            l_codes_billed=("L3906",),
            l_code_status=LCodeStatus.BILLED,
            payer="Medicare",
            minutes=Minutes(training=18, combined=(MAKING,)),
            excluded_minutes=(CHARTING,),
        ),
        ("discipline", Discipline.OT, "OT"),
        ("assistant", Assistant.NONE, "no assistant"),
        ("visit_kind", Encounter.INITIAL, "first visit"),
        ("devices.0.fabrication", Fabrication.CUSTOM, "custom"),
        ("devices.0.laterality", Side.RIGHT, "right"),
        ("devices.0", OUR_SPLINT, "cock-up splint"),
        ("orthosis_or_prosthesis", DeviceKind.ORTHOSIS, "splint"),
        ("l_code_status", LCodeStatus.BILLED, "we bill"),
        ("l_codes_billed", "L3906", "we bill L3906"),
        ("minutes.combined", MAKING, "30 min making and fitting"),
        ("minutes.training", 18, "18 min training"),
        ("excluded_minutes", CHARTING, "5 min charting after"),
        ("payer", "Medicare", "Medicare"),
        aside="6 h a day",
    ),
    CORRECTION: reading(CORRECTION, Visit(minutes=Minutes(training=23)), ("minutes.training", 23, "23 min training")),
    TOO_SHORT: reading(TOO_SHORT, Visit(minutes=Minutes(training=8)), ("minutes.training", 8, "8 min training")),
    OTHER_SIDE: reading(
        OTHER_SIDE,
        Visit(devices=(replace(OUR_SPLINT, laterality=Side.LEFT),)),
        ("devices.0", replace(OUR_SPLINT, laterality=Side.LEFT), "cock-up splint"),
    ),
    SHORTER: reading(SHORTER, Visit(minutes=Minutes(total_orthotic=20)), ("minutes.total_orthotic", 20, "20 minutes")),
    OPEN: reading(
        OPEN,
        Visit(
            discipline=Discipline.OT,
            assistant=Assistant.NONE,
            orthosis_or_prosthesis=DeviceKind.ORTHOSIS,
            devices=(Device("splint", "wrist", Side.RIGHT),),
            l_code_status=LCodeStatus.NOT_BILLED,
            payer="Medicare",
            minutes=Minutes(total_orthotic=31),
        ),
        ("discipline", Discipline.OT, "OT"),
        ("assistant", Assistant.NONE, "no assistant"),
        ("devices.0", Device("splint", "wrist", Side.RIGHT), "splint visit"),
        ("l_code_status", LCodeStatus.NOT_BILLED, "no L code"),
        ("minutes.total_orthotic", 31, "31 minutes"),
        ("payer", "Medicare", "Medicare"),
    ),
    PROVISIONAL: reading(
        PROVISIONAL,
        Visit(
            discipline=Discipline.OT,
            visit_kind=Encounter.SUBSEQUENT,
            orthosis_or_prosthesis=DeviceKind.ORTHOSIS,
            devices=(Device("wrist splint", "wrist"),),
            payer="Medicare",
            minutes=Minutes(total_orthotic=15),
            other_services=(Service("97140", 10, "manual therapy"),),
        ),
        ("discipline", Discipline.OT, "OT"),
        ("visit_kind", Encounter.SUBSEQUENT, "follow-up"),
        ("devices.0", Device("wrist splint", "wrist"), "wrist splint"),
        ("minutes.total_orthotic", 15, "15 min"),
        ("other_services.0", Service("97140", 10, "manual therapy"), "10 min manual therapy"),
        ("payer", "Medicare", "Medicare"),
    ),
}


TRAINED = (
    Said("minutes.training", 20, TWICE.index("20"), TWICE.index(" today"), Certainty.STATED, "20 min training"),
    Said("minutes.training", 25, TWICE.index("25"), len(TWICE) - 1, Certainty.STATED, "25 minutes"),
)
READINGS[TWICE] = Reading(
    TWICE,
    replace(READINGS[OPEN].visit, visit_kind=Encounter.INITIAL, minutes=Minutes()),
    conflicts=(Conflict("minutes.training", TRAINED),),
)


def scripted() -> ScriptedReader:
    return ScriptedReader(dict(READINGS))
