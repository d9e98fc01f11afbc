"""The ledger: records with identity, their history and their files. The only room that knows the database's shape."""
