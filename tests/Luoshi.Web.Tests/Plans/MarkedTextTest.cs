using Luoshi.Reading;
using Luoshi.Web.Plans;
using Xunit;

namespace Luoshi.Web.Tests.Plans;

public sealed class MarkedTextTest
{
    private static DocumentMark Mark(int start, int length, MarkKinds kind = MarkKinds.Read, string field = "") => new(new Place(0, null, null, start, length), kind, field);

    [Fact]
    public void Runs_Overlapping_AreCutAtEveryEdge()
    {
        var runs = MarkedText.Runs("甲乙丙丁戊", [Mark(0, 3, MarkKinds.Read, "a"), Mark(2, 3, MarkKinds.Wrong, "b")]);
        Assert.Equal(
            [("甲乙", MarkKinds.Read, "a"), ("丙", MarkKinds.Read | MarkKinds.Wrong, "a b"), ("丁戊", MarkKinds.Wrong, "b")],
            runs.Select(r => (r.Text, r.Kind, r.Fields)));
    }

    [Fact]
    public void Runs_Nested_KeepBothFields() =>
        Assert.Equal(["a", "a b", "a"], MarkedText.Runs("甲乙丙", [Mark(0, 3, field: "a"), Mark(1, 1, field: "b")]).Select(r => r.Fields));

    [Theory]
    [InlineData(-5, 3)]
    [InlineData(9, 4)]
    [InlineData(1, 0)]
    [InlineData(2, -1)]
    public void Runs_MarkOutside_IsNothing(int start, int length) =>
        Assert.Equal([("甲乙丙", MarkKinds.None)], MarkedText.Runs("甲乙丙", [Mark(start, length)]).Select(r => (r.Text, r.Kind)));

    [Fact]
    public void Runs_MarkReachingOver_IsCutOff() =>
        Assert.Equal([("甲", MarkKinds.None), ("乙丙", MarkKinds.Read)], MarkedText.Runs("甲乙丙", [Mark(1, 99)]).Select(r => (r.Text, r.Kind)));

    [Fact]
    public void Runs_BoldPrefix_IsAnEdgeToo() =>
        Assert.Equal([("甲乙", true), ("丙", false)], MarkedText.Runs("甲乙丙", [], 2).Select(r => (r.Text, r.Bold)));

    // Half of a character is no character: a browser would show two question marks.
    [Fact]
    public void Runs_EdgeInsideACharacter_IsMoved() => Assert.Equal(["𠮷野"], MarkedText.Runs("𠮷野", [Mark(1, 2)]).Select(r => r.Text));

    [Fact]
    public void Runs_ManyMarks_TogetherAreTheText()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var text = new string('字', random.Next(1, 40));
            var marks = Enumerable.Range(0, random.Next(8)).Select(_ => Mark(random.Next(-3, 45), random.Next(-2, 20))).ToList();
            Assert.Equal(text, string.Concat(MarkedText.Runs(text, marks).Select(r => r.Text)));
        }
    }
}
