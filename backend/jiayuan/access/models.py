"""Accounts, what they hold, and how they come in.

Accounts have no community: one person may be a clerk here and a resident there. They are reached by their own id, by
the blind index of a phone or by a sign-in name; posts belong to a community and stand under its row security.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint, func, literal_column, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jiayuan.kernel.actor import ROLES
from jiayuan.kernel.crypto import encrypted
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.models import Base, Root, installs, one_of, versioned
from jiayuan.kernel.retention import Ending, keeps

_ROLES = ", ".join(f"'{role}'" for role in ROLES)
#: The area of who works for the whole installation.
EVERYWHERE = "000000000000"
#: 等保 GB/T 22239 7.1.4.2: system, security and audit are administered by three persons (PV-36).
ADMINISTRATORS = ("system_admin", "security_admin", "auditor")
#: How somebody wants to be told (R090); the inbox keeps each message in any case.
TOLD_BY = {"inbox": "收件箱", "sms": "短信", "phone_list": "电话告知"}
_ADMINISTRATORS = ", ".join(f"'{kind}'" for kind in ADMINISTRATORS)


class Account(Root):
    """Somebody who can sign in: by name and password, by phone and code, or both."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("login = lower(login)", name="account_login_is_lower_case"),
        CheckConstraint(
            "login IS NOT NULL OR phone_index IS NOT NULL OR closed_at IS NOT NULL", name="account_can_be_reached"
        ),
        CheckConstraint(
            "closed_at IS NULL OR (locked_at IS NOT NULL AND login IS NULL AND phone_index IS NULL)",
            name="account_closed_is_empty",
        ),
        CheckConstraint("(phone_index IS NULL) = (phone_box IS NULL)", name="account_phone_is_whole"),
        CheckConstraint(one_of("told_by", TOLD_BY), name="account_told_by_known"),
        UniqueConstraint("login", name="account_login_once"),
        UniqueConstraint("phone_index", name="account_phone_once"),
        Index("account_by_name", "pinyin", "id"),
        {"comment": "账号"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7, comment="主键（UUIDv7）")
    login: Mapped[str | None] = mapped_column(comment="登录名；只用手机登录的居民没有")
    name: Mapped[str] = mapped_column(comment="显示的姓名")
    pinyin: Mapped[str] = mapped_column(comment="拼音，用于排序")
    phone_box: Mapped[bytes | None] = mapped_column(comment="手机号（加密）")
    phone_index: Mapped[bytes | None] = mapped_column(comment="手机号的盲索引")
    phone_confirmed_at: Mapped[datetime | None] = mapped_column(comment="最近一次用验证码证明手机号的时间")
    password_hash: Mapped[str | None] = mapped_column(comment="口令（argon2id）")
    password_changed_at: Mapped[datetime | None] = mapped_column(comment="口令设定时间")
    password_must_change: Mapped[bool] = mapped_column(default=False, comment="下次登录须改口令")
    totp_box: Mapped[bytes | None] = mapped_column(comment="动态口令密钥（加密）")
    totp_confirmed_at: Mapped[datetime | None] = mapped_column(comment="动态口令启用时间")
    totp_last_step: Mapped[int | None] = mapped_column(BigInteger, comment="已用过的最后一个时间步")
    locked_at: Mapped[datetime | None] = mapped_column(comment="停用时间")
    locked_reason: Mapped[str | None] = mapped_column(comment="停用原因")
    opened_at: Mapped[datetime] = mapped_column(comment="开通时间")
    told_by: Mapped[str | None] = mapped_column(
        comment="告知方式：inbox 收件箱，sms 短信，phone_list 电话告知；空为没选过"
    )
    closed_at: Mapped[datetime | None] = mapped_column(comment="本人注销的时间；手机号、姓名、口令已清除")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy at class creation


class AccountRole(Root):
    """A role and the area it is held in: one community, or all communities of a street or higher."""

    __tablename__ = "account_role"
    __table_args__ = (
        CheckConstraint(f"role IN ({_ROLES})", name="account_role_is_known"),
        CheckConstraint("area_code ~ '^[0-9]{12}$'", name="account_role_area_has_12_digits"),
        CheckConstraint("person_id IS NULL OR role = 'resident'", name="account_role_person_is_resident"),
        CheckConstraint("unit_id IS NULL OR role = 'partner'", name="account_role_unit_is_partner"),
        Index("account_role_in_area", "area_code", "role", "account_id"),
        {"comment": "账号的角色"},
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True, comment="账号")
    role: Mapped[str] = mapped_column(primary_key=True, comment="角色")
    area_code: Mapped[str] = mapped_column(primary_key=True, comment="区划代码；全零为整个系统")
    person_id: Mapped[UUID | None] = mapped_column(comment="居民角色所绑定的人（该社区内）")
    unit_id: Mapped[UUID | None] = mapped_column(comment="协同单位角色所属的单位（该社区内）")


class Post(Base):
    """A post held from a day to a day, perhaps narrowed to one grid or window; it adds permissions."""

    __tablename__ = "post"
    __table_args__ = (
        CheckConstraint("(scope_kind IS NULL) = (scope_id IS NULL)", name="post_scope_is_whole"),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="post_ends_after_it_begins"),
        CheckConstraint(
            "NOT opened OR (until_on IS NOT NULL AND until_on < from_on + 7)", name="post_opened_for_7_days_at_most"
        ),
        CheckConstraint(
            f"kind NOT IN ({_ADMINISTRATORS}) OR community_id = 0", name="post_administers_the_installation"
        ),
        ExcludeConstraint(
            (literal_column("community_id"), "="),
            (literal_column("account_id"), "="),
            (literal_column("kind"), "="),
            (text("coalesce(scope_id, '00000000-0000-0000-0000-000000000000'::uuid)"), "="),
            (func.daterange(literal_column("from_on"), literal_column("until_on"), "[]"), "&&"),
            name="post_once_at_a_time",
            using="gist",
        ),
        ExcludeConstraint(
            (literal_column("community_id"), "="),
            (literal_column("account_id"), "="),
            (literal_column("kind"), "<>"),
            (func.daterange(literal_column("from_on"), literal_column("until_on"), "[]"), "&&"),
            name="post_administrators_apart",
            using="gist",
            where=text(f"kind IN ({_ADMINISTRATORS})"),
        ),
        Index("post_of_account", "community_id", "account_id", "from_on"),
        Index("post_of_kind", "community_id", "kind", "scope_id", "from_on"),
        {"comment": "岗位"},
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="账号")
    kind: Mapped[str] = mapped_column(comment="岗位种类")
    scope_kind: Mapped[str | None] = mapped_column(comment="范围的种类，如 grid")
    scope_id: Mapped[UUID | None] = mapped_column(comment="范围，如某个网格")
    from_on: Mapped[date] = mapped_column(comment="起始日")
    until_on: Mapped[date | None] = mapped_column(comment="截止日（含当日）")
    opened: Mapped[bool] = mapped_column(default=False, comment="临时开通，最多7天")
    reason: Mapped[str | None] = mapped_column(comment="事由")
    appointed_by_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), comment="任命人账号")
    version: Mapped[int] = versioned()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy at class creation


class Session(Root):
    """One sign-in on one device, in one role; its refresh tokens are one family."""

    __tablename__ = "session"
    __table_args__ = (
        Index("session_of_account", "account_id", "started_at"),
        {"comment": "登录会话"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7, comment="主键（UUIDv7）")
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="账号")
    role: Mapped[str] = mapped_column(comment="所选角色")
    way: Mapped[str] = mapped_column(comment="登录方式：password、phone、token")
    second_factor: Mapped[bool] = mapped_column(default=False, comment="已验证动态口令")
    device_name: Mapped[str] = mapped_column(comment="设备，如 Chrome（Windows）")
    device_hash: Mapped[bytes] = mapped_column(comment="设备特征的摘要")
    started_at: Mapped[datetime] = mapped_column(comment="登录时间")
    last_used_at: Mapped[datetime] = mapped_column(comment="最近续期时间")
    expires_at: Mapped[datetime] = mapped_column(comment="不再使用时的到期时间")
    ended_at: Mapped[datetime | None] = mapped_column(comment="结束时间")
    ended_why: Mapped[str | None] = mapped_column(comment="结束原因：signed_out、elsewhere、reuse、locked、password")


class RefreshToken(Root):
    """One refresh token, known by its hash only; used once."""

    __tablename__ = "refresh_token"
    __table_args__ = (
        Index("refresh_token_of_session", "session_id"),
        Index("refresh_token_by_age", "issued_at"),
        {"comment": "续期令牌（只存摘要）"},
    )
    hash: Mapped[bytes] = mapped_column(primary_key=True, comment="令牌的SHA-256")
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), comment="会话")
    issued_at: Mapped[datetime] = mapped_column(comment="发出时间")
    used_at: Mapped[datetime | None] = mapped_column(comment="用掉的时间")
    graced_at: Mapped[datetime | None] = mapped_column(comment="10秒内同一设备重发而放行一次的时间")


class OneTimeCode(Root):
    """A code sent to a phone for one purpose; the phone stands as blind index, the code as keyed hash."""

    __tablename__ = "one_time_code"
    __table_args__ = (
        CheckConstraint("tries BETWEEN 0 AND 5", name="one_time_code_five_tries"),
        Index("one_time_code_of_phone", "phone_index", "purpose", "sent_at"),
        Index("one_time_code_by_age", "sent_at"),
        {"comment": "一次性验证码"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7, comment="主键（UUIDv7）")
    purpose: Mapped[str] = mapped_column(comment="用途")
    phone_index: Mapped[bytes] = mapped_column(comment="手机号的盲索引")
    code_hash: Mapped[bytes] = mapped_column(comment="验证码的带密钥摘要")
    sent_at: Mapped[datetime] = mapped_column(comment="发送时间")
    expires_at: Mapped[datetime] = mapped_column(comment="失效时间")
    tries: Mapped[int] = mapped_column(default=0, comment="已试次数")
    used_at: Mapped[datetime | None] = mapped_column(comment="用掉的时间")


class Device(Root):
    """A phone that writes sealed envelopes; its proof key shows who wrote them, also after signing out."""

    __tablename__ = "device"
    __table_args__ = (
        Index("device_of_account", "account_id"),
        {"comment": "离线设备"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7, comment="主键（UUIDv7）")
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="账号")
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), comment="登记时的会话")
    proof_key_box: Mapped[bytes] = mapped_column(comment="署名密钥（加密）")
    issued_at: Mapped[datetime] = mapped_column(comment="登记时间")
    revoked_at: Mapped[datetime | None] = mapped_column(comment="停用时间")


class PasswordHistory(Root):
    """Passwords an account had; the last ones may not come back."""

    __tablename__ = "password_history"
    __table_args__ = (
        Index("password_history_of_account", "account_id", "changed_at"),
        {"comment": "用过的口令（只存摘要）"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7, comment="主键（UUIDv7）")
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), comment="账号")
    password_hash: Mapped[str] = mapped_column(comment="口令（argon2id）")
    changed_at: Mapped[datetime] = mapped_column(comment="设定时间")


encrypted("account", "phone_box")
encrypted("account", "totp_box")
encrypted("device", "proof_key_box")

#: What stands behind a token is asked before any scope is known: one answer for one session id that only a signed
#: token names. Posts of all communities, those held on the given day.
installs(
    "principal_of",
    """CREATE FUNCTION principal_of(the_session uuid, the_day date) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
SELECT jsonb_build_object(
  'account_id', a.id, 'name', a.name, 'locked', a.locked_at IS NOT NULL, 'role', s.role,
  'phone_index', CASE WHEN a.phone_confirmed_at IS NOT NULL THEN encode(a.phone_index, 'hex') END,
  'second_factor', s.second_factor, 'way', s.way, 'password_must_change', a.password_must_change,
  'ended', s.ended_at IS NOT NULL, 'expires_at', s.expires_at,
  'roles', coalesce((SELECT jsonb_agg(jsonb_build_object('role', r.role, 'area_code', r.area_code,
      'person_id', r.person_id, 'unit_id', r.unit_id) ORDER BY r.role, r.area_code)
    FROM account_role r WHERE r.account_id = a.id), '[]'),
  'posts', coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'community_id', p.community_id,
      'scope_kind', p.scope_kind, 'scope_id', p.scope_id, 'until_on', p.until_on) ORDER BY p.from_on, p.id)
    FROM post p WHERE p.account_id = a.id AND p.from_on <= the_day
      AND (p.until_on IS NULL OR p.until_on >= the_day)), '[]'))
FROM session s JOIN account a ON a.id = s.account_id WHERE s.id = the_session
$$""",
    "DROP FUNCTION principal_of(uuid, date)",
)

keeps(
    "account",
    purpose="登录和岗位管理；居民用手机号认本人",
    ground="contract",
    term="账号在用期间；本人注销时手机号、姓名、口令当即清除，只剩编号",
)
keeps("account_role", purpose="谁在哪里能做什么", ground="contract", term="角色在任期间")
keeps("post", purpose="谁在哪段时间任什么岗位", ground="contract", term="任期届满后随人事档案保存")
keeps(
    "session", purpose="登录记录，查异常登录", ground="legal_duty", law="网络安全法 第二十三条",
    term="过期后183天删除，法定不少于6个月",
    endings=(
        Ending(
            183, "expires_at", at_least=183,
            only="not exists (select from device d where d.session_id = session.id)"
            " and not exists (select from refresh_token t where t.session_id = session.id)",
        ),
    ),
)  # fmt: skip
keeps("refresh_token", purpose="免重复登录", ground="contract", term="不用之后最多31天")
keeps("one_time_code", purpose="证明手机号是本人的", ground="contract", term="1天")
keeps(
    "device", purpose="证明离线写的内容出自谁", ground="contract", term="所属登录过期183天后删除",
    endings=(
        Ending(
            183, "issued_at", at_least=183,
            only="exists (select from session s where s.id = device.session_id and s.expires_at < :before)",
        ),
    ),
)  # fmt: skip
keeps("password_history", purpose="不让旧口令重复用", ground="contract", term="账号在用期间")
