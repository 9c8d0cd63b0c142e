"""A question resolved once, and every answer a pure function of it. This room knows no screen and no command line."""
