"""The command `buurtapp`: its subcommands, its exit codes, and how faults are shown (design.md 6)."""

import sys

import click

from buurtapp import __version__
from buurtapp.cli import batch, demo, folders, handing_over, making, practising, reconcile, rights, signups
from buurtapp.words import Fault

UNUSABLE = 2
INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def buurtapp() -> None:
    """From streets to letters, from sign-ups to a register, from the register to WhatsApp lists."""


for command in (
    *folders.COMMANDS,
    *signups.COMMANDS,
    *making.COMMANDS,
    *reconcile.COMMANDS,
    *rights.COMMANDS,
    *handing_over.COMMANDS,
    *batch.COMMANDS,
    *practising.COMMANDS,
    *demo.COMMANDS,
):
    buurtapp.add_command(command)


def main() -> None:
    """Run a command. Exit codes: 0 done, 1 part failed, 2 unusable input or arguments, 130 stopped by Ctrl-C."""
    try:
        sys.exit(buurtapp.main(standalone_mode=False) or 0)
    except Fault as fault:
        click.echo(str(fault), err=True)
        sys.exit(UNUSABLE)
    except click.ClickException as error:
        error.show()
        sys.exit(UNUSABLE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader (`| head`) has seen enough
