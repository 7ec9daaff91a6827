using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("account");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.DisplayName).HasMaxLength(100);
    }

    /// <summary>The tables that Identity brings, under names like ours.</summary>
    internal static void NameTables(ModelBuilder model)
    {
        model.Entity<IdentityRole<Guid>>().ToTable("role");
        model.Entity<IdentityUserRole<Guid>>().ToTable("account_role");
        model.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        model.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
        model.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claim");
        model.Entity<DataProtectionKey>().ToTable("data_protection_key");
    }
}
