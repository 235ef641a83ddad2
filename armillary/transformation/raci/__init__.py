"""The RACI matrix as it is lived: duties, load, holes, what is apart, and what the journal says."""
