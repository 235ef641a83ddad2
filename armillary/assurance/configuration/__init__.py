"""Configuration management: what there is, how it hangs together, and what is known of it."""
