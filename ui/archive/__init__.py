"""The archive's screen: portals, how much, how fresh, how complete, what is failing."""
