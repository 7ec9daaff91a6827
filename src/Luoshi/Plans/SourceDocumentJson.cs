using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Luoshi.Reading;

namespace Luoshi.Plans;

/// <summary>Keeps a document's blocks as text in the database, so that pages can show any format without reading it again.</summary>
public static class SourceDocumentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(SourceDocument document) => JsonSerializer.Serialize(document, Options);

    /// <exception cref="JsonException">The stored text is damaged.</exception>
    public static SourceDocument Read(string json) =>
        JsonSerializer.Deserialize<SourceDocument>(json, Options) ?? throw new JsonException("null document");
}
