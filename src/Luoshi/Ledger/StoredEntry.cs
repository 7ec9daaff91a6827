using System.Data.Common;
using System.Globalization;
using Luoshi.Storage;

namespace Luoshi.Ledger;

/// <summary>An entry's columns as they are stored, as text: what was tampered with need not be readable as what it was.</summary>
internal sealed class StoredEntry
{
    /// <summary>Columns in the order of <see cref="Read"/>.</summary>
    public static readonly string[] Columns =
        ["id", "plan_id", "sequence", "at", "account_id", "actor_name", "actor_role", "kind", "item_id", "duty_id", "facts", "reason", "previous_hash", "hash"];

    private readonly string?[] _fields;

    private StoredEntry(string?[] fields) => _fields = fields;

    public string Id => _fields[0] ?? "";

    public long? Sequence => Integer(_fields[2]);

    public string PreviousHash => _fields[12] ?? "";

    public string Hash => _fields[13] ?? "";

    public static StoredEntry Read(DbDataReader reader)
    {
        var fields = new string?[Columns.Length];
        for (var i = 0; i < fields.Length; i++) fields[i] = reader.IsDBNull(i) ? null : reader.GetString(i);
        return new(fields);
    }

    /// <summary>The entry, where every column is written as the program writes it; null otherwise.</summary>
    public Entry? ToEntry(LuoshiDb db)
    {
        if (Guid(db, 0) is not { } id || Guid(db, 1) is not { } planId || Sequence is not { } sequence || Moment(_fields[3]) is not { } at) return null;
        Guid? account = Guid(db, 4), item = Guid(db, 8), duty = Guid(db, 9);
        if ((account is null) != (_fields[4] is null) || (item is null) != (_fields[8] is null) || (duty is null) != (_fields[9] is null)) return null;
        if (_fields[5] is not { } name || _fields[6] is not { } role || _fields[7] is not { } kind || _fields[10] is not { } facts) return null;
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
            Reason = _fields[11],
            PreviousHash = PreviousHash,
            Hash = Hash,
        };
    }

    private Guid? Guid(LuoshiDb db, int field) =>
        System.Guid.TryParseExact(_fields[field], "D", out var value) && db.GuidText(value) == _fields[field] ? value : null;

    private static long? Integer(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value.ToString() == text ? value : null;

    private static DateTimeOffset? Moment(string? text)
    {
        if (Integer(text) is not { } milliseconds) return null;
        var inRange = milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        return inRange ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }
}
