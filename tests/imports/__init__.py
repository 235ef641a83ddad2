"""Records from files and into files, tried with files as people have them."""
