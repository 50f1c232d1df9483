"""Clauses of responsibility, and who has which part in them."""
