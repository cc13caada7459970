"""From replies to sheets, with the real coder and the shipped guidance."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant.desk import Desk
from assistant.explanation.explain import Explainer
from assistant.explanation.footnotes import Footnote
from assistant.facts import visit_from_facts
from assistant.session import Action, Reply
from assistant.tui.conversation import Conversation
from assistant.tui.copies import copied, csv_text, exported
from assistant.tui.sheets.build import visit_sheet
from assistant.tui.sheets.findings import finding_rows
from assistant.tui.sheets.minutes import empty_minutes
from assistant.tui.sheets.model import Source, VisitSheet
from assistant.tui.sheets.opened import opened_row
from assistant.tui.sheets.timeline import Fill
from assistant.tui.sheets.tone import Tone
from assistant.tui.words import DONT_KNOW, NEXT_VISIT, STAYS_OPEN
from coder.visit import Side
from knowledge.guidance import Guidance
from tests.assistant.tui.visits import (
    ADDED,
    CODED,
    CORRECTION,
    OPEN,
    OTHER_SIDE,
    PROVISIONAL,
    SHORTER,
    TOO_SHORT,
    TWICE,
)


def lines(sheet: VisitSheet) -> list[str]:
    return [" ".join((line.code, line.modifiers, line.units)) for line in sheet.claim.lines]


@pytest.fixture
def coded(conversation: Conversation) -> tuple[VisitSheet, Reply]:
    return conversation.say(CODED)


# ---- claim ----


def test_a_coded_claim_names_its_payer_and_day(coded: tuple[VisitSheet, Reply]) -> None:
    sheet, _ = coded
    assert lines(sheet) == ["L3906 RT ×1", "97760 GO ×1"]
    assert sheet.claim.state == "coded for Medicare, 1 Dec 2026"
    assert sheet.claim.is_ready


def test_lines_of_two_claims_say_where_they_go(coded: tuple[VisitSheet, Reply]) -> None:
    assert [line.goes_to for line in coded[0].claim.lines] == ["DME MAC", "Part B"]


def test_a_correction_shows_what_was(conversation: Conversation) -> None:
    """Until the next turn, and no longer."""
    conversation.say(CODED)
    corrected, _ = conversation.say(CORRECTION)
    assert [line.was for line in corrected.claim.lines] == ["", "was ×1"]
    after, _ = conversation.say(ADDED)
    assert [line.was for line in after.claim.lines] == ["", ""]


def test_a_line_that_falls_away_stays_for_one_turn(conversation: Conversation) -> None:
    conversation.say(CODED)
    sheet, reply = conversation.say(TOO_SHORT)
    assert lines(sheet) == ["L3906 RT ×1", "97760 GO –"]
    assert sheet.claim.lines[1].was == "was ×1"
    assert sheet.claim.lines[1].tone is Tone.UNCOUNTED
    assert copied("lines", reply, sheet) == "L3906 RT x1"


def test_an_open_question_shows_what_is_settled(conversation: Conversation) -> None:
    sheet, _ = conversation.say(OPEN)
    assert lines(sheet) == ["? GO ×2"]
    assert sheet.claim.state == "needs 1 answer"
    assert "97760 or 97763" in sheet.claim.lines[0].label
    assert not sheet.claim.is_ready


def test_a_provisional_claim_says_on_what_it_stands(conversation: Conversation) -> None:
    sheet, _ = conversation.say(PROVISIONAL)
    assert lines(sheet) == ["97763 GO ×1", "97140 GO 59 ×1"]
    assert sheet.claim.state == "provisional, 2 answers to confirm"
    assert sheet.claim.below[0].startswith("if given at separate times")


# ---- findings ----


def test_findings_come_in_the_order_of_need(coded: tuple[VisitSheet, Reply]) -> None:
    labels = [finding.label for finding in coded[0].findings]
    assert labels[0] == "check"
    assert labels[-2:] == ["note lacks", "estimate"]


def test_a_refused_proposal_is_told_once_and_by_the_name_of_its_mistake(guidance: Guidance) -> None:
    """That the code is not billed stands in the claim already; the rule behind it is a finding with its lesson."""
    facts = {
        "discipline": "PT",
        "assistant": "none",
        "visit_kind": "subsequent",
        "orthosis_or_prosthesis": "orthosis",
        "payer": "Medicare",
        "l_code_status": "not_billed",
        "minutes": {"management": 20},
        "proposed_codes": [{"code": "97760"}],
    }
    coded = Desk(guidance, "2026-12-01").code(visit_from_facts(facts))
    rows = finding_rows(coded, Explainer(guidance).explain(coded))
    proposed = [row.statement.text for row in rows if row.label == "proposed"]
    assert len(proposed) == 2
    assert proposed[0].startswith("Billing 97760 again at a later visit")
    assert "a known mistake: the first-encounter code billed again" in proposed[1]


def test_what_sources_disagree_on_is_contested(conversation: Conversation) -> None:
    conversation.say(CODED)
    sheet, _ = conversation.say(TOO_SHORT)
    (contested,) = [finding for finding in sheet.findings if finding.label == "contested"]
    assert len(contested.more) == 2
    assert contested.tone is Tone.CONTESTED
    assert any(passage.heading == "contested" for passage in sheet.turn.passages)


# ---- minutes ----


def test_every_minute_has_its_row(coded: tuple[VisitSheet, Reply]) -> None:
    sheet = coded[0].minutes
    assert sheet.state == "53 said = 18 + 30 + 5"
    assert [(row.label, row.low, row.fill, row.reason) for row in sheet.rows] == [
        ("counted", 18, Fill.COUNTED, ""),
        ("with L3906", 30, Fill.DEVICE, "making, fitting"),
        ("not counted", 5, Fill.UNCOUNTED, "charting"),
    ]


def test_pooled_codes_continue_each_other(conversation: Conversation) -> None:
    sheet, _ = conversation.say(PROVISIONAL)
    assert [(row.label, row.start, row.is_last_of_pool) for row in sheet.minutes.rows] == [
        ("97763", 0, False),
        ("97140", 15, True),
    ]


def test_minutes_that_are_too_few_leave_the_count_at_nothing(conversation: Conversation) -> None:
    conversation.say(CODED)
    sheet, _ = conversation.say(TOO_SHORT)
    assert [(row.label, row.low) for row in sheet.minutes.rows][:2] == [("counted", 0), ("too few", 8)]


def test_the_thresholds_are_those_of_the_policy(conversation: Conversation) -> None:
    assert conversation.empty_minutes.thresholds is not None
    assert conversation.empty_minutes.thresholds.up_to(40) == [8, 23, 38]


# ---- facts ----


def test_each_fact_stands_once_with_all_its_words(coded: tuple[VisitSheet, Reply]) -> None:
    """Parts of a device, and a status that a code already tells, are not repeated."""
    said = [row for row in coded[0].facts.rows if row.source is Source.WORDS]
    labels = [row.label for row in said]
    assert labels.count("device") == 1
    assert labels.count("L code") == 1
    assert "kind" not in labels
    device = next(row for row in said if row.label == "device")
    assert device.words == "custom right cock-up splint"


def test_the_words_of_a_fact_are_where_they_stand(coded: tuple[VisitSheet, Reply]) -> None:
    for row in coded[0].facts.rows:
        for place in row.places:
            assert CODED[place.start : place.end] == row.words


def test_what_is_missing_and_what_is_set_aside_are_listed(conversation: Conversation) -> None:
    sheet, _ = conversation.say(OPEN)
    missing = [row for row in sheet.facts.rows if row.source is Source.MISSING]
    assert [row.label for row in missing] == ["encounter"]
    assert "1 missing" in sheet.facts.state


def test_set_aside_words_keep_their_reason(coded: tuple[VisitSheet, Reply]) -> None:
    aside = coded[0].facts.rows[-1]
    assert (aside.label, aside.words, aside.value) == ("set aside", "6 h a day", "home wear")


def test_what_was_set_aside_at_another_visit_is_not_of_this_one(conversation: Conversation) -> None:
    conversation.say(CODED)
    sheet, _ = conversation.say(NEXT_VISIT)
    assert sheet.is_blank


def test_the_fate_of_words_that_only_ask_is_not_listed(conversation: Conversation) -> None:
    before, _ = conversation.say(CODED)
    after, _ = conversation.say("why not 2 units?")
    assert after.facts == before.facts


def test_a_device_that_is_changed_takes_the_place_of_the_old_one(conversation: Conversation) -> None:
    sheet, _ = conversation.say(CODED)
    device = next(row for row in sheet.facts.rows if row.path == "devices.0")
    sheet, reply = conversation.replace(device.told, OTHER_SIDE, "devices", f"actually {OTHER_SIDE}")
    assert reply.coded is not None
    assert [each.laterality for each in reply.coded.visit.devices] == [Side.LEFT]
    assert lines(sheet)[:2] == ["L3906 LT ×1", "97760 GO ×1"]


def test_a_device_is_not_lost_where_no_other_is_read(conversation: Conversation) -> None:
    before, _ = conversation.say(CODED)
    device = next(row for row in before.facts.rows if row.path == "devices.0")
    after, _ = conversation.replace(device.told, ADDED, "devices", f"actually {ADDED}")
    assert lines(after) == lines(before)


# ---- said in two ways ----


def test_two_numbers_of_minutes_are_two_answers_with_their_claims(conversation: Conversation) -> None:
    sheet, _ = conversation.say(TWICE)
    question = sheet.turn.question
    assert question is not None
    assert [(choice.number, choice.label, choice.claim) for choice in question.choices] == [
        ("1", "“20 min training”", "97760 GO ×1"),
        ("2", "“25 minutes”", "97760 GO ×2"),
        ("3", DONT_KNOW, STAYS_OPEN),
    ]
    assert [(row.label, row.low) for row in sheet.minutes.rows[1:]] == [("? either", 20), ("? or", 25)]
    assert [row.value for row in sheet.facts.rows if row.source is Source.MISSING] == [
        "“20 min training” or “25 minutes”"
    ]


def test_the_phrase_that_is_chosen_holds(conversation: Conversation) -> None:
    conversation.say(TWICE)
    sheet, _ = conversation.choose("minutes.training", "25 minutes", "“25 minutes”")
    assert lines(sheet) == ["97760 GO ×2"]
    assert [row.label for row in sheet.minutes.rows] == ["counted"]


def test_a_correction_replaces_the_fact_and_its_words(conversation: Conversation) -> None:
    conversation.say(CODED)
    sheet, _ = conversation.say(CORRECTION)
    (training,) = [row for row in sheet.facts.rows if row.path == "minutes.training"]
    assert training.value == "23 training"
    assert training.words in CORRECTION
    assert training.places[0].reading == 1


def test_an_answer_by_button_has_no_words(conversation: Conversation) -> None:
    conversation.say(OPEN)
    sheet, _ = conversation.choose("visit_kind", "initial", "First visit for it")
    (encounter,) = [row for row in sheet.facts.rows if row.path == "visit_kind"]
    assert encounter.source is Source.ANSWER
    assert lines(sheet) == ["97760 GO ×2"]


# ---- conversation ----


def test_the_first_claim_is_told_with_its_reasons(coded: tuple[VisitSheet, Reply]) -> None:
    turn = coded[0].turn
    assert turn.headline == "L3906 RT ×1 and 97760 GO ×1."
    told = [statement.text for passage in turn.passages for statement in passage.statements]
    assert len(told) == len(set(told))
    assert any(text.startswith("18 training minutes") for text in told)


def test_a_correction_is_told_as_a_difference(conversation: Conversation) -> None:
    conversation.say(CODED)
    sheet, _ = conversation.say(CORRECTION)
    changes = {change.label: change for change in sheet.turn.changes}
    assert sheet.turn.lead == "Training is now 23 minutes, not 18."
    assert (changes["97760 GO"].before, changes["97760 GO"].after) == ("×1", "×2")
    assert "23 minutes make 2 units" in changes["97760 GO"].reason.text
    assert not changes["L3906 RT"].is_changed
    assert changes["estimate"].before.startswith("$")


def test_what_was_corrected_is_told_while_a_question_is_open(conversation: Conversation) -> None:
    conversation.say(OPEN)
    sheet, _ = conversation.say(SHORTER)
    assert sheet.turn.lead.startswith("Time for the device is now 20 minutes, not 31")
    assert sheet.turn.question is not None


def test_a_question_that_is_left_open_says_what_hangs_on_it(conversation: Conversation) -> None:
    conversation.say(OPEN)
    sheet, _ = conversation.skip("visit_kind")
    assert sheet.turn.spoken.startswith("Left open.")
    assert sheet.turn.question is None


def test_words_in_which_nothing_is_read_change_nothing(conversation: Conversation) -> None:
    before, _ = conversation.say(CODED)
    sheet, _ = conversation.say(ADDED)
    assert sheet.turn.spoken
    assert not sheet.turn.headline
    assert not sheet.turn.changes
    assert lines(sheet) == lines(before)


def test_the_usual_answer_comes_first(conversation: Conversation) -> None:
    sheet, _ = conversation.say(PROVISIONAL)
    question = sheet.turn.question
    assert question is not None
    assert question.usual == 0
    assert [choice.number for choice in question.choices] == [str(n + 1) for n in range(len(question.choices))]


def test_answers_that_are_numbers_have_no_numbers(conversation: Conversation) -> None:
    """22 is minutes, never choice 22."""
    conversation.say(OPEN)
    _, reply = conversation.choose("visit_kind", "initial", "First visit for it")
    from assistant.tui.sheets.turn import turn_sheet

    assert reply.explanation is not None
    asked = replace(
        reply.explanation,
        asked=tuple(
            replace(each, choices=tuple(replace(choice, answer="8-22") for choice in each.choices))
            for each in reply.explanation.asked
        ),
    )
    question = turn_sheet(replace(reply, explanation=asked), None).question
    assert question is None or all(choice.number == "" for choice in question.choices)


def test_each_ground_says_what_it_decides(coded: tuple[VisitSheet, Reply]) -> None:
    sheet = coded[0]
    counting = next(ground for ground in sheet.grounds if "20.2" in ground.locator)
    assert any("18 minutes make 1 unit" in statement.text for statement in counting.decides)
    assert ("strength", "primary, copied: official text, read in a copy") in counting.details
    assert sheet.grounds[0].number == 1


def test_each_line_has_its_story(coded: tuple[VisitSheet, Reply]) -> None:
    stories = coded[0].stories
    assert [story.title.partition(":")[0] for story in stories] == ["L3906 RT ×1", "97760 GO ×1"]
    assert [statement.text for statement in stories[1].rejected] == ["97763, device, later encounter"]


def test_an_opened_line_names_the_facts_that_decided_it(coded: tuple[VisitSheet, Reply]) -> None:
    opened = opened_row(coded[0], "claim", 1)
    assert opened is not None
    told = [each.text for each in opened.details]
    assert "encounter first, “first visit”" in told
    assert "minutes 18 training, “18 min training”" in told
    assert not any("Medicare" in text for text in told if text.startswith("payer"))


# ---- copies ----


def test_lines_are_copied_one_a_row_without_signs(coded: tuple[VisitSheet, Reply]) -> None:
    sheet, reply = coded
    assert copied("lines", reply, sheet) == "L3906 RT x1\n97760 GO x1"


def test_the_chart_text_has_no_citations_and_is_never_wrapped(coded: tuple[VisitSheet, Reply]) -> None:
    sheet, reply = coded
    text = copied("chart", reply, sheet)
    assert text.startswith("L3906 RT ×1 and 97760 GO ×1.")
    assert "[" not in text
    assert "\n" not in text


def test_markdown_holds_claim_minutes_and_grounds(coded: tuple[VisitSheet, Reply]) -> None:
    sheet, reply = coded
    text = copied("markdown", reply, sheet)
    for part in ("- `97760 GO x1`", "## Minutes", "| with L3906 | 30 | making, fitting |", "## Grounds"):
        assert part in text


def test_exports_are_the_public_forms(coded: tuple[VisitSheet, Reply], guidance: Guidance) -> None:
    _, reply = coded
    form = json.loads(exported("json", reply, guidance))
    assert form["status"] == "coded"
    assert form["facts"]["payer"] == "Medicare"
    assert csv_text(reply).splitlines()[1:] == ["L3906,1,RT,,dme_mac", "97760,1,GO,18,part_b"]


# ---- words of the session ----


def test_a_question_about_the_rules_needs_no_visit(guidance: Guidance) -> None:
    """Its words stand as they are, its numbers under their own passages."""
    key = "cms-100-04-ch5-s20.2-c"
    note = Footnote(5, key, guidance.citation(key))
    reply = Reply("8 minutes make a unit [5].", None, None, (), (), action=Action.EXPLAIN, notes=(note,))
    sheet = visit_sheet(reply, None, guidance, empty_minutes("none said", None))
    assert sheet.turn.spoken == "8 minutes make a unit [5]."
    assert [(ground.number, ground.key) for ground in sheet.cited] == [(5, key)]
    assert not sheet.is_blank
