"""What is asked about people and households; dates and codes are judged before anything is written."""

from __future__ import annotations

from typing import Annotated, Literal, Self, cast
from uuid import UUID

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from jiayuan.kernel.fields import Day, Shown
from jiayuan.kernel.problems import Misfit
from jiayuan.people import codes
from jiayuan.people.identity import DocumentKind
from jiayuan.people.rules import presence_of

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50), Shown]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500), Shown]
Number = Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=30), Shown]
Phone = Annotated[str, StringConstraints(strip_whitespace=True, min_length=5, max_length=25), Shown]
AreaCode = Annotated[str, StringConstraints(pattern=r"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$")]
Sex = Literal["0", "1", "2", "9"]
Kind = Literal["registered", "floating", "overseas", "unregistered"]
Presence = Literal["home", "person_only", "away"]
Tenure = Literal["owner", "family", "tenant", "borrowed", "staff", "other"]
Source = Literal["window", "grid", "door", "self"]
Tag = Literal[
    "living_alone",
    "empty_nest",
    "left_behind_elder",
    "left_behind_child",
    "child_in_need",
    "frail",
    "disabled",
    "subsistence",
    "extreme_poverty",
    "landless",
    "veteran",
    "long_illness",
]


ConsentPurpose = Literal[
    "resident_record", "care", "visiting", "contact", "sharing", "publication", "face_gate"
]  # fmt: skip
ToldBy = Literal["inbox", "sms", "phone_list"]
Revealable = Literal["document", "phone"]


class Form(BaseModel):
    """A form refuses what it does not know."""

    model_config = ConfigDict(extra="forbid")


class Coded(Form):
    """The facts that stand in national tables; a code of no table never gets in."""

    ethnic_group: str | None = None
    education: str | None = None
    political_status: str | None = None
    marital_status: str | None = None
    employment: Literal["11", "13", "17", "21", "24", "27", "31", "37", "51", "54", "70", "80", "90"] | None = None
    work_unit_id: UUID | None = None
    workplace: Name | None = None
    former_workplace: Name | None = None
    vehicle: Name | None = None
    pet: Name | None = None
    told_by: ToldBy | None = None

    @field_validator("ethnic_group", "education", "political_status", "marital_status")
    @classmethod
    def _in_its_table(cls, code: str | None, info: ValidationInfo) -> str | None:
        if code is not None:
            table = cast(codes.Table, info.field_name)
            if code not in {entry.code for entry in codes.list_codes(table)}:
                raise ValueError("没有这个代码，请从列表里选")
        return code


def _relation(code: str) -> str:
    if code not in {entry.code for entry in codes.list_codes("household_relation")}:
        raise ValueError("没有这个代码，请从列表里选")
    return codes.HEAD_OF_HOUSEHOLD if code == codes.SELF else code


class Residing(Form):
    """Where and how somebody lives; without a household a new one begins with him as its head."""

    dwelling_id: UUID
    household_id: UUID | None = None
    relation: str = "02"
    kind: Kind = "registered"
    presence: Presence = "home"
    tenure: Tenure | None = None
    origin_code: AreaCode | None = None
    origin: Name | None = None
    from_on: Day

    _known_relation = field_validator("relation")(_relation)

    @model_validator(mode="after")
    def _who_is_head(self) -> Residing:
        if self.household_id is None and self.relation != codes.HEAD_OF_HOUSEHOLD:
            raise Misfit("relation", "新立的一户，第一个人要是户主")
        return self

    @model_validator(mode="after")
    def _registered_elsewhere(self) -> Residing:
        self.presence = cast(Presence, presence_of(self.kind, self.presence))
        return self


class NewPerson(Coded):
    """Sex and birth come from a citizen's number and are then not asked; others and the newborn give them."""

    name: Name
    document_kind: DocumentKind | None = None
    document_number: Number | None = None
    sex: Sex | None = None
    birth_on: Day | None = None
    phone: Phone | None = None
    residence: Residing | None = None
    source: Source = "window"
    confirmed: bool = False


class PersonChangeForm(Coded):
    """Only what is sent changes; ``null`` empties a fact that may be empty."""

    name: Name | None = None
    document_kind: DocumentKind | None = None
    document_number: Number | None = None
    sex: Sex | None = None
    birth_on: Day | None = None
    phone: Phone | None = None
    source: Source = "window"
    note: Words | None = None


class MovingOut(Form):
    until_on: Day
    new_head_id: UUID | None = Field(None, description="户主迁出而户里还有人时，谁来当户主（居住记录）")
    note: Words | None = None


class Dying(Form):
    died_on: Day
    new_head_id: UUID | None = None
    source: Source = "window"


class Birth(Form):
    """A newborn: sex and birth are given, a number may come later."""

    name: Name
    sex: Literal["1", "2"]
    birth_on: Day
    relation: str
    kind: Kind = "registered"
    birth_certificate: Number | None = None
    source: Source = "window"

    _known_relation = field_validator("relation")(_relation)


class Splitting(Form):
    """Part of a household becomes one of its own, at the same door or another."""

    resident_ids: list[UUID] = Field(min_length=1, max_length=50)
    head_id: UUID
    relations: dict[UUID, str] = Field(default_factory=dict)
    dwelling_id: UUID | None = None
    on: Day
    old_head_id: UUID | None = Field(None, description="户主分出去时，留下的人里谁当户主")


class Joining(Form):
    """All of a household move into another; each with a relation to the head there."""

    into_id: UUID
    relations: dict[UUID, str]
    on: Day


class HeadChange(Form):
    new_head_id: UUID
    relations: dict[UUID, str] = Field(description="其他人与新户主的关系，至少有原户主")


class Confirming(Form):
    facts: list[Annotated[str, StringConstraints(max_length=60)]] = Field(min_length=1, max_length=50)
    source: Source = "grid"


class NewTag(Form):
    tag: Tag
    source: Literal["visit", "document", "department", "self", "window"]
    note: Words | None = None
    from_on: Day
    until_on: Day | None = None
    disability_kind: int | None = Field(None, ge=1, le=7)
    disability_grade: int | None = Field(None, ge=1, le=4)
    named_account_id: UUID | None = None

    @model_validator(mode="after")
    def _belongs_together(self) -> NewTag:
        if self.tag != "disabled" and (self.disability_kind or self.disability_grade):
            raise Misfit("disability_kind", "只有残疾标签有类别和等级")
        if (self.disability_kind == 6) != (self.named_account_id is not None):
            raise Misfit("named_account_id", "精神残疾要指定专人，其他类别不用")
        if self.until_on is not None and self.until_on <= self.from_on:
            raise Misfit("until_on", "到期日期要在起始日期之后")
        return self


class EndingTag(Form):
    until_on: Day


class NewStatus(Form):
    hukou_kind: Literal["agricultural", "non_agricultural", "resident"]
    village: Name | None = None
    from_on: Day
    document: Name | None = None


class NewPermit(Form):
    issued_on: Day
    ground: Literal["work", "home", "study"]


class Endorsing(Form):
    endorsed_on: Day


class NewGuardian(Form):
    guardian_id: UUID
    kind: Literal["parent", "grandparent", "spouse", "child", "relative", "appointed"]
    document: Name | None = None
    from_on: Day


class NewConsentText(Form):
    purpose: ConsentPurpose
    words: Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=20_000), Shown]
    from_on: Day


class NewConsent(Form):
    text_id: UUID
    given_how: Literal["screen", "paper", "online"]
    by_guardian_id: UUID | None = None
    file_id: UUID | None = None


class Purposed(Form):
    """Why somebody looks; ``other`` needs words."""

    purpose: Literal["visit", "check", "emergency", "correction", "other"]
    words: Words | None = None
    for_duty: bool = Field(False, description="因报告义务、举报或公安协查，暂不告知本人")

    @model_validator(mode="after")
    def _other_has_words(self) -> Self:
        if self.purpose == "other" and self.words is None:
            raise Misfit("words", "用途选“其他”时要写明")
        return self


class Looking(Purposed):
    """The full numbers are looked at. The answer is shown for 30 seconds."""

    how: Literal["reveal", "call"] = "reveal"
    facts: list[Literal["document", "phone"]] = Field(["document", "phone"], min_length=1)


class Opening(Purposed):
    """A superior level names one person exactly: by number, by phone, or by whole name and door. No list to browse."""

    document_number: Number | None = None
    phone: Phone | None = None
    name: Name | None = None
    door: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Shown] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Opening:
        by_door = self.name is not None and self.door is not None
        if [self.document_number is not None, self.phone is not None, by_door].count(True) != 1:
            raise Misfit("document_number", "证件号码、电话、姓名加房号，三样里给一样")
        return self


class Merging(Form):
    gone_id: UUID
    residence: Literal["kept", "gone"] | None = None
