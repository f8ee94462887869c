"""`demo`: the main job on the example neighbourhood; `start.py demo` calls it."""

import click


@click.command(hidden=True)
def demo() -> int:
    """Run the five step notebooks unattended for the example neighbourhood and print what was made."""
    from buurtapp.batch.demo import run_demo

    return run_demo()


COMMANDS = (demo,)
