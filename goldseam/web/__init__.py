"""The web shell: one folder an area. Views are glue: request -> space -> fold -> template."""
