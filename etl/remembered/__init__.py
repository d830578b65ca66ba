"""Layouts that were confirmed once and are applied to each later file of the same form."""
