namespace Luoshi.Reading.Wording;

/// <summary>Cuts a text into sentences and clauses and gives every number its own words.</summary>
internal sealed class ClauseCutter(string text, bool[] closed)
{
    private const string Joiners = "、和与及或";

    // No name is longer; the bound keeps a clause of any length cheap.
    private const int Longest = 160;

    private readonly Dictionary<int, int> _close = ClosingBrackets(text);
    private readonly int[] _open = OpenBrackets(text, ClosingBrackets(text));

    /// <summary>Sentences as (start, end), without their full stops.</summary>
    public IEnumerable<(int Start, int End)> Sentences() => Cut(0, text.Length, "。；！？");

    /// <summary>Clauses of a sentence; commas inside brackets and quotes do not cut.</summary>
    public IEnumerable<(int Start, int End)> Clauses(int start, int end) => Cut(start, end, "，");

    /// <summary>The numbers of a clause, each with its words.</summary>
    public List<NumberPlace> Numbers(int start, int end, IReadOnlyList<NumberMention> numbers)
    {
        var places = new List<NumberPlace>();
        foreach (var group in numbers.GroupBy(n => Bracket(start, n.Start)))
        {
            var from = group.Key >= 0 ? group.Key + 1 : start;
            var to = group.Key >= 0 ? Closing(group.Key, end) : end;
            places.AddRange(Spread(from, to, [.. group]));
        }

        places.Sort((a, b) => a.Number.Start.CompareTo(b.Number.Start));
        NumberPlace? outer = null;
        foreach (var place in places)
        {
            if (Bracket(start, place.Number.Start) < 0) outer = place;
            else place.Outer = outer;
        }

        return places;
    }

    private List<NumberPlace> Spread(int start, int end, List<NumberMention> numbers)
    {
        var places = new List<NumberPlace>();
        for (var i = 0; i < numbers.Count; i++)
        {
            var floor = i == 0 ? start : places[i - 1].Comparison.End;
            var comparison = ComparisonReader.Read(text, numbers[i], floor);
            var place = new NumberPlace { Number = numbers[i], Comparison = comparison, FrontStart = floor, BackStart = AfterBracket(comparison.End, end), BackEnd = end, ClauseStart = start };
            // A joiner right in front closes what was said before: 甲县通过复审、12个乡镇通过复审.
            if (i == 0 && comparison.Start > start && text[comparison.Start - 1] == '、') place.FrontStart = comparison.Start;
            if (i > 0) Divide(places[i - 1], place);
            places.Add(place);
        }

        foreach (var place in places)
        {
            place.FrontStart = Math.Max(place.FrontStart, Math.Max(start, place.Comparison.Start - Longest));
            place.BackEnd = Math.Min(place.BackEnd, place.BackStart + Longest);
        }

        return places;
    }

    // Whose are the words between two numbers?
    private void Divide(NumberPlace left, NumberPlace right)
    {
        var (from, to) = (left.BackStart, right.Comparison.Start);
        if (to < from) (left.BackEnd, right.FrontStart) = (from, from);
        else if (text[from..to].All(c => Joiners.Contains(c, StringComparison.Ordinal) || c is '以'))
        {
            right.ContinuesList = right.Comparison.Words.Length == 0 || right.Comparison.Words is "分别";
            (left.BackEnd, right.FrontStart) = (from, to);
        }
        else if (Joiners.Contains(text[from], StringComparison.Ordinal) || text[from] is '，' or '并')
        {
            (left.BackEnd, right.FrontStart) = (from, from);
        }
        else
        {
            var cut = to;
            var depth = 0;
            for (var i = to - 1; i > from; i--)
            {
                if (text[i] == ')') depth++;
                else if (text[i] == '(') depth--;
                if (depth > 0) continue;
                if (closed[i] || (text[i] is not '、' && !(i == to - 1 && Joiners.Contains(text[i], StringComparison.Ordinal)))) continue;
                cut = i;
                break;
            }

            (left.BackEnd, right.FrontStart) = (cut, cut);
            // 能够提供10类以上服务的卫生院、服务中心占比达到90%: the first number only says which they are.
            if (right.Number.Kind == NumberKind.Ratio && NameNumbers.Qualifies(text[left.Number.End..to])) right.FrontStart = left.FrontStart;
        }
    }

    private IEnumerable<(int Start, int End)> Cut(int start, int end, string marks)
    {
        var depth = 0;
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')') depth = Math.Max(0, depth - 1);
            if (!marks.Contains(text[i], StringComparison.Ordinal) || closed[i] || (depth > 0 && text[i] == '，')) continue;
            if (i > from) yield return (from, i);
            from = i + 1;
            depth = 0;
        }

        if (end > from) yield return (from, end);
    }

    // The open bracket a position stands in, or -1.
    private int Bracket(int start, int at) => _open[at] >= start ? _open[at] : -1;

    private static int[] OpenBrackets(string text, Dictionary<int, int> close)
    {
        var open = new int[text.Length];
        var stack = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (stack.Count > 0 && close[stack.Peek()] == i) stack.Pop();
            open[i] = stack.Count > 0 ? stack.Peek() : -1;
            if (close.ContainsKey(i)) stack.Push(i);
        }

        return open;
    }

    private int Closing(int open, int end) => _close.TryGetValue(open, out var close) && close < end ? close : end;

    private static Dictionary<int, int> ClosingBrackets(string text)
    {
        var close = new Dictionary<int, int>();
        var stack = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') stack.Push(i);
            else if (text[i] == ')' && stack.Count > 0) close[stack.Pop()] = i;
        }

        return close;
    }

    private int AfterBracket(int at, int end) => at < end && text[at] == '(' ? Math.Min(end, Closing(at, end) + 1) : at;
}
