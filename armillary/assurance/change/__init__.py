"""Change management: what is changed in production, who let it be, when, and what came of it."""
