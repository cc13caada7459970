"""Words into facts: the reader of visit notes. The only package that imports spaCy."""

from assistant.extraction.codes.mentions import KnownCodes
from assistant.extraction.reader import Reader

__all__ = ["KnownCodes", "Reader"]
