do $$
begin
    create role {role};
exception when duplicate_object or unique_violation then null;
end
$$;
alter role {role} login nosuperuser nocreatedb nocreaterole password {password};
alter role {role} set statement_timeout = '10s';
alter role {role} set lock_timeout = '3s';
alter role {role} set idle_in_transaction_session_timeout = '60s';
grant usage on schema public to {role};
