"""What forms and queries ask for everywhere."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

#: A day in the life of somebody or something here: what reckons from it, a week, a year, another zone, stays a day.
Day = Annotated[date, Field(ge=date(1850, 1, 1), le=date(2199, 12, 31))]
