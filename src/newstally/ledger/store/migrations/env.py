"""What Alembic runs: the migrations, on the connection that it was given and within its transaction."""

from alembic import context

from newstally.ledger.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
