using System.Globalization;
using Xunit;

namespace Luoshi.Reading.Tests.Fuzz;

/// <summary>Broken documents give a reading or a refusal in words, soon and in bounded memory; the key of a failure is what to replay.</summary>
public sealed class FuzzTest
{
    /// <summary>Mutations in all; LUOSHI_FUZZ asks for more.</summary>
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("LUOSHI_FUZZ"), CultureInfo.InvariantCulture, out var set) ? set : 2_400;

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("pdf")]
    [InlineData("txt")]
    [InlineData("html")]
    public void Read_MutatedDocument_IsReadOrRefused(string format)
    {
        var run = FuzzRun.Of(FuzzSeeds.All.Where(s => s.Format == format), Count / 5, ct: TestContext.Current.CancellationToken);

        Assert.Empty(run.Failures);
        Assert.InRange(run.Readings, Count / 100, Count);
    }

    /// <summary>Found by runs of a hundred thousand: words before a number that reach beyond the number.</summary>
    [Theory]
    [InlineData("paragraphs.txt", 52_450)]
    [InlineData("table.docx", 54_127)]
    [InlineData("table.html", 51_011)]
    [InlineData("table.xlsx", 59_431)]
    public void Read_MutationThatOnceFailed_IsReadOrRefused(string name, int number) =>
        Assert.Null(new FuzzTrial(FuzzSeeds.All.Single(s => s.Name == name), number).Run());

    [Fact]
    public void Read_SoundSeed_IsReadWhole()
    {
        foreach (var seed in FuzzSeeds.All.Where(s => s.Weight > 3))
        {
            var document = PlanReader.Open(new MemoryStream(seed.Bytes), seed.Name, ReadingOptions.Default, TestContext.Current.CancellationToken);
            Assert.True(PlanReader.Read(document, ReadingOptions.Default, ct: TestContext.Current.CancellationToken).Items.Count >= 3, seed.Name);
        }
    }

    [Fact]
    public void Mutation_SameNumber_IsTheSameDocument()
    {
        foreach (var seed in FuzzSeeds.All.Where(s => s.Weight > 3))
        {
            // What stands in the container besides its parts (the time of packing) is no matter.
            Assert.Equal(Parts(Mutation.Of(seed, 41)), Parts(Mutation.Of(seed, 41)));
            Assert.Contains(Enumerable.Range(0, 5), n => !Mutation.Of(seed, n).AsSpan().SequenceEqual(seed.Bytes));
        }

        static string Parts(byte[] document)
        {
            try
            {
                return string.Concat(PackedMutation.Unpack(document).Select(p => p.Key + Convert.ToHexString(p.Value)));
            }
            catch (InvalidDataException)
            {
                return Convert.ToHexString(document);
            }
        }
    }
}
