"""Places: the tree of areas, and within a community its estates, grids, buildings, entrances and dwellings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    SmallInteger,
    UniqueConstraint,
    func,
    literal_column,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.models import Base, Root, installs, key_to, one_of, tie, versioned
from jiayuan.kernel.retention import keeps
from jiayuan.territory.rules import COMMUNITY_KINDS, DWELLING_USES, ESTATE_STATES, GRID_KINDS, LEVELS


class Area(Root):
    """A division of the country by its statistical code: 2, 4, 6, 9 or 12 digits; below is a longer code (GR-31).

    No community: all of an installation share the one tree. Codes stay as published, for padding them to 12 digits
    would make 东莞市 the city and 东莞市 the district one.
    """

    __tablename__ = "area"
    __table_args__ = (
        CheckConstraint("code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'", name="area_code_has_a_level"),
        CheckConstraint(one_of("level", LEVELS), name="area_level_known"),
        CheckConstraint("(length(code) = 2) = (parent_code IS NULL)", name="area_but_a_province_has_a_parent"),
        CheckConstraint("until_on > from_on", name="area_ends_after_it_began"),
        CheckConstraint("(own_area_km2 IS NULL) = (own_area_reason IS NULL)", name="area_size_by_hand_has_a_reason"),
        Index("area_by_parent", "parent_code", "code"),
        Index("area_by_name", "name", "code", postgresql_ops={"name": "text_pattern_ops"}),
        {"comment": "行政区划（省市区街道社区）"},
    )
    code: Mapped[str] = mapped_column(primary_key=True, comment="统计用区划代码，2、4、6、9或12位")
    name: Mapped[str] = mapped_column(comment="名称")
    level: Mapped[str] = mapped_column(comment="层级")
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("area.code"), comment="上级代码")
    kind: Mapped[str | None] = mapped_column(comment="社区类别")
    from_on: Mapped[date | None] = mapped_column(comment="启用日期")
    until_on: Mapped[date | None] = mapped_column(comment="停用日期")
    boundary: Mapped[dict[str, Any] | None] = mapped_column(comment="边界（GeoJSON，WGS-84）")
    area_km2: Mapped[float | None] = mapped_column(comment="面积，由边界算得，平方公里")
    own_area_km2: Mapped[float | None] = mapped_column(comment="另行核定的面积，平方公里")
    own_area_reason: Mapped[str | None] = mapped_column(comment="核定面积的依据")
    centre_lon: Mapped[float | None] = mapped_column(comment="中心点经度（WGS-84）")
    centre_lat: Mapped[float | None] = mapped_column(comment="中心点纬度（WGS-84）")


class AreaFormerName(Root):
    """A name that an area had before, so that old papers still lead to it."""

    __tablename__ = "area_former_name"
    __table_args__ = (
        Index("area_former_name_by_name", "name", "area_code", postgresql_ops={"name": "text_pattern_ops"}),
        {"comment": "行政区划曾用名"},
    )
    area_code: Mapped[str] = mapped_column(ForeignKey("area.code"), primary_key=True, comment="区划代码")
    name: Mapped[str] = mapped_column(primary_key=True, comment="曾用名")
    until_on: Mapped[date | None] = mapped_column(comment="用到哪天")


class AreaSuccession(Root):
    """Which area came from which: records made under the old code stay countable under both."""

    __tablename__ = "area_succession"
    __table_args__ = (
        CheckConstraint("area_code <> predecessor_code", name="area_does_not_follow_itself"),
        Index("area_succession_by_predecessor", "predecessor_code"),
        {"comment": "行政区划沿革"},
    )
    area_code: Mapped[str] = mapped_column(ForeignKey("area.code"), primary_key=True, comment="现区划代码")
    predecessor_code: Mapped[str] = mapped_column(ForeignKey("area.code"), primary_key=True, comment="前身代码")
    changed_on: Mapped[date] = mapped_column(comment="变更日期")


class CommunityProfile(Base):
    """What a community says of itself beyond name and code."""

    __tablename__ = "community_profile"
    __table_args__ = (
        UniqueConstraint("community_id", name="community_profile_once"),
        CheckConstraint(one_of("kind", COMMUNITY_KINDS), name="community_profile_kind_known"),
        CheckConstraint("(kind = 'work_unit') OR host_unit_id IS NULL", name="only_a_work_unit_community_has_a_host"),
        {"comment": "社区概况"},
    )
    kind: Mapped[str] = mapped_column(comment="社区类型")
    line: Mapped[str | None] = mapped_column(comment="社区对外电话")
    address: Mapped[str | None] = mapped_column(comment="社区办公地址")
    host_unit_id: Mapped[UUID | None] = key_to("unit", comment="单位型社区的主办单位")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class CommunityHost(Base):
    """Which unit ran a community of the kind 单位型 and when; it may leave, the records stay (R188)."""

    __tablename__ = "community_host"
    __table_args__ = (
        ExcludeConstraint(
            (literal_column("community_id"), "="),
            (func.daterange(literal_column("from_on"), literal_column("until_on")), "&&"),
            using="gist",
            name="community_has_one_host_at_a_time",
        ),
        CheckConstraint("until_on >= from_on", name="community_host_ends_after_it_began"),
        {"comment": "单位型社区的主办单位沿革"},
    )
    unit_id: Mapped[UUID] = key_to("unit", comment="主办单位")
    from_on: Mapped[date] = mapped_column(comment="起始日期")
    until_on: Mapped[date | None] = mapped_column(comment="移交日期（不含当日）")


class ConversionStep(Base):
    """One line of the checklist by which a village becomes a community (村改居)."""

    __tablename__ = "conversion_step"
    __table_args__ = (
        UniqueConstraint("community_id", "step", name="conversion_step_once"),
        CheckConstraint("done_on IS NULL OR owner_name IS NOT NULL", name="conversion_step_done_has_an_owner"),
        {"comment": "村改居清单"},
    )
    step: Mapped[str] = mapped_column(comment="事项")
    owner_name: Mapped[str | None] = mapped_column(comment="责任人")
    due_on: Mapped[date | None] = mapped_column(comment="应完成日期")
    done_on: Mapped[date | None] = mapped_column(comment="完成日期")
    note: Mapped[str | None] = mapped_column(comment="说明")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Estate(Base):
    """A housing estate (小区): planned, under construction, handed over, occupied."""

    __tablename__ = "estate"
    __table_args__ = (
        UniqueConstraint("community_id", "name", name="estate_name_once"),
        CheckConstraint(one_of("state", ESTATE_STATES), name="estate_state_known"),
        CheckConstraint(
            "(state IN ('handed_over', 'occupied')) = (handed_over_on IS NOT NULL)", name="estate_handed_over_has_a_day"
        ),
        CheckConstraint("(state = 'occupied') = (occupied_on IS NOT NULL)", name="estate_occupied_has_a_day"),
        CheckConstraint("occupied_on >= handed_over_on", name="estate_occupied_after_handing_over"),
        {"comment": "小区"},
    )
    name: Mapped[str] = mapped_column(comment="名称")
    kind: Mapped[str | None] = mapped_column(comment="类型：商品房、安置房、老旧小区等")
    state: Mapped[str] = mapped_column(default="occupied", comment="建设状态")
    address: Mapped[str | None] = mapped_column(comment="地址")
    developer: Mapped[str | None] = mapped_column(comment="建设单位")
    built_year: Mapped[int | None] = mapped_column(SmallInteger, comment="建成年份")
    construction_on: Mapped[date | None] = mapped_column(comment="开工日期")
    handed_over_on: Mapped[date | None] = mapped_column(comment="交付日期")
    occupied_on: Mapped[date | None] = mapped_column(comment="入住日期")
    property_unit_id: Mapped[UUID | None] = key_to("unit", comment="物业服务企业")
    owners_committee: Mapped[str | None] = mapped_column(comment="业主委员会情况")
    public_rooms: Mapped[str | None] = mapped_column(comment="公共用房")
    parking_places: Mapped[int | None] = mapped_column(comment="停车位，个")
    boundary: Mapped[dict[str, Any] | None] = mapped_column(comment="边界（GeoJSON，WGS-84）")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class EstateHandover(Base):
    """One sheet of buildings by which an estate was handed over; taken back as a whole while nobody uses them."""

    __tablename__ = "estate_handover"
    __table_args__ = (
        CheckConstraint(one_of("state_before", ESTATE_STATES), name="estate_handover_state_known"),
        CheckConstraint("buildings > 0", name="estate_handover_brings_buildings"),
        Index("estate_handover_by_estate", "community_id", "estate_id", "at"),
        {"comment": "小区交付（导入楼栋表）"},
    )
    estate_id: Mapped[UUID] = key_to("estate", comment="小区")
    file_id: Mapped[UUID] = mapped_column(comment="上传的楼栋表")
    file_name: Mapped[str] = mapped_column(comment="文件名")
    on: Mapped[date] = mapped_column(comment="交付日期")
    state_before: Mapped[str] = mapped_column(comment="交付前的状态，撤销时回到这里")
    buildings: Mapped[int] = mapped_column(comment="楼栋数")
    entrances: Mapped[int] = mapped_column(comment="单元数")
    dwellings: Mapped[int] = mapped_column(comment="房屋数")
    by_account_id: Mapped[UUID] = mapped_column(comment="经办账号")
    by_name: Mapped[str] = mapped_column(comment="经办人")
    at: Mapped[datetime] = mapped_column(comment="导入时间")
    undone_at: Mapped[datetime | None] = mapped_column(comment="撤销时间")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Grid(Base):
    """A grid: its code is the community's 12 digits and a serial of three, never changed or used again (GR-04)."""

    __tablename__ = "grid"
    __table_args__ = (
        UniqueConstraint("community_id", "code", name="grid_code_once"),
        UniqueConstraint("community_id", "serial", name="grid_serial_once"),
        CheckConstraint("code ~ '^[0-9]{15}$' AND right(code, 3)::int = serial", name="grid_code_ends_in_its_serial"),
        CheckConstraint(one_of("kind", GRID_KINDS), name="grid_kind_known"),
        CheckConstraint("until_on > from_on", name="grid_ends_after_it_began"),
        CheckConstraint("(own_area_km2 IS NULL) = (own_area_reason IS NULL)", name="grid_size_by_hand_has_a_reason"),
        {"comment": "网格"},
    )
    code: Mapped[str] = mapped_column(comment="网格编码：社区代码12位+顺序号3位，不变、不复用")
    serial: Mapped[int] = mapped_column(SmallInteger, comment="顺序号")
    name: Mapped[str] = mapped_column(comment="名称")
    kind: Mapped[str] = mapped_column(default="ordinary", comment="普通网格或专属网格")
    from_on: Mapped[date] = mapped_column(comment="启用日期")
    until_on: Mapped[date | None] = mapped_column(comment="撤销日期")
    boundary: Mapped[dict[str, Any] | None] = mapped_column(comment="边界（GeoJSON，WGS-84），只作图示")
    area_km2: Mapped[float | None] = mapped_column(comment="面积，由边界算得，平方公里")
    own_area_km2: Mapped[float | None] = mapped_column(comment="另行核定的面积，平方公里")
    own_area_reason: Mapped[str | None] = mapped_column(comment="核定面积的依据")
    centre_lon: Mapped[float | None] = mapped_column(comment="中心点经度（WGS-84）")
    centre_lat: Mapped[float | None] = mapped_column(comment="中心点纬度（WGS-84）")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Building(Base):
    """A building of exactly one estate; its number is unique there. ``grid_id`` is the grid of today."""

    __tablename__ = "building"
    __table_args__ = (
        UniqueConstraint("community_id", "estate_id", "number", name="building_number_once_in_estate"),
        CheckConstraint("floors > 0 AND basements >= 0 AND lifts >= 0", name="building_counts_are_possible"),
        CheckConstraint("(longitude IS NULL) = (latitude IS NULL)", name="building_point_is_whole"),
        Index("building_by_grid", "community_id", "grid_id", "position"),
        Index("building_by_handover", "community_id", "handover_id", postgresql_where="handover_id IS NOT NULL"),
        {"comment": "楼栋"},
    )
    estate_id: Mapped[UUID] = key_to("estate", comment="小区")
    number: Mapped[str] = mapped_column(comment="楼号，在小区内唯一")
    position: Mapped[int] = mapped_column(comment="排列次序，由楼号算得")
    name: Mapped[str | None] = mapped_column(comment="别名")
    address: Mapped[str | None] = mapped_column(comment="门牌地址")
    kind: Mapped[str] = mapped_column(default="residential", comment="用途")
    floors: Mapped[int] = mapped_column(SmallInteger, comment="地上层数")
    basements: Mapped[int] = mapped_column(SmallInteger, default=0, comment="地下层数")
    lifts: Mapped[int | None] = mapped_column(SmallInteger, comment="电梯，部")
    built_year: Mapped[int | None] = mapped_column(SmallInteger, comment="建成年份")
    structure: Mapped[str | None] = mapped_column(comment="结构")
    water_tank: Mapped[str | None] = mapped_column(comment="二次供水与水箱")
    fire_equipment: Mapped[str | None] = mapped_column(comment="消防设施")
    contact_name: Mapped[str | None] = mapped_column(comment="楼栋联系人")
    contact_line: Mapped[str | None] = mapped_column(comment="联系电话（公开）")
    longitude: Mapped[float | None] = mapped_column(comment="经度（WGS-84）")
    latitude: Mapped[float | None] = mapped_column(comment="纬度（WGS-84）")
    outline: Mapped[dict[str, Any] | None] = mapped_column(comment="轮廓（GeoJSON，WGS-84），只作图示")
    grid_id: Mapped[UUID | None] = key_to("grid", comment="今日所属网格，由归属记录得出")
    handover_id: Mapped[UUID | None] = key_to("estate_handover", comment="由哪次交付导入")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
    estate: Mapped[Estate] = tie("Building.estate_id", "Estate")


class BuildingGrid(Base):
    """Which grid a building belonged to and when; never two at once (GB/T 34300-2017, GR-02)."""

    __tablename__ = "building_grid"
    __table_args__ = (
        ExcludeConstraint(
            (literal_column("community_id"), "="),
            (literal_column("building_id"), "="),
            (func.daterange(literal_column("from_on"), literal_column("until_on")), "&&"),
            using="gist",
            name="building_in_one_grid_at_a_time",
        ),
        CheckConstraint("until_on > from_on", name="building_grid_ends_after_it_began"),
        Index("building_grid_by_grid", "community_id", "grid_id", "from_on"),
        {"comment": "楼栋归属网格"},
    )
    building_id: Mapped[UUID] = key_to("building", comment="楼栋")
    grid_id: Mapped[UUID] = key_to("grid", comment="网格")
    from_on: Mapped[date] = mapped_column(comment="起始日期")
    until_on: Mapped[date | None] = mapped_column(comment="截止日期（不含当日）")
    reason: Mapped[str | None] = mapped_column(comment="调整原因")
    by_account_id: Mapped[UUID] = mapped_column(comment="经办账号")
    at: Mapped[datetime] = mapped_column(comment="登记时间")


class Entrance(Base):
    """An entrance (单元) with its poster: the code is unguessable and one in the installation, as it stands in a QR."""

    __tablename__ = "entrance"
    __table_args__ = (
        UniqueConstraint("community_id", "building_id", "number", name="entrance_number_once_in_building"),
        Index("entrance_poster_code_once", "poster_code", unique=True),
        CheckConstraint("poster_code ~ '^[2-9A-HJKMNP-Z]{10}$'", name="poster_code_is_readable"),
        CheckConstraint("doors_per_floor > 0", name="entrance_has_doors"),
        CheckConstraint("(longitude IS NULL) = (latitude IS NULL)", name="entrance_point_is_whole"),
        {"comment": "单元"},
    )
    building_id: Mapped[UUID] = key_to("building", comment="楼栋")
    number: Mapped[str] = mapped_column(comment="单元号")
    position: Mapped[int] = mapped_column(comment="排列次序")
    doors_per_floor: Mapped[int] = mapped_column(SmallInteger, comment="每层户数")
    has_lift: Mapped[bool | None] = mapped_column(comment="有无电梯")
    door_control: Mapped[str | None] = mapped_column(comment="门禁情况")
    poster_code: Mapped[str] = mapped_column(comment="楼道牌编号，10位，整个系统内唯一")
    longitude: Mapped[float | None] = mapped_column(comment="经度（WGS-84）")
    latitude: Mapped[float | None] = mapped_column(comment="纬度（WGS-84）")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Dwelling(Base):
    """A dwelling behind one door. The address id is given once and follows the door plate (GR-26)."""

    __tablename__ = "dwelling"
    __table_args__ = (
        UniqueConstraint("community_id", "entrance_id", "door", name="dwelling_door_once_at_entrance"),
        UniqueConstraint("community_id", "id", "building_id", name="dwelling_is_in_one_building"),
        CheckConstraint(one_of("use", DWELLING_USES), name="dwelling_use_known"),
        Index("dwelling_by_building", "community_id", "building_id", "floor", "door"),
        {"comment": "房屋"},
    )
    building_id: Mapped[UUID] = key_to("building", comment="楼栋")
    entrance_id: Mapped[UUID] = key_to("entrance", comment="单元")
    floor: Mapped[int] = mapped_column(SmallInteger, comment="层，地下为负")
    door: Mapped[str] = mapped_column(comment="房号，如401")
    use: Mapped[str] = mapped_column(default="unknown", comment="使用状态")
    address_code: Mapped[str | None] = mapped_column(comment="标准地址编码（公安）")
    floor_m2: Mapped[float | None] = mapped_column(comment="建筑面积，平方米")
    batch_id: Mapped[UUID | None] = mapped_column(comment="由哪次导入新建")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


installs(
    "grid_code_stays",
    up="""CREATE FUNCTION grid_code_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a grid is retired, not removed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'grid_is_kept';
  END IF;
  IF (NEW.code, NEW.serial) IS DISTINCT FROM (OLD.code, OLD.serial) THEN
    RAISE EXCEPTION 'the code of a grid stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'grid_code_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER grid_code_stays BEFORE UPDATE OR DELETE ON grid FOR EACH ROW EXECUTE FUNCTION grid_code_stays();""",
    down="DROP TRIGGER grid_code_stays ON grid; DROP FUNCTION grid_code_stays();",
)
installs(
    "poster_place",
    up="""CREATE FUNCTION poster_place(wanted text)
RETURNS TABLE (
  community_id integer, entrance_id uuid, building_id uuid, grid_id uuid, community_name text, community_code text,
  community_line text, estate_name text, building_number text, entrance_number text, grid_name text,
  longitude double precision, latitude double precision
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.community_id, e.id, b.id, b.grid_id, c.name, c.code, p.line, s.name, b.number, e.number, g.name,
         coalesce(e.longitude, b.longitude), coalesce(e.latitude, b.latitude)
  FROM entrance e
  JOIN community c ON c.id = e.community_id
  JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id
  JOIN estate s ON s.community_id = b.community_id AND s.id = b.estate_id
  LEFT JOIN grid g ON g.community_id = b.community_id AND g.id = b.grid_id
  LEFT JOIN community_profile p ON p.community_id = e.community_id
  WHERE e.poster_code = wanted
$$;
REVOKE ALL ON FUNCTION poster_place(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION poster_place(text) TO jiayuan_app;""",
    down="DROP FUNCTION poster_place(text);",
)
#: What a notice says of who processes: public by law, so anybody may ask (PIPL 第十七条).
installs(
    "community_contact",
    up="""CREATE FUNCTION community_contact(wanted text)
RETURNS TABLE (name text, line text, address text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.name, p.line, p.address
  FROM community c LEFT JOIN community_profile p ON p.community_id = c.id
  WHERE c.id > 0 AND (wanted IS NULL OR c.code = wanted)
  LIMIT 2
$$;
REVOKE ALL ON FUNCTION community_contact(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION community_contact(text) TO jiayuan_app;""",
    down="DROP FUNCTION community_contact(text);",
)

keeps("building", purpose="楼栋联系人", ground="consent", term="楼栋在用期间")
keeps("building_grid", purpose="楼栋归属的沿革，经办人只存编号", ground="contract", term="随楼栋沿革保存")
keeps("estate_handover", purpose="小区交付由谁经办", ground="contract", term="随楼栋沿革保存")
keeps("conversion_step", purpose="村改居清单的责任人", ground="contract", term="办结后随社区档案保存")
