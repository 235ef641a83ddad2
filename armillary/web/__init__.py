"""The web door: pages for people, made from the declarations."""
