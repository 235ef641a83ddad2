revoke all on {table} from {role};
grant {rights} on {table} to {role};
