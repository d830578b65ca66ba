"""What is measured, against whom: each figure is a ratio of two things run in turn on one machine."""
