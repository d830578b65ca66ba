"""A warehouse's folder examined: what is wrong, where, and what to do; what is safe to mend, mended."""
