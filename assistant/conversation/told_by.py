"""The single facts that a change tells: of a list only the entries, and of those only the attributes, that are new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from assistant.conversation.paths import Put, is_set, value_at
from coder.visit import Visit

NOT_TOLD = ("implied",)


def told_by(puts: Iterable[Put], before: Visit) -> Iterator[Put]:
    """Each fact that is set anew, by its own path; what is only taken away tells nothing."""
    for path, value in puts:
        if path in NOT_TOLD or not is_set(value):
            continue
        known = value_at(before, path)
        if not isinstance(value, tuple):
            yield path, value
        elif path == "devices":
            yield from _attributes(value, known if isinstance(known, tuple) else ())
        else:
            yield from _entries(path, value, known if isinstance(known, tuple) else ())


def _attributes(now: tuple[object, ...], before: tuple[object, ...]) -> Iterator[Put]:
    for place, device in enumerate(now):
        known = before[place] if place < len(before) else None
        if known is None:
            yield f"devices.{place}", device
            continue
        for each in fields(device):  # type: ignore[arg-type]
            if getattr(device, each.name) != getattr(known, each.name):
                yield f"devices.{place}.{each.name}", getattr(device, each.name)


def _entries(path: str, now: tuple[object, ...], before: tuple[object, ...]) -> Iterator[Put]:
    for place, entry in enumerate(now):
        if entry not in before:
            yield f"{path}.{place}" if path == "other_services" else path, entry
