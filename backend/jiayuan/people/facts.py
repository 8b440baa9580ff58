"""What is known of a person, as facts with one owner and one format each."""

from __future__ import annotations

from jiayuan.kernel.facts import Fact, declare_facts

PERSON_FACTS = (
    Fact("person.name", "姓名", "text", "name", purpose="知道怎么称呼、认准是谁"),
    Fact(
        "person.document", "证件号码", "document", "document_box", sensitive=True, purpose="认准一个人，免得重名办错事"
    ),
    Fact("person.sex", "性别", "code", "sex", codes="sex", purpose="由证件得出，统计和服务分类用"),
    Fact("person.birth", "出生日期", "date", "birth_on", purpose="由证件得出，知道是不是老人、孩子"),
    Fact(
        "person.phone", "联系电话", "phone", "phone_box", fresh_days=365, sensitive=True, purpose="办事和紧急时找得到人"
    ),
    Fact("person.ethnic_group", "民族", "code", "ethnic_group", codes="ethnic_group", purpose="尊重风俗习惯，统计用"),
    Fact(
        "person.education",
        "文化程度",
        "code",
        "education",
        codes="education",
        fresh_days=1095,
        purpose="安排培训、就业帮助",
    ),
    Fact(
        "person.political_status",
        "政治面貌",
        "code",
        "political_status",
        codes="political_status",
        fresh_days=1095,
        purpose="联系流动党员、团员",
    ),
    Fact(
        "person.marital_status",
        "婚姻状况",
        "code",
        "marital_status",
        codes="marital_status",
        fresh_days=365,
        purpose="办理救助等要核对家庭",
    ),
    Fact(
        "person.employment",
        "就业状况",
        "code",
        "employment",
        codes="employment",
        fresh_days=365,
        purpose="知道谁要就业帮助",
    ),
    Fact("person.workplace", "工作单位", "text", "workplace", fresh_days=365, purpose="白天联系得到人"),
    Fact(
        "person.former_workplace",
        "原工作单位",
        "text",
        "former_workplace",
        purpose="单位型社区知道谁是从本单位退下来的，办退休、找老单位用得上",
    ),
    Fact("person.vehicle", "车辆", "text", "vehicle", purpose="挪车、消防通道堵了时找得到车主"),
    Fact("person.pet", "宠物", "text", "pet", purpose="提醒办证和免疫，走失、伤人时找得到主人"),
    Fact("person.told_by", "告知方式", "text", "told_by", purpose="事情有了进展，用本人方便的办法告诉"),
)
#: The household's members and how they live there: half a year without confirmation becomes a visit (R104).
HOUSEHOLD_FACTS = (
    Fact(
        "household.members",
        "家庭成员",
        "text",
        "confirmed_at",
        fresh_days=183,
        purpose="知道一家有谁，走访和紧急疏散用",
    ),
)

declare_facts(PERSON_FACTS + HOUSEHOLD_FACTS)
