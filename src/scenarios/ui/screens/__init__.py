"""The screens of a session in a room, each fitting a projector without a scroll."""
