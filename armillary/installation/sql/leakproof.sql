-- Row security lets an index serve only conditions that are known not to leak. These raise no
-- error that tells of their arguments, but only a superuser may say so; without it search is slower.
alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
alter function pg_catalog.lower(text) leakproof;
alter function pg_catalog.upper(text) leakproof;
alter function pg_catalog.textlike(text, text) leakproof;
alter function pg_catalog.texticlike(text, text) leakproof;
alter function pg_catalog.jsonb_contains(jsonb, jsonb) leakproof;
alter function pg_catalog.jsonb_ne(jsonb, jsonb) leakproof;
alter function similarity_op(text, text) leakproof;
alter function word_similarity_op(text, text) leakproof;
alter function word_similarity_commutator_op(text, text) leakproof;
