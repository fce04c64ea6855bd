"""A portal added from the page: looked at, drafted, tried, saved, crawled."""
