"""What is asked when somebody is put on duty, goes on leave, answers for a place, and when a unit is registered."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, field_validator

from jiayuan.kernel.fields import Day
from jiayuan.territory import rules
from jiayuan.territory.forms import Form, Line, Name, Words


class NewDuty(Form):
    worker_account_id: UUID
    duty: Literal["main", "deputy"]
    from_on: Day
    until_on: Day | None = None


class NewPhoto(Form):
    """``consented``: the worker has agreed that the photo is public; without it nothing is shown."""

    file_id: UUID
    consented: Literal[True]


class EndingDuty(Form):
    until_on: Day


class NewLeave(Form):
    grid_id: UUID
    substitute_account_id: UUID
    from_on: Day
    until_on: Day = Field(description="回来上岗的日期")
    reason: Words


class LeaveAnswer(Form):
    answer: Literal["accepted", "declined"]


class NewResponsible(Form):
    place_kind: Literal["community", "estate", "grid", "building", "entrance"]
    place_id: UUID
    role: Literal["party_contact", "property_steward", "police_officer", "doctor", "fire_watch", "community_contact"]
    name: Name
    line: Line
    from_on: Day


class UnitForm(Form):
    name: Name
    kind: Literal[
        "enterprise",
        "property_company",
        "government",
        "institution",
        "school",
        "medical",
        "social_org",
        "shop",
        "other",
    ]
    uscc: Annotated[str, StringConstraints(strip_whitespace=True, to_upper=True)] | None = None
    superior: Name | None = None
    contact_name: Name | None = None
    line: Line | None = None

    @field_validator("uscc")
    @classmethod
    def _checks_itself(cls, uscc: str | None) -> str | None:
        if uscc is not None and not rules.is_uscc(uscc):
            raise ValueError("统一社会信用代码不对：18位，最后一位是校验码，请对照证照再看")
        return uscc


class NewUnit(UnitForm):
    """Without an address it belongs to no community yet, and the street sees it on its list (R313)."""

    address: Words | None = None
    building_id: UUID | None = None


class UnitMove(Form):
    address: Words
    building_id: UUID | None = None
    from_on: Day
