"""Where evaluation runs. Only the files of this folder import an engine."""
