"""What knows the screen: the shared frame, the controls, session keys, and how a figure is shown."""
