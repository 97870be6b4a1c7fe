"""The ICE of a provider: fifteen Latin digits whose last two answer for the others."""

import pytest

from voucher_desk.domain.ice import IceOfAnother, IceWrong, require_ice, require_same_ice


def test_an_ice_with_its_control_digits_is_taken() -> None:
    require_ice("001561191000066", "PHARMA")


@pytest.mark.parametrize(
    "text",
    ["001561191000065", "00156119100006", "0015611910000660", "٠٠١٥٦١١٩١٠٠٠٠٦٦", "00156119100006X", " "],
)
def test_ice_01_anything_else_is_refused(text: str) -> None:
    with pytest.raises(IceWrong) as refused:
        require_ice(text, "PHARMA")

    assert refused.value.data() == {"provider": "PHARMA"}


def test_ice_02_an_invoice_bears_the_ice_of_the_contract() -> None:
    require_same_ice("001561191000066", "001561191000066", "PHARMA")
    require_same_ice("001561191000066", "", "PHARMA")

    with pytest.raises(IceWrong):
        require_same_ice("001561191000065", "", "PHARMA")
    with pytest.raises(IceOfAnother):
        require_same_ice("001561191000066", "002345678000054", "PHARMA")
