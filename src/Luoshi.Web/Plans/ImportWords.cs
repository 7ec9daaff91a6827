using System.Security.Cryptography;
using System.Text.Json;
using Luoshi.Plans;
using Microsoft.AspNetCore.DataProtection;

namespace Luoshi.Web.Plans;

/// <summary>Why a file was not read in, as the page says it.</summary>
/// <param name="File">The file's name; empty where it is not about one.</param>
/// <param name="Draft">Address of the plan that came of the same file before; null for none.</param>
public sealed record ImportRefusal(string Code, string File, string Problem, string Remedy, string? Draft = null, string? DraftTitle = null)
{
    public static ImportRefusal Of(Refusal refusal, string file) => refusal switch
    {
        ImportPlan.Unreadable u => new(u.Code, u.File, u.Problem, u.Remedy),
        ImportPlan.ReadBefore b => new(b.Code, file, b.Message, "", b.Status == PlanStatus.Draft ? $"/plans/{b.PlanId}/review" : $"/plans/{b.PlanId}/ledger", b.Title),
        ImportPlan.NoItems n => new(n.Code, n.File, "没有读出任何事项，不像工作要点、实施方案或责任清单。", "请确认文件后重试。"),
        _ => new(refusal.Code, file, refusal.Message, ""),
    };
}

/// <summary>Carries a refusal from the upload to the page in the address, sealed, so that no link can put words into our mouth.</summary>
public sealed class ImportWords(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("import-refusal").ToTimeLimitedDataProtector();

    public string Seal(ImportRefusal refusal) => _seal.Protect(JsonSerializer.Serialize(refusal), Lifetime);

    /// <summary>Null for words that are not ours, or too old.</summary>
    public ImportRefusal? Open(string? words)
    {
        if (string.IsNullOrEmpty(words)) return null;
        try
        {
            return JsonSerializer.Deserialize<ImportRefusal>(_seal.Unprotect(words));
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
