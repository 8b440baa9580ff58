"""The stories that the reference community's events are told from."""

from __future__ import annotations

from jiayuan.domains.grid.demo_courses import stories
from jiayuan.domains.grid.seeding import examples


def test_every_second_level_category_has_a_story_and_every_story_a_category():
    second_level = {example.code for example in examples() if example.parent}
    assert {story.code for story in stories()} == second_level
    assert len(stories()) >= 60


def test_a_story_can_be_told_on_any_floor_and_says_what_was_done_and_seen():
    for story in stories():
        assert all("{" not in text.replace("{f}", "7") and len(text) >= 8 for text in story.texts)
        assert len(story.done) >= 4
        assert len(story.seen) >= 3


def test_what_is_not_ours_says_whose_it_is():
    assert all(story.whose for story in stories() if story.way == "not_ours")
