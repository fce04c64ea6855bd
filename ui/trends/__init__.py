"""Questions over time, side by side: charts, tables, words that stand out."""
