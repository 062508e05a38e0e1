# The words of the workshop, English.
