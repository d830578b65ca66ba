"""Demonstration workbooks: published national figures, and an invented city's monthly reports."""
