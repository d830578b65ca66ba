"""Spreadsheets in, facts out: read → layout → tidy → resolve → check → publish."""
