# The words of the plan, Portuguese.
