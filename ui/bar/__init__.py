"""What stands at the top right of every page: the search for indicators and regions, and the saved views."""
