using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Luoshi.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "search_text",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    duty_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    grams = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_text", x => x.number);
                    table.ForeignKey(
                        name: "FK_search_text_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_search_text_id",
                table: "search_text",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_search_text_plan_id",
                table: "search_text",
                column: "plan_id");

            // The pairs of characters of every text, kept by the database itself whenever a text comes, changes or goes.
            migrationBuilder.Sql("CREATE VIRTUAL TABLE search_gram USING fts5(grams, content='search_text', content_rowid='number', tokenize='unicode61 remove_diacritics 0');");
            migrationBuilder.Sql("CREATE TRIGGER search_text_came AFTER INSERT ON search_text BEGIN INSERT INTO search_gram(rowid, grams) VALUES (new.number, new.grams); END;");
            migrationBuilder.Sql("CREATE TRIGGER search_text_went AFTER DELETE ON search_text BEGIN INSERT INTO search_gram(search_gram, rowid, grams) VALUES ('delete', old.number, old.grams); END;");
            migrationBuilder.Sql("CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN INSERT INTO search_gram(search_gram, rowid, grams) VALUES ('delete', old.number, old.grams); INSERT INTO search_gram(rowid, grams) VALUES (new.number, new.grams); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "search_text");
            migrationBuilder.Sql("DROP TABLE search_gram;");
        }
    }
}
