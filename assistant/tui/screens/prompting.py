"""What typing in the prompt does: commands, answers, examples, words for the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.tui import words
from assistant.tui.layout.columns import visible
from assistant.tui.slash import Command, awaiting, matching, parse
from assistant.tui.widgets.prompt import PromptText
from assistant.tui.widgets.talk import Talk, Welcome

if TYPE_CHECKING:
    from assistant.tui.screens.visit import VisitScreen


class Prompting:
    """Follows the prompt of one visit screen."""

    def __init__(self, screen: VisitScreen) -> None:
        self._screen = screen

    def send(self, text: str) -> None:
        """Enter in the prompt."""
        screen, prompt = self._screen, self._prompt
        suggested = screen.suggestions.chosen
        if suggested is not None and suggested.needs_more:
            prompt.put(f"/{suggested.name} ")
            return
        command = (suggested.name, "") if suggested is not None else parse(text)
        place = screen.exchange.answer_in(text)
        prompt.recall.keep(text)
        prompt.put("")
        if command is not None:
            screen.commands.run(*command)
        elif place is not None:
            screen.exchange.choose(place)
        elif text.strip():
            screen.exchange.say(self._example(text) or text)

    def begin(self, command: Command) -> None:
        """Run a command that was chosen by name, or begin it in the prompt where more is needed."""
        if command.needs_more:
            self.put(f"/{command.name} ")
        else:
            self._screen.commands.run(command.name, "")

    def put(self, text: str) -> None:
        """Put a text into the prompt, ready to be gone on with."""
        self._screen.panes.go_to(self._prompt)
        self._prompt.put(text)

    def take(self, text: str) -> None:
        """Go on in the prompt with what was typed or pasted elsewhere."""
        self._screen.panes.go_to(self._prompt)
        if self._prompt.has_room_for(text):
            self._prompt.insert(visible(text))

    def follow(self, text: str) -> None:
        """List the commands that fit, or what the one typed still needs; light up the answer whose number is typed."""
        commands, awaited = matching(text), awaiting(text)
        self._screen.suggestions.show(commands, awaited)
        self._prompt.is_listing = bool(commands)
        choices = self._screen.query_one(Talk).choices
        if choices is not None:
            choices.light(self._screen.exchange.answer_in(text) if text.strip() else None)

    def walk(self, step: int) -> None:
        """An arrow key that is not for the text."""
        choices = self._screen.query_one(Talk).choices
        if self._screen.suggestions.display:
            self._screen.suggestions.walk(step)
        elif choices is not None:
            choices.focus()

    def complete(self) -> None:
        """Tab while commands are listed."""
        command = self._screen.suggestions.chosen
        if command is not None:
            self._prompt.put(f"/{command.name} " if command.takes else f"/{command.name}")

    def stop_listing(self) -> bool:
        """Esc while commands are listed; False where none are."""
        if not self._screen.suggestions.display:
            return False
        self._screen.suggestions.show(())
        self._prompt.is_listing = False
        return True

    def _example(self, text: str) -> str | None:
        """The example of a lone digit, on the first screen."""
        if not self._screen.query_one(Welcome).display or self._screen.exchange.is_busy:
            return None
        numbers = [str(number) for number in range(1, len(words.EXAMPLES) + 1)]
        return words.EXAMPLES[numbers.index(text.strip())] if text.strip() in numbers else None

    @property
    def _prompt(self) -> PromptText:
        return self._screen.query_one(PromptText)
