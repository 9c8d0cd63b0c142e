"""Charts: the frame a chart shows is a function of an answer, its drawing another."""
