"""Bytes to `Source`: one file per format."""
