"""Tables out of files that anybody may send: read with limits, evaluated never."""
