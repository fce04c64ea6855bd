"""An article and what stands around it: its facts, versions, copies, neighbours."""
