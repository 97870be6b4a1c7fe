"""Logos stay as they were chosen, whatever tool writes, and `check` sees one that was changed."""

from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.engine import writing
from db.replaying import differences
from voucher_desk.domain.logos import Logo
from voucher_desk.usecases.choose_logo import ShowLogo, show_logo

LOGO = Logo(b"picture", "0" * 64, "1" * 64, 3, 2)


@pytest.mark.parametrize("table", ["logo_picture", "donation_logo"])
@pytest.mark.parametrize("act", ["UPDATE {} SET at = at", "DELETE FROM {}"])
def test_pictures_and_choices_are_only_added_to(
    any_field: Any, any_engine: Engine, table: str, act: str
) -> None:
    any_field.do("finance", show_logo, ShowLogo("DON-CAS", LOGO))
    with any_engine.connect() as connection, pytest.raises(DBAPIError, match="is only added to"):
        connection.execute(text(act.format(table)))


def test_nothing_is_shown_without_a_picture(any_field: Any, any_engine: Engine) -> None:
    add = (
        'INSERT INTO donation_logo (donation_id, number, on_vouchers, on_lists, at, "by")'
        " SELECT id, 1, (1 = 1), (1 = 0), '2026-10-10', 'x' FROM donation WHERE code = 'DON-CAS'"
    )
    with any_engine.connect() as connection, pytest.raises(DBAPIError, match="shows_a_picture"):
        connection.execute(text(add))


def test_a_picture_that_is_not_its_hash_is_named(any_field: Any, any_engine: Engine) -> None:
    any_field.do("finance", show_logo, ShowLogo("DON-CAS", LOGO))
    with writing(any_engine) as connection:
        (difference,) = differences(connection)
        assert (difference.table, difference.key, difference.column) == ("logo_picture", "0" * 64, "png")
        assert difference.rebuilt == "0" * 64
