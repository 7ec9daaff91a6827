namespace Luoshi.Wall;

/// <summary>Some rows of a group that stand together on one sheet.</summary>
/// <param name="Group">Position of the group.</param>
/// <param name="First">Position of the first row in it.</param>
internal sealed record WallPart(int Group, int First, int Count);

/// <summary>How groups of rows are shared out over sheets.</summary>
internal static class WallPages
{
    /// <summary>Sheets of no more than so many rows, of about the same number of rows each; a group is parted only where it does not fit a sheet, or would leave more than a third of one empty.</summary>
    public static IReadOnlyList<IReadOnlyList<WallPart>> Of<T>(IReadOnlyList<T> groups, Func<T, int> rows, int most)
    {
        var total = groups.Sum(rows);
        var sheets = Math.Max(1, (total + most - 1) / most);
        var even = Math.Max(1, (total + sheets - 1) / sheets);
        var pages = new List<IReadOnlyList<WallPart>>();
        var page = new List<WallPart>();
        var used = 0;
        for (var g = 0; g < groups.Count; g++)
        {
            for (int first = 0, left = rows(groups[g]); left > 0;)
            {
                var room = (used < even ? Math.Max(even - used, left <= most - used ? left : 0) : 0);
                if (room < left && used > 0 && left <= most && used >= even * 2 / 3) room = 0;
                if (room == 0)
                {
                    pages.Add(page);
                    page = [];
                    used = 0;
                    continue;
                }

                var count = Math.Min(room, left);
                page.Add(new(g, first, count));
                (first, left, used) = (first + count, left - count, used + count);
            }
        }

        if (page.Count > 0 || pages.Count == 0) pages.Add(page);
        return pages;
    }
}
