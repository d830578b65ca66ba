"""What the figures mean: catalogue, periods, warehouse, and one question per pair of NAME.py and NAME.sql."""
