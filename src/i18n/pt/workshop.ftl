# The words of the workshop, Portuguese.
