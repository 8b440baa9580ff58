"""Every module with tables, so that one import knows the whole schema."""

from jiayuan.kernel import jobs, outbox, writing
from jiayuan.kernel.models import Root

metadata = Root.metadata

__all__ = ["jobs", "metadata", "outbox", "writing"]
