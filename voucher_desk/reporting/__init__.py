"""Reports as files: what is asked for, read once, and written in the format of the file's ending."""
