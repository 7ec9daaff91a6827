using Luoshi.Units;
using Xunit;

namespace Luoshi.Tests.Units;

public sealed class NameResolutionTest
{
    private readonly SmallDirectory _directory = new();

    [Theory]
    [InlineData("财务科", "财务科", false)]
    [InlineData(" 财 务科、", "财务科", false)]
    [InlineData("市卫健委", "岚桥市卫生健康委员会", false)]
    [InlineData("市卫生健康委", "岚桥市卫生健康委员会", true)]
    [InlineData("岚桥市卫健委", "岚桥市卫生健康委员会", true)]
    [InlineData("疾控科", "疾病预防控制科", true)]
    [InlineData("市卫健委疾控科", "疾病预防控制科", true)]
    [InlineData("委财务科", "财务科", true)]
    [InlineData("市一院", "市第一人民医院", true)]
    [InlineData("岚桥市第一人民医院", "市第一人民医院", true)]
    [InlineData("第一人民医院", "市第一人民医院", true)]
    [InlineData("北屿县卫生健康局", "北屿县卫健局", true)]
    public void Resolve_NameOrItsSpelling_IsOneUnit(string printed, string name, bool bySpelling)
    {
        var one = Assert.IsType<OneUnit>(_directory.Tree.Resolve(printed));
        Assert.Equal(name, one.Unit.Name);
        Assert.Equal(bySpelling, one.BySpelling);
        Assert.Equal(printed, one.Printed);
    }

    [Fact]
    public void Resolve_OfficeThatCountiesHaveToo_IsTheNearest()
    {
        Assert.Equal(_directory.Office, Assert.IsType<OneUnit>(_directory.Tree.Resolve("办公室")).Unit);
        Assert.Equal(_directory.Bureau, Assert.IsType<OneUnit>(_directory.Tree.Resolve("市财政局")).Unit);
    }

    [Fact]
    public void Resolve_NameThatTwoCountiesShare_IsSeveral()
    {
        var several = Assert.IsType<SeveralUnits>(_directory.Tree.Resolve("规划股"));
        Assert.Equal([_directory.NorthPlanning, _directory.SouthPlanning], several.Units);
        Assert.False(several.IsSettled);
        Assert.Empty(several.Settled);
    }

    [Fact]
    public void Resolve_Group_IsItsUnits()
    {
        _directory.AddGroup("各县区卫健局", [new(UnitKind.County, _directory.Commission.Id)], aliases: "各县（区）卫生健康局");
        var empty = _directory.AddGroup("各街道", []);
        var tree = _directory.Tree;

        Assert.Equal([_directory.North, _directory.South], tree.Resolve("各县区卫生健康局").Settled);
        Assert.Equal([_directory.North, _directory.South], tree.Resolve("各县(区)卫健局").Settled);
        Assert.Equal(empty, Assert.IsType<WholeGroup>(tree.Resolve("各街道")).Group);
        Assert.False(tree.Resolve("各街道").IsSettled);
    }

    [Fact]
    public void Resolve_RetiredUnit_IsUnknownAndSaysSo()
    {
        var retired = _directory.Change(_directory.Finance with { RetiredOn = new(2026, 1, 1) });
        var unknown = Assert.IsType<UnknownUnit>(_directory.Tree.Resolve("财务科"));
        Assert.Equal(retired, unknown.Retired);
        Assert.DoesNotContain(unknown.Guesses, g => g.Unit.Id == retired.Id);
    }

    [Theory]
    [InlineData("疾病预防科", "疾病预防控制科")]
    [InlineData("北屿县医院", "北屿县人民医院")]
    [InlineData("卫健委", "岚桥市卫生健康委员会")]
    public void Resolve_Unknown_GuessesTheLikeliestFirst(string printed, string likeliest)
    {
        var resolved = _directory.Tree.Resolve(printed);
        var guess = resolved is OneUnit one ? one.Unit : Assert.IsType<UnknownUnit>(resolved).Guesses[0].Unit;
        Assert.Equal(likeliest, guess.Name);
    }

    [Fact]
    public void Resolve_NothingLikeIt_HasNoGuesses()
    {
        var unknown = Assert.IsType<UnknownUnit>(_directory.Tree.Resolve("团市委"));
        Assert.Empty(unknown.Guesses);
        Assert.Empty(unknown.Parts);
        Assert.IsType<UnknownUnit>(_directory.Tree.Resolve("  "));
        Assert.IsType<UnknownUnit>(UnitTree.Empty.Resolve("财务科"));
    }

    [Theory]
    [InlineData("财务科疾控科", new[] { "财务科", "疾控科" })]
    [InlineData("办公室 财务科", new[] { "办公室", "财务科" })]
    [InlineData("市第一人民医院北屿县人民医院", new[] { "市第一人民医院", "北屿县人民医院" })]
    [InlineData("财务科监督科", new string[0])]
    public void Resolve_WrittenTogether_NamesTheParts(string printed, string[] parts) =>
        Assert.Equal(parts, Assert.IsType<UnknownUnit>(_directory.Tree.Resolve(printed)).Parts);

    [Fact]
    public void ResolvePerson_ByName_WhateverTheSpacesAndThePost()
    {
        var person = _directory.AddPerson("华 予安", _directory.Commission);
        _directory.AddPerson("凌霁", _directory.Commission);
        var tree = _directory.Tree;
        Assert.Equal(person, Assert.IsType<OnePerson>(tree.ResolvePerson("华予安")).Person);
        Assert.Equal(person, Assert.IsType<OnePerson>(tree.ResolvePerson("华予安副主任")).Person);
        Assert.Equal("凌霁", Assert.IsType<OnePerson>(tree.ResolvePerson("凌　霁")).Person.Name);
    }

    [Fact]
    public void ResolvePerson_SharedName_IsSeveral()
    {
        Person[] two = [_directory.AddPerson("华予安", _directory.North), _directory.AddPerson("华予安", _directory.South)];
        Assert.Equal(two, Assert.IsType<SeveralPersons>(_directory.Tree.ResolvePerson("华予安")).Persons);
        Assert.Equal(two[1], Assert.IsType<OnePerson>(_directory.Tree.ResolvePerson("华予安", _directory.South)).Person);
        var own = _directory.AddPerson("华予安", _directory.Commission);
        Assert.Equal(own, Assert.IsType<OnePerson>(_directory.Tree.ResolvePerson("华予安")).Person);
    }

    [Fact]
    public void ResolvePerson_Unknown_GuessesASlipAndPartsWrittenTogether()
    {
        var person = _directory.AddPerson("华予安", _directory.Commission);
        _directory.AddPerson("凌霁明", _directory.Commission);
        var tree = _directory.Tree;
        Assert.Equal([person], Assert.IsType<UnknownPerson>(tree.ResolvePerson("华于安")).Guesses);
        Assert.Equal(["华予安", "凌霁明"], Assert.IsType<UnknownPerson>(tree.ResolvePerson("华予安凌霁明")).Parts);
        Assert.Empty(Assert.IsType<UnknownPerson>(tree.ResolvePerson("钱未见")).Guesses);
    }
}
