"""Links without the parts of their scores, which are told from the accounts when somebody asks for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Copy what links keep into a narrow table."""
    op.drop_index("link_b", table_name="link")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_column("link", "parts")
    else:
        op.rename_table("link", "old_link")
        op.create_table(
            "link",
            sa.Column("a", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("b", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("score", sa.Float, nullable=False),
            sqlite_with_rowid=False,
        )
        op.execute("INSERT INTO link (a, b, score) SELECT a, b, score FROM old_link ORDER BY a, b")
        op.drop_table("old_link")
    op.create_index("link_b", "link", ["b", "score"])
