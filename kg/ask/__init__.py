"""Questions to a graph: look-ups, named queries, search. Every answer comes from the store."""
