using Luoshi.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Tokens;

/// <summary>令牌: with it a program acts as an account, within the scopes it was made for, until a day.</summary>
/// <remarks>The secret is shown once when it is made; only its SHA-256 is kept.</remarks>
public sealed class ApiToken
{
    internal const int NameLength = 60;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>What it is used for, in its owner's words.</summary>
    public required string Name { get; init; }

    /// <summary>Codes of <see cref="TokenScopes"/>, with a space between.</summary>
    public required string Scopes { get; init; }

    /// <summary>SHA-256 of the secret, 64 hex digits.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The last characters of the secret, to tell tokens apart.</summary>
    public required string Ending { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was revoked; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When it was last used, to the hour; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public IReadOnlyList<string> ReadScopes() => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("api_token");
        token.Property(t => t.Id).ValueGeneratedNever();
        token.Property(t => t.Name).HasMaxLength(ApiToken.NameLength);
        token.Property(t => t.Scopes).HasMaxLength(100);
        token.Property(t => t.SecretHash).HasMaxLength(64);
        token.Property(t => t.Ending).HasMaxLength(8);
        token.HasIndex(t => t.SecretHash).IsUnique();
        token.HasIndex(t => t.AccountId);
        token.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
