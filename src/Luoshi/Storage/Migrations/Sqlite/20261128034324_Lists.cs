using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Luoshi.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_plan_status_year",
                table: "plan",
                columns: new[] { "status", "year" });

            migrationBuilder.CreateIndex(
                name: "IX_entry_plan_id_sequence_no_item",
                table: "entry",
                columns: new[] { "plan_id", "sequence" },
                filter: "item_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_duty_unit_id_plan_id_item_id",
                table: "duty",
                columns: new[] { "unit_id", "plan_id", "item_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_plan_status_year",
                table: "plan");

            migrationBuilder.DropIndex(
                name: "IX_entry_plan_id_sequence_no_item",
                table: "entry");

            migrationBuilder.DropIndex(
                name: "IX_duty_unit_id_plan_id_item_id",
                table: "duty");
        }
    }
}
