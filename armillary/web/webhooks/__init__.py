"""The pages of webhooks: what was sent and received, secrets shown once, a mapping tried."""
