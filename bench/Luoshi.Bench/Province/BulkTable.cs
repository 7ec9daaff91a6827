using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Luoshi.Bench.Province;

/// <summary>How the rows of a table are written past the change tracker: its columns, and the value of each as the database takes it.</summary>
internal sealed class BulkTable
{
    private readonly (IProperty Property, ValueConverter? Converter)[] _columns;

    public BulkTable(LuoshiDb db, Type type)
    {
        var entity = db.Model.FindEntityType(type)!;
        Name = entity.GetTableName()!;
        _columns = [.. entity.GetProperties().Select(p => (p, p.GetTypeMapping().Converter))];
        Columns = [.. entity.GetProperties().Select(p => p.GetColumnName())];
    }

    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c}\""));

    /// <param name="row">Filled in the order of the columns; null for no value.</param>
    public void Read(object of, object?[] row)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var value = _columns[i].Property.GetGetter().GetClrValue(of);
            row[i] = value is not null && _columns[i].Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }
    }
}

/// <summary>A database that is filled in bulk: indexes and references away first, back at the end.</summary>
internal interface IBulkFill : IAsyncDisposable
{
    Task BeginAsync();

    Task WriteAsync(BulkTable table, IEnumerable<object> rows);

    /// <summary>Makes the indexes again, those over the search texts too.</summary>
    Task EndAsync(Action<string> done);
}
