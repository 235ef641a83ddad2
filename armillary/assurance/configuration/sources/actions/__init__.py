"""What can be done to rules of sources and to readings."""
