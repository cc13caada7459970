"""The vocabulary: phrases and small words, and how a newcomer adds one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.extraction import vocabulary
from assistant.extraction.phrases.scan import Scanner, phrase_at, phrase_before, short_forms
from assistant.extraction.tokens.lexer import split_words
from assistant.extraction.vocabulary import SmallWords, VocabularyError, load_phrases, phrases_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for vocabulary files."""
    for cached in (vocabulary.file_names, vocabulary._phrases, vocabulary._word_lists):
        monkeypatch.setattr(vocabulary, cached.__name__, cached.__wrapped__)
    monkeypatch.setattr(vocabulary, "files", lambda package: tmp_path)
    (tmp_path / "fruit" / "patterns").mkdir(parents=True)
    return tmp_path / "fruit"


def write(folder: Path, text: str) -> None:
    (folder / "patterns" / "kind.yaml").write_text(text, encoding="utf-8")


def test_one_line_adds_a_phrase(folder: Path) -> None:
    write(folder, "sweet: |\n  plum, red plum\n  pear\nsour:\n  green: |\n    lime\n")
    assert [(" ".join(phrase), *meaning) for phrase, meaning in phrases_of("fruit")] == [
        ("plum", "kind", "sweet", ""),
        ("red plum", "kind", "sweet", ""),
        ("pear", "kind", "sweet", ""),
        ("lime", "kind", "sour", "green"),
    ]


def test_the_longest_phrase_is_found_with_hyphens_and_a_plural(folder: Path) -> None:
    write(folder, "sweet: |\n  plum, red plum tree\n")
    tree = load_phrases("fruit")
    words = split_words("old red-plum trees")
    means, last = phrase_at(words, tree, 1)
    assert (means[0].value, last) == ("sweet", 5)
    assert phrase_at(words, tree, 0) == ((), 0)


def test_phrases_are_found_backwards(folder: Path) -> None:
    write(folder, "sweet: |\n  red plum\n")
    means, first = phrase_before(split_words("a red plum 5"), load_phrases("fruit", backwards=True), 3)
    assert (means[0].value, first) == ("sweet", 1)


def test_a_phrase_with_two_meanings_gives_two_cues(folder: Path) -> None:
    write(folder, "sweet: |\n  plum\nround: |\n  plum\n")
    scanner = Scanner.of({"main": load_phrases("fruit")})
    assert [(cue.value, cue.first, cue.last) for cue in scanner.scan(split_words("a plum")).main] == [
        ("sweet", 1, 2),
        ("round", 1, 2),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("12: |\n  plum\n", "kind.yaml: expected a quoted heading, found 12"),
        ("sweet: [plum]\n", "kind.yaml: expected lines of phrases under one or two headings, found ['plum']"),
        ("a:\n  b:\n    c: plum\n", "kind.yaml: expected lines of phrases under one or two headings, found 'plum'"),
        ("plum\n", "kind.yaml: expected lines of phrases under one or two headings, found 'plum'"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_was_expected(folder: Path, text: str, problem: str) -> None:
    write(folder, text)
    with pytest.raises(VocabularyError) as raised:
        load_phrases("fruit")
    assert str(raised.value) == problem


def test_small_words_are_read_when_first_asked_for(folder: Path) -> None:
    words = SmallWords("fruit")
    (folder / "words.yaml").write_text("red: |\n  plum cherry\n  apple\n", encoding="utf-8")
    assert words["red"] == {"plum", "cherry", "apple"}
    with pytest.raises(VocabularyError, match=r"fruit/words\.yaml: no heading 'blue'"):
        words["blue"]


@pytest.mark.parametrize("text", ["red: [plum]\n", "12: plum\n", "plum\n"])
def test_small_words_need_headings_and_words(folder: Path, text: str) -> None:
    (folder / "words.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"fruit/words\.yaml: expected"):
        SmallWords("fruit")["red"]


def test_words_without_vowels_are_known_where_only_one_word_is_meant() -> None:
    forms = short_forms(["splint", "trimmed", "trainer", "trained", "dry"])
    assert forms["splnt"] == "splint"
    assert forms["trimmd"] == "trimmed"
    assert "dry" not in forms.values()
    assert "trmmd" not in short_forms(["trimmed", "trammed"])


def test_every_vocabulary_file_of_the_reader_can_be_used() -> None:
    package = Path(vocabulary.__file__).parent
    folders = sorted(each.parent.name for each in package.glob("*/patterns"))
    assert len(folders) >= 10
    for name in folders:
        assert list(phrases_of(name)), name
    for file in package.glob("*/words.yaml"):
        assert vocabulary._word_lists(file.parent.name), file


def test_a_phrase_may_hold_any_number(folder: Path) -> None:
    write(folder, "ago: |\n  <n> plums ago\n")
    tree = load_phrases("fruit")
    assert phrase_at(split_words("12 plums ago"), tree, 0)[1] == 3
    assert phrase_at(split_words("no plums ago"), tree, 0)[1] == 0
    assert [cue.value for cue in Scanner.of({"main": tree}).scan(split_words("eat 3 plums ago")).main] == ["ago"]
