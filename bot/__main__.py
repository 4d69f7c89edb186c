"""Where the program starts, as `python -m bot` and as the installed command `sabatina`."""

import gc


def main() -> None:
    """Run the command line.

    What is made while starting, the notes above all, stays for good: looking through it
    for garbage again and again would take a third of the start. `bot.app` turns the
    collector on again once the notes are there.
    """
    gc.disable()
    from bot.cli import main as run

    run(prog_name="sabatina")


if __name__ == "__main__":
    main()
