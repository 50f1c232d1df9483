"""A graph read once, and what is asked of it: bodies, tasks, picks."""
