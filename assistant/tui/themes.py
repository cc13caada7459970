"""Own themes, and what each colour role is under any theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.color import Color
from textual.theme import Theme

ROLES = ("claim", "counted", "device", "uncounted", "missing", "contested", "stale")
FROM = ("foreground", "text-primary", "text-secondary", "", "text-warning", "text-accent", "text-error")
LEAST_CONTRAST = 4.6
"""Of every role on every ground (WCAG asks for 4.5)."""
DARK, LIGHT, CONTRAST = "orthocoder-dark", "orthocoder-light", "orthocoder-contrast"


def _theme(name: str, grounds: Sequence[str], roles: Sequence[str], track: str, tint: str, *, dark: bool) -> Theme:
    background, surface, panel = grounds
    claim, counted, device, uncounted, missing, contested, stale = roles
    return Theme(
        name=name,
        primary=counted,
        secondary=device,
        warning=missing,
        error=stale,
        success=counted,
        accent=contested,
        foreground=claim,
        background=background,
        surface=surface,
        panel=panel,
        dark=dark,
        variables={
            **dict(zip(ROLES, roles, strict=True)),
            "track": track,
            "tint": tint,
            "text": claim,
            "text-muted": uncounted,
            "foreground-muted": uncounted,
            "footer-background": background,
            "block-cursor-background": tint,
            "block-cursor-foreground": claim,
            "block-cursor-text-style": "bold",
            "input-selection-background": tint,
            "scrollbar": track,
            "scrollbar-background": surface,
            "scrollbar-hover": uncounted,
            "scrollbar-active": uncounted,
        },
    )


THEMES = (
    _theme(
        DARK,
        ("#11151a", "#171c23", "#222a33"),
        ("#dde3ea", "#8fc1ff", "#c8b58d", "#93a0ae", "#eeba11", "#cf86c0", "#ff6a48"),
        "#56626f",
        "#253648",
        dark=True,
    ),
    _theme(
        LIGHT,
        ("#fbfaf7", "#f1efe9", "#e5e2da"),
        ("#1d232a", "#0856cb", "#4a2a05", "#59636e", "#6f6400", "#9c096c", "#a8422f"),
        "#9aa1a8",
        "#d3e2f1",
        dark=False,
    ),
    _theme(
        CONTRAST,
        ("#000000", "#0b0b0b", "#1f1f1f"),
        ("#ffffff", "#8fc1ff", "#d8c7a3", "#c4ccd4", "#ffcf33", "#e6a8da", "#ff8c6e"),
        "#8a939c",
        "#27405f",
        dark=True,
    ),
)


def role_variables(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """The colour of each role: the theme's own, the terminal's, or the theme's text colours made readable."""
    if "claim" in theme.variables:
        return {}
    if theme.ansi:
        roles = {role: variables[name] if name else "ansi_default" for role, name in zip(ROLES, FROM, strict=True)}
        return {**roles, "track": "ansi_default", "tint": "ansi_blue"}
    grounds = [Color.parse(variables[name]) for name in ("background", "surface", "panel")]
    colours = {"uncounted": _quiet(Color.parse(variables["foreground"]), grounds[0]).hex}
    for role, name in zip(ROLES, FROM, strict=True):
        colours[role] = readable(Color.parse(colours.get(role) or variables[name]), grounds).hex
    track = Color.parse(variables["foreground"]).with_alpha(1).blend(grounds[0], 0.6, alpha=1).hex
    tint = _under(Color.parse(colours["uncounted"]), Color.parse(variables["primary-muted"]), grounds[0]).hex
    return {**colours, "track": track, "tint": tint, "text-muted": colours["uncounted"]}


def _under(text: Color, tint: Color, background: Color) -> Color:
    """The tint moved towards the background until quiet text can be read on it."""
    mixes = (tint.with_alpha(1).blend(background, step / 20, alpha=1) for step in range(21))
    return next((mixed for mixed in mixes if contrast(text, mixed) >= LEAST_CONTRAST), background)


def _quiet(foreground: Color, background: Color) -> Color:
    return foreground.with_alpha(1).blend(background, 0.35, alpha=1)


def readable(colour: Color, grounds: Sequence[Color]) -> Color:
    """The colour moved towards black or white until it can be read on every ground."""
    towards = Color.parse("white" if luminance(grounds[0]) < 0.18 else "black")
    for step in range(21):
        mixed = colour.with_alpha(1).blend(towards, step / 20, alpha=1)
        if min(contrast(mixed, ground) for ground in grounds) >= LEAST_CONTRAST:
            return mixed
    return towards


def contrast(a: Color, b: Color) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
