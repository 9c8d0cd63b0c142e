"""A question resolved once, and every answer a pure function of it. It knows no screen and no command line."""
