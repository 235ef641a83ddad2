"""The policy of service-level management. Plain values in, plain values out: no database."""
