"""The pages of a graph."""
