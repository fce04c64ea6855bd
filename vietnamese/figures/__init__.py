"""Figures of reports: sums, areas, counts and percentages, each with its unit and its period."""
