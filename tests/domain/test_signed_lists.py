"""The signed list comes back: a page is known by its mark, and every line stands in exactly one cell."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.signed_lists import (
    LINES_PER_PAGE,
    WITHOUT_SIGNATURE,
    Cell,
    LineMark,
    LineNotOnPage,
    LineReturn,
    ListVersion,
    NoSuchPage,
    NotAPageMark,
    OlderListVersion,
    PageMark,
    PageNotOfList,
    cell_of,
    counted,
    lines_of_page,
    marks_of_page,
    page_marks,
    pages_of,
    read_page_mark,
    standing,
)

HASH = "0123456789abcdef" * 4
OLD_HASH = "f" * 64
VERSIONS = {1: ListVersion(1, OLD_HASH, 24), 2: ListVersion(2, HASH, 50)}
RETURNS = st.lists(
    st.builds(
        LineReturn,
        st.integers(1, 6),
        st.integers(1, 20),
        st.integers(1, 3),
        st.sampled_from(LineMark),
    ),
    unique_by=lambda one: (one.line, one.number),
)


def mark(page: int = 1, version: int = 2, sha256: str = HASH) -> PageMark:
    return VERSIONS[version].mark_of("D1", page) if sha256 == HASH else PageMark("D1", version, page, sha256)


@given(
    st.text(st.characters(categories=["L", "N", "Pd", "Po"]), min_size=1, max_size=40),
    st.integers(1, 999),
    st.integers(1, 999),
)
def test_a_mark_is_read_back_as_it_was_printed(distribution: str, version: int, page: int) -> None:
    printed = PageMark(distribution, version, page, HASH[:16])
    assert read_page_mark(printed.text) == printed


def test_a_mark_is_read_by_the_positions_of_the_keys() -> None:
    printed = PageMark("CAS-D1", 2, 1, HASH[:16])
    assert read_page_mark("VDL1;CAS-D1;2;1;0123456789ABCDEF") == printed
    assert read_page_mark(" vdl1:CAS-D1:2:1:0123456789abcdef\n") == printed
    by_position, by_text = "VDL1;LISTE;1;1;FFFFFFFFFFFFFFFF", "VDL1:liste:1:1:ffffffffffffffff"
    assert [one.distribution for one in page_marks((by_position, by_text))] == ["LISTE", "liste"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VDL1",
        "VDL2:D1:1:1:" + HASH[:16],
        "VDL1:D1:1:1:" + HASH[:15],
        "1" * 200,
        "VDL1:D1:x:1:" + HASH[:16],
    ],
)
def test_anything_else_is_no_mark(text: str) -> None:
    with pytest.raises(NotAPageMark):
        read_page_mark(text)
    with pytest.raises(NotAPageMark):
        page_marks((text, text))


@given(st.integers(0, 500))
def test_every_line_stands_on_one_page(lines: int) -> None:
    version = {1: ListVersion(1, HASH, lines)}
    on_pages = [
        line
        for page in range(1, pages_of(lines) + 1)
        for line in lines_of_page(version[1].mark_of("D1", page), version, ())
    ]
    assert on_pages == list(range(1, lines + 1))


def test_the_lines_of_a_page() -> None:
    assert lines_of_page(mark(1), VERSIONS, ()) == range(1, LINES_PER_PAGE + 1)
    assert lines_of_page(mark(3), VERSIONS, ()) == range(47, 51)


@pytest.mark.parametrize(("version", "sha256"), [(2, OLD_HASH[:16]), (3, HASH[:16])])
def test_15_a_page_with_another_hash_is_not_of_this_list(version: int, sha256: str) -> None:
    with pytest.raises(PageNotOfList) as refused:
        lines_of_page(PageMark("D1", version, 1, sha256), VERSIONS, ())
    assert refused.value.data() == {"distribution": "D1", "version": version}


@pytest.mark.parametrize("page", [0, 4])
def test_a_page_without_lines_is_refused(page: int) -> None:
    with pytest.raises(NoSuchPage) as refused:
        lines_of_page(mark(page), VERSIONS, ())
    assert refused.value.pages == 3


def test_a_page_of_an_older_version_says_which_pages_of_the_newer_are_missing() -> None:
    older = mark(2, version=1)
    with pytest.raises(OlderListVersion) as refused:
        lines_of_page(older, VERSIONS, {2})
    assert (refused.value.current, refused.value.missing) == (2, (1, 3))
    assert lines_of_page(older, VERSIONS, {2}, older=True) == range(24, 25)


def test_a_line_without_a_mark_is_not_collected() -> None:
    marks = marks_of_page(range(24, 27), {25: LineMark.SIGNED})
    assert marks == {24: LineMark.NOT_COLLECTED, 25: LineMark.SIGNED, 26: LineMark.NOT_COLLECTED}


@pytest.mark.parametrize("line", [23, 27])
def test_a_line_of_another_page_is_refused(line: int) -> None:
    with pytest.raises(LineNotOnPage) as refused:
        marks_of_page(range(24, 27), {line: LineMark.SIGNED})
    assert refused.value.data() == {"line": line, "first": 24, "last": 26}


@given(RETURNS, st.randoms())
def test_of_each_line_the_newest_return_of_its_newest_version_stands(
    returns: list[LineReturn], order: Any
) -> None:
    shuffled = list(returns)
    order.shuffle(shuffled)
    found = standing(shuffled)
    assert found.keys() == {one.line for one in returns}
    for line, stands in found.items():
        mine = sorted((one.version, one.number) for one in returns if one.line == line)
        assert (stands.version, stands.number) == mine[-1]


@given(
    st.lists(
        st.tuples(st.booleans(), st.booleans(), st.none() | st.integers(1, 2), st.sampled_from(LineMark))
    )
)
def test_every_line_stands_in_exactly_the_cell_that_its_facts_name(lines: list[Any]) -> None:
    cells = []
    for noted, void, version, shows in lines:
        back = LineReturn(1, 1, version, shows) if version else None
        received = shows is not LineMark.NOT_COLLECTED
        now = version == 2
        named = {
            Cell.NOT_RETURNED: version is None,
            Cell.OLDER_VERSION: version == 1,
            Cell.VOID_SIGNED: now and received and void,
            Cell.AGREED: now and received and not void and noted,
            Cell.SIGNED_ONLY: now and received and not void and not noted,
            Cell.NOTED_ONLY: now and not received and noted,
            Cell.NEITHER: now and not received and not noted,
        }
        cell = cell_of(noted=noted, void=void, back=back, current=2)
        assert [one for one, holds in named.items() if holds] == [cell]
        cells.append(cell)
    assert sum(counted(cells).values()) == len(lines)
    assert counted(cells).keys() == {*Cell}


def test_a_reason_for_no_signature_is_a_voucher_received() -> None:
    assert all(one.is_received for one in (*WITHOUT_SIGNATURE, LineMark.SIGNED, LineMark.THUMBPRINT))
    assert not LineMark.NOT_COLLECTED.is_received
