"""Where evidence comes from: the only floor that touches the world, and never judges."""
