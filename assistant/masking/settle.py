"""Several findings may overlap: which span stands in the end?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.masking.masked import Kind, Span

FIRST_TO_LAST = (
    Kind.EMAIL,
    Kind.URL,
    Kind.IP,
    Kind.SSN,
    Kind.MEMBER_ID,
    Kind.MRN,
    Kind.DEVICE_SERIAL,
    Kind.LICENSE,
    Kind.ACCOUNT,
    Kind.PHONE,
    Kind.ADDRESS,
    Kind.AGE_OVER_89,
    Kind.DATE,
    Kind.NAME,
    Kind.OTHER,
)
"""Of findings that overlap, the longest tells the kind; of equally long ones the first of these."""


def settle(found: Iterable[Span], already: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Findings that overlap as one span, in order; what was masked ``already`` is left alone."""
    rank = {kind: at for at, kind in enumerate(FIRST_TO_LAST)}
    ordered = sorted(
        (span for span in set(found) if span.start < span.end),
        key=lambda each: (each.start, -each.end, rank[each.kind]),
    )
    joined: list[list[Span]] = []
    end = -1
    for span in ordered:
        if span.start < end:
            joined[-1].append(span)
            end = max(end, span.end)
        else:
            joined.append([span])
            end = span.end
    spans = (_one(group, rank) for group in joined)
    return tuple(part for span in spans for part in _without(span, already))


def _one(group: list[Span], rank: dict[Kind, int]) -> Span:
    longest = min(group, key=lambda each: (each.start - each.end, rank[each.kind]))
    return Span(group[0].start, max(span.end for span in group), longest.kind)


def _without(span: Span, already: Sequence[tuple[int, int]]) -> Iterable[Span]:
    """The parts of a span outside what was masked already."""
    start = span.start
    for first, last in already:
        if last <= start or first >= span.end:
            continue
        if start < first:
            yield Span(start, first, span.kind)
        start = max(start, last)
    if start < span.end:
        yield Span(start, span.end, span.kind)
