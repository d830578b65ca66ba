"""Exhibits as files: what is shown on the screen, for whoever takes it along."""
