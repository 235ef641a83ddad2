"""Availability management: when things were down, who would have noticed, what users had."""
