"""The README tells the truth about the commands."""

import re
from pathlib import Path

from typer.main import get_command

from tinxa.app import app

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
GROUP = get_command(app)
COMMANDS = {name: GROUP.get_command(None, name) for name in GROUP.list_commands(None)}


def test_every_command_is_listed_with_its_help():
    listed = dict(re.findall(r"^\| `tinxa (\w+)` \| (.+) \|$", README, re.MULTILINE))
    assert listed == {name: command.help.strip() for name, command in COMMANDS.items()}


def test_every_option_shown_exists():
    for line in re.findall(r"^ {4}(?:\.venv/bin/)?tinxa (.+)$", README, re.MULTILINE):
        name, *words = line.split()
        # Of a group of commands the second word names one.
        command = getattr(COMMANDS[name], "commands", {}).get("".join(words[:1]), COMMANDS[name])
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if re.fullmatch(r"--?[a-z-]+", word)} <= options


def test_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (Path(__file__).parents[2] / target).exists(), target
