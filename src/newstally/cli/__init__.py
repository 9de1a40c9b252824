"""The command line: a thin layer over the rooms above it."""


def main() -> None:
    """Run `newstally`; the commands are imported here so that importing the package does not load them."""
    from newstally.cli.app import app

    app(prog_name="newstally")
