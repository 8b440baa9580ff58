import pytest

from jiayuan.people.codes import TABLES, Table, find_code, label, list_codes
from jiayuan.people.spoken import SPOKEN

SPOKEN_AS = [
    ("sex", "男 ", "1"),
    ("sex", "F", "2"),
    ("sex", "1", "1"),
    ("ethnic_group", "汉", "01"),
    ("ethnic_group", "汉族", "01"),
    ("ethnic_group", "仡佬", "37"),
    ("education", "大专", "30"),
    ("education", "专科", "30"),
    ("education", "大学专科", "30"),
    ("education", "大学", "20"),
    ("education", "本科毕业", "20"),
    ("education", "硕士研究生", "10"),
    ("political_status", "党员", "01"),
    ("political_status", "中共党员", "01"),
    ("political_status", "团员", "03"),
    ("household_relation", "儿子", "20"),
    ("household_relation", "次女", "30"),
    ("household_relation", "老婆", "12"),
    ("household_relation", "外孙", "40"),
    ("household_relation", "媳妇", "97"),
    ("household_relation", "女婿", "97"),
    ("household_relation", "岳父", "97"),
    ("household_relation", "租客", "99"),
    ("household_relation", "户主之子", "20"),
    ("household_relation", "李强之妻", "12"),
    ("marital_status", "离异", "40"),
    ("disability_kind", "肢体", "4"),
    ("disability_grade", "二级", "2"),
]


@pytest.mark.parametrize(("table", "word", "code"), SPOKEN_AS)
def test_the_words_of_offices_lead_to_the_code(table: Table, word: str, code: str) -> None:
    found = find_code(table, word)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("word", ["同事的朋友", "邻居", "", "20岁"])
def test_a_relation_nobody_could_name_is_not_guessed(word: str) -> None:
    assert find_code("household_relation", word) is None


@pytest.mark.parametrize("table", TABLES)
def test_every_entry_is_found_by_its_own_label_and_code(table: Table) -> None:
    assert list_codes(table)
    for entry in list_codes(table):
        by_label, by_code = find_code(table, entry.label), find_code(table, entry.code)
        assert by_label == entry
        assert by_code == entry
        assert label(table, entry.code) == entry.label


@pytest.mark.parametrize("table", TABLES)
def test_no_spoken_word_stands_for_two_entries(table: Table) -> None:
    words = [word for spoken in SPOKEN[table].values() for word in spoken.split()]
    assert len(words) == len(set(words))
    assert set(SPOKEN[table]) <= {entry.code for entry in list_codes(table)}
