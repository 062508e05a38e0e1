# The words of the workshop, French.
