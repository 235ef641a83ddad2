grant usage, select on sequence {sequence} to {role};
