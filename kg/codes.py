"""Codes whose order means something, where no type is needed to know it."""

from __future__ import annotations

# In the coarse order of making a rule, which is also the order in which types are listed.
ACTION_TYPES = (
    "mention",
    "study",
    "draft",
    "advance",
    "revise",
    "negotiate",
    "conclude",
    "issue",
    "implement",
    "evaluate",
)
