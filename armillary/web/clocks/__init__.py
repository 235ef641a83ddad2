"""The pages of clocks: beside a record, and every second explained."""
