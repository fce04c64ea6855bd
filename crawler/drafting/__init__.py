"""First drafts of profiles: from one page of a portal to a TOML file that reads it."""
