"""One file a schema version; what differs between databases lies in here."""
