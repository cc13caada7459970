"""How a practice visit of each topic is put together; everything that a claim needs is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from assistant.teaching.topics import Topic
from coder.policy import Policy
from coder.rules.timed_units import minutes_for
from coder.visit import (
    Assistant,
    Basis,
    CoTreatment,
    Device,
    DeviceKind,
    Discipline,
    Encounter,
    Evaluation,
    EvaluationKind,
    Fabrication,
    LCodeStatus,
    Minutes,
    SeparateService,
    Service,
    Side,
    UnitRule,
    Visit,
)
from knowledge.practice_material import Material, PracticeDevice

MOST_UNITS = 4
"""Units of one code up to which practice visits go."""
HALF = 0.5
THIN, SHORT = 0.3, 0.6
"""How often the services are all of few minutes, and how often else one of them is short."""
SELDOM, PER_CODE = 0.4, 0.2
"""How often several questions are put where two disciplines treated together, and where each code is counted."""
LATER, OURS, OFTEN, MOSTLY = 0.4, 0.6, 0.8, 0.9
"""How often they are put at a later visit, beside an L code of ours, with each of the rest, and with an evaluation."""
SPREADS = (4, 2, 1)
"""Minutes around an edge, by level."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a recipe works with: chance, the material, the policy whose edges matter, how hard it may be (1 to 3)."""

    chance: Random
    material: Material
    policy: Policy
    level: int

    def minutes(self, least: int = 1, most: int = 60) -> int:
        """Minutes near an edge, further from it at an easier level."""
        spread = SPREADS[self.level - 1]
        edge = self.chance.choice([each for each in self._edges() if least <= each + spread and each - spread <= most])
        return min(most, max(least, edge + self.chance.randint(-spread, spread)))

    def _edges(self) -> list[int]:
        """Minutes at which units begin and blocks are full."""
        counting, block = self.policy.timed_units, self.policy.unit_allocation.block.value
        starts = {minutes_for(units, counting) for units in range(1, MOST_UNITS + 1)}
        return sorted(starts | {block * units for units in range(1, MOST_UNITS)})

    def device(self, fits: Callable[[PracticeDevice], bool] = lambda device: True) -> PracticeDevice:
        return self.chance.choice([each for each in self.material.devices if fits(each)])

    def shared(self, count: int) -> tuple[Service, ...]:
        """Timed services: often all just long enough for a unit by themselves, or one too short for it."""
        first, *others = self.services(count)
        enough = self.policy.timed_units.first_unit_at.value
        if self.chance.random() < THIN:
            return tuple(replace(each, minutes=enough + self.chance.randint(0, 3)) for each in (first, *others))
        if self.chance.random() < SHORT:
            first = replace(first, minutes=enough - self.chance.randint(1, 4))
        return (first, *others)

    def services(self, count: int, *, timed: bool = True) -> tuple[Service, ...]:
        """Other services of the day with their minutes."""
        pool = [each for each in self.material.services if each.is_timed is timed]
        chosen = self.chance.sample(pool, count)
        return tuple(Service(each.code, self.minutes(), each.words, None) for each in chosen)


def visit_of(topic: Topic, bench: Bench) -> Visit:
    """A visit of this topic."""
    return RECIPES[topic](bench)


def _base(device: PracticeDevice, bench: Bench, kind: Encounter = Encounter.INITIAL) -> Visit:
    """One device, one therapist, Medicare, no L code of ours."""
    side = bench.chance.choice((Side.LEFT, Side.RIGHT))
    return Visit(
        discipline=device.discipline,
        assistant=Assistant.NONE,
        visit_kind=kind,
        orthosis_or_prosthesis=device.kind,
        devices=(Device(device.words, device.region, side, device.made),),
        l_code_status=LCodeStatus.NOT_BILLED,
        payer=bench.material.payer(UnitRule.CMS),
    )


def _with_services(visit: Visit, services: Sequence[Service], code: str) -> Visit:
    """The services, each of them at a time of its own."""
    apart = tuple(SeparateService(each.cpt or "", Basis.SEPARATE_TIME, code) for each in services)
    return replace(visit, other_services=tuple(services), separate_services=apart)


def _units(bench: Bench) -> Visit:
    visit = _base(bench.device(), bench)
    return replace(visit, minutes=Minutes(total_orthotic=bench.minutes(7)))


def _sharing(bench: Bench) -> Visit:
    visit = _base(bench.device(), bench)
    told = replace(visit, minutes=Minutes(total_orthotic=bench.minutes()))
    return _with_services(told, bench.shared(min(3, bench.level + 1)), _code_of(visit, bench))


def _counting(bench: Bench) -> Visit:
    return replace(_sharing(bench), payer=bench.material.payer(UnitRule.AMA))


def _untimed(bench: Bench) -> Visit:
    visit = replace(_base(bench.device(), bench), minutes=Minutes(total_orthotic=bench.minutes()))
    match bench.chance.randrange(3):
        case 0:
            return replace(visit, other_services=bench.services(1, timed=False))
        case 1:
            cpt = bench.material.evaluation(visit.discipline or Discipline.PT)
            evaluation = Evaluation(True, EvaluationKind.EVALUATION, cpt, bench.minutes(20))
            return replace(visit, evaluation=evaluation)
        case _:
            total = visit.minutes.total_orthotic
            session = (total if isinstance(total, int) else 0) + bench.chance.randint(10, 30)
            return replace(visit, minutes=replace(visit.minutes, session_total=session))


def _l_code(bench: Bench) -> Visit:
    device = bench.device(lambda each: each.made is Fabrication.CUSTOM)
    visit = _base(device, bench)
    minutes = Minutes(fabrication=bench.minutes(15), training=bench.minutes(9, 40))
    return replace(visit, l_code_status=LCodeStatus.BILLED, l_codes_billed=(device.l_code,), minutes=minutes)


def _encounter(bench: Bench) -> Visit:
    visit = _base(bench.device(), bench, Encounter.SUBSEQUENT)
    return replace(visit, minutes=Minutes(management=bench.minutes(8)))


def _same_day(bench: Bench) -> Visit:
    visit = _encounter(bench)
    cpt = bench.material.evaluation(visit.discipline or Discipline.PT)
    return replace(visit, evaluation=Evaluation(True, EvaluationKind.EVALUATION, cpt, None))


def _assistant(bench: Bench) -> Visit:
    visit = _units(bench)
    return _assisted(visit, bench, most=sum(_all_minutes(visit)))


def _plan(bench: Bench) -> Visit:
    visit = _units(bench)
    return replace(visit, plan_discipline=_other(visit))


def _together(bench: Bench) -> Visit:
    visit = _base(bench.device(), bench)
    other = _other(visit)
    whole = bench.chance.choice((30, 38, 46, 53))
    return replace(visit, minutes=Minutes(total_orthotic=whole), cotreatment=CoTreatment(other.value, whole))


def _ready_made(bench: Bench) -> Visit:
    device = bench.device(lambda each: each.made is Fabrication.PREFABRICATED)
    visit = replace(_base(device, bench), minutes=Minutes(training=bench.minutes(9, 40)))
    if bench.chance.random() < HALF:
        return visit
    return replace(visit, l_code_status=LCodeStatus.BILLED, l_codes_billed=(device.l_code,))


def _mixed(bench: Bench) -> Visit:
    """Several questions at once: first or later, whose plan, who treated, an L code or none, what is not timed."""
    visit = _extras(_core(bench), bench)
    if bench.chance.random() < SELDOM:
        shared = min(_all_minutes(visit), default=0)
        visit = replace(visit, cotreatment=CoTreatment(_other(visit).value, shared))
    if bench.chance.random() < OFTEN:
        session = sum(_all_minutes(visit)) + bench.chance.randint(10, 30)
        visit = replace(visit, minutes=replace(visit.minutes, session_total=session))
    return visit


def _core(bench: Bench) -> Visit:
    """A device at a first or a later visit, its L code ours or nobody's, with minutes that tell sharings apart."""
    chance = bench.chance
    of_device, *others = chance.choice(bench.material.minutes)
    if chance.random() < LATER:
        kind = chance.choice((DeviceKind.ORTHOSIS, DeviceKind.PROSTHESIS))
        visit = _base(bench.device(lambda each: each.kind is kind), bench, Encounter.SUBSEQUENT)
        visit = replace(visit, minutes=Minutes(management=of_device))
    else:
        is_ours = chance.random() < OURS
        if is_ours or chance.random() < HALF:
            *others, of_device = sorted((of_device, *others))
        made = chance.choice((Fabrication.CUSTOM, Fabrication.PREFABRICATED))
        device = bench.device(lambda each: each.made is made)
        visit = replace(_base(device, bench), minutes=Minutes(training=of_device))
        if is_ours:
            making = bench.minutes(15) if device.made is Fabrication.CUSTOM else None
            told = replace(visit.minutes, fabrication=making)
            visit = replace(visit, l_code_status=LCodeStatus.BILLED, l_codes_billed=(device.l_code,), minutes=told)
    services = bench.services(len(others))
    timed = tuple(replace(each, minutes=minutes) for each, minutes in zip(services, others, strict=True))
    visit = _with_services(visit, timed, _code_of(visit, bench))
    return replace(visit, payer=bench.material.payer(UnitRule.AMA)) if chance.random() < PER_CODE else visit


def _extras(visit: Visit, bench: Bench) -> Visit:
    """The same with what is not timed, another plan of care, or an assistant."""
    chance = bench.chance
    if chance.random() < OFTEN:
        untimed = bench.services(1, timed=False)
        visit = replace(visit, other_services=(*visit.other_services, *untimed))
    if chance.random() < MOSTLY:
        cpt = bench.material.evaluation(visit.discipline or Discipline.PT)
        visit = replace(visit, evaluation=Evaluation(True, EvaluationKind.EVALUATION, cpt, bench.minutes(20)))
    if chance.random() < OFTEN:
        visit = replace(visit, plan_discipline=_other(visit))
    if chance.random() < OFTEN:
        visit = _assisted(visit, bench, most=max(_device_minutes(visit)))
    return visit


def _all_minutes(visit: Visit) -> Iterator[int]:
    """Every number of minutes told, each for itself."""
    others = (service.minutes for service in visit.other_services)
    evaluation = visit.evaluation.minutes if visit.evaluation is not None else None
    yield from _device_minutes(visit)
    yield from (each for each in (*others, evaluation) if isinstance(each, int))


def _device_minutes(visit: Visit) -> Iterator[int]:
    """The minutes of the device that can be billed beside or without an L code."""
    told = visit.minutes
    yield from (each for each in (told.training, told.management, told.total_orthotic) if isinstance(each, int))


def _other(visit: Visit) -> Discipline:
    return Discipline.PT if visit.discipline is Discipline.OT else Discipline.OT


def _assisted(visit: Visit, bench: Bench, *, most: int) -> Visit:
    """The same with an assistant who gave a part of so many minutes alone: a tenth, half or most."""
    named = Assistant.PTA if visit.discipline is Discipline.PT else Assistant.COTA
    alone = max(2, bench.chance.choice((most // 10, most // 2, most * 3 // 4)))
    return replace(visit, assistant=named, assistant_minutes=alone)


def _code_of(visit: Visit, bench: Bench) -> str:
    codes = bench.policy.encounter
    is_prosthesis = visit.orthosis_or_prosthesis is DeviceKind.PROSTHESIS
    return (codes.prosthesis_initial if is_prosthesis else codes.orthosis_initial).value


RECIPES: dict[Topic, Callable[[Bench], Visit]] = {
    Topic.UNITS: _units,
    Topic.SHARING: _sharing,
    Topic.COUNTING: _counting,
    Topic.UNTIMED: _untimed,
    Topic.L_CODE: _l_code,
    Topic.ENCOUNTER: _encounter,
    Topic.SAME_DAY: _same_day,
    Topic.ASSISTANT: _assistant,
    Topic.PLAN: _plan,
    Topic.TOGETHER: _together,
    Topic.READY_MADE: _ready_made,
    Topic.MIXED: _mixed,
}
