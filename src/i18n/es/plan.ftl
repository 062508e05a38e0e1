# The words of the plan, Spanish.
