"""Reading a roster of residents out of any spreadsheet, as pure code: no database, no clock."""

from datetime import date
from pathlib import Path

from jiayuan.kernel.sheets import LIMITS, Limits
from jiayuan.people.addresses import KnownPlaces
from jiayuan.people.roster.headers import FIELDS as FIELDS
from jiayuan.people.roster.headers import Mapping as Mapping
from jiayuan.people.roster.reading import RosterStream as RosterStream
from jiayuan.people.roster.results import LIST_SHEET as LIST_SHEET
from jiayuan.people.roster.results import Birth as Birth
from jiayuan.people.roster.results import Counts as Counts
from jiayuan.people.roster.results import Door as Door
from jiayuan.people.roster.results import Fault as Fault
from jiayuan.people.roster.results import Household as Household
from jiayuan.people.roster.results import PersonRow as PersonRow
from jiayuan.people.roster.results import Roster as Roster
from jiayuan.people.roster.results import SheetReading as SheetReading
from jiayuan.people.roster.results import Skipped as Skipped


def read_roster(
    path: Path, known: KnownPlaces, mapping: Mapping | None = None, *, today: date, limits: Limits = LIMITS
) -> Roster:
    """The whole roster in memory, about 1 KB a person; for large files take ``RosterStream``. Raises SheetRefused."""
    stream = RosterStream(path, mapping, today=today, limits=limits)
    people = [person for batch in stream.read(known) for person in batch]
    stream.roster.people = people
    return stream.roster
