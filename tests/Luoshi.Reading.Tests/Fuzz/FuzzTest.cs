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
    [InlineData("table.html", 250)]
    [InlineData("table.xlsx", 59_431)]
    public void Read_MutationThatOnceFailed_IsReadOrRefused(string name, int number) =>
        Assert.Null(new FuzzTrial(FuzzSeeds.All.Single(s => s.Name == name), number).Run());

    /// <summary>A search that begins anew at every character of a run works by the square of its length.</summary>
    [Theory]
    [InlineData("7")]
    [InlineData("７")]
    [InlineData("九")]
    [InlineData("十")]
    [InlineData("万")]
    [InlineData("百分之")]
    [InlineData("一、")]
    [InlineData("3、")]
    [InlineData("1.")]
    [InlineData("第二")]
    [InlineData("12月")]
    [InlineData("12月底")]
    [InlineData("每月")]
    public void Read_LongRunOfNumerals_IsReadWithinTheLimit(string numeral)
    {
        var run = string.Concat(Enumerable.Repeat(numeral, 60_000 / numeral.Length));
        string[] lines =
        [
            "青榆市卫生健康委2026年工作要点",
            "一、强化基层能力",
            $"1.建成县域医共体{run}，县域就诊率达到{run}以上。（牵头科室：基层科；完成时限：{run}）",
            $"2.培训乡村医生{run}人次。（牵头科室：科教科；完成时限：12月底前）",
            $"3.{run}",
            "序号\t重点任务\t牵头科室\t完成时限",
            $"1\t加强培训{run}。\t科教科\t{run}",
        ];
        var seed = FuzzSeeds.All.Single(s => s.Name == "paragraphs.txt");

        Assert.Null(new FuzzTrial(seed, 0, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))).Run());
    }

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
