using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Luoshi.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PageIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_duty_plan_id",
                table: "duty");

            migrationBuilder.CreateIndex(
                name: "IX_item_plan_id_version",
                table: "item",
                columns: new[] { "plan_id", "version" });

            migrationBuilder.CreateIndex(
                name: "IX_entry_kind_at",
                table: "entry",
                columns: new[] { "kind", "at" },
                filter: "kind = 'reassigned'");

            migrationBuilder.CreateIndex(
                name: "IX_duty_plan_id_version",
                table: "duty",
                columns: new[] { "plan_id", "version" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_item_plan_id_version",
                table: "item");

            migrationBuilder.DropIndex(
                name: "IX_entry_kind_at",
                table: "entry");

            migrationBuilder.DropIndex(
                name: "IX_duty_plan_id_version",
                table: "duty");

            migrationBuilder.CreateIndex(
                name: "IX_duty_plan_id",
                table: "duty",
                column: "plan_id");
        }
    }
}
