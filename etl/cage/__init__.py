"""The cage: what a stranger's file is read in, so that nothing it does reaches the program (ADR 0023)."""
