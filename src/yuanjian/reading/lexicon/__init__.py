"""The lexicon: which words say which fact. One YAML file a theme in ``shelf``; read by ``entries``."""
