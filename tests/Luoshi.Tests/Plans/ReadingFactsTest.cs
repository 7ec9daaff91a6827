using Luoshi.Plans;
using Luoshi.Reading;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class ReadingFactsTest
{
    private static readonly SourceDocument Document = HandMadePlan.Document();
    private static readonly PlanReading Reading = HandMadePlan.Reading(Document);

    [Fact]
    public void ItemFactsFrom_EveryPlace_HoldsTheWordsOfItsField()
    {
        foreach (var item in Reading.Items)
        {
            var facts = ReadingFacts.ItemFactsFrom(Reading, item);
            Assert.Equal(facts.Text, Words(facts.Places["text"]));
            Assert.Equal(facts.Title, Words(facts.Places["title"]));
            Assert.Equal(facts.Deadline.Printed, Words(facts.Places["deadline"]));
            for (var i = 0; i < facts.Leaders.Count; i++) Assert.Equal(facts.Leaders[i], Words(facts.Places[$"leaders.{i}"]));
            for (var i = 0; i < facts.LeadUnits.Count; i++) Assert.Equal(facts.LeadUnits[i], Words(facts.Places[$"leadUnits.{i}"]));
            for (var i = 0; i < facts.SupportUnits.Count; i++) Assert.Equal(facts.SupportUnits[i], Words(facts.Places[$"supportUnits.{i}"]));
            for (var i = 0; i < facts.Targets.Count; i++) Assert.Equal(facts.Targets[i].Quote, Words(facts.Places[$"targets.{i}"]));
            for (var i = 0; i < facts.Deadline.Milestones.Count; i++) Assert.Equal(facts.Deadline.Milestones[i].What, Words(facts.Places[$"milestones.{i}"]));
        }
    }

    [Fact]
    public void ItemFactsFrom_Section_HasItsPosition() =>
        Assert.Equal([1, 1, 1, 2, 2, 2], Reading.Items.Select(i => ReadingFacts.ItemFactsFrom(Reading, i).SectionNo));

    [Fact]
    public void PlanFactsFrom_NoTitleNoYear_StandInsAndDoubts()
    {
        var facts = ReadingFacts.PlanFactsFrom(Reading with { Plan = new() }, Document, new(2026, 2, 24));
        Assert.Equal("任务分工表", facts.Title);
        Assert.Equal(2026, facts.Year);
        Assert.Equal([ReadingFacts.NoTitle, ReadingFacts.NoYear], facts.Findings.Take(2).Select(f => f.Code));
    }

    [Fact]
    public void SourceDocumentJson_RoundTrip_KeepsEveryCell()
    {
        var table = new TableBlock([new([new(0, "a\n<b>", 2, 3)]) { IsHeader = true, Page = 2 }]) { Page = 1, Locator = "Sheet1" };
        var document = new SourceDocument("n.xlsx", "xlsx", [new ParagraphBlock("一、") { HeadingLevel = 2, BoldPrefix = 1, Alignment = "center", Page = 1 }, table], []);
        var read = SourceDocumentJson.Read(SourceDocumentJson.Write(document));
        Assert.Equal(document.Blocks[0], read.Blocks[0]);
        var kept = Assert.IsType<TableBlock>(read.Blocks[1]);
        Assert.Equal((1, "Sheet1"), (kept.Page, kept.Locator));
        Assert.Equal((true, 2), (kept.Rows[0].IsHeader, kept.Rows[0].Page));
        Assert.Equal(new TableCell(0, "a\n<b>", 2, 3), kept.Rows[0].Cells[0]);
    }

    private static string Words(IReadOnlyList<Place> places) => string.Concat(places.Select(p =>
        Document.Blocks[p.Block] switch
        {
            ParagraphBlock paragraph => paragraph.Text,
            TableBlock table => table.Rows[p.Row!.Value].Cells.Single(c => c.Column == p.Column).Text,
            _ => "",
        } is { } text ? text.Substring(p.Start, p.Length) : ""));
}
