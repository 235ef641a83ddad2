"""What every record comes with besides its life: one package for each thing, told in house.py."""
