"""Mail out and in: what it promises, told with real servers."""
