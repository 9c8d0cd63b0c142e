"""Pictures and words as pure functions: a picture, its claim, its caveat and its table are one value."""
