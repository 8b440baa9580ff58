"""What is asked when areas, estates, grids, buildings, entrances and dwellings are made or changed."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from jiayuan.kernel.fields import Day, Shown
from jiayuan.kernel.problems import Misfit
from jiayuan.territory import rules

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Shown]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500), Shown]
Line = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9+\- ]{5,20}$")]
Longitude = Annotated[float, Field(ge=73, le=136)]
Latitude = Annotated[float, Field(ge=3, le=54)]
Year = Annotated[int, Field(ge=1900, le=2100)]
#: Dwellings made by one call: two communities' worth, and a second of work.
MOST_DWELLINGS = 10_000


class Form(BaseModel):
    """A form refuses what it does not know."""

    model_config = ConfigDict(extra="forbid")


class WithBoundary(Form):
    boundary: dict[str, Any] | None = None

    @field_validator("boundary")
    @classmethod
    def _is_an_outline(cls, boundary: dict[str, Any] | None) -> dict[str, Any] | None:
        if boundary is not None:
            rules.area_km2(boundary)
        return boundary


class WithOwnSize(WithBoundary):
    """A size that was set by hand goes before the computed one, and says why (R011)."""

    own_area_km2: float | None = Field(None, gt=0, le=1_000_000)
    own_area_reason: Words | None = None


class AreaForm(WithOwnSize):
    """Changing an area: a new name keeps the old one findable."""

    name: Name | None = None
    until_on: Day | None = None


class NewArea(Form):
    """An area that is in no published list, e.g. a village that has ended."""

    name: Name
    from_on: Day | None = None
    until_on: Day | None = None


class SuccessionForm(Form):
    predecessor_code: Annotated[str, StringConstraints(pattern=r"^[0-9]{2,12}$")]
    changed_on: Day


class ProfileForm(Form):
    kind: Literal["new_estates", "converted_village", "old_estates", "work_unit", "mixed"] | None = None
    line: Line | None = None
    address: Words | None = None
    host_unit_id: UUID | None = None


class ConversionForm(Form):
    owner_name: Name | None = None
    due_on: Day | None = None
    done_on: Day | None = None
    note: Words | None = None


class EstateForm(WithBoundary):
    name: Name
    kind: Name | None = None
    address: Words | None = None
    developer: Name | None = None
    built_year: Year | None = None
    property_unit_id: UUID | None = None
    owners_committee: Words | None = None
    public_rooms: Words | None = None
    parking_places: int | None = Field(None, ge=0, le=1_000_000)


class NewEstate(EstateForm):
    state: Literal["planned", "under_construction", "handed_over", "occupied"] = "occupied"
    since_on: Day | None = Field(None, description="到达这个状态的日期，默认今天")


class EstateStep(Form):
    state: Literal["under_construction", "handed_over", "occupied"]
    on: Day


class GridForm(WithOwnSize):
    name: Name
    kind: Literal["ordinary", "special"] = "ordinary"


class NewGrid(GridForm):
    serial: int | None = Field(None, ge=1, le=999, description="顺序号，默认用下一个没用过的")
    from_on: Day | None = None


class NewBuildings(Form):
    """Buildings in bulk: 27 栋，每栋 2 个单元，18 层，每单元每层 2 户."""

    estate_id: UUID
    first: int = Field(1, ge=1, le=9999, description="第一栋的楼号")
    count: int = Field(ge=1, le=300, description="栋数")
    entrances: int = Field(1, ge=1, le=30, description="每栋单元数")
    floors: int = Field(ge=1, le=200, description="层数")
    doors: int = Field(ge=1, le=60, description="每单元每层户数")
    first_floor: int = Field(1, ge=1, le=10, description="从几层起住人")
    lifts: int | None = Field(None, ge=0, le=100)
    built_year: Year | None = None
    grid_id: UUID | None = None
    from_on: Day | None = None

    @model_validator(mode="after")
    def _fits_into_one_go(self) -> Self:
        if self.first_floor > self.floors:
            raise Misfit("first_floor", "起住的楼层不能高过总层数")
        if self.count * self.entrances * (self.floors - self.first_floor + 1) * self.doors > MOST_DWELLINGS:
            raise Misfit("count", f"一次最多建 {MOST_DWELLINGS} 户，请分几次建")
        return self


class Placed(Form):
    """A point on the map, whole or not at all."""

    longitude: Longitude | None = None
    latitude: Latitude | None = None

    @model_validator(mode="after")
    def _point_is_whole(self) -> Self:
        if (self.longitude is None) != (self.latitude is None):
            raise Misfit("latitude", "经度和纬度要一起给")
        return self


class BuildingForm(Placed):
    number: Name
    name: Name | None = None
    address: Words | None = None
    kind: Literal["residential", "shops", "mixed", "public", "other"] = "residential"
    floors: int = Field(ge=1, le=200)
    basements: int = Field(0, ge=0, le=20)
    lifts: int | None = Field(None, ge=0, le=100)
    built_year: Year | None = None
    structure: Name | None = None
    water_tank: Words | None = None
    fire_equipment: Words | None = None
    contact_name: Name | None = None
    contact_line: Line | None = None


class SheetBuilding(BuildingForm):
    """A row of the sheet by which an estate is handed over: the building and how its doors lie."""

    entrances: int = Field(ge=1, le=30)
    doors: int = Field(ge=1, le=60)
    first_floor: int = Field(1, ge=1, le=10)

    @model_validator(mode="after")
    def _somebody_can_live_there(self) -> Self:
        if self.first_floor > self.floors:
            raise Misfit("first_floor", "起住的楼层不能高过总层数")
        return self

    def dwellings(self) -> int:
        return self.entrances * self.doors * (self.floors - self.first_floor + 1)


class NewHandover(Form):
    """An uploaded sheet of buildings and the day on which the estate was handed over."""

    file_id: UUID
    file_name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), Shown]
    on: Day


class NewEntrance(Form):
    number: Name
    doors_per_floor: int = Field(ge=1, le=60)


class EntranceForm(Placed):
    """What is named is changed; a point that is named is named whole, also when it goes."""

    has_lift: bool | None = None
    door_control: Words | None = None

    @model_validator(mode="after")
    def _point_is_named_whole(self) -> Self:
        if ("longitude" in self.model_fields_set) != ("latitude" in self.model_fields_set):
            raise Misfit("latitude", "经度和纬度要一起给")
        return self


class NewDwelling(Form):
    floor: int = Field(ge=-20, le=200)
    door: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9A-Z\-]{1,10}$")]
    use: Literal["owner", "rented", "vacant", "shop", "office", "other", "unknown"] = "unknown"


class DwellingForm(Form):
    use: Literal["owner", "rented", "vacant", "shop", "office", "other", "unknown"]
    address_code: Annotated[str, StringConstraints(max_length=40)] | None = None
    floor_m2: float | None = Field(None, gt=0, le=10_000)


class Moving(Form):
    """Buildings that go to a grid from a day on; their open matters go with them."""

    building_ids: list[UUID] = Field(min_length=1, max_length=300)
    grid_id: UUID
    from_on: Day
    reason: Words | None = None


class Retiring(Form):
    until_on: Day
