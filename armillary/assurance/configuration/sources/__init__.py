"""Sources of the CMDB: how what they tell is recognised, tried, taken in and taken back."""
