"""A claim as text that leaves the program: lines, sentences for the chart, Markdown, CSV, JSON. Never wrapped."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.tui import words
from assistant.tui.sheets.model import VisitSheet
from assistant.tui.sheets.timeline import MinutesSheet

if TYPE_CHECKING:
    from assistant.session import Reply
    from coder.claim import Lines
    from knowledge.guidance import Guidance

KINDS = ("lines", "chart", "markdown")
FORMATS = ("json", "md", "csv", "note")


def claim_of(reply: Reply) -> Lines:
    """The lines that stand, or those that stand under the usual answers."""
    if reply.coded is None:
        return ()
    answer = reply.coded.answer
    return answer.lines or (answer.provisional.lines if answer.provisional is not None else ())


def copied(kind: str, reply: Reply, sheet: VisitSheet) -> str:
    """The claim as one of ``KINDS``."""
    if kind == "chart":
        return chart(reply)
    return markdown(reply, sheet) if kind == "markdown" else lines(reply)


def lines(reply: Reply) -> str:
    """``97760 GO x1`` a row."""
    return "\n".join(" ".join((line.code, *line.modifiers, f"x{line.units}")) for line in claim_of(reply))


def chart(reply: Reply) -> str:
    """Sentences for the note: the claim and its reasons, without citations."""
    explanation = reply.explanation
    if explanation is None:
        return ""
    told = [explanation.headline, *explanation.reasons, *explanation.not_counted, *explanation.not_billed]
    sentences = dict.fromkeys(sentence.text.rstrip(".") + "." for sentence in told)
    return " ".join(sentences)


def markdown(reply: Reply, sheet: VisitSheet) -> str:
    """Claim, minutes and grounds."""
    explanation = reply.explanation
    if explanation is None:
        return ""
    parts = [f"# {explanation.headline.text}", ""]
    parts += [f"- `{line}`" for line in lines(reply).splitlines()]
    told = [*explanation.reasons, *explanation.not_counted, *explanation.not_billed]
    parts += ["", "## Why", "", *(f"- {sentence}" for sentence in told)]
    parts += ["", "## Minutes", "", *_minutes(sheet.minutes)]
    checks = [f"- {row.label}: {row.statement.text}" for row in sheet.findings]
    parts += ["", "## To check", "", *checks] if checks else []
    parts += ["", "## Grounds", ""]
    parts += [f"{g.number}. {g.title}, {g.locator} ({g.grade}) {g.address}".rstrip() for g in sheet.grounds]
    return "\n".join(parts) + "\n"


def _minutes(sheet: MinutesSheet) -> list[str]:
    rows = [f"| {row.label} | {_span(row.low, row.high)} | {row.reason} |" for row in sheet.rows]
    return ["| | minutes | |", "|---|---:|---|", *rows]


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def csv_text(reply: Reply) -> str:
    """One row a line: code, units, modifiers in order, minutes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("code", "units", "modifiers", "minutes", "claim"))
    for line in claim_of(reply):
        minutes = "" if line.minutes is None else line.minutes
        shown = minutes if isinstance(minutes, int | str) else f"{minutes.low}-{minutes.high}"
        writer.writerow((line.code, line.units, " ".join(line.modifiers), shown, line.claim.value))
    return out.getvalue()


def json_text(reply: Reply, guidance: Guidance) -> str:
    """The coding in its public form, with the facts, as ``orthocoder code --json`` prints it."""
    from assistant.coding_form import CodingForms
    from assistant.facts import facts_from_visit

    if reply.coded is None:
        return ""
    form = CodingForms(guidance).form(reply.coded.answer, reply.coded.policy)
    form["facts"] = facts_from_visit(reply.coded.visit)
    return json.dumps(form, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def exported(form: str, reply: Reply, guidance: Guidance) -> str:
    """The claim as JSON or CSV."""
    return json_text(reply, guidance) if form == "json" else csv_text(reply)


def written(path: Path, text: str) -> str:
    """Write a new file that only its owner can read; what went wrong, empty where nothing did.

    A file that is there is never replaced, and half a file is never left.
    """
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return words.NOT_EXPORTED.format(reason=words.EXISTS.format(path=path))
    except (OSError, ValueError) as error:
        return words.NOT_EXPORTED.format(reason=_reason(error, path))
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except (OSError, UnicodeEncodeError) as error:
        path.unlink(missing_ok=True)
        return words.NOT_EXPORTED.format(reason=_reason(error, path))
    return ""


def _reason(error: Exception, path: Path) -> str:
    """What went wrong with which file or folder."""
    if isinstance(error, FileNotFoundError):
        return words.NO_FOLDER.format(path=path)
    if isinstance(error, PermissionError):
        return words.NOT_ALLOWED.format(path=path)
    return getattr(error, "strerror", None) or str(error)
