alter table {table} set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
