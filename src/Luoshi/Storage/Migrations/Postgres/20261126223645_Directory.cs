using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Luoshi.Storage.Migrations.Postgres
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

            migrationBuilder.AlterColumn<string>(
                name: "aliases",
                table: "unit",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(2000)",
                oldMaxLength: 2000);

            migrationBuilder.AddColumn<DateOnly>(
                name: "retired_on",
                table: "unit",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "retired_on",
                table: "person",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "unit_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    aliases = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    composition = table.Column<string>(type: "text", nullable: false),
                    retired_on = table.Column<DateOnly>(type: "date", nullable: true)
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

            migrationBuilder.AlterColumn<string>(
                name: "aliases",
                table: "unit",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(4000)",
                oldMaxLength: 4000);

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
