"""What can be computed about places: codes, sizes, bands, completeness."""

from __future__ import annotations

import pytest

from jiayuan.territory import rules

SQUARE = {"type": "Polygon", "coordinates": [[[106.9, 27.7], [106.91, 27.7], [106.91, 27.71], [106.9, 27.71], [106.9, 27.7]]]}  # fmt: skip  # noqa: E501


def test_a_hundredth_of_a_degree_squared_is_a_little_over_one_square_kilometre():
    # 1.112 km north-south, 0.984 km east-west at 27.7° north
    assert rules.area_km2(SQUARE) == pytest.approx(1.0945, rel=0.005)
    assert rules.centre(SQUARE) == pytest.approx((106.905, 27.705))


def test_a_hole_is_taken_off():
    hole = [[106.902, 27.702], [106.904, 27.702], [106.904, 27.704], [106.902, 27.704], [106.902, 27.702]]
    with_hole = {"type": "Polygon", "coordinates": [*SQUARE["coordinates"], hole]}
    assert rules.area_km2(with_hole) == pytest.approx(rules.area_km2(SQUARE) * 0.96, rel=0.001)


@pytest.mark.parametrize(
    "boundary",
    [
        {"type": "Point", "coordinates": [106.9, 27.7]},
        {"type": "Polygon", "coordinates": [[[106.9, 27.7], [106.91, 27.7], [106.9, 27.7]]]},  # three points
        {"type": "Polygon", "coordinates": [[[106.9, 27.7], [106.91, 27.7], [106.91, 27.71], [106.9, 27.71]]]},  # open
        {"type": "Polygon", "coordinates": [[[27.7, 106.9], [27.7, 106.91], [27.71, 106.9], [27.7, 106.9]]]},  # swapped
    ],
)
def test_what_is_no_closed_outline_is_refused(boundary):
    with pytest.raises(rules.BoundaryUnfit):
        rules.area_km2(boundary)


def test_a_serial_goes_on_after_the_highest_then_to_the_lowest_gap_and_is_never_given_twice():
    assert [rules.next_serial(used) for used in ((), (1, 2, 7))] == [1, 8]
    assert rules.next_serial((1, 2, 999)) == 3
    assert rules.next_serial(range(1, 1000)) is None


def test_a_grid_code_is_the_community_and_three_digits():
    assert rules.grid_code("520302010007", 3) == "520302010007003"
    with pytest.raises(ValueError, match="three digits"):
        rules.grid_code("520302010007", 1000)


@pytest.mark.parametrize(
    ("code", "level", "kind"),
    [
        ("52", "province", None),
        ("520302", "district", None),
        ("520302010", "street", "街道"),
        ("520302101", "street", "镇"),
        ("520302010007", "community", "居民委员会"),
        ("520302010201", "community", "村民委员会"),
    ],
)
def test_the_digits_of_a_code_say_level_and_kind(code, level, kind):
    assert rules.read_area_code(code) == rules.AreaCode(level, kind)


def test_a_credit_code_checks_itself():
    assert rules.is_uscc("91350100M000100Y43")  # the example of GB 32100-2015
    assert rules.is_uscc("91310115591693856A")
    assert not rules.is_uscc("91350100M000100Y44")
    assert not rules.is_uscc("91350100I000100Y43")  # no letter I
    assert not rules.is_uscc("9131011559169385")


@pytest.mark.parametrize(
    ("households", "people", "judged"),
    [(300, 900, "within"), (500, 1500, "within"), (501, 1001, "above"), (299, 999, "below"), (299, 1000, "within")],
)
def test_a_grid_of_300_to_500_households_or_about_1000_people_is_within_the_band(households, people, judged):
    assert rules.grid_size(households, people).judged == judged


@pytest.mark.parametrize(
    ("households", "judged"), [(999, "below"), (1000, "within"), (3000, "within"), (3001, "above")]
)
def test_a_committee_has_1000_to_3000_households(households, judged):
    assert rules.committee_size(households).judged == judged


def test_completeness_counts_zero_lifts_as_known_and_says_what_is_missing():
    facts = dict.fromkeys(rules.BUILDING_FACTS, "有") | {"lifts": 0}
    assert rules.completeness(facts) == rules.Completeness(100, ())
    assert rules.completeness(facts | {"built_year": None}) == rules.Completeness(92, ("建成年份",))


def test_buildings_stand_in_the_order_of_their_numbers():
    assert sorted(["10", "A座", "2", "1"], key=rules.position_of) == ["1", "2", "10", "A座"]


def test_members_and_volunteers_stand_on_a_plate_by_surname_and_staff_by_name():
    assert rules.shown_on_plate("police_officer", "警长安") == "警长安"
    assert rules.shown_on_plate("party_contact", "令狐建军") == "令狐同志"
    assert rules.shown_on_plate("fire_watch", "罗德厚") == "罗师傅"
