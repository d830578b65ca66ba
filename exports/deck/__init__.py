"""A basket as one .html file for a meeting: everything is in it, nothing is asked for."""

from exports.deck.file import write as write
