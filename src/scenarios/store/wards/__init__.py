"""Ward files, boundaries in any common format, uploads, outlines for maps, and the ONS portal."""
