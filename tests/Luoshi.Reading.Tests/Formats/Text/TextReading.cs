using Luoshi.Reading.Formats.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Formats.Text;

/// <summary>Reads texts written in tests.</summary>
internal static class TextReading
{
    public static SourceDocument Document(string text) =>
        TextDocumentReader.Read(text, "测试.txt", ReadingOptions.Default, TestContext.Current.CancellationToken);

    public static PlanReading Read(string text) =>
        PlanReader.Read(Document(text), ReadingOptions.Default, null, TestContext.Current.CancellationToken);
}
