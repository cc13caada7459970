"""The app's own fixed words: headings, placeholders, empty panes, help. What is said about coding is not here."""

from __future__ import annotations

NAME = "Orthocoder"

# ---- first screen ----
TITLE = "What does this visit bill, and why?"
LEAD = (
    "Type the visit as you would tell it to a colleague. The claim appears beside it, with your words and the rules"
    " it rests on."
)
TRY = "Try one: its number, then Enter"
EXAMPLES = (
    "OT, first fitting and training of a custom thumb spica, right, 25 min, no L code, Medicare",
    "OT, custom wrist splint, right, we bill L3906, 30 min making it, 18 min training, Medicare",
    "PT, third visit with a below-knee prosthesis, 22 min adjusting and retraining, BCBS",
)
ASK, QUESTION = "Or ask: ", "is 97762 still valid?"
PRIVATE = "Everything stays on this machine; only /save keeps a visit, masked."
HELP_LINE = "F1 shows every key, / lists the commands."

# ---- prompt ----
DESCRIBE = "Describe the visit, or ask about a rule"
CORRECT = "Correct a fact, or ask why"
WHY_NOT = "why not "
FORGET = "forget {what}"
ACTUALLY, INSTEAD = "actually {text}", "actually {text}, not {words}"
NEXT_VISIT, SAME_AGAIN = "next patient", "same patient, next visit"
DONT_KNOW, SKIP, STAYS_OPEN = "I don't know", "skip", "stays open"
ANSWER = "or answer in your own words"
READING = "reading"
OPENING = "opening the guidance"

# ---- headings and empty panes ----
CLAIM, MINUTES, FACTS, GROUNDS, TALK = "Claim", "Minutes", "Facts", "Grounds", "Talk"
NOTHING_YET, NONE_SAID = "nothing yet", "none said"
CLAIM_EMPTY = "Codes, modifiers and units, ready to copy."
FACTS_EMPTY = "What was read, with your own words beside it."
FACTS_PROFILE = "From the clinic profile: {facts}."
GROUNDS_EMPTY = "The source of every statement, with its date."
COUNTED = "counted"
NOT_CURRENT = "not current"
NOT_SAID, NOT_SETTLED = "not said", "not settled"
EITHER, OR = "? either", "? or"
CHECK = "Check:"
ANSWERED = "answered"
FROM_PROFILE = "clinic profile"
USUAL = "(usual)"
BACK = "Esc back"
EDIT = "the answer in your words"
NOTE = "Note"
NOTE_KEYS = "/copy note or /export note FILE"
BECAUSE = "because"
SUPPOSED = "assumed, because nothing else was said"
WORDS, WITHOUT, ASKS, UNCHANGED = "words", "without it", "asked then", "unchanged"
PLACE = "{place} of {count}"
STATUS, STATUS_SAVED = "not saved · guidance of {day}", "saved, masked · guidance of {day}"

# ---- what happened ----
FAILED = "That turn failed: {reason}. Your text is back in the prompt; the claim is as it was."
NOT_OPENED = "The guidance could not be opened: {reason}."
ROWS_AWAY = "Your own payer rows cannot be read: {reason}. Claims follow the shipped rows meanwhile."
NOT_READY = "The reader could not be loaded: {reason}. The next turn tries again."
COPIED = "Copied {what}."
SENT = "Sent to the terminal's clipboard. If nothing pastes: /export md FILE."
NOTHING_TO_COPY = "There is no claim to copy yet."
NOTHING_TO_EXPORT = "There is nothing to export yet."
EXPORTED = "Written: {path}"
NOT_EXPORTED = "Not written: {reason}."
EXISTS = "{path} is there already; give another name"
NO_FOLDER = "the folder of {path} is not there"
NOT_ALLOWED = "{path} cannot be written to by you"
NO_NOTE = "There is no visit to write a note for yet."
UNMASKED = "It holds your words as you typed them."
REPLAYS_OTHERWISE = "Replayed from its words alone, it comes to another claim: something was chosen, not said."
TRANSCRIPT = "Conversation of {day}"
PROFILE_WORDS = {
    "none": "no assistant",
    "private_practice": "private practice",
    "hospital_outpatient": "hospital outpatient",
}
EXPORT_USAGE = "Write /export md FILE, /export json FILE, /export csv FILE or /export note FILE."
NOT_SHOWN = "That could not be done: {reason}."
COPY_USAGE = "Write /copy, /copy lines, /copy chart, /copy markdown or /copy note."
SOURCE_USAGE = "Write /source and a number of the Grounds, as /source 2."
WHY_USAGE = "There is no such line. Write /why and a code of the claim, as /why 97760."
THEME_USAGE = "There is no theme {name!r}. /theme lists them."
TOO_LONG = "Not pasted: that would make {length} characters, and a turn takes {most} at most."
MORE = "… {count} more characters"
NEEDS_MORE = "/{name} needs {lacking}, as /{name} {example}."
NEEDS = "{lacking}, as {example}"
NO_FILE = "/export {form} needs the name of a file, as /export {form} {example}."
NO_COMMAND = "There is no command /{name}. Typing / lists them."
TOO_SMALL = (
    "Orthocoder needs a window of at least 60 columns and 16 rows. What is typed meanwhile waits in the prompt, unsent."
    " In a smaller one, orthocoder --plain talks line by line."
)


# ---- guidance ----
SEARCH = "Search codes, devices, payers, rules"
GUIDANCE = "Guidance"
HITS = "{count} found"
NO_HIT = "Nothing is found for that. Fewer words, or a code alone, find more."
SEARCH_LEAD = "A code, a device, a payer, or words of a rule. What is found stands below, what it says beside it."
SEARCH_FAILED = "The search failed: {reason}."

# ---- payers ----
PAYERS = "Payers"
PAYER_COLUMNS = ("Payer", "Status", "Reviewed", "Beside L code", "Counting", "Units at most", "Authorization")
NOT_STATED, NOT_STATED_LABEL = "–", "not stated"
OWN_ROW, SHIPPED_ROW, CLINIC_ROW = "(your row)", "shipped row", "your row over the shipped one"
REVIEW, DUE_ON, DUE_SINCE = "review", "due on {day}", "due since {day}"
SOURCE, LAST_CHANGE, CHANGES, STATED = "source", "last change", "changes", "stated"
CHANGED_BY = "from {day}, by {by}, “{why}”"
NEVER_CHANGED = "Nothing of your own is recorded; the shipped row stands."
FILTER = "Filter by any word"
NO_PAYER = "No payer matches {asked!r}. Esc clears the filter."
ROWS_AWAY = "clinic rows not reachable: {reason}"
PAYERS_STATE = "{count} rows    {summary}"
REVIEWED_TODAY = "looked at and left as it is"
CHANGE_ROW, NEW_ROW = "Change the row of {name}", "A row for another payer"
FORM_KEYS = "Enter records it, Tab the next field, Esc leaves without a change"
FORM_LEAD = "Empty: the shipped row stands. Every change is a new dated row; earlier claims keep theirs."
NOT_RECORDED = "Not recorded: {reason}."
RECALL = "what do you have"
CODED_AGAIN = "The payer matrix changed; the visit is coded again."

# ---- saved visits ----
HISTORY = "History"
SAVED_COLUMNS = ("No.", "Service on", "Label", "Payer row", "Claim")
HISTORY_STATE = "{count} saved    {kept}"
KEPT, KEPT_FOR = "kept until you delete them", "kept for {days} days"
NOTHING_SAVED = "Nothing saved. /save keeps a visit, masked first."
NO_SAVED = "No saved visit holds {asked!r}. Esc clears the filter."
SAVED_VISIT, PAYER_ROW, SAVED_ON, TOLD = "Visit {number}", "payer row", "saved", "told"
REPLAYED = "coded again today"
DELETE_AGAIN = "d once more deletes visit {number} for good, Esc keeps it."
HISTORY_FAILED = "Not done: {reason}."
SAVE_VISIT = "Save this visit"
SAVE_LEAD = (
    "Kept are this text, the facts read from it, the claim, the guidance and the payer row. The day of service, {day},"
    " is kept too, and a day of delivery: the guidance depends on them."
)
MASK_MORE, MASK_MORE_EXAMPLE = "mask as well", "words of the text that point to somebody"
LABEL, LABEL_EXAMPLE = "label", "one that points to nobody, as case 12"
SAVE_KEYS = "Enter masks the words typed, F7 those selected; Ctrl+S saves, Esc leaves without saving"
NOT_IN_TEXT = "“{words}” does not stand in the text."
NOT_SAVED = "Not saved: {reason}."
NOTHING_TO_SAVE = "Nothing to save: no visit was told yet."

# ---- help ----
HELP_KEYS = "Keys"
HELP_PANES = "In a pane, on the row with the cursor"
HELP_COMMANDS = "Commands, typed in the prompt"
HELP_PRIVATE = "What stays private"
KEYS_HELP = (
    ("Enter", "send; with nothing typed, the usual answer"),
    ("Ctrl+J, Shift+Enter", "a new line"),
    ("1 to 9, then Enter", "take an answer of the open question"),
    ("Down", "with nothing typed: walk the answers"),
    ("Up", "with nothing typed: earlier input"),
    ("Tab, Shift+Tab", "the next and the previous pane"),
    ("F8", "copy the claim"),
    ("Ctrl+C", "copy selected text"),
    ("F2 to F6", "the visit, learning, the payers, what was saved, the guidance"),
    ("Ctrl+P", "every command, by name"),
    ("Esc", "back, one step at a time"),
    ("Ctrl+Q", "quit"),
)
PANES_HELP = (
    ("a claim line", "Enter why it stands, n why not another, c copy the claim"),
    ("a fact", "Enter change it where it stands, x forget it, w why it matters"),
    ("a source", "Enter read it, ← → its neighbours, c copy it with its source"),
    ("a lesson", "Enter twice on to your reason, Enter the claim, F7 a hint, F9 skip, Esc leave"),
)
PRIVATE_HELP = (
    "Everything runs on this machine and nothing is sent anywhere. What you type about a visit is kept only while"
    " Orthocoder is open, unless you /save it, masked; /export writes a file where you say, /clear forgets"
    " everything at once."
)
