"""What goes in and out about accounts. Answers never hold a phone number, only whether there is one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, SecretStr, StringConstraints, model_validator

from jiayuan.access.codes import Phone, Purpose
from jiayuan.kernel.actor import Role
from jiayuan.kernel.fields import Day, Shown
from jiayuan.kernel.problems import Misfit

Login = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=2, max_length=40, pattern=r"^[A-Za-z0-9._-]+$")
]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), Shown]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200), Shown]
SixDigits = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9]{6}$")]
Given = Annotated[SecretStr, Field(min_length=1, max_length=128)]
AreaCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]


class Form(BaseModel):
    """A form refuses what it does not know."""

    model_config = ConfigDict(extra="forbid")


class SignIn(Form):
    name: Annotated[str, Field(min_length=1, max_length=40, description="登录名")]
    password: Given
    code: Annotated[SixDigits | None, Field(description="动态口令")] = None
    role: Role | None = None


class SendCode(Form):
    phone: Phone
    purpose: Purpose = "sign_in"


class PhoneSignIn(Form):
    phone: Phone
    code: SixDigits
    community: Annotated[AreaCode | None, Field(description="所选社区或海报所在社区的代码")] = None


class ChangePassword(Form):
    current_password: Given
    new_password: Given


class FactorCode(Form):
    code: SixDigits


class ChooseRole(Form):
    role: Role


class OpenAccount(Form):
    login: Login
    name: Name
    role: Role
    phone: Phone | None = None
    area_code: AreaCode | None = None
    unit_id: UUID | None = None

    @model_validator(mode="after")
    def _only_partners_have_a_unit(self) -> Self:
        if self.unit_id is not None and self.role != "partner":
            raise Misfit("unit_id", "只有协同单位的人员要写单位")
        return self


class GiveRole(Form):
    area_code: AreaCode | None = None


class Lock(Form):
    reason: Reason


class Appoint(Form):
    account_id: UUID
    kind: Annotated[str, Field(max_length=40)]
    from_on: Day
    until_on: Day | None = None
    scope_id: UUID | None = None
    opened: Annotated[bool, Field(description="临时开通，最多7天")] = False
    reason: Reason | None = None


class EndPost(Form):
    until_on: Day


class GrantAnswer(BaseModel):
    """An access token for the page's memory; the refresh token is in a cookie that scripts cannot read."""

    access_token: str
    token_type: str
    expires_in: int
    role: str


class TokenAnswer(BaseModel):
    access_token: str
    token_type: str
    expires_in: int


class AccountName(BaseModel):
    id: UUID
    name: str


class CommunityName(BaseModel):
    code: str
    name: str


class PostHeldNow(BaseModel):
    id: UUID
    kind: str
    title: str
    scope_kind: str | None
    scope_id: UUID | None
    until_on: date | None
    opened: bool


class Me(BaseModel):
    """What the page needs to know to show the right things."""

    account: AccountName
    role: Role
    roles: list[str]
    permissions: list[str]
    community: CommunityName | None
    communities: list[CommunityName]
    is_demo: Annotated[bool, Field(description="这里是演示数据，人和事都是虚构的")]
    posts: list[PostHeldNow]
    person_id: UUID | None
    unit_id: UUID | None
    phone_confirmed: bool
    password_must_change: bool
    password_is_old: bool
    second_factor: bool
    second_factor_missing: bool


class SessionRow(BaseModel):
    id: UUID
    device_name: str
    way: str
    role: str
    started_at: datetime
    last_used_at: datetime
    is_this: bool


class EnrolmentAnswer(BaseModel):
    secret: str
    uri: str


class DeviceAnswer(BaseModel):
    device_id: UUID
    proof_key: str


class SignedOut(BaseModel):
    count: int


class PasswordAnswer(BaseModel):
    """Shown once; the person changes it at the first sign-in."""

    password: str


class RoleRow(BaseModel):
    role: str
    area_code: str


class AccountRow(BaseModel):
    id: UUID
    login: str | None
    name: str
    pinyin: str
    has_phone: bool
    has_second_factor: bool
    locked_at: datetime | None
    roles: list[RoleRow]
    version: int


class AccountDetail(AccountRow):
    locked_reason: str | None
    opened_at: datetime
    password_changed_at: datetime | None
    password_must_change: bool
    posts: list[PostHeldNow]


class PostRow(BaseModel):
    id: UUID
    account_id: UUID
    account_name: str
    kind: str
    title: str
    scope_kind: str | None
    scope_id: UUID | None
    from_on: date
    until_on: date | None
    opened: bool
    reason: str | None
    version: int


class PostKindRow(BaseModel):
    kind: str
    title: str
    scope_kind: str | None
    alone: bool


class AccountChoice(BaseModel):
    id: UUID
    name: str


class HolderRow(BaseModel):
    kind: Literal["role", "post"]
    name: str
    title: str


class PermissionRow(BaseModel):
    """What may be done, and who may: roles and kinds of posts."""

    name: str
    title: str
    holders: list[HolderRow]


class PermissionHolders(BaseModel):
    """By what a closed page says who holds its key: titles of roles and posts, never who somebody is."""

    name: str
    title: str
    holders: list[str]
    openers: Annotated[list[str], Field(description="谁能给提问的账号临时开通，最长7天；没有岗位能开通的为空")]


class AuditRow(BaseModel):
    id: UUID
    at: datetime
    kind: str
    account_id: UUID | None
    account_name: str | None
    about: UUID | None
    about_name: str | None
    subject_person_id: UUID | None
    purpose: str | None
    facts: dict[str, object]


class ChainAnswer(BaseModel):
    """Whether a community's chain holds, and where it first does not."""

    checked: int
    waiting: int
    last_digest: str
    broken_seq: int | None
    broken_entry_id: UUID | None
    broken_why: str | None


class KeptRow(BaseModel):
    """One kind of personal data: what for, on which ground, how long; ``days``: the terms that end by themselves."""

    table: str
    title: str
    purpose: str
    ground: str
    law: str
    term: str
    sensitive: list[str]
    days: list[int]
