"""What pages offer and read, without a screen: a page asks for it with widgets, a recipe with an address."""
