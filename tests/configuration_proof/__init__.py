"""What the CMDB promises, tried on real data, on hostile data and on random histories."""
