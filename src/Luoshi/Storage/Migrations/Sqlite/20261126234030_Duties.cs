using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Luoshi.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Duties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "owes_on",
                table: "duty",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "parent",
                table: "duty",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "role",
                table: "duty",
                type: "TEXT",
                maxLength: 10,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "unit_id",
                table: "duty",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    duty_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence", x => x.id);
                    table.ForeignKey(
                        name: "FK_evidence_duty_duty_id",
                        column: x => x.duty_id,
                        principalTable: "duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_evidence_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_duty_parent",
                table: "duty",
                column: "parent");

            migrationBuilder.CreateIndex(
                name: "IX_duty_unit_id_status",
                table: "duty",
                columns: new[] { "unit_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_evidence_duty_id",
                table: "evidence",
                column: "duty_id");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_plan_id",
                table: "evidence",
                column: "plan_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropIndex(
                name: "IX_duty_parent",
                table: "duty");

            migrationBuilder.DropIndex(
                name: "IX_duty_unit_id_status",
                table: "duty");

            migrationBuilder.DropColumn(
                name: "owes_on",
                table: "duty");

            migrationBuilder.DropColumn(
                name: "parent",
                table: "duty");

            migrationBuilder.DropColumn(
                name: "role",
                table: "duty");

            migrationBuilder.DropColumn(
                name: "unit_id",
                table: "duty");
        }
    }
}
