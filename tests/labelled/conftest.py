"""Prints the table of the labelled set at the end of a run."""

import pytest

TABLE: pytest.StashKey[str] = pytest.StashKey()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if TABLE in config.stash:
        terminalreporter.section("labelled set: recall and precision")
        terminalreporter.write_line(config.stash[TABLE])
