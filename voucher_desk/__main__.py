"""The program's door: `voucher-desk`, or `python -m voucher_desk`."""

from voucher_desk.loading import loading


def main() -> None:
    """Run the command line; without a command it opens the desktop."""
    with loading():
        from voucher_desk.cli.commands import voucher_desk  # noqa: PLC0415  see `loading`
    voucher_desk(prog_name="voucher-desk")


if __name__ == "__main__":
    main()
