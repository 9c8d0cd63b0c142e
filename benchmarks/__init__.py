"""Speed and accuracy, as ratios within one run on one machine. Nothing here is a test, and no test reads a clock."""
