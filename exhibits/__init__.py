"""What is shown, wherever it is shown: content without format, rounded once."""
