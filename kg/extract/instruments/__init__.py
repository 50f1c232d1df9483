"""Titles of instruments, and what is done to them."""
