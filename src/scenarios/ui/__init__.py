"""The room that knows the screen: the shared frame, the controls, cached runs, and how a figure is shown."""
