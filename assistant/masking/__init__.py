"""Identifiers of patient, relatives and caregivers out of a text, before it is stored or shared.

The form of a number, its label, the words around a name and lists of names decide; what a claim needs stays.
"""

from assistant.masking.mask import mask
from assistant.masking.masked import Kind, Masked, Span, apply

__all__ = ["Kind", "Masked", "Span", "apply", "mask"]
