"""docs/commands.md names every command with its arguments and options, every decision, and nothing else."""

import re
from pathlib import Path

import click
import pytest

from buurtapp.cli.app import buurtapp
from buurtapp.model.decisions import Decisions

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
HEADING = re.compile(r"^### `buurtapp ([\w-]+)(.*)`$", re.MULTILINE)
OPTION = re.compile(r"^\| `(--[\w-]+)( \S.*?)?` \|", re.MULTILINE)


def sections() -> dict[str, tuple[str, str]]:
    """Per command what stands behind its name in the heading, and the text below it."""
    parts = HEADING.split(PAGE)[1:]
    return {name: (usage.strip(), text) for name, usage, text in zip(*[iter(parts)] * 3, strict=True)}


def long_names(command: click.Command) -> set[str]:
    options = (one for one in command.params if isinstance(one, click.Option))
    return {name for one in options for name in one.opts if name.startswith("--")}


def test_every_command_has_a_section_and_no_section_is_left_over():
    assert set(sections()) == set(buurtapp.commands)


@pytest.mark.parametrize("name", sorted(buurtapp.commands))
def test_every_option_is_told_and_none_that_is_not_there(name):
    _usage, text = sections()[name]
    assert {option for option, _value in OPTION.findall(text)} == long_names(buurtapp.commands[name])


@pytest.mark.parametrize("name", sorted(buurtapp.commands))
def test_the_arguments_stand_in_the_heading(name):
    usage, _text = sections()[name]
    asked = [one for one in buurtapp.commands[name].params if isinstance(one, click.Argument)]
    assert usage.count(" ") >= len(asked) - 1, usage
    for one in asked:
        word = (one.metavar or (one.name or "")).upper().strip("[]…")
        assert word.removesuffix("S") in usage.upper(), (one.name, usage)


@pytest.mark.parametrize("name", sorted(buurtapp.commands))
def test_a_choice_is_told_with_all_its_values(name):
    _usage, text = sections()[name]
    told = dict(OPTION.findall(text))
    for one in buurtapp.commands[name].params:
        if isinstance(one, click.Option) and isinstance(one.type, click.Choice):
            assert set(told[one.opts[-1]].strip().split("\\|")) == set(one.type.choices), one.name


@pytest.mark.parametrize("name", sorted(buurtapp.commands))
def test_an_option_that_is_needed_says_so(name):
    _usage, text = sections()[name]
    needed = [o for o in buurtapp.commands[name].params if isinstance(o, click.Option) and o.required]
    assert all(re.search(rf"`{one.opts[-1]} .*\(needed\)", text) for one in needed)


def test_every_command_and_option_says_what_it_does_in_its_help():
    for command in buurtapp.commands.values():
        assert command.help, command.name


def test_every_decision_is_named():
    _usage, text = sections()["set"]
    told = set(re.findall(r"`(\w+)(?:=[^`]*)?`", text)) - {"yes", "no", "ja", "nee", "none"}
    assert told == set(Decisions.model_fields)


def test_a_command_that_is_not_told_is_found(monkeypatch):
    monkeypatch.setitem(buurtapp.commands, "forgotten", click.Command("forgotten"))
    with pytest.raises(AssertionError):
        test_every_command_has_a_section_and_no_section_is_left_over()
