create index if not exists {index} on {table} using gin ({column} gin_trgm_ops);
