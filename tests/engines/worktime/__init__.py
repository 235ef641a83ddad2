"""Business time: golden moments, properties, and a second program that looks at every minute."""
