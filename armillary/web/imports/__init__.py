"""The way of a file into the product, page by page: sent, mapped, checked, taken in, taken back."""
