"""The pages of mail: what arrived and what was made of it, what goes out, and the simulator."""
