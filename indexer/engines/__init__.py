"""The engines behind the contract of `indexer.contract`."""
