using System.Data.Common;
using System.Globalization;
using Luoshi.Storage;

namespace Luoshi.Ledger;

/// <summary>An entry's columns as they are stored, as text: what was tampered with need not be readable as what it was.</summary>
internal sealed class StoredEntry
{
    /// <summary>Columns of a plan's entry.</summary>
    public static readonly string[] Columns =
        ["id", "plan_id", "sequence", "at", "account_id", "actor_name", "actor_role", "kind", "item_id", "duty_id", "facts", "reason", "previous_hash", "hash"];

    private readonly Dictionary<string, string?> _fields;

    private StoredEntry(Dictionary<string, string?> fields) => _fields = fields;

    public string Id => _fields["id"] ?? "";

    public long? Sequence => Integer(_fields["sequence"]);

    public string PreviousHash => _fields["previous_hash"] ?? "";

    public string Hash => _fields["hash"] ?? "";

    public DateTimeOffset? At => Moment(_fields["at"]);

    /// <param name="columns">Those that the reader holds, in its order.</param>
    public static StoredEntry Read(DbDataReader reader, string[] columns) =>
        new(columns.Select((c, i) => (c, reader.IsDBNull(i) ? null : reader.GetString(i))).ToDictionary());

    /// <summary>The plan's entry, where every column is written as the program writes it; null otherwise.</summary>
    public Entry? ToEntry(LuoshiDb db)
    {
        if (Guid(db, "id") is not { } id || Guid(db, "plan_id") is not { } planId || Sequence is not { } sequence || At is not { } at) return null;
        if (!TryGuid(db, "account_id", out var account) || !TryGuid(db, "item_id", out var item) || !TryGuid(db, "duty_id", out var duty)) return null;
        if (Text("actor_name") is not { } name || Text("actor_role") is not { } role || Text("kind") is not { } kind || Text("facts") is not { } facts) return null;
        return new Entry
        {
            Id = id,
            PlanId = planId,
            Sequence = sequence,
            At = at,
            AccountId = account,
            ActorName = name,
            ActorRole = role,
            Kind = kind,
            ItemId = item,
            DutyId = duty,
            Facts = facts,
            Reason = Text("reason"),
            PreviousHash = PreviousHash,
            Hash = Hash,
        };
    }

    public string? Text(string column) => _fields[column];

    /// <summary>The column's GUID as the program writes it; null for none, or for another writing.</summary>
    public Guid? Guid(LuoshiDb db, string column) =>
        System.Guid.TryParseExact(_fields[column], "D", out var value) && db.GuidText(value) == _fields[column] ? value : null;

    /// <summary>False where there is something in the column that is no GUID as the program writes it.</summary>
    public bool TryGuid(LuoshiDb db, string column, out Guid? value)
    {
        value = Guid(db, column);
        return value is not null || _fields[column] is null;
    }

    private static long? Integer(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value.ToString() == text ? value : null;

    private static DateTimeOffset? Moment(string? text)
    {
        if (Integer(text) is not { } milliseconds) return null;
        var inRange = milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        return inRange ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }
}
