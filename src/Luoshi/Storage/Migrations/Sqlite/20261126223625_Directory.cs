using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Luoshi.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Directory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_person_unit_unit_id",
                table: "person");

            migrationBuilder.DropIndex(
                name: "IX_unit_name",
                table: "unit");

            migrationBuilder.AddColumn<DateOnly>(
                name: "retired_on",
                table: "unit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "retired_on",
                table: "person",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "unit_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    aliases = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    composition = table.Column<string>(type: "TEXT", nullable: false),
                    retired_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unit_group", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_unit_name",
                table: "unit",
                column: "name");

            migrationBuilder.AddForeignKey(
                name: "FK_person_unit_unit_id",
                table: "person",
                column: "unit_id",
                principalTable: "unit",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_person_unit_unit_id",
                table: "person");

            migrationBuilder.DropTable(
                name: "unit_group");

            migrationBuilder.DropIndex(
                name: "IX_unit_name",
                table: "unit");

            migrationBuilder.DropColumn(
                name: "retired_on",
                table: "unit");

            migrationBuilder.DropColumn(
                name: "retired_on",
                table: "person");

            migrationBuilder.CreateIndex(
                name: "IX_unit_name",
                table: "unit",
                column: "name",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_person_unit_unit_id",
                table: "person",
                column: "unit_id",
                principalTable: "unit",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }
    }
}
