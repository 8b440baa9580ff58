"""Who somebody is, where he lives and since when, and with whom."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.access.models import TOLD_BY
from jiayuan.kernel.crypto import encrypted
from jiayuan.kernel.models import Base, installs, key_to, of_the_community, one_of, versioned
from jiayuan.kernel.retention import keeps
from jiayuan.people.identity import DOCUMENT_TITLES
from jiayuan.people.rules import END_REASONS, PRESENCES, RESIDENCE_KINDS, TENURES

_KINDS = {str(kind): title for kind, title in DOCUMENT_TITLES.items()}


class Person(Base):
    """Somebody within one community: documents, birth, sex, phone. Residence, membership and work are other ties."""

    __tablename__ = "person"
    __table_args__ = (
        Index(
            "person_document_once", "community_id", "document_index", unique=True,
            postgresql_where=text("merged_into_id IS NULL"),
        ),
        CheckConstraint("(document_box IS NULL) = (document_index IS NULL)", name="person_document_is_whole"),
        CheckConstraint("(document_kind = 'none') = (document_box IS NULL)", name="person_document_has_a_kind"),
        CheckConstraint("(phone_box IS NULL) = (phone_index IS NULL)", name="person_phone_is_whole"),
        CheckConstraint("(phone_box IS NULL) = (phone_tail_index IS NULL)", name="person_phone_has_a_tail"),
        CheckConstraint(one_of("document_kind", _KINDS), name="person_document_kind_known"),
        CheckConstraint("sex IN ('0', '1', '2', '9')", name="person_sex_known"),
        CheckConstraint("died_on >= birth_on", name="person_died_after_birth"),
        CheckConstraint("merged_into_id <> id", name="person_not_merged_into_itself"),
        CheckConstraint("length(name) BETWEEN 1 AND 50", name="person_has_a_name"),
        CheckConstraint(one_of("told_by", TOLD_BY), name="person_told_by_known"),
        Index("person_by_name", "community_id", "name", postgresql_ops={"name": "text_pattern_ops"}),
        Index("person_by_pinyin", "community_id", "pinyin", "id", postgresql_ops={"pinyin": "text_pattern_ops"}),
        Index("person_by_initials", "community_id", "initials", postgresql_ops={"initials": "text_pattern_ops"}),
        Index("person_by_phone", "community_id", "phone_index", postgresql_where=text("phone_index IS NOT NULL")),
        Index(
            "person_by_phone_tail", "community_id", "phone_tail_index",
            postgresql_where=text("phone_tail_index IS NOT NULL"),
        ),
        {"comment": "人员"},
    )  # fmt: skip
    name: Mapped[str] = mapped_column(comment="姓名")
    pinyin: Mapped[str] = mapped_column(comment="拼音，用于排序和检索")
    initials: Mapped[str] = mapped_column(comment="拼音首字母")
    sex: Mapped[str] = mapped_column(comment="性别（GB/T 2261.1）")
    birth_on: Mapped[date | None] = mapped_column(comment="出生日期")
    died_on: Mapped[date | None] = mapped_column(comment="死亡日期")
    document_kind: Mapped[str] = mapped_column(default="none", comment="证件种类")
    document_box: Mapped[bytes | None] = mapped_column(comment="证件号码（加密）")
    document_index: Mapped[bytes | None] = mapped_column(comment="证件号码盲索引")
    document_mask: Mapped[str | None] = mapped_column(comment="证件号码（遮挡后）")
    phone_box: Mapped[bytes | None] = mapped_column(comment="联系电话（加密）")
    phone_index: Mapped[bytes | None] = mapped_column(comment="联系电话盲索引")
    phone_tail_index: Mapped[bytes | None] = mapped_column(comment="电话后四位盲索引（含社区）")
    phone_mask: Mapped[str | None] = mapped_column(comment="联系电话（遮挡后）")
    ethnic_group: Mapped[str | None] = mapped_column(comment="民族（GB/T 3304）")
    education: Mapped[str | None] = mapped_column(comment="文化程度（GB/T 4658）")
    political_status: Mapped[str | None] = mapped_column(comment="政治面貌（GB/T 4762）")
    marital_status: Mapped[str | None] = mapped_column(comment="婚姻状况（GB/T 2261.2）")
    employment: Mapped[str | None] = mapped_column(comment="就业状况（GB/T 2261.4）")
    work_unit_id: Mapped[UUID | None] = key_to("unit", comment="工作单位（驻区单位）")
    workplace: Mapped[str | None] = mapped_column(comment="工作单位（区外）")
    former_workplace: Mapped[str | None] = mapped_column(comment="原工作单位")
    vehicle: Mapped[str | None] = mapped_column(comment="车辆：车型颜色和车牌")
    pet: Mapped[str | None] = mapped_column(comment="宠物：种类、是否办证免疫")
    told_by: Mapped[str | None] = mapped_column(
        comment="告知方式：inbox 收件箱，sms 短信，phone_list 电话告知；空为没说过"
    )
    source: Mapped[str] = mapped_column(comment="首次登记的来源")
    recorded_at: Mapped[datetime] = mapped_column(comment="首次登记的时间")
    confirmed_at: Mapped[datetime | None] = mapped_column(comment="核实时间；空为未核实")
    merged_into_id: Mapped[UUID | None] = key_to("person", comment="已并入的人员")
    frozen_at: Mapped[datetime | None] = mapped_column(comment="封存时间：搬走或去世满一年，只存不用")
    anonymised_at: Mapped[datetime | None] = mapped_column(comment="匿名化时间")
    batch_id: Mapped[UUID | None] = mapped_column(comment="由哪次导入新建")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Household(Base):
    """People of one dwelling under one head; a dwelling may hold several households."""

    __tablename__ = "household"
    __table_args__ = (
        # one key for both, and what residents point to: nobody lives elsewhere than his household
        ForeignKeyConstraint(
            ["community_id", "dwelling_id", "building_id"],
            ["dwelling.community_id", "dwelling.id", "dwelling.building_id"],
            name="household_dwelling_id_fkey",
        ),
        UniqueConstraint("community_id", "id", "dwelling_id", "building_id", name="household_is_at_one_door"),
        CheckConstraint("until_on >= from_on", name="household_ends_after_it_began"),
        Index("household_open", "community_id", "dwelling_id", postgresql_where=text("until_on IS NULL")),
        {"comment": "户"},
    )
    community_id: Mapped[int] = of_the_community()
    dwelling_id: Mapped[UUID] = key_to("dwelling", comment="房屋")
    building_id: Mapped[UUID] = mapped_column(comment="楼栋（房屋的）")
    from_on: Mapped[date] = mapped_column(comment="立户日期")
    until_on: Mapped[date | None] = mapped_column(comment="销户日期")
    head_stated_relation: Mapped[str | None] = mapped_column(
        comment="代户主自己填的关系；户主那一行未能导入时由他暂代，空为户主已核实"
    )
    confirmed_at: Mapped[datetime | None] = mapped_column(comment="最近一次上门核实的时间")
    batch_id: Mapped[UUID | None] = mapped_column(comment="由哪次导入新建")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Resident(Base):
    """A person's dated residence. Place and sort key are repeated here, so that a grid's list is one ordered scan.

    ``building_id`` follows the dwelling, ``grid_id`` the building's grid of today, ``pinyin`` the person's name: the
    first never changes, the others are kept by triggers on their source.
    """

    __tablename__ = "resident"
    __table_args__ = (
        # one key for all: a resident is at no other door than his household, in no other building than that door
        ForeignKeyConstraint(
            ["community_id", "household_id", "dwelling_id", "building_id"],
            ["household.community_id", "household.id", "household.dwelling_id", "household.building_id"],
            name="resident_household_id_fkey",
        ),
        Index(
            "resident_one_main_residence", "community_id", "person_id", unique=True,
            postgresql_where=text("until_on IS NULL AND is_main"),
        ),
        Index(
            "household_has_one_head", "community_id", "household_id", unique=True,
            postgresql_where=text("until_on IS NULL AND relation = '02'"),
        ),
        CheckConstraint(one_of("kind", RESIDENCE_KINDS), name="resident_kind_known"),
        CheckConstraint(one_of("presence", PRESENCES), name="resident_presence_known"),
        CheckConstraint(one_of("tenure", TENURES), name="resident_tenure_known"),
        CheckConstraint(one_of("end_reason", END_REASONS), name="resident_end_reason_known"),
        CheckConstraint("(until_on IS NULL) = (end_reason IS NULL)", name="resident_ended_has_a_reason"),
        CheckConstraint("until_on >= from_on", name="resident_ends_after_it_began"),
        Index(
            "resident_by_pinyin", "community_id", "pinyin", "id", postgresql_where=text("until_on IS NULL"),
        ),
        Index(
            "resident_by_grid", "community_id", "grid_id", "pinyin", "id", postgresql_where=text("until_on IS NULL"),
        ),
        Index(
            "resident_by_building", "community_id", "building_id", "pinyin", "id",
            postgresql_where=text("until_on IS NULL"),
        ),
        Index("resident_by_household", "community_id", "household_id"),
        Index("resident_by_dwelling", "community_id", "dwelling_id", postgresql_where=text("until_on IS NULL")),
        Index("resident_by_person", "community_id", "person_id"),
        {"comment": "居民（居住记录）"},
    )  # fmt: skip
    community_id: Mapped[int] = of_the_community()
    person_id: Mapped[UUID] = key_to("person", comment="人员")
    household_id: Mapped[UUID] = key_to("household", comment="户")
    dwelling_id: Mapped[UUID] = key_to("dwelling", through="household", comment="房屋")
    building_id: Mapped[UUID] = mapped_column(comment="楼栋（房屋的）")
    grid_id: Mapped[UUID | None] = mapped_column(comment="今日所属网格")
    pinyin: Mapped[str] = mapped_column(comment="姓名拼音")
    relation: Mapped[str] = mapped_column(comment="与户主关系（GB/T 4761）")
    kind: Mapped[str] = mapped_column(comment="人口类别")
    presence: Mapped[str] = mapped_column(default="home", comment="人户状态")
    is_main: Mapped[bool] = mapped_column(default=True, comment="主要居住地")
    tenure: Mapped[str | None] = mapped_column(comment="居住方式")
    origin_code: Mapped[str | None] = mapped_column(comment="户籍地或来源地区划代码")
    origin: Mapped[str | None] = mapped_column(comment="户籍地或来源地")
    from_on: Mapped[date] = mapped_column(comment="起始日期")
    until_on: Mapped[date | None] = mapped_column(comment="截止日期")
    end_reason: Mapped[str | None] = mapped_column(comment="结束原因")
    batch_id: Mapped[UUID | None] = mapped_column(comment="由哪次导入新建")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


encrypted("person", "document_box")
encrypted("person", "phone_box")

#: A household of a batch as it is written is checked set-wise by the import (``check_heads``): row by row it took
#: longer than all else, for the planner knows nothing of rows not committed yet. Every later change is checked here.
installs(
    "household_head",
    up="""CREATE FUNCTION household_keeps_a_head() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  which uuid;
  community integer;
BEGIN
  IF TG_TABLE_NAME = 'household' THEN
    which := NEW.id; community := NEW.community_id;
  ELSE
    which := OLD.household_id; community := OLD.community_id;
  END IF;
  IF EXISTS (SELECT FROM household h WHERE h.community_id = community AND h.id = which AND h.until_on IS NULL)
     AND NOT EXISTS (SELECT FROM resident r WHERE r.community_id = community AND r.household_id = which
                     AND r.until_on IS NULL AND r.relation = '02') THEN
    RAISE EXCEPTION 'an open household has one head' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'household_has_a_head', TABLE = 'household';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER household_has_a_head AFTER INSERT OR UPDATE ON household
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.until_on IS NULL AND (NEW.batch_id IS NULL OR NEW.version > 1)) EXECUTE FUNCTION household_keeps_a_head();
CREATE CONSTRAINT TRIGGER household_loses_its_head AFTER UPDATE OR DELETE ON resident
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.relation = '02' AND OLD.until_on IS NULL)
  EXECUTE FUNCTION household_keeps_a_head();
CREATE FUNCTION household_closes_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM resident r WHERE r.community_id = NEW.community_id AND r.household_id = NEW.id
             AND r.until_on IS NULL) THEN
    RAISE EXCEPTION 'a household with people stays open' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'household_closed_is_empty', TABLE = 'household';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER household_closes_empty AFTER UPDATE ON household
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.until_on IS NOT NULL)
  EXECUTE FUNCTION household_closes_empty();""",
    down="""DROP TRIGGER household_closes_empty ON household; DROP TRIGGER household_loses_its_head ON resident;
DROP TRIGGER household_has_a_head ON household; DROP FUNCTION household_closes_empty();
DROP FUNCTION household_keeps_a_head();""",
)
installs(
    "resident_follows",
    up="""CREATE FUNCTION resident_follows_building() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE resident SET grid_id = NEW.grid_id
   WHERE community_id = NEW.community_id AND building_id = NEW.id AND grid_id IS DISTINCT FROM NEW.grid_id;
  RETURN NULL;
END $$;
CREATE TRIGGER resident_follows_building AFTER UPDATE OF grid_id ON building
  FOR EACH ROW WHEN (NEW.grid_id IS DISTINCT FROM OLD.grid_id) EXECUTE FUNCTION resident_follows_building();
CREATE FUNCTION resident_follows_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE resident SET pinyin = NEW.pinyin
   WHERE community_id = NEW.community_id AND person_id = NEW.id AND pinyin <> NEW.pinyin;
  RETURN NULL;
END $$;
CREATE TRIGGER resident_follows_person AFTER UPDATE OF pinyin ON person
  FOR EACH ROW WHEN (NEW.pinyin <> OLD.pinyin) EXECUTE FUNCTION resident_follows_person();""",
    down="""DROP TRIGGER resident_follows_person ON person; DROP TRIGGER resident_follows_building ON building;
DROP FUNCTION resident_follows_person(); DROP FUNCTION resident_follows_building();""",
)

keeps(
    "person", purpose="社区居民基本信息，服务和走访", ground="consent", sensitive=("child", "identity"),
    term="在本社区居住期间；搬走或去世满365天封存，满1095天匿名化",
)  # fmt: skip
keeps("resident", purpose="谁在哪里住过、何时起止", ground="consent", term="随人员档案；匿名化后只剩居住起止，用于统计")
keeps("household", purpose="同住的人和户主", ground="consent", term="随居住记录")
