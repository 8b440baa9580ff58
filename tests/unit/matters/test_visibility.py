"""What other residents read of a matter."""

from jiayuan.engines.matters.visibility import words_for_neighbours


def test_a_neighbour_reads_the_words_without_numbers_of_people_and_doors() -> None:
    shown = words_for_neighbours("302室的老罗（13985212046）家漏水到2楼，身份证520302194711030418")
    assert shown == "***室的老罗（***）家漏水到2楼，身份证***"
    assert words_for_neighbours("15栋2单元501") == "15栋2单元***"
    assert words_for_neighbours("501门口堆了纸箱，1002楼下也有") == "***门口堆了纸箱，***楼下也有"
    assert words_for_neighbours("2单元3楼的灯坏了，1000元也修不好") == "2单元3楼的灯坏了，1000元也修不好"
    assert words_for_neighbours("3-501和15-2-501漏水，1-2-2也湿了") == "***和***漏水，***也湿了"
    assert words_for_neighbours("五零一室夜里吵，2单元六〇二没听见") == "***室夜里吵，2单元***没听见"
    ranges = "11-27晚上3-5楼都停电，二十一栋三单元也停"
    assert words_for_neighbours(ranges) == ranges
