using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Shell;

/// <summary>What a form carried when it came back, so that nothing typed is lost where it is refused.</summary>
public sealed class PostedForm(IFormCollection? posted)
{
    /// <summary>A form that was not sent yet.</summary>
    public static PostedForm None { get; } = new(null);

    /// <summary>The text of a field; empty for none.</summary>
    public string this[string name] => posted?[name].ToString().ReplaceLineEndings("\n") ?? "";

    /// <summary>The text of a field as it came back; before it was sent, what it starts with.</summary>
    public string Or(string name, string start) => posted is null || !posted.ContainsKey(name) ? start : this[name];

    /// <summary>Whether a box was ticked.</summary>
    public bool Has(string name) => posted is not null && posted.ContainsKey(name);

    /// <summary>Numbers of the boxes of one name that were ticked.</summary>
    public IReadOnlyList<Guid> Ids(string name) =>
        [.. (posted?[name] ?? default).Select(v => Guid.TryParse(v, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()];

    /// <summary>Places in the ledger of the boxes of one name that were ticked.</summary>
    public IReadOnlyList<long> Numbers(string name) =>
        [.. (posted?[name] ?? default).Select(v => long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(n => n > 0).Distinct()];

    public Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;

    /// <summary>The version of what was shown; -1, which nothing has, where the form does not say.</summary>
    public long Version(string name) => long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    public DateOnly? Day(string name) => Address.ParseDay(this[name]);

    /// <summary>A file that was sent, up to one byte more than may be; empty for none.</summary>
    public static async Task<(byte[] Content, string Name)> FileAsync(IFormCollection posted, string name, int most, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var file = posted.Files.GetFile(name);
        var content = new byte[Math.Min(file?.Length ?? 0, most + 1)];
        if (file is not null)
        {
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(content, ct);
        }

        return (content, Path.GetFileName(file?.FileName ?? ""));
    }

    /// <summary>A file's bytes that a page wrote into a field, to be sent back with the confirmation; empty for none.</summary>
    public static byte[] Content(IFormCollection posted, string name, int most)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var content = new byte[most];
        return Convert.TryFromBase64String(posted[name].ToString(), content, out var length) ? content[..length] : [];
    }

    /// <summary>The wish of the button that was pressed: a verb and what it is for.</summary>
    public (string Verb, string For) Wish
    {
        get
        {
            var parts = this["do"].Split(':', 2);
            return (parts[0], parts.Length > 1 ? parts[1] : "");
        }
    }
}
