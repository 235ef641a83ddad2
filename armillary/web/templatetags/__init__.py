"""What templates can call: pictures and values that are drawn once and used often."""
