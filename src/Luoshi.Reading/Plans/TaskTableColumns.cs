namespace Luoshi.Reading.Plans;

/// <summary>Which columns of a task table hold the section, the title, the text: by header, place and content.</summary>
/// <param name="Goals">Those of the text columns that hold goals.</param>
/// <param name="Periods">Columns for what is due by a time, each with its header.</param>
internal sealed record TaskTableColumns(
    int? Number,
    int? Section,
    int? Title,
    IReadOnlyList<int> Text,
    IReadOnlySet<int> Goals,
    IReadOnlyList<(int Column, ColumnRole Role)> Owners,
    IReadOnlyList<(int Column, TracedText When)> Periods)
{
    /// <summary>Every column of the work's words, in order.</summary>
    public IEnumerable<int> Work => Section is { } section ? [section, .. Title is { } t ? [t] : Array.Empty<int>(), .. Text] : [.. Title is { } t2 ? [t2] : Array.Empty<int>(), .. Text];

    public static TaskTableColumns? Of(TableGrid grid, TaskTableHeader header)
    {
        var roles = header.Roles;
        var first = header.Row + header.RowCount;
        var body = new List<int>();
        for (var row = Math.Max(0, first); row < grid.Rows; row++)
            if (!header.Repeats(grid, row) && grid.Filled(row).Skip(1).Any()) body.Add(row);
        if (body.Count == 0) return null;

        var number = Array.IndexOf(roles, ColumnRole.Number);
        if (number < 0) number = NumberByContent(grid, roles, body);
        var counted = number;
        // Numbers that the format does not keep leave their column empty.
        if (number >= 0 && body.TrueForAll(row => string.IsNullOrWhiteSpace(grid.Words(row, number)))) number = -1;
        var owners = new List<(int, ColumnRole)>();
        var periods = new List<(int, TracedText)>();
        var work = new List<int>();
        for (var column = 0; column < grid.Columns; column++)
        {
            if (column == counted) continue;
            if (HeaderWords.IsResponsibility(roles[column])) owners.Add((column, roles[column]!.Value));
            else if (roles[column] is ColumnRole.Period) periods.Add((column, CleanText.Of(header.Words(grid, column))));
            else if (roles[column] is null or ColumnRole.Task or ColumnRole.Measure or ColumnRole.Goal or ColumnRole.Section) work.Add(column);
        }

        // 责任处室 beside 牵头处室 answers for a share.
        if (owners.Exists(o => o.Item2 is ColumnRole.Lead && Leads(o.Item1)))
            for (var i = 0; i < owners.Count; i++)
                if (owners[i].Item2 is ColumnRole.Lead && !Leads(owners[i].Item1)) owners[i] = (owners[i].Item1, ColumnRole.Support);

        // 责任人 beside 责任领导 is the one who does the work, no leader.
        if (owners.Exists(o => o.Item2 is ColumnRole.Leader or ColumnRole.LeadLeader && body.Exists(row => !string.IsNullOrWhiteSpace(grid.Words(row, o.Item1)))))
            owners.RemoveAll(o => o.Item2 is ColumnRole.Person);

        // A task over several rows under its one number is no section over several tasks.
        var numbered = number < 0 ? body : body.Where(row => grid.Origin(row, number) == row && !string.IsNullOrWhiteSpace(grid.Words(row, number))).ToList();
        var content = work.ToDictionary(c => c, c => Content(grid, body, c));
        var carried = work.ToDictionary(c => c, c => numbered.Count > 1 ? Content(grid, numbered, c).Carried : content[c].Carried);
        work.RemoveAll(c => content[c].Filled == 0);
        // What follows the owners under an unknown header is a remark.
        if (owners.Count > 0) work.RemoveAll(c => roles[c] is null && c > owners.Max(o => o.Item1));
        if (work.Count == 0) return null;

        // Columns that only a small table inside some cell parts are one.
        var parted = work.Where(c => work.Contains(c - 1) && body.Count(row => grid.Cell(row, c) is { } cell && cell == grid.Cell(row, c - 1)) * 2 >= body.Count).ToHashSet();
        work.RemoveAll(parted.Contains);
        var main = work.OrderByDescending(c => content[c].Length).ThenBy(c => c).First();
        int? section = null;
        foreach (var column in work)
        {
            if (column == main || column > main || work.Count < 2) continue;
            var named = roles[column] is ColumnRole.Section;
            if (carried[column] >= (named ? 0.1 : 0.25) && content[column].Length < 60)
            {
                section = column;
                break;
            }
        }

        if (section is { } s) work.Remove(s);
        int? title = null;
        if (work.Count > 1 && work[0] != main && roles[work[0]] is not (ColumnRole.Goal or ColumnRole.Measure) && content[work[0]].Length < 80)
        {
            title = work[0];
            work.RemoveAt(0);
        }

        work.AddRange(parted);
        work.Sort();
        return new(number < 0 ? null : number, section, title, work, work.Where(c => roles[c] is ColumnRole.Goal).ToHashSet(), owners, periods);

        bool Leads(int column) => Enumerable.Range(Math.Max(0, header.Row), header.RowCount).Any(row => HeaderWords.NamesLead(grid.Words(row, column)));
    }

    private static int NumberByContent(TableGrid grid, ColumnRole?[] roles, List<int> body)
    {
        for (var column = 0; column < Math.Min(2, grid.Columns); column++)
        {
            if (roles[column] is not null) continue;
            var numbered = body.Count(row => Numbering.Alone(grid.Words(row, column)) is not null);
            if (numbered * 5 >= body.Count * 3) return column;
        }

        return -1;
    }

    /// <summary>Mean length of a column's words, share of rows that carry the words of the row above, rows filled.</summary>
    private static (double Length, double Carried, int Filled) Content(TableGrid grid, List<int> body, int column)
    {
        int length = 0, filled = 0, carried = 0;
        var last = "";
        foreach (var row in body)
        {
            var words = grid.Words(row, column).Trim();
            if (grid.Origin(row, column) != row || words.Length == 0 || words == last)
            {
                carried++;
                continue;
            }

            length += words.Length;
            filled++;
            last = words;
        }

        return (filled == 0 ? 0 : (double)length / filled, (double)carried / body.Count, filled);
    }
}
