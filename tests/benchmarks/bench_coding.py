"""How long coding takes: one visit, its questions, and many facts in a row.

python -m tests.benchmarks.bench_coding
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from assistant.coding_form import CodingForms
from assistant.commands.streams import compact, parse
from assistant.desk import Desk
from assistant.facts import visit_from_facts
from coder.coding import code_visit
from coder.questions import questions
from knowledge.guidance import Guidance

DAY = "2026-03-10"
PLAIN: dict[str, Any] = {
    "discipline": "OT",
    "assistant": "none",
    "payer": "Medicare",
    "visit_kind": "initial",
    "orthosis_or_prosthesis": "orthosis",
    "l_code_status": "not_billed",
    "setting": "private_practice",
    "minutes": {"total_orthotic": 20},
    "poc": True,
    "devices": [{"name": "wrist splint", "body_region": "wrist", "laterality": "right"}],
    "date_of_service": DAY,
}
OUR_L_CODE = {
    **PLAIN,
    "l_code_status": "billed",
    "l_codes_billed": ["L3906"],
    "minutes": {"training": 18, "fitting": 30},
}
SERVICES = [{"cpt": "97535", "minutes": 21}, {"cpt": "97110", "minutes": 9}]
SHARED = {
    **PLAIN,
    "other_services": SERVICES,
    "separate_services": [{"code": "97110", "from": "97760", "basis": "separate_time"}],
}
NO_KIND = {**PLAIN, "visit_kind": None}
NO_ASSISTANT = {
    **PLAIN,
    "assistant": None,
    "other_services": [{"cpt": "97140", "minutes": 10}],
    "visit_kind": "subsequent",
}
NO_MINUTES = {**PLAIN, "minutes": None}
NO_PAYER = {**PLAIN, "payer": None, "other_services": [{"cpt": "97535", "minutes": 21}]}
STATED = (PLAIN, OUR_L_CODE, SHARED)
OPEN = (NO_KIND, NO_ASSISTANT, NO_MINUTES, NO_PAYER)


def best(run: Callable[[], object], rounds: int = 7, times: int = 300) -> float:
    """Seconds of one call: the best of several rounds, each of many calls."""
    run()
    figures = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(times):
            run()
        figures.append((time.perf_counter() - start) / times)
    return min(figures)


def main() -> None:
    guidance = Guidance.open()
    desk, forms = Desk(guidance, DAY), CodingForms(guidance)
    plain = visit_from_facts(PLAIN)
    policy = guidance.policy_for(plain, DAY)
    print(f"code_visit, plain visit        {best(lambda: code_visit(plain, policy)) * 1e6:8.0f} microseconds")
    for name, facts in (
        ("kind", NO_KIND),
        ("assistant and pair", NO_ASSISTANT),
        ("minutes", NO_MINUTES),
        ("payer", NO_PAYER),
    ):
        visit = visit_from_facts(facts)
        under = guidance.policy_for(visit, DAY)
        coding = code_visit(visit, under)
        seconds = best(lambda v=visit, p=under, c=coding: questions(v, p, c), times=40)  # type: ignore[misc]
        print(f"questions, open: {name:20s}  {seconds * 1e3:6.2f} ms")

    def line(text: str) -> str:
        coded = desk.code(visit_from_facts(parse(text)))
        return compact(forms.form(coded.answer, coded.policy, echo=1))

    for name, cases in (("fully stated", STATED), ("with open facts", OPEN)):
        texts = [json.dumps(facts) for facts in cases]
        seconds = best(lambda ts=texts: [line(text) for text in ts], times=60)  # type: ignore[misc]
        print(f"facts to coding, {name:16s}  {len(texts) / seconds:8.0f} visits a second")


if __name__ == "__main__":
    main()
