"""Extraction held against hand-made truth: precision, recall and F1 per kind of fact."""
