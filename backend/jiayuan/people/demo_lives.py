"""What an invented person of some age has likely learned and does; ``chance`` is between 0 and 1."""

from __future__ import annotations

from jiayuan.kernel.seeding import Seed
from jiayuan.people.identity import FEMALE

_ORIGINS = (
    ("520323", "贵州省遵义市绥阳县"), ("520324", "贵州省遵义市正安县"), ("520325", "贵州省遵义市道真自治县"),
    ("520326", "贵州省遵义市务川自治县"), ("520327", "贵州省遵义市凤冈县"), ("520328", "贵州省遵义市湄潭县"),
    ("520330", "贵州省遵义市习水县"), ("520382", "贵州省遵义市仁怀市"), ("520502", "贵州省毕节市七星关区"),
    ("500110", "重庆市綦江区"), ("510502", "四川省泸州市江阳区"), ("430602", "湖南省岳阳市岳阳楼区"),
)  # fmt: skip


def origin(seed: Seed) -> tuple[str, str]:
    """Code and name of where a tenant is registered; nearer places more often."""
    return _ORIGINS[min(int(seed.random() ** 1.4 * len(_ORIGINS)), len(_ORIGINS) - 1)]


def education(age: int, chance: float) -> str | None:
    """GB/T 4658, as generations differ."""
    if age < 7:
        return None
    if age < 13:
        return "80"
    if age < 19:
        return "70" if age < 16 else "60"
    steps = (
        (("80", 0.45), ("70", 0.8), ("60", 0.93), ("30", 1.0))
        if age > 62
        else (("80", 0.1), ("70", 0.42), ("60", 0.62), ("40", 0.7), ("30", 0.86), ("20", 0.98), ("10", 1.0))
    )
    return next(code for code, until in steps if chance <= until)


def political_status(age: int, chance: float) -> str:
    """GB/T 4762."""
    if age >= 20 and chance < 0.07:
        return "01" if chance > 0.003 else "02"
    return "03" if 14 <= age <= 27 and chance < 0.5 else "13"


def marital_status(age: int, chance: float, *, married: bool, relation: str) -> str | None:
    """GB/T 2261.2."""
    if age < 20 or relation in ("20", "30", "40", "99"):
        return "10"
    if married:
        return "21" if chance < 0.93 else "22"
    if age > 64:
        return "30"
    return "10" if chance < 0.55 else "40"


def employment(age: int, sex: str, chance: float) -> str | None:
    """GB/T 2261.4; women retire a little earlier."""
    if age < 7:
        return None
    if age < 19:
        return "31"
    if age >= (55 if sex == FEMALE else 60):
        return "80" if chance < 0.8 else "90"
    steps = (("24", 0.3), ("54", 0.48), ("17", 0.63), ("13", 0.73), ("51", 0.84), ("21", 0.89), ("70", 0.95))
    return next((code for code, until in steps if chance <= until), "31" if age < 23 else "11")
