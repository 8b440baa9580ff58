"""Passwords: argon2id, and what GB/T 22239 8.1.4.1 asks of them (PV-34)."""

from __future__ import annotations

import asyncio
import itertools
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from jiayuan.kernel import clock
from jiayuan.kernel.problems import FieldFault, Invalid
from jiayuan.kernel.settings import get_settings

LEAST, MOST = 8, 128
#: Passwords of the past that may not come back.
REMEMBERED = 5

#: 19 MiB and two passes (OWASP's second choice): what an office machine can give to several at once.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_hashing = asyncio.Semaphore(4)
#: Verified in place of an unknown account's, so that both answers take equally long; written out, for making it is a
#: tenth of a start.
_NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$cmuVQMRQvlM51U7IsntDwA$aThaHFHbt+dy7A7qNYG1vZ9Vdx4ZrF/0V4CHxCye5OU"

#: Beginnings and words that guessers try first, compared without case and with look-alikes put back.
_COMMON_WORDS = (
    "password passw0rd admin administrator root guest test qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx "
    "1qaz2wsx 1q2w3e4r 123456 12345678 123456789 1234567890 654321 87654321 111111 000000 666666 888888 88888888 "
    "112233 123123 123321 147258 159357 520520 521521 1314520 5201314 7758521 abc123 abcd1234 a123456 aa123456 "
    "woaini woaini1314 iloveyou letmein welcome monkey dragon sunshine princess football shequ jiayuan pingzhuang "
    "wangge guizhou zunyi mima mima123 yonghu caonima nihao zhangsan lisi wangwu changeme secret master login"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_LOOK_ALIKES = str.maketrans("@$!|", "asii")


async def hash_password(password: str) -> str:
    """The argon2id hash, made in a thread."""
    async with _hashing:
        return await asyncio.to_thread(_hasher.hash, password)


async def is_right(password_hash: str | None, password: str) -> bool:
    """Whether the password fits; without a hash it takes as long and is wrong."""
    async with _hashing:
        fits = await asyncio.to_thread(_verify, password_hash or _NOBODYS, password)
    return fits and password_hash is not None


def is_old(changed_at: datetime | None) -> bool:
    """Whether the person is asked to change it: periodic change (GB/T 22239-2019 8.1.4.1, PV-34); nobody is locked out
    by a calendar."""
    days = get_settings().password_days
    return changed_at is not None and days > 0 and clock.now() - changed_at > timedelta(days=days)


def check_rule(password: str, *, names: tuple[str, ...], field: str = "new_password") -> None:
    """Refuse a weak password with what to do. ``names`` are the person's own: name, sign-in name. Raises Invalid."""
    if (sentence := weakness(password, names)) is not None:
        raise Invalid(found=(FieldFault(name=field, code="access.password_weak", message=sentence),))


def weakness(password: str, names: tuple[str, ...]) -> str | None:
    """Why a password is refused, or None. At least 8 signs from 3 of 4 classes (PV-34), not common, not the name."""
    if len(password) < LEAST:
        return f"至少{LEAST}位"
    if len(password) > MOST:
        return f"最多{MOST}位"
    if classes(password) < 3:
        return "大写字母、小写字母、数字、其他符号，至少用三种"
    low = password.lower()
    if any(len(name) >= 2 and name.lower() in low for name in names):
        return "不要用自己的名字或登录名"
    if any(_is_common(word) for word in (low, low.translate(_LOOK_ALIKES))):
        return "这个口令太常见，一猜就中"
    if _is_run(low) or len(set(low)) < 5:
        return "不要用连着的或重复的字符"
    return None


def classes(password: str) -> int:
    """How many of upper case, lower case, digits and other signs it uses; Chinese counts as other."""
    kinds = {
        "upper" if "A" <= sign <= "Z" else "lower" if "a" <= sign <= "z" else "digit" if "0" <= sign <= "9" else "other"
        for sign in password
    }
    return len(kinds)


def _is_common(text: str) -> bool:
    """Whether it is a guesser's word, also backwards or with digits and signs hung on either end."""
    rest = "".join(sign for sign in text if sign.isalnum())
    core = rest.strip("0123456789")
    return rest in _COMMON or rest[::-1] in _COMMON or core in _COMMON or core[::-1] in _COMMON


def _is_run(text: str) -> bool:
    """Whether nearly all of it goes up or down by one, e.g. 12345678 or abcdefgh."""
    steps = [ord(right) - ord(left) for left, right in itertools.pairwise(text)]
    return bool(steps) and max(steps.count(1), steps.count(-1), steps.count(0)) >= len(steps) - 1


def _verify(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
