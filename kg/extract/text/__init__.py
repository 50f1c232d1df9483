"""The text side's ground floor: the folded text, its noise, lines, brackets, sentences, words."""
