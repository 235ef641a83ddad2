"""Looking at a file that somebody sent: in a child process, with little memory and little time."""
