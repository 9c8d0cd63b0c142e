"""Tables: the evidence, the list of changes, the wards."""
