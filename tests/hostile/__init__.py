"""Files that somebody made to do harm, or that chance made so: one row each, by the name of its fault."""
