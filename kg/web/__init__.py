"""The door for browsers: the pages over HTTP, and the pages as files."""
