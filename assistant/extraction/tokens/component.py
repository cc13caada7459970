"""Registration of the tokenizer: where each word begins and ends."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from assistant.extraction.page import KEY, Page
from assistant.extraction.tokens.lexer import split_words

NAME = "orthocoder_tokens"


class Tokenizer:
    """Makes documents of our own words and opens the page on which the components write."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words = split_words(text)
        doc = Doc(self.vocab, words=words.pieces, spaces=words.spaces)
        doc.user_data[KEY] = Page(words)
        return doc


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]
def create() -> Callable[[Language], Tokenizer]:
    """The factory that a pipeline's configuration names, so that spaCy's own tokenizer is not built first."""
    return lambda nlp: Tokenizer(nlp.vocab)
