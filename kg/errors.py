"""What can go wrong with a user's input, as exceptions whose message is meant to be read."""

from __future__ import annotations

_LONGEST = 200  # characters of an error's own words, which may hold a whole document


class KgError(Exception):
    """Base of every error a person can cause and mend: its message says what, where and what to do."""


class ReadError(KgError):
    """A document that cannot be read: missing, empty, binary or undecodable."""


class Fault(ReadError):
    """A document that this program fails on by its own fault: one line to report, with what went wrong
    and where. The cause is the error itself."""

    def __init__(self, name: str, error: Exception) -> None:
        self.name = name
        self.what = f"{type(error).__name__}: {error}".split("\n")[0][:_LONGEST]
        self.where = _place(error)
        super().__init__(
            f"{name}: could not be read: please report this fault of the program, with the document "
            f"if you can ({self.what}; {self.where})."
        )


class TableError(KgError):
    """An authority table that cannot be used: the message names file, line and column."""


class GraphError(KgError):
    """A graph folder that is missing, damaged, locked or cannot be written."""


class LockedError(GraphError):
    """A graph folder that another process is writing: the message says which, and since when."""


class QueryError(KgError):
    """A query that cannot be parsed, found or given its parameters."""


class UnknownName(KgError):
    """A name that nothing in the graph bears; `nearest` holds the closest names, best first."""

    def __init__(self, name: str, what: str, nearest: tuple[str, ...] = ()) -> None:
        self.name = name
        self.nearest = nearest
        near = f" The nearest names: {', '.join(f'“{n}”' for n in nearest)}." if nearest else ""
        super().__init__(f"No {what} is called “{name}” in this graph.{near}")


class AmbiguousName(UnknownName):
    """A name that several things in the graph bear; `nearest` holds what they are called in full."""

    def __init__(self, name: str, what: str, bearers: tuple[str, ...]) -> None:
        self.name = name
        self.nearest = bearers
        told = ", ".join(f"“{bearer}”" for bearer in bearers)
        KgError.__init__(
            self, f"“{name}” is the name of more than one {what} in this graph: {told}. Give one."
        )


def _place(error: Exception) -> str:
    """Where in this package `error` was last met: the module and the line."""
    where, trace = "outside the package", error.__traceback__
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__"))
        if module.partition(".")[0] == __package__:
            where = f"{module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return where
