"""Times by which something is due, as clauses print them."""

from __future__ import annotations

from tests.generator.grammar.maker import Maker

Time = tuple[str, str | None]

_WITH_YEAR: tuple[Time, ...] = (
    ("2026年底前", "2026-12-31"),
    ("2026年6月底前", "2026-06-30"),
    ("2026年9月30日前", "2026-09-30"),
    ("2027年2月底前", "2027-02-28"),
)
# The year is the document's.
_WITHOUT_YEAR: tuple[Time, ...] = (
    ("6月底前", "2026-06-30"),
    ("11月底前", "2026-11-30"),
    ("年底前", "2026-12-31"),
)
STANDING: Time = ("持续推进", None)


def day(maker: Maker) -> Time:
    """A day as printed, and the date meant."""
    if maker.year_known and maker.chance(0.3):
        maker.has("time:without-year")
        return maker.rng.choice(_WITHOUT_YEAR)
    return maker.rng.choice(_WITH_YEAR)


def behind(maker: Maker) -> tuple[str, Time]:
    """Words that close a clause with a time."""
    if maker.chance(0.25):
        return "，持续推进", STANDING
    time = day(maker)
    return maker.rng.choice("，；") + time[0] + "完成", time


def before(maker: Maker) -> tuple[str, Time]:
    """Words that open a clause with a time."""
    if maker.chance(0.25):
        return "持续推进，", STANDING
    time = day(maker)
    return time[0] + "完成，", time
