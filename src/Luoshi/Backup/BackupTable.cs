using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Luoshi.Backup;

/// <summary>A table of the model as a backup sees it: its rows to JSON and back, by the columns' own types.</summary>
internal sealed class BackupTable(IEntityType type)
{
    private readonly IReadOnlyList<(string Name, IProperty Property, Type Kind)> _columns =
        [.. type.GetProperties().Select(p => (p.GetColumnName(), p, Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)).OrderBy(c => c.Item1, StringComparer.Ordinal)];

    public string Name { get; } = type.GetTableName()!;

    public Type Entity => type.ClrType;

    /// <summary>Rows of it name other rows of it: they are restored together.</summary>
    public bool NamesItself => type.GetForeignKeys().Any(f => f.PrincipalEntityType == type);

    /// <summary>The column that the database counts up by itself; null for none.</summary>
    public string? Counted => type.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } key] && (key.ClrType == typeof(int) || key.ClrType == typeof(long)) ? key.GetColumnName() : null;

    /// <summary>All tables, each after those that its rows name.</summary>
    public static IReadOnlyList<BackupTable> Of(LuoshiDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var left = db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null).OrderBy(t => t.GetTableName(), StringComparer.Ordinal).ToList();
        var ordered = new List<IEntityType>();
        while (left.Count > 0)
        {
            var next = left.First(t => t.GetForeignKeys().All(f => f.PrincipalEntityType == t || ordered.Contains(f.PrincipalEntityType)));
            left.Remove(next);
            ordered.Add(next);
        }

        return [.. ordered.Select(t => new BackupTable(t))];
    }

    /// <summary>Rows in the order of their keys, one after the other.</summary>
    public IAsyncEnumerable<object> RowsAsync(LuoshiDb db)
    {
        var rows = typeof(BackupTable).GetMethod(nameof(Rows), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(Entity);
        return (IAsyncEnumerable<object>)rows.Invoke(null, [db, type])!;
    }

    public void Write(Utf8JsonWriter to, object row)
    {
        to.WriteStartObject();
        foreach (var (name, property, kind) in _columns)
        {
            to.WritePropertyName(name);
            switch (property.PropertyInfo!.GetValue(row))
            {
                case null: to.WriteNullValue(); break;
                case string words: to.WriteStringValue(words); break;
                case bool yes: to.WriteBooleanValue(yes); break;
                case int number: to.WriteNumberValue(number); break;
                case long number: to.WriteNumberValue(number); break;
                case decimal number: to.WriteNumberValue(number); break;
                case Guid id: to.WriteStringValue(id); break;
                case DateTimeOffset at: to.WriteNumberValue(at.ToUnixTimeMilliseconds()); break;
                case DateOnly day: to.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture)); break;
                case TimeOnly hour: to.WriteStringValue(hour.ToString("O", CultureInfo.InvariantCulture)); break;
                case byte[] bytes: to.WriteBase64StringValue(bytes); break;
                case Enum value: to.WriteStringValue(value.ToString()); break;
                default: throw new NotSupportedException($"{Name}.{name}: {kind}");
            }
        }

        to.WriteEndObject();
    }

    /// <summary>A row added to what will be saved.</summary>
    /// <exception cref="BackupException">The line is none of this table.</exception>
    public void Add(LuoshiDb db, JsonElement line, long number)
    {
        var row = RuntimeHelpers.GetUninitializedObject(Entity);
        var entry = db.Entry(row);
        foreach (var (name, property, kind) in _columns)
        {
            try
            {
                entry.Property(property.Name).CurrentValue = Value(line.GetProperty(name), kind);
            }
            catch (Exception e) when (e is KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
            {
                throw new BackupException(BackupException.Damaged, $"备份已损坏：{Name} 第{number}行的 {name} 读不出来。请换一份备份。", e);
            }
        }

        entry.State = EntityState.Added;
    }

    private static object? Value(JsonElement value, Type kind) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        _ when kind == typeof(string) => value.GetString(),
        _ when kind == typeof(bool) => value.GetBoolean(),
        _ when kind == typeof(int) => value.GetInt32(),
        _ when kind == typeof(long) => value.GetInt64(),
        _ when kind == typeof(decimal) => value.GetDecimal(),
        _ when kind == typeof(Guid) => value.GetGuid(),
        _ when kind == typeof(DateTimeOffset) => DateTimeOffset.FromUnixTimeMilliseconds(value.GetInt64()),
        _ when kind == typeof(DateOnly) => DateOnly.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture),
        _ when kind == typeof(TimeOnly) => TimeOnly.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture),
        _ when kind == typeof(byte[]) => value.GetBytesFromBase64(),
        _ when kind.IsEnum => Enum.Parse(kind, value.GetString()!),
        _ => throw new NotSupportedException(kind.Name),
    };

    private static IAsyncEnumerable<T> Rows<T>(LuoshiDb db, IEntityType type)
        where T : class
    {
        var keys = type.FindPrimaryKey()!.Properties.Select(p => p.Name).ToList();
        var rows = db.Set<T>().AsNoTracking().OrderBy(r => EF.Property<object>(r, keys[0]));
        foreach (var key in keys.Skip(1)) rows = rows.ThenBy(r => EF.Property<object>(r, key));
        return rows.AsAsyncEnumerable();
    }
}
