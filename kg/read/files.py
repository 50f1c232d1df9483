"""What people name, read: a path, standard input, a folder or an archive (kg.read.folders)."""

from __future__ import annotations

from kg.read.folders import STANDARD_INPUT, read_source, read_sources

__all__ = ["STANDARD_INPUT", "read_source", "read_sources"]
