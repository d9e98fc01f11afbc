"""Pages: server-rendered, one folder a page in ``pages/``, found by being there."""
