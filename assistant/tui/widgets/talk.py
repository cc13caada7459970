"""The conversation: the first screen, then all turns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from assistant.tui import words
from assistant.tui.layout.columns import wrap
from assistant.tui.widgets.laid import Flow

if TYPE_CHECKING:
    from assistant.tui.sheets.model import Place
    from assistant.tui.sheets.talk import TurnSheet
    from assistant.tui.widgets.turn import Choices, Said, Told

W = TypeVar("W", bound=Widget)
QUIET = "$uncounted"
NUMBER = 3
LEAST_EXAMPLES = 2


class Welcome(Flow):
    """The first screen: what this is, three visits to try, what stays private."""

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False
        self._room = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        self._room = container.height
        return super().get_content_height(container, viewport, width)

    def content(self, width: int) -> Content:
        """All of it where there is room, else without its paragraph, or with fewer examples too."""
        for with_lead, count in ((True, len(words.EXAMPLES)), (False, len(words.EXAMPLES))):
            content = self._content(width, count, with_lead=with_lead)
            if content.plain.count("\n") < self._room:
                return content
        return self._content(width, LEAST_EXAMPLES, with_lead=False)

    def _content(self, width: int, count: int, *, with_lead: bool) -> Content:
        listed = enumerate(words.EXAMPLES[:count], 1)
        blocks = [
            Content.styled("\n".join(wrap(words.TITLE, width)), "bold $claim"),
            *([Content.styled("\n".join(wrap(words.LEAD, width)), QUIET)] if with_lead else []),
            Content.styled("\n".join(wrap(words.TRY, width)), QUIET),
            Content("\n").join([_example(i, text, width) for i, text in listed]),
            Content.styled(words.ASK, QUIET) + Content(words.QUESTION),
            Content.styled("\n".join([*wrap(words.PRIVATE, width), *wrap(words.HELP_LINE, width)]), QUIET),
        ]
        return Content("\n\n").join(blocks)


def _example(number: int, text: str, width: int) -> Content:
    """One visit to try; a click brings it to the prompt."""
    lines = f"\n{' ' * NUMBER}".join(wrap(text, width - NUMBER))
    taken = Content(lines).stylize(Style.from_meta({"@click": f"screen.take_example({number})"}))
    return Content.styled(f"{number}".ljust(NUMBER), f"bold {QUIET}") + taken


class Talk(VerticalScroll, can_focus=True):
    """All turns, the last one in sight."""

    def __init__(self) -> None:
        super().__init__(id="talk")
        self.turns = 0

    def compose(self) -> ComposeResult:
        yield Welcome()

    @property
    def choices(self) -> Choices | None:
        """The answers of the open question."""
        if not self.turns:
            return None
        from assistant.tui.widgets.turn import Choices

        return next((each for each in reversed(self.query(Choices)) if not each.is_over), None)

    def say(self, text: str) -> Said:
        """Add what the person said."""
        from assistant.tui.widgets.turn import Said

        for welcome in self.query(Welcome):
            welcome.display = False
        return self._add(Said(text))

    def answer(self, sheet: TurnSheet) -> int:
        """Add an answer, with the choices of its question; the number of the turn."""
        from assistant.tui.widgets.turn import Answer, Choices

        self.turns += 1
        self._add(Answer(self.turns, sheet))
        if sheet.question is not None:
            self._add(Choices(sheet.question))
        return self.turns

    def tell(self, text: str, *, is_failure: bool = False) -> Told:
        """Add the app's own word; the first screen stays."""
        from assistant.tui.widgets.turn import Told

        return self._add(Told(text, is_failure=is_failure))

    def start_over(self) -> None:
        """An empty conversation, whose turns count from 1 again."""
        self.turns = 0
        for child in self.query("Said, Answer, Choices, Told"):
            child.remove()
        self.query_one(Welcome).display = True

    def light_places(self, places: Sequence[Place]) -> None:
        """Light up words of the texts that were read."""
        from assistant.tui.widgets.turn import Said

        for said in self.query(Said):
            said.light([(place.start, place.end) for place in places if place.reading == said.reading])
        wanted = {place.reading for place in places}
        lit = next((said for said in self.query(Said) if said.reading in wanted), None)
        if lit is not None:
            self.scroll_to_widget(lit, animate=False)

    def light_number(self, turn: int, number: int | None) -> None:
        from assistant.tui.widgets.turn import Answer

        for answer in self.query(Answer):
            answer.light(number if answer.turn == turn else None)

    def _add(self, widget: W) -> W:
        self.mount(widget)
        self.call_after_refresh(self._show_last)
        return widget

    def _show_last(self) -> None:
        """Scroll to the end; of an answer that is longer than the screen, and asks nothing, to its beginning."""
        from assistant.tui.widgets.turn import Said

        said = next(reversed(self.query(Said)), None) if self.choices is None else None
        start = said.virtual_region.y if said is not None else self.max_scroll_y
        self.scroll_to(y=min(self.max_scroll_y, max(0, start)), animate=False)
