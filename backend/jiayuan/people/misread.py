from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Misread:
    """What was written cannot be taken for what it should be. ``message`` says what is wrong and what to do."""

    code: str
    message: str
