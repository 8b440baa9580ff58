"""The example categories: whole, routed, and recognised from what people write."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.domains.grid.recognising import Words, recognise
from jiayuan.domains.grid.seeding import examples
from jiayuan.engines.matters.categories import missing_conditions
from jiayuan.kernel.calendar import Limit
from jiayuan.territory.rules import UNIT_KINDS

SECOND = [example for example in examples() if example.parent is not None]
VOCABULARY = [Words(UUID(int=int(example.code)), example.title, example.keywords) for example in SECOND]
TITLES = {UUID(int=int(example.code)): example.title for example in SECOND}


def test_the_examples_stand_on_two_levels_with_about_forty_below() -> None:
    first = {example.code for example in examples() if example.parent is None}
    assert 40 <= len(SECOND) <= 50
    assert {example.parent for example in SECOND} == first
    codes = [example.code for example in examples()]
    assert len(codes) == len(set(codes))
    assert codes == sorted(codes, key=lambda code: (code[:2], code))


@pytest.mark.parametrize("example", SECOND, ids=lambda example: example.code)
def test_every_subclass_says_when_it_opens_how_long_it_takes_and_when_it_ends(example: object) -> None:
    one = next(known for known in SECOND if known is example)
    limits = {"dispatched": str(Limit.parse(one.limit))}
    assert missing_conditions(one.register_when, one.close_when, limits, limits) == {}
    assert one.evidence in {"none", "photo", "before_after"}
    assert one.handler in {"event_clerk", "grid_worker", *UNIT_KINDS}


def test_gas_bursts_covers_and_escape_routes_are_always_urgent() -> None:
    urgent = {example.title for example in SECOND if example.is_urgent}
    assert {"燃气异味", "公共管道漏水", "井盖缺失损坏", "消防通道堵塞", "火情"} <= urgent
    assert all(example.limit.startswith("clock:") for example in SECOND if example.is_urgent)


def test_what_concerns_persons_is_not_for_neighbours() -> None:
    private = {example.title for example in SECOND if example.is_private}
    assert {"老人和困难求助", "邻里纠纷", "人员受伤"} <= private


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("3单元2楼的灯坏了，晚上看不见台阶，老人怕摔", "楼道照明"),
        ("小区门口路灯不亮", "路灯损坏"),
        ("电瓶车在楼道充电", "电动车违规充电"),
        ("楼道里放了个沙发", "楼道堆物"),
        ("楼上漏水把我家天花板泡了", "楼上漏水纠纷"),
        ("水管爆了", "公共管道漏水"),
        ("井盖没了", "井盖缺失损坏"),
        ("电梯又停在9楼不动", "电梯故障"),
        ("楼下唱歌太吵", "噪声扰民"),
        ("一股煤气味", "燃气异味"),
        ("下水道堵了往外冒", "下水道堵塞"),
        ("楼上往下扔东西，高空抛物", "高空坠物危险"),
        ("希望加一张凳子", "公共活动器材"),
    ],
)
def test_a_category_is_recognised_from_everyday_words(text: str, title: str) -> None:
    assert TITLES[recognise(text, VOCABULARY)[0].category_id] == title


def test_nothing_is_guessed_where_no_keyword_is_said() -> None:
    assert recognise("你好", VOCABULARY) == []


def test_full_width_and_spaces_do_not_hide_a_keyword() -> None:
    words = [Words(UUID(int=1), "道路", "ABC+坑")]
    assert [guess.weight for guess in recognise("ＡＢ Ｃ 坑", words)] == [4]


def test_a_minus_rules_a_category_out() -> None:
    words = [Words(UUID(int=1), "楼道照明", "灯不亮 -路灯"), Words(UUID(int=2), "路灯损坏", "路灯")]
    assert [guess.category_id for guess in recognise("路灯不亮", words)] == [UUID(int=2)]
