"""The indicators that the product brings, a file for each family."""
