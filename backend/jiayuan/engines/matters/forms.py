"""What the actions of the engine ask; domains add their own beside these."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from jiayuan.engines.matters import declaring
from jiayuan.engines.matters.declaring import Holder, Way
from jiayuan.kernel.fields import Shown
from jiayuan.kernel.problems import Misfit

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), Shown]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]


class Form(BaseModel):
    """An action's form; unknown fields are refused, so that a misspelt one is not lost silently."""

    model_config = ConfigDict(extra="forbid")


class HolderChoice(Form):
    """Who is to do it: an account or a unit by ``id``, or a post by its kind and, if narrowed, its scope."""

    kind: Literal["account", "post", "unit"]
    id: UUID | None = None
    post: Annotated[str, StringConstraints(pattern=r"^[a-z_]{2,40}$")] | None = None
    scope_id: UUID | None = None

    @model_validator(mode="after")
    def _is_complete(self) -> HolderChoice:
        if (self.kind == "post") != (self.post is not None) or (self.kind != "post") != (self.id is not None):
            raise Misfit("id", "请选一个人、一个岗位或一个单位")
        return self

    def holder(self) -> Holder:
        if self.post is not None:
            return declaring.post(self.post, self.scope_id)
        assert self.id is not None
        return declaring.account(self.id) if self.kind == "account" else declaring.unit(self.id)


class Evidence(Form):
    """A photo of the result, and whether it shows the place before or after."""

    file_id: UUID
    moment: Literal["before", "after", "other"] = "other"


class Plain(Form):
    """Nothing but words that may be left out."""

    note: Note = ""


class Reason(Form):
    note: Words


class WithEvidence(Form):
    note: Words
    files: Annotated[list[Evidence], Field(max_length=12)] = []


class Closing(WithEvidence):
    """How it ended; 「不归我们管」 says whose it is."""

    way: Way = "fixed"
    whose: Note = ""

    @model_validator(mode="after")
    def _says_whose(self) -> Closing:
        if self.way == "not_ours" and not self.whose:
            raise Misfit("whose", "不归我们管的，请写清归谁管")
        return self


class Assigning(Form):
    to: HolderChoice | None = None
    note: Note = ""


class HandingOver(Form):
    to: HolderChoice
    note: Note = ""


class Comment(Form):
    note: Words
    is_public: bool = True
    files: Annotated[list[Evidence], Field(max_length=12)] = []


class Attaching(Form):
    note: Note = ""
    files: Annotated[list[Evidence], Field(min_length=1, max_length=12)]


class Pausing(Form):
    """Why the clock may stand still (HL-07)."""

    reason: Literal["waiting_for_applicant", "hearing", "inspection", "appraisal", "expert_review", "tender", "other"]
    note: Words


class AskingExtension(Form):
    workdays: Annotated[int, Field(ge=1, le=30)]
    note: Words


class Merging(Form):
    into: UUID
    note: Note = ""


class Splitting(Form):
    """A part that goes its own way from the beginning."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=120), Shown]
    category_id: UUID | None = None
    note: Words


class Linking(Form):
    other: UUID
    note: Note = ""


class Regridding(Form):
    grid_id: UUID


class Whistling(Form):
    """Call several units to one matter: one lead, one common deadline (R312)."""

    units: Annotated[list[UUID], Field(min_length=1, max_length=12)]
    join: Literal["all", "first"] = "all"
    workdays: Annotated[int, Field(ge=1, le=30)] = 3
    note: Words


class RecordingAnswer(WithEvidence):
    """What a called unit said by phone or on the spot; or that it is waited for no longer, and why."""

    unit: UUID
    answered: bool = True


class Ruling(Form):
    """The arbiter's word: who does it, and whether it shall hold for all that follow."""

    to: HolderChoice
    note: Words
    becomes_rule: bool = False


class AnsweringReferral(Form):
    """The word of the level above, which binds: what is done, and where it names somebody, who does it from now on."""

    note: Words
    to: HolderChoice | None = None


class CallingBack(Form):
    reached: bool
    note: Words


class Denying(Form):
    """What the reporter says is not done; by his wish it is taken up again in the next round."""

    note: Words
    next_round: bool = True


class Marking(Form):
    flag: str
    note: Note = ""


class Judging(Form):
    """非常满意 5, 满意 4, 基本满意 3, 不满意 2, 非常不满意 1 (HL-37); never filled in beforehand (HL-39)."""

    level: Annotated[int, Field(ge=1, le=5)]
    tags: Annotated[list[Annotated[str, StringConstraints(max_length=30)]], Field(max_length=8)] = []
    words: Note = ""
    channel: Literal["desk", "mobile", "kiosk", "phone", "sms", "qr"] = "mobile"


class Act(Form):
    """An action as it is sent: the version seen, the form, and from a phone its own id and time."""

    action: Annotated[str, StringConstraints(pattern=r"^[a-z_]{2,40}$")]
    version: int | None = None
    form: dict[str, object] = {}
    device_at: AwareDatetime | None = None
