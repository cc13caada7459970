"""Two statements of one visit into one: what was said later wins, what was not said again stays."""

from __future__ import annotations

from dataclasses import fields, replace

from coder.visit import Device, Minutes, ProposedCode, Service, Visit


def merge(before: Visit, after: Visit) -> Visit:
    """The visit as known after both statements."""
    changes: dict[str, object] = {}
    for each in fields(Visit):
        said = getattr(after, each.name)
        if said is not None and said != ():
            changes[each.name] = said
    changes.pop("implied", None)
    changes["minutes"] = merge_minutes(before.minutes, after.minutes)
    changes["devices"] = merge_devices(before.devices, after.devices)
    changes["other_services"] = merge_services(before.other_services, after.other_services)
    changes["proposed_codes"] = merge_proposals(before.proposed_codes, after.proposed_codes)
    for name in ("l_codes_billed", "l_codes_mentioned_not_billed", "doc_elements"):
        changes[name] = tuple(dict.fromkeys((*getattr(before, name), *getattr(after, name))))
    changes.update(_l_codes(before, after))
    changes["implied"] = _implied(before, after)
    return replace(before, **changes)  # type: ignore[arg-type]


def merge_minutes(before: Minutes, after: Minutes) -> Minutes:
    """A new number for an activity replaces the old one; a new whole stands beside parts only if it was said so."""
    changes = {
        each.name: said for each in fields(Minutes) if (said := getattr(after, each.name)) is not None and said != ()
    }
    return replace(before, **changes)


def merge_devices(before: tuple[Device, ...], after: tuple[Device, ...]) -> tuple[Device, ...]:
    """A device named again is the same one; a single device without a name of its own adds to the one there is."""
    merged = list(before)
    for device in after:
        place = _place(device, merged)
        if place is None:
            merged.append(device)
        else:
            merged[place] = _merge_device(merged[place], device)
    return tuple(merged)


def _place(device: Device, known: list[Device]) -> int | None:
    for i, other in enumerate(known):
        names = {(device.name or "").casefold(), (other.name or "").casefold()}
        if len(names) == 1 or any(a and b and (a in b or b in a) for a in names for b in names if a != b):
            return i
        if device.body_region and device.body_region == other.body_region:
            return i
    if len(known) == 1 and (device.name is None or device.body_region is None or known[0].body_region is None):
        return 0
    return None


def _merge_device(before: Device, after: Device) -> Device:
    changes = {each.name: said for each in fields(Device) if (said := getattr(after, each.name)) is not None}
    is_known_better = before.body_region is not None or len(before.name or "") > len(after.name or "")
    is_part = bool(before.name and after.name) and set(_words(after)) < set(_words(before))
    if is_part and before.body_region is not None:
        changes.pop("body_region", None)
    if before.name and after.name and ((after.body_region is None and is_known_better) or is_part):
        changes.pop("name")
    return replace(before, **changes)


def _words(device: Device) -> list[str]:
    return (device.name or "").casefold().split()


def merge_services(before: tuple[Service, ...], after: tuple[Service, ...]) -> tuple[Service, ...]:
    """A service named again takes the new minutes."""
    merged = list(before)
    for service in after:
        place = next((i for i, other in enumerate(merged) if other.cpt == service.cpt and service.cpt), None)
        if place is None:
            merged.append(service)
            continue
        changes = {each.name: said for each in fields(Service) if (said := getattr(service, each.name)) is not None}
        merged[place] = replace(merged[place], **changes)
    return tuple(merged)


def merge_proposals(before: tuple[ProposedCode, ...], after: tuple[ProposedCode, ...]) -> tuple[ProposedCode, ...]:
    """Proposed codes, one entry a code; the later number of units counts."""
    kept = {each.code: each for each in before}
    kept.update({each.code: each for each in after})
    return tuple(kept.values())


def _l_codes(before: Visit, after: Visit) -> dict[str, object]:
    """An L code said again the other way changes sides."""
    billed = dict.fromkeys((*before.l_codes_billed, *after.l_codes_billed))
    others = dict.fromkeys((*before.l_codes_mentioned_not_billed, *after.l_codes_mentioned_not_billed))
    return {
        "l_codes_billed": tuple(code for code in billed if code not in after.l_codes_mentioned_not_billed),
        "l_codes_mentioned_not_billed": tuple(code for code in others if code not in after.l_codes_billed),
    }


def _implied(before: Visit, after: Visit) -> tuple[str, ...]:
    stated = {each.name for each in fields(Visit) if getattr(after, each.name) not in (None, ())} - set(after.implied)
    return tuple(dict.fromkeys(path for path in (*before.implied, *after.implied) if path not in stated))
