"""The history of the tables; see ``assistant.records.schema``."""
