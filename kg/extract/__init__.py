"""From decoded text to a `Document`: everything that knows how Chinese plans and briefings are written."""
