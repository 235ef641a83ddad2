"""The pages of hand-offs: sending one, the inbox, one of them, and what does not flow."""
