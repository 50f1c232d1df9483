"""Briefings and interviews: who speaks, when, for whom, and what is said."""
