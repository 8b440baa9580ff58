"""What can stand in the way of reporting an event, in words that say what to do."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.kernel.problems import Problem


@dataclass(eq=False)
class PlaceUnknown(Problem):
    status, code, title = 422, "grid.place_unknown", "没找到这个地方，请重新选一次楼栋或单元"
    field = "place"


@dataclass(eq=False)
class PlaceMissing(Problem):
    status, code, title = 422, "grid.place_missing", "还没说在哪里。选一栋楼，或写一句“3栋东侧”。"
    field = "place"


@dataclass(eq=False)
class CategoryTooWide(Problem):
    status, code, title = 422, "grid.category_too_wide", "请选到小类，比如「楼道照明」"
    field = "category_id"


@dataclass(eq=False)
class ChannelNotYours(Problem):
    status, code, title = 422, "grid.channel_not_yours", "你不能用这个来源上报"
    field = "channel"


@dataclass(eq=False)
class PassExpired(Problem):
    """The proof of a guest's phone, given after the code; wrong and expired answer alike."""

    status, code, title = 401, "grid.pass_expired", "手机号要再验证一次，请重新获取验证码"
    field = "pass"


@dataclass(eq=False)
class NotSupportable(Problem):
    status, code, title = 409, "grid.not_supportable", "这件已经办结，请另外上报"


@dataclass(eq=False)
class ViewNameTaken(Problem):
    status, code, title = 409, "grid.view_name_taken", "已有同名的视图，请换个名字"
    constraint, field = "saved_view_name_once", "name"


@dataclass(eq=False)
class ViewNotYours(Problem):
    status, code, title = 403, "grid.view_not_yours", "大家共用的视图由事件专员维护"


@dataclass(eq=False)
class ReplyPublished(Problem):
    status, code, title = 409, "grid.reply_published", "这个主题这一周已经发过回音了"
    constraint = "voice_reply_once_a_week"
