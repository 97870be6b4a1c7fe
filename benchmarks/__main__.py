"""All measurements in one run, each under its first line.

python -m benchmarks
"""

from benchmarks import issue, lists, print_sheets, reconcile, redeem, start_up


def main() -> None:
    """Run them one after the other: they share a machine."""
    for measurement in (print_sheets, issue, redeem, reconcile, lists, start_up):
        print((measurement.__doc__ or "").partition("\n")[0])
        measurement.main()
        print()


if __name__ == "__main__":
    main()
