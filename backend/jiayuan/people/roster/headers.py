"""Which column means what: headings recognised in title rows of any shape, corrected and remembered by people."""

import json
import re
import unicodedata
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from jiayuan.kernel.sheets import Cell, Span, column_number

FIELDS: Map[str, str] = {
    "name": "姓名",
    "id_number": "证件号码",
    "id_kind": "证件类型",
    "passport": "护照号码",
    "sex": "性别",
    "birth": "出生日期",
    "phone": "电话（几个时收第一个）",
    "relation": "与户主关系",
    "is_head": "是否户主",
    "head_name": "户主姓名",
    "head_number": "户主证件号码",
    "head_phone": "户主电话",
    "household_no": "户编号",
    "address": "住址（一格写全）",
    "estate": "小区",
    "building": "楼栋",
    "entrance": "单元",
    "floor": "楼层",
    "room": "房号",
    "ethnic_group": "民族",
    "education": "文化程度",
    "political_status": "政治面貌",
    "marital_status": "婚姻状况",
    "residence": "人口类型（户籍、流动…）",
    "tags": "人员类别（低保、残疾…）",
    "flag": "是不是表头说的这类人（是、√）",
    "workplace": "工作单位",
    "note": "备注（不收进档案）",
    "seq": "序号",
    "other": "不收进档案",
    "ignore": "不读",
}
"""What a column may mean, with the words for the screen on which people correct it."""

PLACE_FIELDS = ("estate", "building", "entrance", "floor", "room", "address")
_MANY = frozenset({"phone", "flag", "other", "ignore", "seq"})  # fields that several columns may have

# the first that is found decides, so what is special stands before what is general
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile("|".join(words.split())))
    for meaning, words in (
        ("id_number", "出生(医学)?证.*号 (身份证|证件).*护照 护照.*(身份证|证件)"),
        (
            "other",
            "(配偶|爱人|丈夫|妻|子女|孩子|儿子|女儿|父|母).{0,4}(证|姓名|名字|电话|手机|号码|性别|生日|出生) 出生地",
        ),
        ("other", "(暂住证|社保|医保|银行|驾驶证|结婚证|毕业证).*号"),
        ("other", "[楼栋组门元片]长 责任人 采集 走访 包[保片联抓] 帮扶 民警"),  # their phones are not the row's
        (
            "flag",
            "^(是否|有无)(为|是|属于?|享受|有)?(低保|残疾|独居|空巢|留守|失能|特困|五保|孤儿|困境|失地|退役|退伍|优抚|慢性?病|大病)",
        ),
        ("workplace", "^(现|所在)?(工作|就业|从业|任职)(单位|处所) 服务处所 ^单位(名称)?$ WORKPLACE EMPLOYER"),
        ("other", "紧急 监护 房东 联系人 曾用名 别名 配偶姓名 父亲 母亲 残疾.*证 房产 产权 车牌 单位 职业 学校 专业"),
        ("other", "国籍 NATIONALITY 户籍地 户籍所在 户口所在 籍贯 原籍 户籍住址 户口地 迁入 迁出 网格"),
        ("other", "社区$ 街道 宗教 血型 健康 兵役 房屋(性质|类型|状态|用途|面积|结构|来源) 面积 登记 入住"),
        ("ignore", "^户数$ 年龄 周岁 ^AGE 照片 ^人数 人口数 户人数 家庭人口 签名 签字"),
        ("is_head", "是否.{0,2}户主 户主标[识志] ^户主[或和与]?(家庭)?成员$"),
        ("relation", "关系 RELATION ^[与同和]户主$ 称谓 家庭角色"),
        (
            "household_no",
            "户编?号$ 户序 家庭编?号 户口[簿本]?编?号 ^户$ HOUSEHOLD FAMILY(NO|ID|NUMBER) ^HH 户码",
        ),
        ("head_number", "户主.*(身份证|证件?号|身份号)"),
        ("head_phone", "户主.*(电话|手机|联系方式)"),
        ("ignore", "户主.*(联系|证|性别|民族)"),
        ("head_name", "户主 HEAD 房主 业主"),
        ("id_kind", "证件?(类型|种类|类别|名称) (ID|DOCUMENT|CERTIFICATE)TYPE"),
        ("passport", "护照 PASSPORT"),
        (
            "id_number",
            "身份证 身份号 证[件照]?编?号 公民身份 证件$ ^ID$ ^ID(NO|NUM|CARD) IDENTITY (DOCUMENT|CERTIFICATE)(NO|NUM)",
        ),
        ("birth", "出生 生日 BIRTH DOB BORN 生年月"),
        ("sex", "性别 ^SEX$ GENDER ^性$"),
        ("ethnic_group", "民族 ETHNIC ^族别?$"),
        ("education", "文化 学历 教育程度 EDUCATION 受教育"),
        ("political_status", "政治 POLITICAL 党派"),
        ("marital_status", "婚姻 婚否 婚况 MARITAL"),
        ("phone", "电话 手机 联系方式 联系号 联络 PHONE MOBILE ^TEL CONTACT 座机 固话"),
        ("tags", "人员(类别|类型|属性|性质) 特殊人?群? 重点(人|关注|对象) 人群 标签 关爱 身份类别 救助"),
        ("residence", "户籍 户口 人口(类型|类别|性质) 居住(类型|状态|情况|性质|形式) 人户 常住(人口)?$"),
        (
            "address",
            "住址 地址 居住地 现住 ADDRESS 坐落 住房 家庭住 门牌地 房屋信息 住所 [栋幢楼座].*[房室门] 单元.*[房室]",
        ),
        ("estate", "小区 院落 楼盘 ESTATE COMMUNITY COMPOUND 片区"),
        ("floor", "楼层 ^层 FLOOR 层数 所在层"),
        ("building", "楼栋 栋 幢 楼号 ^楼$ ^座 BUILDING BLOCK BLDG ^楼宇"),
        ("entrance", "单元 UNIT ENTRANCE 门洞 ^梯 ^门栋"),
        ("room", "房 门牌 室 门号 ROOM DOOR ^APT FLAT"),
        ("note", "备注 说明 REMARK ^NOTE COMMENT ^其[他它]$"),
        ("name", "^(居民|人员|成员|家庭成员|住户|本人|真实)?的?(姓名|名字|名称) 姓名$ ^(FULL|CHINESE)?NAME"),
        ("name", "^(人员|居民|住户|人名|(家庭)?成员)$"),
        ("seq", "^(序号?|编号|NO|行号|顺序号?|#|S/?N|项次|序列)$"),
    )
)

# over several columns: the people of these are not the row's
_RELATIVES = re.compile(r"(配偶|爱人|子女|孩子|父亲|母亲|父母|监护人|紧急联系人)(信息|情况|资料)?")
_LOWEST = re.compile(r"类型|种类|类别|名称|号码?|编号|日期|时间|年月日?")
_OF_THE_HEADS = {"name": "head_name", "id_number": "head_number", "phone": "head_phone"}
_OF_THE_HEAD = re.compile(r"^户主(本人)?(的|信息|情况|资料)?")


@lru_cache(maxsize=4_096)
def plain_title(text: str) -> str:
    """A heading without breaks, blanks, stars and remarks in brackets: 「身份证\\n号码(必填)*」 is 身份证号码."""
    text = unicodedata.normalize("NFKC", text).upper()
    without = re.sub(r"[\s*:：.、。_\-/\\'\"\u200b\ufeff]+", "", re.sub(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】", "", text))
    return without or re.sub(r"[\s()\[\]【】*]+", "", text)


@lru_cache(maxsize=4_096)
def meaning_of(title: str) -> str | None:
    """The field a heading stands for, by its words; ``None`` if it is none we know, or no heading at all."""
    if not title or len(title) > 24 or re.search(r"^\d|\d{4}", title):
        return None
    return next((meaning for meaning, words in _WORDS if words.search(title)), None)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Column meanings that people corrected, by fingerprint of the headings: data to keep and to give back."""

    sheets: Map[str, Map[str, str]] = field(default_factory=dict)  # fingerprint → column letters → field

    def with_sheet(self, fingerprint: str, columns: Map[str, str]) -> "Mapping":
        return Mapping({**self.sheets, fingerprint: dict(columns)})

    def to_json(self) -> str:
        return json.dumps({"version": 1, "sheets": self.sheets}, ensure_ascii=False, sort_keys=True)

    @staticmethod
    def from_json(text: str) -> "Mapping":
        """Raises ValueError for text that no ``to_json`` wrote, or a field that does not exist."""
        content = json.loads(text)
        if not isinstance(content, dict) or content.get("version") != 1 or not isinstance(content.get("sheets"), dict):
            raise ValueError("not a mapping of version 1")
        sheets: dict[str, dict[str, str]] = {}
        for fingerprint, columns in content["sheets"].items():
            if not isinstance(columns, dict) or not all(
                isinstance(name, str) and re.fullmatch(r"[A-Z]{1,3}", name) and meaning in FIELDS
                for name, meaning in columns.items()
            ):
                raise ValueError(f"unknown column or field in {fingerprint}")
            sheets[str(fingerprint)] = {str(name): str(meaning) for name, meaning in columns.items()}
        return Mapping(sheets)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand (rows inclusive, from 1), what they say and mean; columns from 1."""

    first_row: int
    last_row: int
    titles: Map[int, str]
    columns: Map[int, str]
    fingerprint: str


def find_header(rows: Sequence[tuple[int, list[Cell]]], merged: Sequence[Span], known: Mapping) -> Header | None:
    """The headings among the first rows of a sheet, one to three rows deep; ``None`` where nobody is listed."""
    best: Header | None = None
    for start in range(len(rows)):
        for depth in (1, 2, 3):
            if start + depth > len(rows):
                break
            header = _header_of(rows[start : start + depth], merged, known)
            if header is None:
                continue
            if header.fingerprint in known.sheets:
                return header
            if _lists_people(header) and (best is None or _weight(header) > _weight(best)):
                best = header
    return best


def find_nameless_header(
    rows: Sequence[tuple[int, list[Cell]]], merged: Sequence[Span], known: Mapping
) -> Header | None:
    """Headings that say what numbers people have, but none that we know says who they are (同住人员, 住客)."""
    headers = (_header_of(rows[at : at + 1], merged, known) for at in range(len(rows)))
    fitting = [one for one in headers if one and "id_number" in one.columns.values() and len(_fields(one)) >= 3]
    return max(fitting, key=_weight, default=None)


def guess_header(rows: Sequence[tuple[int, list[Cell]]], merged: Sequence[Span], known: Mapping) -> Header | None:
    """Where nothing is recognised: the row with most texts, so that people can say what its columns mean."""
    texts = [sum(isinstance(cell, str) and bool(cell.strip()) for cell in row) for _, row in rows]
    if not texts or max(texts) < 2:
        return None
    start = texts.index(max(texts))
    return _header_of(rows[start : start + 1], merged, known)


def _lists_people(header: Header) -> bool:
    fields = _fields(header)
    return bool(fields & {"name", "head_name"}) and len(fields) >= 2


def _fields(header: Header) -> set[str]:
    found = set(header.columns.values())
    return found - _MANY | ({"phone"} & found)


def _weight(header: Header) -> tuple[int, int, int]:
    fields = [meaning for meaning in header.columns.values() if meaning not in ("other", "ignore")]
    return len(set(fields)), -(header.last_row - header.first_row), -header.first_row


def _header_of(rows: Sequence[tuple[int, list[Cell]]], merged: Sequence[Span], known: Mapping) -> Header | None:
    first, last = rows[0][0], rows[-1][0]
    layers = [_titles_of(number, row, merged) for number, row in rows]
    if any(not layer for layer in layers) or (len(layers) > 1 and not _is_second_layer(layers[-1])):
        return None
    titles: dict[int, str] = {}
    columns: dict[int, str] = {}
    for column in sorted({column for layer in layers for column in layer}):
        parts = list(dict.fromkeys(layer[column] for layer in layers if column in layer))
        titles[column] = " ".join(parts)
        columns[column] = _meaning_of_parts(parts)
    if "head_name" in columns.values() and "name" not in columns.values():
        columns = _of_heads_only(columns, titles)
    fingerprint = sha256("|".join(f"{c}={plain_title(t)}" for c, t in titles.items()).encode()).hexdigest()[:16]
    corrected = known.sheets.get(fingerprint)
    if corrected is not None:
        columns |= {column_number(name): meaning for name, meaning in corrected.items()}
    else:
        columns = _one_each(columns)
    return Header(first, last, titles, columns, fingerprint)


def _titles_of(number: int, row: list[Cell], merged: Sequence[Span]) -> dict[int, str]:
    """Texts of one heading row by column; a heading merged over several columns stands over each of them."""
    titles = {at: cell for at, cell in enumerate(row, 1) if isinstance(cell, str) and cell.strip()}
    for span in merged:
        if span.top == number and span.right > span.left and span.left in titles and span.right - span.left < 30:
            for column in range(span.left + 1, span.right + 1):
                titles.setdefault(column, titles[span.left])
    return titles


def _is_second_layer(layer: Map[int, str]) -> bool:
    """Headings below headings; a row of people has values there: digits, 男, 汉族."""
    plain = [plain_title(text) for text in layer.values()]
    known = [meaning_of(text) or _LOWEST.fullmatch(text) for text in plain]
    values = [re.search(r"\d|^(男|女|户主|.*族)$", text.strip()) for text in layer.values()]
    return sum(meaning is not None for meaning in known) >= 2 and sum(map(bool, values)) * 3 < len(values)


def _meaning_of_parts(parts: list[str]) -> str:
    """The meaning of a heading of several layers: together first (户主 + 姓名), then the lowest that says something."""
    plain = [plain_title(part) for part in parts]
    whole = "".join(plain)
    if len(plain) > 1 and _RELATIVES.fullmatch(plain[0]):
        return "other"
    if len(plain) > 1 and plain[0].startswith("户主") and plain[-1] not in ("与户主关系", "关系"):
        return _OF_THE_HEADS.get(meaning_of(plain[-1]) or "", "ignore")
    if _LOWEST.fullmatch(plain[-1]):  # 证件 over 类型 and 号码: only together they say something
        plain = [*plain[:-2], "".join(plain[-2:])]
    for text in [*reversed(plain), whole]:
        meaning = meaning_of(text)
        if meaning is not None:
            return meaning
    return "other"


def _of_heads_only(columns: dict[int, str], titles: Map[int, str]) -> dict[int, str]:
    """A list of heads only: the column of heads is the column of names, and what else is the head's is his own."""
    his = ("ignore", "head_number", "head_phone")
    own = {at: _OF_THE_HEAD.sub("", plain_title(titles[at])) for at, meaning in columns.items() if meaning in his}
    said = {at: meaning_of(text) or "ignore" for at, text in own.items() if text != plain_title(titles[at])}
    return {at: "name" if meaning == "head_name" else meaning for at, meaning in (columns | said).items()}


def _one_each(columns: dict[int, str]) -> dict[int, str]:
    """Each field once: the first column that claims it; a later one is kept as it is written."""
    taken: set[str] = set()
    result: dict[int, str] = {}
    for column, meaning in columns.items():
        result[column] = "other" if meaning in taken and meaning not in _MANY else meaning
        taken.add(meaning)
    if "household_no" in taken and not taken & {"room", "address"} and taken & {"building", "entrance", "floor"}:
        # beside building, entrance and floor 「户」 is the door
        result = {column: "room" if meaning == "household_no" else meaning for column, meaning in result.items()}
    return result
