"""A donor's logo goes with the backup of its database, and comes back with it."""

from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from voucher_desk.app import open_desk
from voucher_desk.backups import Backups
from voucher_desk.domain.logos import Logo
from voucher_desk.home import Home
from voucher_desk.queries.logos import ShownLogo
from voucher_desk.restoring import restore
from voucher_desk.usecases.choose_logo import ShowLogo, TakeLogoOff, show_logo, take_logo_off


def test_a_logo_comes_back_with_its_backup(field: Any, home: Path) -> None:
    logo = Logo(b"picture", sha256(b"picture").hexdigest(), "1" * 64, 3, 2)
    field.do("finance", show_logo, ShowLogo("DON-CAS", logo, on_lists=True))
    file = Backups(Home(home)).take(field.desk).backup.file
    field.do("finance", take_logo_off, TakeLogoOff("DON-CAS"))
    field.desk.close()

    restore(Home(home), file, field.clock.now, older=True)

    with closing(open_desk(home, "coordination", clock=field.clock)) as desk:
        shown = desk.read(lambda queries: queries.donation("DON-CAS")).logo
        assert shown == ShownLogo(logo, on_vouchers=False, on_lists=True)
        assert not desk.read(lambda queries: list(queries.differences()))
