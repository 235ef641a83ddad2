"""Network addresses are in the order of addresses: a key of text for each, whatever is stored."""

from django.db import migrations

MAKE = """
create function custom_fields_address_key(told text) returns text
language plpgsql immutable strict as $$
declare
    read inet;
begin
    read := told::inet;
    return family(read) || encode(substr(inet_send(read), 5), 'hex')
        || lpad(masklen(read)::text, 3, '0');
exception when others then
    return '9' || told;
end
$$;
"""
DROP = "drop function custom_fields_address_key(text);"


class Migration(migrations.Migration):
    dependencies = [
        ("custom_fields", "0002_network_addresses"),
    ]

    operations = [migrations.RunSQL(MAKE, DROP)]
