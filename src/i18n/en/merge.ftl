# The words of joining and comparing copies, English.
