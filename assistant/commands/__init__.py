"""The command line: one module a command group; parsing, streams and exit codes only."""
