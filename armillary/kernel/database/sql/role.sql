do $$
begin
    create role {role};
exception when duplicate_object or unique_violation then null;
end
$$;
alter role {role} login nosuperuser nocreatedb nocreaterole password {password};
alter role {role} in database {database} set statement_timeout = '10s';
alter role {role} in database {database} set lock_timeout = '3s';
alter role {role} in database {database} set idle_in_transaction_session_timeout = '60s';
grant connect on database {database} to {role};
grant usage on schema public to {role};
