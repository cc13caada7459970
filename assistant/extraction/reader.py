"""Reads what a visit note states, with the characters each fact came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.extraction.assemble.visit import assemble
from assistant.extraction.codes.component import Codes
from assistant.extraction.codes.mentions import KnownCodes
from assistant.extraction.page import page_of
from assistant.extraction.phrases.component import PhraseScan
from assistant.extraction.pipeline import build_pipeline
from assistant.reading import Reading

SURROGATES = re.compile("[\ud800-\udfff]")


class Reader:
    """Reads visit notes; the same text always gives the same reading.

    ``known_codes`` tells known codes from mistyped ones; without it only the commonest service codes are known.
    ``own_payers`` are names of payers that only the clinic knows.
    """

    def __init__(self, known_codes: KnownCodes | None = None, own_payers: Iterable[str] = ()) -> None:
        self._nlp = build_pipeline()
        codes = self._nlp.get_pipe("codes")
        if known_codes is not None and isinstance(codes, Codes):
            codes.use(known_codes)
        phrases, own = self._nlp.get_pipe("phrases"), tuple(own_payers)
        if own and isinstance(phrases, PhraseScan):
            phrases.know_payers(own)

    def read(self, text: str) -> Reading:
        """Read one text of any length and content; never raises."""
        return assemble(text, page_of(self._nlp(_encodable(text))))

    def read_all(self, texts: Iterable[str]) -> Iterator[Reading]:
        """Read many texts in order."""
        pairs = ((_encodable(text), text) for text in texts)
        for doc, text in self._nlp.pipe(pairs, as_tuples=True):
            yield assemble(text, page_of(doc))


def _encodable(text: str) -> str:
    """Halves of surrogate pairs cannot be stored; each becomes one other character, so that offsets stay."""
    return SURROGATES.sub("\ufffd", text)
