"""How names of people are hidden; how they are split and sound is said in the kernel."""

from jiayuan.kernel.names import HAN
from jiayuan.kernel.names import load_sounds as load_sounds
from jiayuan.kernel.names import normalise_name as normalise_name
from jiayuan.kernel.names import pinyin_initials as pinyin_initials
from jiayuan.kernel.names import pinyin_key as pinyin_key
from jiayuan.kernel.names import split_name as split_name


def mask_name(name: str) -> str:
    """For eyes that need not know: 罗*贵, 罗*, 令狐*, 令狐*满, 阿*提 (PV-11, PV-45)."""
    name = normalise_name(name)
    if "·" in name:
        return name[0] + "*" + name[-1]
    if not HAN.fullmatch(name):
        return name[:1] + "*" if name else ""
    surname, given = split_name(name)
    if not given:
        return surname if len(surname) == 1 else surname[0] + "*"
    last = given[-1] if len(given) > 1 else ""
    return surname + "*" + last
