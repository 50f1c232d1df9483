"""What is a heading, a task, a measure; which block a line belongs to."""
