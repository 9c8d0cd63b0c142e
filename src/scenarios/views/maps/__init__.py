"""Ward maps: what each measure shows, and its colours."""
