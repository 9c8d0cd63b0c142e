"""What the draws say, as functions of named draws; the ladder alone runs the model, level by level of spend."""
