"""Names of bodies: in lists, with the place or the mechanism that they leave out."""
