"""A warehouse's folder copied to a safe place, and brought back from there."""
