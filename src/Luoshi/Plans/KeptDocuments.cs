using System.Collections.Concurrent;
using Luoshi.Reading;

namespace Luoshi.Plans;

/// <summary>Documents that were shown lately, read out of their stored blocks once; a stored document never changes.</summary>
public sealed class KeptDocuments
{
    private const int Most = 40;

    private readonly ConcurrentDictionary<Guid, SourceDocument> _documents = new();

    internal SourceDocument? Find(Guid id) => _documents.GetValueOrDefault(id);

    internal void Keep(Guid id, SourceDocument document)
    {
        // Which one goes does not matter much: it costs one reading.
        if (_documents.Count >= Most && _documents.Keys.FirstOrDefault() is var oldest) _documents.TryRemove(oldest, out _);
        _documents[id] = document;
    }
}
