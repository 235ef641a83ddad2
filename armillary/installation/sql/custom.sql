create index if not exists {index} on {table} using gin (custom jsonb_path_ops)
    where custom <> '{{}}'::jsonb;
