"""The bundled demo: three district portals, served over real HTTP on loopback."""
