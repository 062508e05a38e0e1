# The words of the plan, French.
