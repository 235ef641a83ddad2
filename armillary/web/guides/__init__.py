"""The pages of guides and glossary."""
