"""Article -> index: analysis, fields, the Query tree, and the engines behind one contract."""
