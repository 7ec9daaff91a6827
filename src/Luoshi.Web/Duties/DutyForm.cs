using System.Globalization;
using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Duties;

/// <summary>The form of an act as it was posted: what was typed stays as typed, for the case that it comes back.</summary>
public sealed class DutyForm
{
    /// <summary>The name under which pages take these forms.</summary>
    public const string Handler = "act";

    private readonly IFormCollection _posted;

    private DutyForm(IFormCollection posted) => _posted = posted;

    public static DutyForm Of(IFormCollection posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        return new(posted);
    }

    /// <summary>Null where the form names no act.</summary>
    public DutyAct? Act => ParseAct(this["act"]);

    public Guid DutyId => Guid.TryParse(this["duty"], out var id) ? id : Guid.Empty;

    /// <summary>The duty's version on the page that was filled in.</summary>
    public long Seen => long.TryParse(this["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    public string this[string name] => _posted[name].ToString();

    /// <summary>What a percentage cannot be where it is no number.</summary>
    public int Percent => int.TryParse(this["percent"].Trim().TrimEnd('%', '％'), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : -1;

    public UnitView? View => Enum.TryParse<UnitView>(this["view"], out var view) && Enum.IsDefined(view) ? view : null;

    public DateOnly? For => Address.ParseDay(this["for"]);

    /// <summary>The day asked for; one that no rule takes where it is no day.</summary>
    public DateOnly To => Address.ParseDay(this["to"]) ?? DateOnly.MinValue;

    public Guid UnitId => Guid.TryParse(this["unit"], out var id) ? id : Guid.Empty;

    public long Instruction => long.TryParse(this["instruction"], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;

    public IReadOnlyList<long> Sources =>
        [.. _posted["source"].Select(s => long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0).Where(s => s > 0)];

    /// <summary>Values by the position of their target; what is no number becomes one too large to be taken.</summary>
    public IReadOnlyList<TargetValue> Values =>
        [.. from entry in _posted
            where entry.Key.StartsWith("value-", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(entry.Value)
            where int.TryParse(entry.Key.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            select new TargetValue(int.Parse(entry.Key.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture), Number(entry.Value.ToString()))];

    public IReadOnlyList<PassOnDuty.Part> Parts =>
        [.. from unit in _posted["part"]
            where Guid.TryParse(unit, out _)
            select new PassOnDuty.Part(Guid.Parse(unit), this[$"share-{unit}"], Address.ParseDay(this[$"due-{unit}"]))];

    /// <summary>Whether a box was ticked.</summary>
    public bool Has(string name, string value) => _posted[name].Contains(value);

    public async Task<IReadOnlyList<HandedIn>> FilesAsync(CancellationToken ct)
    {
        var files = new List<HandedIn>();

        // A browser sends an empty part where no file was chosen.
        foreach (var file in _posted.Files.Where(f => f.Name == "file" && f.FileName.Length > 0))
        {
            var content = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(content, ct);
            files.Add(new(file.FileName, content));
        }

        return files;
    }

    /// <summary>An act by its name in forms and addresses; null for none.</summary>
    public static DutyAct? ParseAct(string? name) => Enum.TryParse<DutyAct>(name, out var act) && act.ToString() == name ? act : null;

    private static decimal Number(string typed) =>
        decimal.TryParse(typed.Trim().Replace("，", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : decimal.MaxValue;
}
