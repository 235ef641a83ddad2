"""The pages of approvals: what waits for me, what is decided on, and the way from a mail."""
