"""``orthocoder units``: billing units for timed codes and their minutes, nothing else."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Any, TypeAlias

import click

from assistant.commands.counted import counted
from assistant.commands.streams import STDIN, answer_records, pretty, write_lines
from assistant.commands.today import today
from assistant.own_guidance import own_guidance
from coder.policy import Policy
from coder.rules.unit_allocation import Allocation, share_per_code, share_pooled
from coder.visit import Visit
from knowledge.guidance import Guidance

Json: TypeAlias = Any

PAIR = re.compile(r"([A-Za-z]?\d{4,5})=(\d{1,9})")
RULES = ("cms", "ama", "both")
MOST_MINUTES = 24 * 60
ANY_PAYER = "Medicare"
"""The chart is the same for every payer; naming one spares reading the rows of all."""


class NotCounted(ValueError):
    """Codes or minutes for which there are no timed units; the message is one sentence."""


@click.command()
@click.argument("codes", nargs=-1, metavar="CODE=MINUTES...")
@click.option("--rule", default="cms", help="cms (pooled), ama (each code by its midpoint) or both")
@click.option("--json", "as_json", is_flag=True, help="the result as JSON")
@click.option("--jsonl", is_flag=True, help='stdin lines {"id","minutes":{"97110":33},"rule"}')
def units(codes: tuple[str, ...], rule: str, as_json: bool, jsonl: bool) -> int:
    """Billing units for timed codes; a code given twice adds up: units 97110=33 97140=7"""
    if rule not in RULES:
        raise click.UsageError(f"--rule {rule!r}: one of {', '.join(RULES)} was expected")
    counter = UnitCounter(own_guidance(), today())
    if jsonl:
        return answer_records(STDIN, lambda record: counter.answer(record, rule))
    if not codes:
        raise click.UsageError("no codes given; expected for example: orthocoder units 97110=33 97140=7")
    minutes = _parse(codes)
    try:
        result = counter.count(minutes, rule)
    except NotCounted as error:
        if as_json:
            write_lines([pretty({"error": str(error)})])
        print(f"orthocoder: {error}", file=sys.stderr)
        return 1
    write_lines([pretty(result)] if as_json else _plain(result, rule))
    return 0


def _parse(codes: tuple[str, ...]) -> list[tuple[str, int]]:
    parsed = []
    for text in codes:
        match = PAIR.fullmatch(text.strip())
        if match is None:
            raise click.UsageError(
                f"{text!r:.60}: a code of five characters and whole minutes were expected, such as 97110=33"
            )
        parsed.append((match[1].upper(), int(match[2])))
    return parsed


class UnitCounter:
    """Counts timed codes under the guidance of one day."""

    def __init__(self, guidance: Guidance, day: str) -> None:
        self._guidance = guidance
        self._policy: Policy = guidance.policy_for(Visit(payer=ANY_PAYER), day)

    def answer(self, record: Json, rule: str) -> Json:
        """One JSONL record ``{"id", "minutes", "rule"}``; a problem gives ``id`` and ``error``."""
        if not isinstance(record, dict):
            return {"id": None, "error": "an object with id and minutes was expected"}
        echo = record.get("id")
        wanted = record.get("rule") or rule
        try:
            return {"id": echo, **self.count(_minutes_of(record.get("minutes")), wanted)}
        except NotCounted as error:
            return {"id": echo, "error": str(error)}

    def count(self, minutes: list[tuple[str, int]], rule: str) -> Json:
        """Units by ``cms``, ``ama`` or ``both``. Raises ``NotCounted`` for a code that has no timed units."""
        if rule not in RULES:
            raise NotCounted(f"rule {rule!r:.20}: one of {', '.join(RULES)} was expected")
        added: dict[str, int] = {}
        for code, number in minutes:
            self._check(code, number)
            added[code] = added.get(code, 0) + number
        if rule == "both":
            cms, ama = self._result(added, "cms"), self._result(added, "ama")
            return {"cms": cms, "ama": ama, "differ": _units(cms) != _units(ama)}
        return self._result(added, rule)

    def _check(self, code: str, minutes: int) -> None:
        if not 0 <= minutes <= MOST_MINUTES:
            raise NotCounted(f"{code}: minutes from 0 to {MOST_MINUTES} were expected, found {minutes}")
        retired = self._policy.retired.get(code)
        if retired is not None:
            raise NotCounted(f"{code} {retired.ground.text}")
        known = self._policy.codes.get(code)
        if known is None:
            nearest = self._guidance.nearest(code)
            hint = f"; the nearest known one is {nearest}" if nearest else ""
            raise NotCounted(f"{code} is in no catalogue held here{hint}")
        if not known.timed:
            raise NotCounted(f"{code} ({known.label}) is not counted by minutes: it takes one unit")

    def _result(self, minutes: Mapping[str, int], rule: str) -> Json:
        policy = self._policy
        ours = [code for code in minutes if self._is_ours(code)]
        codes = [*ours, *(code for code in minutes if code not in ours)]
        share = share_per_code if rule == "ama" else share_pooled
        told = [minutes[code] for code in codes]
        allocation = share(told, policy.timed_units, policy.unit_allocation) if codes else Allocation(0, ())
        by_code = dict(zip(codes, allocation.shares, strict=True))
        lines = [
            {
                "code": code,
                "minutes": number,
                "units": by_code[code].units,
                "full_blocks": by_code[code].full_blocks,
                "remainder": by_code[code].remainder,
                "reason": by_code[code].reason,
            }
            for code, number in minutes.items()
        ]
        splits = [
            dict(zip(codes, split, strict=True)) for split in ([s.units for s in allocation.shares], *allocation.others)
        ]
        alternatives = [[{**line, "units": split[str(line["code"])]} for line in lines] for split in splits]
        return {
            "rule": rule,
            "total_minutes": sum(told),
            "total_units": allocation.units,
            "lines": lines,
            "alternatives": alternatives if allocation.others else [],
        }

    def _is_ours(self, code: str) -> bool:
        return code in (
            self._policy.encounter.orthosis_initial.value,
            self._policy.encounter.prosthesis_initial.value,
            self._policy.encounter.subsequent.value,
        )


def _minutes_of(value: Json) -> list[tuple[str, int]]:
    if not isinstance(value, dict) or not value:
        raise NotCounted('minutes: an object such as {"97110": 33} was expected')
    pairs = []
    for code, number in value.items():
        if not isinstance(number, int) or isinstance(number, bool):
            raise NotCounted(f"minutes of {code!r:.20}: a whole number was expected, found {number!r:.20}")
        pairs.append((str(code).strip().upper(), number))
    return pairs


def _units(result: Json) -> list[tuple[str, int]]:
    return [(line["code"], line["units"]) for line in result["lines"]]


def _plain(result: Json, rule: str) -> list[str]:
    if rule == "both":
        return [*_plain(result["cms"], "cms"), "", *_plain(result["ama"], "ama")]
    rows = [f"{line['code']}  x{line['units']}  {line['minutes']} min  {line['reason']}" for line in result["lines"]]
    minutes, units = result["total_minutes"], result["total_units"]
    return [f"{rule}: {counted(minutes, 'minute')}, {counted(units, 'unit')}", *rows]
