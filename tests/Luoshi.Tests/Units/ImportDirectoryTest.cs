using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Luoshi.Units;
using Xunit;
using static Luoshi.Tests.Units.Keepers;
using S = Luoshi.Units.DirectorySheets;

namespace Luoshi.Tests.Units;

public sealed class ImportDirectoryTest
{
    private static readonly Dictionary<Guid, UnitUse> NoUse = [];
    private static readonly string[] UnitHeads = [S.Name, S.Kind, S.Parent, S.Aliases, S.Retired, S.Id];
    private readonly SmallDirectory _directory = new();

    private static ImportDirectory Command { get; } = new([1], "名录.xlsx", false);

    public ImportDirectoryTest()
    {
        _directory.AddGroup("各县区卫健局", [new(UnitKind.County, _directory.Commission.Id, true)], excluded: [_directory.South]);
        _directory.AddGroup("市直医院", [], [_directory.Hospital, _directory.NorthHospital], aliases: ["市直各医院"]);
        _directory.AddPerson("沈若琳", _directory.Commission);
        _directory.Change(_directory.Finance with { Aliases = ["计财科", "规划、财务科"], RetiredOn = new(2026, 1, 5) });
        _directory.Change(_directory.Hospital with { Aliases = ["急救、血站办"] });
    }

    private DirectoryImport Look(DirectorySheets sheets, IReadOnlyDictionary<Guid, UnitUse>? use = null) => ImportDirectoryHandler.Look(sheets, _directory.Tree, use ?? NoUse);

    private DirectoryImport Look(params string[][] units) => Look(DirectoryFile.Read(DirectoryFile.Sheet(S.Units, UnitHeads, units)));

    private UnitTree After(DirectoryImport import) => Keepers.After(_directory.Tree, ImportDirectoryHandler.Decide(Command, import, Clerk));

    private static (string, int?, string?) Only(DirectoryImport import)
    {
        var problem = Assert.Single(import.Problems);
        return (problem.Code, problem.Row, problem.Column);
    }

    [Fact]
    public void Look_WhatWasDownloaded_ChangesNothing()
    {
        var import = Look(S.Read(DirectoryWorkbook.Write(_directory.Tree), "名录.xlsx", CancellationToken.None));
        Assert.Empty(import.Problems);
        Assert.Empty(import.Notes);
        Assert.Equal((0, 0, 0), (import.Added, import.Changed, import.Untouched));
        Assert.Equal(_directory.Tree.Units.Count + 3, import.Unchanged);
        Assert.Empty(ImportDirectoryHandler.Decide(Command, import, Clerk).Value!);
    }

    [Fact]
    public void Look_ANewDirectory_IsBuiltFromTheTopDown_WhateverTheOrderOfItsRows()
    {
        var sheets = DirectoryFile.Read(
            DirectoryFile.Sheet(S.Units, UnitHeads,
                ["云坪县医院", "医疗卫生机构", "云坪县卫健局", "县医院", "", ""], ["云坪县卫健局", "县区", "云坪市卫健委", "", "", ""], ["云坪市卫健委", "卫生健康委", "", "云坪市卫生健康委员会\n市卫健委", "", ""]),
            DirectoryFile.Sheet(S.Groups, [S.Name, S.Rules, S.Members], ["各县医院", "类别=医疗卫生机构；上级=云坪市卫健委；名称含=县医院", ""], ["县局", "", "云坪县卫健局"]),
            DirectoryFile.Sheet(S.Persons, [S.PersonName, S.Post, S.Unit], ["罗景行", "主任", "云坪市卫健委"]));
        var import = ImportDirectoryHandler.Look(sheets, UnitTree.Empty, NoUse);
        Assert.Empty(import.Problems);
        var decided = ImportDirectoryHandler.Decide(Command with { Reason = "年初更新" }, import, Clerk);
        Assert.All(decided.Value!, c => Assert.Equal("年初更新（Excel 导入：名录.xlsx）", c.Reason));
        var tree = Keepers.After(UnitTree.Empty, decided);
        Assert.Equal("云坪市卫健委 / 云坪县卫健局 / 云坪县医院", tree.PathName(tree.Find("云坪县医院")!.Id));
        Assert.Equal(["云坪市卫生健康委员会", "市卫健委"], tree.Find("云坪市卫健委")!.Aliases);
        Assert.Equal(["云坪县医院"], tree.UnitsOf(tree.Groups.Single(g => g.Name == "各县医院")).Select(u => u.Name));
        Assert.Equal("罗景行", Assert.Single(tree.Staff(tree.Home!.Id)).Name);

        var again = ImportDirectoryHandler.Look(sheets, tree, NoUse);
        Assert.Equal((0, 0, 6), (again.Added, again.Changed, again.Unchanged));
    }

    [Fact]
    public void Look_Rows_RenameMoveRetireAndLeaveOthersAlone()
    {
        var import = Look(
            ["疾控科", "科室", "岚桥市卫生健康委员会", "疾病预防控制科", "", _directory.Disease.Id.ToString()],
            ["规划股", "科室", "南屿县卫健局", "", "2026年3月1日", _directory.NorthPlanning.Id.ToString()]);
        Assert.Equal("DR012", Assert.Single(Look(["规划股", "科室", "南屿县卫健局", "", "", _directory.NorthPlanning.Id.ToString()]).Problems).Code);
        var tree = After(import);
        Assert.Equal(("疾控科", _directory.Disease.Order), (tree.Find(_directory.Disease.Id)!.Name, tree.Find(_directory.Disease.Id)!.Order));
        Assert.Equal((_directory.South.Id, new DateOnly(2026, 3, 1)), (tree.Find(_directory.NorthPlanning.Id)!.ParentId!.Value, tree.Find(_directory.NorthPlanning.Id)!.RetiredOn!.Value));
        Assert.Equal(_directory.Tree.Units.Count, tree.Units.Count);
        Assert.Equal(_directory.Tree.Units.Count(u => !u.IsRetired) - 2, import.Untouched);
    }

    [Fact]
    public void Look_TwoUnitsSwapNames_IsNoClash()
    {
        var import = Look(
            ["财审科", "科室", "岚桥市卫生健康委员会", "", "", _directory.Disease.Id.ToString()],
            ["疾病预防控制科", "科室", "岚桥市卫生健康委员会", "", "", _directory.Finance.Id.ToString()]);
        Assert.Empty(import.Problems);
        Assert.Equal("疾病预防控制科", After(import).Find(_directory.Finance.Id)!.Name);
    }

    [Fact]
    public void Look_Columns_AreFoundByTheirHeads_AndALeftOutOneChangesNothing()
    {
        var import = Look(DirectoryFile.Read(DirectoryFile.Sheet(S.Units, ["备注", "别名", " 单位名称* ", "上级"], ["", "市一院", "市第一人民医院", "市卫健委"])));
        Assert.Equal(["工作表“单位”的“备注”列不认识，没有读。"], import.Notes);
        Assert.Empty(import.Problems);
        var changed = Assert.IsType<UnitChanged>(Assert.Single(import.Lines).Facts);
        Assert.Equal(_directory.Hospital with { Aliases = changed.To.Aliases }, changed.To);
        Assert.Equal(["市一院"], changed.To.Aliases);
    }

    [Theory]
    [InlineData("DS010", S.Kind, "新科", "科", "岚桥市卫生健康委员会", "", "")]
    [InlineData("DR007", S.Parent, "新科", "科室", "没有的局", "", "")]
    [InlineData("DR007", S.Parent, "新科", "科室", "规划股", "", "")]
    [InlineData("DS014", S.Retired, "新科", "科室", "岚桥市卫生健康委员会", "", "三月")]
    [InlineData("DR010", S.Name, "", "科室", "岚桥市卫生健康委员会", "新科", "")]
    [InlineData("DR012", S.Aliases, "新科", "科室", "岚桥市卫生健康委员会", "疾病预防控制科", "")]
    [InlineData("DR023", S.Parent, "新科", "科室", "财务科", "", "")]
    public void Look_AWrongCell_IsNamedByRowAndColumn(string code, string column, string name, string kind, string parent, string aliases, string retired)
    {
        var import = Look(["老龄科", "科室", "岚桥市卫生健康委员会", "", "", ""], [name, kind, parent, aliases, retired, ""]);
        Assert.Equal((code, 3, column), Only(import));
        Assert.Equal("DR081", Code(ImportDirectoryHandler.Decide(Command, import, Clerk)));
    }

    [Fact]
    public void Look_NumbersAndTwins_AreNamed()
    {
        var id = _directory.Office.Id.ToString();
        Assert.Equal(("DS012", 2, S.Id), Only(Look(["新科", "科室", "岚桥市卫生健康委员会", "", "", Guid.NewGuid().ToString()])));
        Assert.Equal(("DS013", 3, null), Only(Look(["办公室", "科室", "岚桥市卫生健康委员会", "", "", id], ["办公室", "科室", "市卫健委", "", "", ""])));
        Assert.Equal(["DR012", "DR012"], Look(["新科", "科室", "市卫健委", "", "", ""], ["新科", "科室", "市卫健委", "", "", ""]).Problems.Select(p => p.Code));
        Assert.Equal(("DR021", 2, S.Parent), Only(Look(["北屿县卫健局", "县区", "北屿县人民医院", "", "", _directory.North.Id.ToString()])));
    }

    [Fact]
    public void Look_RetiringWhatIsInUse_IsNamed()
    {
        var row = new[] { "市第一人民医院", "医疗卫生机构", "市卫健委", "", "2026-03-01", "" };
        var sheets = DirectoryFile.Read(DirectoryFile.Sheet(S.Units, UnitHeads, row));
        Assert.Equal(("DR030", 2, S.Retired), Only(Look(sheets, new Dictionary<Guid, UnitUse> { [_directory.Hospital.Id] = new(3, 5, 0) })));
        Assert.Empty(Look(sheets).Problems);
        Assert.Equal(("DR031", 2, S.Retired), Only(Look(["北屿县卫健局", "县区", "市卫健委", "", "2026-03-01", ""])));
    }

    [Fact]
    public void Look_GroupsAndPersons_WrongCellsAreNamed()
    {
        var import = Look(DirectoryFile.Read(
            DirectoryFile.Sheet(S.Groups, [S.Name, S.Rules, S.Members], ["甲类单位", "种类=县区", ""], ["乙类单位", "", "没有的院"], ["丙类单位", "只要直属", ""]),
            DirectoryFile.Sheet(S.Persons, [S.PersonName, S.Unit], ["", "办公室"], ["罗景行", "岚桥市卫生健康委员会 / 办公室"], ["沈若琳", "没有的院"])));
        Assert.Equal(
            [(S.Groups, 2, S.Rules, "DS011"), (S.Groups, 3, S.Members, "DR007"), (S.Persons, 2, S.Unit, "DR007"), (S.Persons, 4, S.Unit, "DR007"), (S.Groups, 4, S.Rules, "DR051")],
            import.Problems.Select(p => (p.Sheet, p.Row!.Value, p.Column!, p.Code)));
        Assert.Equal("罗景行", Assert.Single(import.Lines).Name);
    }

    [Fact]
    public void Read_FormulasWithoutResult_BrokenOnes_AndDates()
    {
        var file = DirectoryFile.Change(DirectoryFile.Of(DirectoryFile.Sheet(S.Units, UnitHeads, ["甲", "科室", "x", "y", "2026-01-05", ""], ["乙", "科室", "", "", "", ""], ["丙", "科室", "", "", "", ""])), S.Units, data =>
        {
            Formula(data, "C2", "A1", null);
            Formula(data, "C3", "A1", "岚桥市卫生健康委员会");
            Formula(data, "C4", "#REF!", "#REF!");
        });
        var sheets = S.Read(file, "名录.xlsx", CancellationToken.None);
        Assert.Equal([("DS005", 2, S.Parent), ("DS006", 4, S.Parent)], sheets.Problems.Select(p => (p.Code, p.Row!.Value, p.Column!)));
        Assert.Equal("岚桥市卫生健康委员会", sheets[S.Units][1][S.Parent]);
        Assert.Equal("2026-01-05", sheets[S.Units][0][S.Retired]);

        static void Formula(SheetData data, string at, string formula, string? value)
        {
            var cell = DirectoryFile.Cell(data, at);
            cell.RemoveAllChildren();
            cell.DataType = CellValues.String;
            cell.CellFormula = new CellFormula(formula);
            if (value is not null) cell.CellValue = new CellValue(value);
        }
    }

    [Fact]
    public void Read_AFileWithMacros_SaysThatTheyAreNotRun()
    {
        using var file = new MemoryStream();
        file.Write(DirectoryFile.Of(DirectoryFile.Sheet(S.Units, [S.Name], ["甲"])));
        using (var package = SpreadsheetDocument.Open(file, true))
        {
            using var macros = new MemoryStream([1, 2, 3]);
            package.WorkbookPart!.AddNewPart<VbaProjectPart>().FeedData(macros);
        }

        var sheets = S.Read(file.ToArray(), "名录.xlsm", CancellationToken.None);
        Assert.Equal("甲", sheets[S.Units][0][S.Name]);
        Assert.Contains("宏没有运行", Assert.Single(sheets.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AFileOfSomethingElse_SaysWhatIsMissing()
    {
        Assert.Equal("DS001", Assert.Single(DirectoryFile.Read(DirectoryFile.Sheet("Sheet1", ["甲"], ["乙"])).Problems).Code);
        Assert.Equal("DS002", Assert.Single(DirectoryFile.Read(DirectoryFile.Sheet(S.Units, ["甲"], ["乙"])).Problems).Code);
        Assert.Equal("DS003", Assert.Single(DirectoryFile.Read(DirectoryFile.Sheet(S.Units, [S.Name, "单位名称"], ["乙"])).Problems).Code);
        var rows = Enumerable.Range(1, S.MostRows + 1).Select(i => new[] { $"第{i}站" }).ToArray();
        Assert.Equal(("DS004", S.MostRows + 2), (DirectoryFile.Read(DirectoryFile.Sheet(S.Units, [S.Name], rows)).Problems is [var p] ? (p.Code, p.Row!.Value) : default));
    }

    [Fact]
    public void Decide_OnADirectoryThatChangedSince_IsRefused()
    {
        var import = Look(["老龄科", "科室", "市卫健委", "", "", ""]);
        Assert.Equal("DR082", Code(ImportDirectoryHandler.Decide(Command with { Seen = import.Version - 1 }, import, Clerk)));
        Assert.Equal("DR001", Code(ImportDirectoryHandler.Decide(Command, import, Reporter)));
        Assert.True(ImportDirectoryHandler.Decide(Command with { Seen = import.Version }, import, Clerk).Ok);
    }
}
