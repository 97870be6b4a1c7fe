"""What may be told of interviews: never of fewer than five people, nor what would let one be reckoned."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.monitoring import WELLBEING, YES_OR_NO, Interview, Moment, Question, questions_of
from voucher_desk.domain.monitoring_results import FEWEST, Results, Tally, index_of, results_of
from voucher_desk.domain.people import AgeGroup, Sex

ANSWERS = st.fixed_dictionaries(
    {}, optional={question: st.integers(0, question.highest) for question in Question}
)
INTERVIEWS = st.lists(
    st.builds(Interview, st.sampled_from(Sex), st.sampled_from(AgeGroup), st.just(""), ANSWERS), max_size=40
)


def people(count: int, sex: Sex, received: int) -> list[Interview]:
    """Return that many adults, of whom so many received their voucher."""
    return [
        Interview(sex, AgeGroup.ADULT, answers={Question.RECEIVED: int(at < received)}) for at in range(count)
    ]


def of(results: Results, question: Question) -> dict[object, Tally]:
    return {tally.group: tally for tally in results.tallies if tally.question is question}


def test_answers_are_counted_for_everybody_by_sex_and_by_age() -> None:
    found = of(results_of(people(12, Sex.FEMALE, 6) + people(10, Sex.MALE, 5)), Question.RECEIVED)
    assert {group: (one.answered, one.yes, one.no, one.share) for group, one in found.items()} == {
        None: (22, 11, 11, 50),
        Sex.FEMALE: (12, 6, 6, 50),
        Sex.MALE: (10, 5, 5, 50),
        AgeGroup.ADULT: (22, 11, 11, 50),
    }


def test_four_answers_tell_nothing_and_five_tell() -> None:
    assert results_of(people(4, Sex.FEMALE, 4)).tallies == ()
    assert of(results_of(people(5, Sex.FEMALE, 5)), Question.RECEIVED)[None].yes == 5


def test_a_count_of_one_to_four_people_is_not_told_nor_its_rest_nor_its_share() -> None:
    found = of(results_of(people(20, Sex.FEMALE, 17)), Question.RECEIVED)[None]
    assert (found.answered, found.yes, found.no, found.share) == (20, None, None, None)


def test_a_split_from_which_a_few_could_be_reckoned_is_left_out_whole() -> None:
    found = of(results_of(people(20, Sex.FEMALE, 10) + people(3, Sex.MALE, 3)), Question.RECEIVED)
    assert set(found) == {None, AgeGroup.ADULT}
    found = of(results_of(people(20, Sex.FEMALE, 10) + people(10, Sex.MALE, 8)), Question.RECEIVED)
    assert set(found) == {None, AgeGroup.ADULT}


@given(INTERVIEWS)
def test_no_figure_told_or_reckoned_is_of_one_to_four_people(interviews: list[Interview]) -> None:
    results = results_of(interviews)
    for question in YES_OR_NO:
        found = of(results, question)
        assert all(one.answered >= FEWEST for one in found.values())
        for kind in (Sex, AgeGroup):
            split = [one for group, one in found.items() if isinstance(group, kind)]
            assert not split or sum(one.answered for one in split) == found[None].answered
            assert all(told == 0 or told >= FEWEST for one in split for told in (one.yes or 0, one.no or 0))
            assert all(one.yes is not None for one in split)
        if None in found and found[None].yes is not None:
            said = [one.answers[question] for one in interviews if question in one.answers]
            assert (found[None].yes, found[None].no) == (said.count(1), said.count(0))


@given(INTERVIEWS)
def test_the_wellbeing_index_is_the_exact_mean_of_four_times_each_sum(interviews: list[Interview]) -> None:
    whole = [one for one in interviews if all(item in one.answers for item in WELLBEING)]
    told = [one for one in results_of(interviews).wellbeing if one.group is None]
    if len(whole) < FEWEST:
        assert told == []
    else:
        indices = [4 * sum(one.answers[item] for item in WELLBEING) for one in whole]
        low = sum(index <= 50 for index in indices)
        assert told[0].mean == Fraction(sum(indices), len(indices))
        assert told[0].low in {low, None}
        assert (told[0].low is None) == (0 < low < FEWEST or 0 < len(whole) - low < FEWEST)


def test_forty_eight_is_low_and_fifty_two_is_not_and_a_mean_has_one_decimal() -> None:
    low = [Interview(answers=dict(zip(WELLBEING, (3, 3, 3, 3, 0), strict=True)))] * 5
    well = [Interview(answers=dict(zip(WELLBEING, (3, 3, 3, 3, 1), strict=True)))] * 10
    told = results_of(low + well).wellbeing[0]
    assert index_of(low[0]) == 48
    assert (told.answered, told.low, told.low_share, told.mean_text) == (15, 5, 33, "50.7")


def test_one_item_left_out_makes_no_index() -> None:
    assert index_of(Interview(answers=dict.fromkeys(WELLBEING[:4], 5))) is None


def test_before_a_distribution_vouchers_are_not_asked_about() -> None:
    assert questions_of(Moment.BEFORE) == (Question.COMPLAINT, *WELLBEING)
    assert questions_of(Moment.AFTER) == tuple(Question)
