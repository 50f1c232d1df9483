"""Who works with whom: the network, its picture, measures and files."""
