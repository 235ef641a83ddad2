"""Coming in, going out, and what a person sees and sets of the own sign-in."""
