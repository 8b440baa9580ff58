"""What is known of a person, as facts with one owner and one format each."""

from __future__ import annotations

from jiayuan.kernel.facts import Fact, declare_facts

PERSON_FACTS = (
    Fact("person.name", "姓名", "text", "name"),
    Fact("person.document", "证件号码", "document", "document_box", sensitive=True),
    Fact("person.sex", "性别", "code", "sex", codes="sex"),
    Fact("person.birth", "出生日期", "date", "birth_on"),
    Fact("person.phone", "联系电话", "phone", "phone_box", fresh_days=365, sensitive=True),
    Fact("person.ethnic_group", "民族", "code", "ethnic_group", codes="ethnic_group"),
    Fact("person.education", "文化程度", "code", "education", codes="education", fresh_days=1095),
    Fact("person.political_status", "政治面貌", "code", "political_status", codes="political_status", fresh_days=1095),
    Fact("person.marital_status", "婚姻状况", "code", "marital_status", codes="marital_status", fresh_days=365),
    Fact("person.employment", "就业状况", "code", "employment", codes="employment", fresh_days=365),
    Fact("person.workplace", "工作单位", "text", "workplace", fresh_days=365),
)
#: The household's members and how they live there: half a year without confirmation becomes a visit (R104).
HOUSEHOLD_FACTS = (Fact("household.members", "家庭成员", "text", "confirmed_at", fresh_days=183),)

declare_facts(PERSON_FACTS + HOUSEHOLD_FACTS)
