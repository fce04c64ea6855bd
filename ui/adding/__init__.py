"""Adding a portal: its address, the profile's draft beside a page read by it, the crawl."""
