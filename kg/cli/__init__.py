"""The command line: parses what people typed, prints, translates errors. No logic of its own."""
