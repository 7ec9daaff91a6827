using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Luoshi.Storage;

/// <summary>Moments are stored as milliseconds since 1970 in UTC: the same order and the same value in every database.</summary>
internal sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, long>(
    moment => moment.ToUnixTimeMilliseconds(),
    stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
