"""The reading of one text: the visit, and every fact, look-alike, contradiction and offer with its characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.extraction.assemble.amounts import Amounts, state_amounts
from assistant.extraction.assemble.aside import set_aside
from assistant.extraction.assemble.devices import DevicesStated, state_devices
from assistant.extraction.assemble.services import ServicesStated, state_services
from assistant.extraction.page import Page
from assistant.reading import Certainty, Reading, Said
from coder.visit import (
    Assistant,
    CoTreatment,
    Discipline,
    Encounter,
    Evaluation,
    LCodeBiller,
    LCodeStatus,
    ProposedCode,
    SeparateService,
    Setting,
    Visit,
)

T = TypeVar("T")


def assemble(text: str, page: Page) -> Reading:
    """Put together what the components found."""
    amounts = state_amounts(page.text, page.minutes)
    services = state_services(page.words, page.minutes)
    devices = state_devices(
        page.text,
        page.served,
        page.devices,
        page.codes,
        page.minutes,
        page.encounter.devices,
        page.phrases.of("component"),
    )
    stated = _stated(page)
    codes = page.codes.device_codes
    said = [*stated, *codes.billed, *codes.mentioned, *amounts.said, *services.said, *devices.said]
    said.sort(key=lambda each: (each.start, each.path))
    conflicts = (page.people.conflict, page.payers.conflict, codes.conflict, page.encounter.conflict)
    return Reading(
        text=text,
        visit=_visit(page, stated, amounts, services, devices, _implied(said)),
        said=tuple(said),
        set_aside=set_aside(page),
        conflicts=(*(conflict for conflict in conflicts if conflict), *amounts.conflicts),
        offers=page.offers,
        unknown_codes=page.codes.unknown,
    )


def _stated(page: Page) -> list[Said]:
    """The facts that stand in one place and are taken over as they are."""
    encounter, codes = page.encounter, page.codes.device_codes
    single = (
        page.people.discipline,
        page.people.assistant,
        encounter.kind,
        encounter.number,
        encounter.evaluation,
        codes.status,
        codes.biller,
        page.payers.said,
        page.record.plan_of_care,
    )
    later = [] if any(said.path == "l_code_later" for said in page.circumstances) else [codes.later]
    return [
        *(said for said in (*single, *later) if said),
        *page.circumstances,
        *page.codes.proposed,
        *page.record.elements,
    ]


def _visit(
    page: Page,
    stated: Sequence[Said],
    amounts: Amounts,
    services: ServicesStated,
    devices: DevicesStated,
    implied: tuple[str, ...],
) -> Visit:
    one = {each.path: each.value for each in stated}.get
    codes = page.codes.device_codes
    visit = Visit(
        discipline=_as(Discipline, one("discipline")),
        assistant=_as(Assistant, one("assistant")),
        assistant_minutes=services.assistant_minutes,
        visit_kind=_as(Encounter, one("visit_kind")),
        visit_number=_as(int, one("visit_number")),
        orthosis_or_prosthesis=devices.kind,
        devices=tuple(devices.devices),
        l_codes_billed=_values(str, codes.billed),
        l_codes_mentioned_not_billed=_values(str, codes.mentioned),
        l_code_status=_as(LCodeStatus, one("l_code_status")),
        payer=_as(str, one("payer")),
        minutes=amounts.minutes,
        times=tuple(services.times),
        other_services=tuple(services.services),
        evaluation=_as(Evaluation, one("evaluation")),
        poc=_as(bool, one("poc")),
        proposed_codes=_values(ProposedCode, page.codes.proposed),
        doc_elements=_values(str, page.record.elements),
        excluded_minutes=tuple(services.excluded),
        minutes_by=tuple(amounts.by.items()),
        l_code_biller=_as(LCodeBiller, one("l_code_biller")),
        l_code_later=_as(bool, one("l_code_later")),
        implied=implied,
    )
    return _with_circumstances(visit, page.circumstances) if page.circumstances else visit


def _with_circumstances(visit: Visit, circumstances: Sequence[Said]) -> Visit:
    one = {each.path: each.value for each in circumstances}.get
    return replace(
        visit,
        date_of_service=_as(str, one("date_of_service")),
        setting=_as(Setting, one("setting")),
        year_to_date=_as(float, one("year_to_date")),
        together_minutes=_as(int, one("together_minutes")),
        plan_discipline=_as(Discipline, one("plan_discipline")),
        handover_only=_as(bool, one("handover_only")),
        cotreatment=_as(CoTreatment, one("cotreatment")),
        telehealth=_as(bool, one("telehealth")),
        separate_services=_values(SeparateService, circumstances),
    )


def _as(kind: type[T], value: object) -> T | None:
    return value if isinstance(value, kind) else None


def _values(kind: type[T], said: Iterable[Said]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(each.value for each in said if isinstance(each.value, kind)))


def _implied(said: Iterable[Said]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.path for each in said if each.certainty is Certainty.IMPLIED))
