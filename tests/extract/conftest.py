"""Property tests here take what time a loaded machine gives them, and the same examples each run."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
