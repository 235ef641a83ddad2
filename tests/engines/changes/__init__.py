"""What is reckoned about changes: collisions, risk, and what they caused."""
