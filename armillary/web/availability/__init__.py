"""The pages of availability: of a service, of an objective, and beside an incident."""
