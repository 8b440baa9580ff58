"""The accounts of the reference community; their password is set past the rule and works with demo data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from jiayuan.access.codes import phone_index
from jiayuan.access.models import EVERYWHERE
from jiayuan.access.passwords import hash_password
from jiayuan.kernel import clock
from jiayuan.kernel.actor import INSTALLATION
from jiayuan.kernel.crypto import seal
from jiayuan.kernel.names import pinyin_key
from jiayuan.kernel.seeding import Row, Seed, Sheet

STREET, HERE = "520302010000", "520302010007"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """``posts``: kinds held in the account's community. ``grid`` counts from 1; ``deputy`` is another's grid."""

    login: str
    name: str
    role: str
    area: str
    purpose: str
    posts: tuple[str, ...] = ()
    grid: int | None = None
    deputy: int | None = None


ACCOUNTS = (
    DemoAccount("street", "沈街明", "street_committee", STREET, "街道：看各社区的数、督办"),
    DemoAccount("committee", "周联安", "joint_committee", HERE, "联合党委书记：拿主意、派人、督办、裁定"),
    DemoAccount("branch", "林支部", "branch", HERE, "服务中心党支部书记"),
    DemoAccount(
        "clerk", "吴厅和", "staff", HERE, "大厅主任：登记居民、导入名册、立案派遣",
        posts=("event_clerk", "registry_clerk", "data_clerk", "child_officer"),
    ),
    DemoAccount("grid1", "甘一格", "staff", HERE, "一网格网格员（1–7栋）", grid=1, deputy=4),
    DemoAccount("grid2", "甘二格", "staff", HERE, "二网格网格员（8–14栋）", grid=2, deputy=3),
    DemoAccount("grid3", "甘三格", "staff", HERE, "三网格网格员（15–21栋）", grid=3, deputy=2),
    DemoAccount("grid4", "甘四格", "staff", HERE, "四网格网格员（22–27栋）", grid=4, deputy=1),
    DemoAccount("property", "管家宁", "partner", HERE, "物业经理：办派给物业的事", posts=("unit_handler",)),
    DemoAccount("resident", "安居家", "resident", HERE, "居民，住15栋2单元501"),
    DemoAccount("resident2", "田有望", "resident", HERE, "失地居民，住9栋1单元401"),
    DemoAccount("admin", "开元启", "staff", EVERYWHERE, "系统管理员：开通账号、设置", posts=("system_admin",)),
    DemoAccount("security", "严守门", "staff", EVERYWHERE, "安全管理员：停用账号、放行查看", posts=("security_admin",)),
    DemoAccount("auditor", "查账清", "staff", EVERYWHERE, "审计员：看审计记录、核对审计链", posts=("auditor",)),
)  # fmt: skip

#: One clerk for each of the pilots, by the code of the community.
PILOT_CLERKS: Mapping[str, DemoAccount] = {
    code: DemoAccount(
        login, name, "staff", code, f"{community}的大厅主任", posts=("event_clerk", "registry_clerk", "data_clerk"),
        grid=1,
    )
    for login, name, code, community in (
        ("clerk-qitang", "塘知春", "520302010181", "七塘社区"),
        ("clerk-wenming", "文晓理", "520302003181", "文明社区"),
        ("clerk-dongsun", "孙望竹", "520302011181", "东笋社区"),
    )
}  # fmt: skip

_ADMINISTRATIVE = frozenset({"system_admin", "security_admin", "auditor"})
_ACCOUNT = (
    "id", "login", "name", "pinyin", "phone_box", "phone_index", "phone_confirmed_at", "password_hash",
    "password_changed_at", "password_must_change", "opened_at", "version",
)  # fmt: skip
_POST = (
    "community_id", "id", "account_id", "kind", "scope_kind", "scope_id", "from_on", "until_on", "opened", "reason",
    "appointed_by_account_id", "version",
)  # fmt: skip


@dataclass(slots=True)
class Scopes:
    """What posts and roles are narrowed to in one community; residents by login: their person and phone."""

    community: int
    grids: list[UUID]
    units: dict[str, UUID] = field(default_factory=dict)
    residents: dict[str, tuple[UUID, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Accounts:
    """``duties``: the post that goes with account, grid and duty (main or deputy)."""

    ids: dict[str, UUID]
    sheets: list[Sheet]
    duties: dict[tuple[UUID, UUID, str], UUID]


def name_ids(seed: Seed, accounts: tuple[DemoAccount, ...]) -> dict[str, UUID]:
    """An identifier for each account, by login."""
    return {account.login: seed.uuid7() for account in accounts}


async def open_accounts(
    accounts: tuple[DemoAccount, ...], ids: dict[str, UUID], scopes: Scopes, seed: Seed, now: datetime, password: str
) -> Accounts:
    """The rows of accounts, roles and posts."""
    hashes = [await hash_password(password) for _ in accounts]
    rows = Sheet("account", _ACCOUNT)
    roles = Sheet("account_role", ("account_id", "role", "area_code", "person_id", "unit_id"))
    posts = Sheet("post", _POST)
    opened = Accounts(ids, [rows, roles, posts], {})
    since, today = now - timedelta(days=420), clock.day_of(now)
    for account, hashed in zip(accounts, hashes, strict=True):
        account_id = ids[account.login]
        person_id, phone = scopes.residents.get(account.login, (None, None))
        sealed: Row = (None, None, None)
        if phone is not None:
            sealed = (seal("account", "phone_box", account_id, phone), phone_index(phone), since)
        rows.rows.append(
            (account_id, account.login, account.name, pinyin_key(account.name), *sealed, hashed, now, False, since, 1)
        )
        unit_id = scopes.units.get(account.login)
        roles.rows.append((account_id, account.role, account.area, person_id, unit_id))
        for kind, scope_kind, scope_id in _posts(account, scopes):
            community = INSTALLATION if kind in _ADMINISTRATIVE else scopes.community
            post_id = seed.uuid7()
            posts.rows.append(_post(community, post_id, account_id, kind, scope_kind, scope_id, today))
            if scope_kind == "grid" and scope_id is not None:
                opened.duties[account_id, scope_id, "main" if kind == "grid_worker" else "deputy"] = post_id
    return opened


def _posts(account: DemoAccount, scopes: Scopes) -> list[tuple[str, str | None, UUID | None]]:
    found: list[tuple[str, str | None, UUID | None]] = []
    for kind in account.posts:
        unit_id = scopes.units.get(account.login) if kind == "unit_handler" else None
        found.append((kind, "unit" if unit_id else None, unit_id))
    if account.grid is not None:
        found.append(("grid_worker", "grid", scopes.grids[account.grid - 1]))
    if account.deputy is not None:
        found.append(("grid_deputy", "grid", scopes.grids[account.deputy - 1]))
    return found


def _post(
    community: int, post_id: UUID, account_id: UUID, kind: str, scope_kind: str | None, scope_id: UUID | None,
    today: date,
) -> tuple[object, ...]:  # fmt: skip
    since = today - timedelta(days=400)
    return (community, post_id, account_id, kind, scope_kind, scope_id, since, None, False, None, None, 1)
