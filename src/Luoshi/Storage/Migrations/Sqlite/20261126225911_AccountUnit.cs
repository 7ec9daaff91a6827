using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Luoshi.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AccountUnit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "disabled_at",
                table: "account",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "must_change_password",
                table: "account",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "sees_all",
                table: "account",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "unit_id",
                table: "account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_account_unit_id",
                table: "account",
                column: "unit_id");

            migrationBuilder.AddForeignKey(
                name: "FK_account_unit_unit_id",
                table: "account",
                column: "unit_id",
                principalTable: "unit",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_account_unit_unit_id",
                table: "account");

            migrationBuilder.DropIndex(
                name: "IX_account_unit_id",
                table: "account");

            migrationBuilder.DropColumn(
                name: "disabled_at",
                table: "account");

            migrationBuilder.DropColumn(
                name: "must_change_password",
                table: "account");

            migrationBuilder.DropColumn(
                name: "sees_all",
                table: "account");

            migrationBuilder.DropColumn(
                name: "unit_id",
                table: "account");
        }
    }
}
