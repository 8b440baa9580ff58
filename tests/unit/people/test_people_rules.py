"""What follows from dates alone: ages, permits, monthly calls."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.people import rules


def test_who_was_born_on_29_february_is_a_year_older_on_1_march():
    assert rules.age(date(2012, 2, 29), date(2026, 2, 28)) == 13
    assert rules.birthday(date(2012, 2, 29), 14) == date(2026, 3, 1)
    assert rules.born_by(14, date(2028, 2, 29)) == date(2014, 2, 28)
    assert rules.needs_guardian_consent(date(2012, 2, 29), date(2026, 2, 28))
    assert not rules.needs_guardian_consent(date(2012, 2, 29), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("births", "alone"),
    [
        ([date(2012, 1, 1)], True),
        ([date(2012, 1, 1), date(2009, 1, 1)], True),  # 14 and 17
        ([date(2012, 1, 1), date(2008, 11, 23)], False),  # 18 today
        ([date(2012, 1, 1), None], False),  # may be the adult
        ([date(2010, 11, 23)], False),  # 16 today
        ([], False),
    ],
)
def test_who_is_under_16_does_not_live_without_an_adult(births, alone):
    assert rules.is_child_alone(births, date(2026, 11, 23)) is alone


def test_old_begins_on_the_60th_birthday():
    assert not rules.is_old(date(1966, 11, 24), date(2026, 11, 23))
    assert rules.is_old(date(1966, 11, 23), date(2026, 11, 23))


ISSUED = date(2025, 3, 10)


@pytest.mark.parametrize(
    ("endorsed", "on", "state", "until"),
    [
        (None, date(2026, 2, 9), "in_force", date(2026, 3, 10)),
        (None, date(2026, 2, 10), "due", date(2026, 3, 10)),  # the month before the full year begins
        (None, date(2026, 3, 10), "due", date(2026, 3, 10)),
        (None, date(2026, 3, 11), "suspended", date(2026, 3, 10)),
        (date(2026, 2, 20), date(2026, 6, 1), "in_force", date(2027, 3, 10)),  # in time: from the full year on
        (date(2026, 5, 1), date(2026, 6, 1), "in_force", date(2027, 5, 1)),  # late: years count anew
    ],
)
def test_a_permit_is_endorsed_within_the_month_before_each_full_year(endorsed, on, state, until):
    assert rules.permit_state(ISSUED, endorsed, on) == rules.PermitState(state, until)


def test_the_closed_list_has_no_tag_for_what_nobody_may_be_marked_with():
    assert not set(rules.CARE_TAGS) & {"correction", "drug_rehabilitation", "special_family", "key_person"}
