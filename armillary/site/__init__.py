"""Where the house is put together: settings, addresses, the list of processes, the server."""
