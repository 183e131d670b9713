"""What can go wrong with marks, each said so that the reader can do something about it."""

import errno

_REASONS = {
    errno.ENOSPC: "disk full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "disk full",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "the disk is read-only",
    errno.EIO: "the disk reported an error",
    errno.EEXIST: "a file is where the folder should be",
    errno.ENOTDIR: "a file is where the folder should be",
    errno.EISDIR: "a folder is where a file should be",
    errno.ELOOP: "a link leads nowhere or where it must not",
}


class MarksError(Exception):
    """Marks could not be read or kept; its text is one line for the reader."""


class NotSaved(MarksError):
    """Something could not be written; changes of marks are kept in memory and tried again."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"not saved: {reason}")
        self.reason = reason
        """Why, in a few words: ``disk full``."""


class MarksUnreadable(MarksError):
    """The marks are there and can't be read; they are left as they are."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the marks can't be read: {reason}")
        self.reason = reason
        """Why, in a few words: ``no permission``."""


class NewerMarks(MarksError):
    """The marks were written by a newer version of the program; they are left as they are."""

    def __init__(self, schema: float) -> None:
        super().__init__(f"the marks were written by a newer tuireader (schema {schema})")
        self.schema = schema
        """The schema that the file declares."""


def reason_of(error: OSError) -> str:
    """Why the system refused, in a few words for the reader."""
    known = _REASONS.get(error.errno or 0)
    return known or error.strerror or type(error).__name__
