# The words of the plan, English.
