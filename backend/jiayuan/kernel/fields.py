"""What forms and queries ask for everywhere."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticKnownError

#: A day in the life of somebody or something here: what reckons from it, a week, a year, another zone, stays a day.
Day = Annotated[date, Field(ge=date(1850, 1, 1), le=date(2199, 12, 31))]

#: Letters and symbols that show nothing: the fillers of Hangul, and Braille without a dot.
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def _shows(text: str) -> str:
    if not any(unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANKS for sign in text):
        raise PydanticKnownError("missing")
    return text


#: Beside the constraints of words that must be there: signs of no width and blanks say nothing.
Shown = AfterValidator(_shows)
