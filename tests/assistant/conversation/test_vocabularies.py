"""The words and topics of the conversation: each is used, each is found, none stands twice where it must not."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from assistant.conversation.guidance.marks import KINDS
from assistant.conversation.guidance.topics import matched, topics
from assistant.conversation.phrases import VocabularyError, split_words, spot, spot_all, vocabulary
from assistant.conversation.signals.heard import FILES, Heard
from assistant.conversation.slots.find import VOCABULARIES, slot_value
from assistant.explanation.environment import template
from assistant.explanation.named import variables_of
from coder.visit import Visit
from knowledge.guidance import Guidance
from knowledge.problems import NoGuidance

TEMPLATES = Path(str(files("assistant.explanation").joinpath("templates", "acts")))
MARKS = frozenset(
    "@minutes @under_eight @ordinal_units @many_units @money @year @future_year @old_year @payer @device @code "
    "@retired @l_code @two_codes @two_orthotic @two_l_codes @untimed @n_times @definition @bundled @named "
    "@other_kind seconds".split()
) | frozenset(KINDS.values())
CODE = re.compile(r"@[A-Z0-9]\d{3}[0-9A-Z]")
CITED = re.compile(r"(?:says|cite|guide|mistake)\(([^)]*)\)")
ASKED, NAME = re.compile(r"q\.has\(([^)]*)\)"), re.compile(r'"([^"]+)"')
KEY = re.compile(r'"([a-z0-9][a-z0-9.-]*-[a-z0-9.-]+)"')


def _headings(folder: str, name: str) -> set[str]:
    file = files("assistant.conversation").joinpath(*folder.split("/"), "patterns", f"{name}.yaml")
    return set(yaml.safe_load(file.read_text(encoding="utf-8")))


def test_every_topic_has_its_sentences(guidance: Guidance) -> None:
    """A topic without a macro would break off in the middle of an answer."""
    policy = guidance.policy_for(Visit(payer="Medicare"), "2026-11-24")
    nothing = {name: (lambda *_: "") for name in ("cite", "says", "guide", "mistake", "fact_label", "fact_value")}
    for topic in topics():
        module = template(f"acts/guidance/{topic.file}.j2").make_module({**variables_of(policy), **nothing})
        assert hasattr(module, topic.name), f"{topic.file}.{topic.name}"


def test_every_concept_of_a_topic_has_wordings() -> None:
    known = _headings("guidance", "concepts") | MARKS
    for topic in topics():
        used = {name for group in topic.needs for name in group} | topic.helps | topic.never
        assert {name for name in used - known if not CODE.fullmatch(name)} == set(), topic.name


def test_every_concept_that_a_sentence_depends_on_has_wordings() -> None:
    """``q.has("...")`` with a name that no question can hold would never be true."""
    known = _headings("guidance", "concepts") | MARKS
    for file in TEMPLATES.rglob("*.j2"):
        for call in ASKED.findall(file.read_text(encoding="utf-8")):
            assert set(NAME.findall(call)) <= known, file.name


def test_every_passage_that_a_template_cites_is_in_the_guidance(guidance: Guidance) -> None:
    keys = {
        key
        for file in TEMPLATES.rglob("*.j2")
        for call in CITED.findall(file.read_text(encoding="utf-8"))
        for key in KEY.findall(call)
    }
    assert len(keys) > 150
    for key in sorted(keys):
        try:
            guidance.citation(key)
        except (KeyError, NoGuidance) as error:
            pytest.fail(f"{key}: {error}")


def test_a_topic_against_which_its_question_speaks_falls_behind() -> None:
    """``never`` outweighs what a question shares with a topic."""
    with_pair = [each.topic.name for each in matched({"split_blocks", "@code", "@two_codes", "mod_59", "unit"})]
    alone = [each.topic.name for each in matched({"split_blocks", "@code", "unit"})]
    assert alone[0] == "split_blocks"
    assert with_pair[0] != "split_blocks"


@pytest.mark.parametrize("name", FILES)
def test_signal_files_hold_words_under_headings(name: str) -> None:
    assert vocabulary("signals", name).then


@pytest.mark.parametrize("slot", sorted(VOCABULARIES))
def test_every_slot_has_words(slot: str) -> None:
    assert vocabulary("slots", VOCABULARIES[slot]).then


def test_the_longest_phrase_wins() -> None:
    cues = spot(split_words("please start over now"), "signals", "commands")
    assert [cue.value for cue in cues] == ["start_over"]


def test_phrases_within_phrases_are_found_where_all_are_wanted() -> None:
    concepts = {cue.value for cue in spot_all(split_words("the modifier 59 edit"), "guidance", "concepts")}
    assert {"mod_59", "modifier", "edit"} <= concepts


def test_blanking_keeps_every_other_character_in_its_place() -> None:
    heard = Heard("what if it were 30 minutes?")
    blanked = heard.without("suppose")
    assert len(blanked) == len(heard.text)
    assert blanked.index("30") == heard.text.index("30")


def test_a_vocabulary_without_headings_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "odd" / "patterns").mkdir(parents=True)
    (tmp_path / "odd" / "patterns" / "words.yaml").write_text("- a list\n", encoding="utf-8")
    monkeypatch.setattr("assistant.conversation.phrases.files", lambda _: tmp_path)
    with pytest.raises(VocabularyError, match=r"words\.yaml: expected headings"):
        vocabulary("odd", "words")


@pytest.mark.parametrize(
    ("slot", "words", "value"),
    [
        ("l_code_status", "the vendor does", "not_billed"),
        ("l_code_status", "we bill it", "billed"),
        ("l_code_status", "at delivery", "later"),
        ("assistant", "just me", "none"),
        ("visit_kind", "second time", "subsequent"),
        ("devices.laterality", "both", "bilateral"),
        ("unit_rule", "the midpoint", "ama"),
        ("setting", "hospital outpatient", "hospital_outpatient"),
    ],
)
def test_a_short_answer_stands_for_one_value(slot: str, words: str, value: str) -> None:
    assert slot_value(slot, split_words(words)) == value
