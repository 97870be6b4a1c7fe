"""A donor's logo as papers and screens show it."""

from dataclasses import dataclass

from voucher_desk.domain.logos import Logo


@dataclass(frozen=True, slots=True)
class ShownLogo:
    """The logo of a donation, and whether vouchers and distribution lists carry it."""

    logo: Logo
    on_vouchers: bool
    on_lists: bool
