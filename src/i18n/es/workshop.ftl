# The words of the workshop, Spanish.
