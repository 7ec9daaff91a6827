using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Luoshi.Web.Tests.Storage;

/// <summary>Listens to every statement that this process sends to one database, and has SQLite say how it would be run.</summary>
internal sealed partial class ScannedTables : IObserver<System.Diagnostics.DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    /// <summary>Tables that grow with the years; the directory's journal, a few lines a month, is not among them.</summary>
    private static readonly HashSet<string> Growing =
        ["entry", "duty", "item", "plan", "matter", "matter_file", "document", "evidence", "search_text", "sign_in", "account_act", "notice"];

    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.Ordinal);
    private readonly List<IDisposable> _subscriptions = [];

    public ScannedTables()
    {
        _subscriptions.Add(System.Diagnostics.DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>The database that is looked at; none until it is named.</summary>
    /// <remarks>To be made before the first context is: one that nobody listened to is not asked again for a second.</remarks>
    public string? File { get; set; }

    /// <summary>What would be read from end to end, with the statement.</summary>
    public ConcurrentDictionary<string, string> Found { get; } = new(StringComparer.Ordinal);

    /// <summary>How many different statements were looked at.</summary>
    public int Statements => _seen.Count;

    public void OnNext(System.Diagnostics.DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategoryName) _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && File is not null && value.Value is CommandEventData { Command: { } command } && command.Connection?.DataSource == File) Look(command);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
    }

    private const string DbLoggerCategoryName = "Microsoft.EntityFrameworkCore";

    private void Look(DbCommand command)
    {
        var sql = command.CommandText;
        // Where there is nothing to look for, the statement says so and nothing is read.
        if (!sql.Contains("SELECT", StringComparison.OrdinalIgnoreCase) || sql.Contains("WHERE 0", StringComparison.Ordinal) || !_seen.TryAdd(sql, 0)) return;
        var names = Alias().Matches(sql).Select(m => (Table: m.Groups[1].Value, As: m.Groups[2].Value)).Where(n => Growing.Contains(n.Table)).ToLookup(n => n.As, n => n.Table);
        using var connection = new SqliteConnection(command.Connection!.ConnectionString);
        connection.Open();
        using var explain = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is the program's own.
        explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        foreach (DbParameter parameter in command.Parameters) explain.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
        using var plan = explain.ExecuteReader();
        while (plan.Read())
        {
            // "SCAN e", "SCAN e USING INDEX …"; not "SCAN g VIRTUAL TABLE INDEX …", which is asked by what it matches.
            var detail = plan.GetString(3);
            if (Scan().Match(detail) is not { Success: true } scan || detail.Contains("VIRTUAL TABLE", StringComparison.Ordinal)) continue;
            var what = scan.Groups[1].Value;
            if (Growing.Contains(what) || names.Contains(what)) Found.TryAdd($"{names[what].FirstOrDefault() ?? what}: {detail}", sql);
        }
    }

    [GeneratedRegex("^SCAN (\\w+)")]
    private static partial Regex Scan();

    [GeneratedRegex("(?:FROM|JOIN)\\s+\"?(\\w+)\"?\\s+(?:AS\\s+)?\"?(\\w+)\"?")]
    private static partial Regex Alias();
}
