"""The policy of change management. Plain values in, plain values out: no database, no clock."""
