namespace Luoshi.Reading.Wording;

/// <summary>One reading of one text: numbers, then clauses, then names, comparisons and dates.</summary>
internal sealed class TargetReading
{
    private readonly FlatText _flat;
    private readonly string _text;
    private readonly int _planYear;
    private readonly IReadOnlyList<DateMention> _dates;
    private readonly bool[] _names;
    private readonly IReadOnlyList<NumberMention> _numbers;
    private readonly ClauseCutter _cutter;
    private readonly IndicatorReader _indicators;
    private readonly List<ReadTarget> _targets = [];
    private readonly List<ReadDate> _results = [];
    private readonly List<Finding> _findings = [];

    public TargetReading(FlatText flat, int planYear)
    {
        _flat = flat;
        _text = flat.Text;
        _planYear = planYear;
        _dates = Dates(_text, planYear);
        _names = NameNumbers.Closed(_text, []);
        var closed = NameNumbers.Closed(_text, _dates);
        _numbers = [.. NumberScanner.Scan(_text).Where(n => !closed[n.Start] && !NameNumbers.IsName(_text, n))];
        _cutter = new(_text, _names);
        _indicators = new(_text, _names, _dates);
    }

    public TargetWords Read()
    {
        foreach (var (start, end) in _cutter.Sentences()) Sentence(start, end);
        return new(_targets, _results, _findings);
    }

    // Rhythms are no dates: 每季度末, 每年12月底前.
    private static List<DateMention> Dates(string text, int planYear)
    {
        var open = text.ToCharArray();
        foreach (var rhythm in new[] { RhythmWords.Quarterly(), RhythmWords.Monthly(), RhythmWords.Weekly() })
        {
            foreach (System.Text.RegularExpressions.Match m in rhythm.Matches(text)) Array.Fill(open, '□', m.Index, m.Length);
        }

        return [.. DateScanner.Scan(new string(open), planYear, bareNumbers: false)];
    }

    private void Sentence(int start, int end)
    {
        var due = DueDates(start, end);
        var places = new List<NumberPlace>();
        var subjects = new Dictionary<int, Spoken>();
        var about = "";
        foreach (var (from, to) in _cutter.Clauses(start, end))
        {
            var numbers = _numbers.Where(n => n.Start >= from && n.End <= to).ToList();
            if (numbers.Count == 0)
            {
                if (_indicators.ObjectOf(from, to) is { Length: > 0 } spoken) about = spoken;
                continue;
            }

            subjects[from] = new(about, true);
            about = "";
            places.AddRange(_cutter.Numbers(from, to, numbers));
        }

        Targets(places, subjects, due);
        Results(due, end);
    }

    private void Targets(List<NumberPlace> places, Dictionary<int, Spoken> subjects, List<DateMention> due)
    {
        var last = "";
        ReadTarget? before = null;
        for (var i = 0; i < places.Count; i++)
        {
            var place = places[i];
            var count = 1;
            while (i + count < places.Count && places[i + count].ContinuesList) count++;
            var spoken = subjects.GetValueOrDefault(place.ClauseStart);
            var inherited = place.Outer is null && !spoken.IsEmpty && place.FrontStart == place.ClauseStart ? spoken : new Spoken(last, false);

            if (count > 1)
            {
                var run = places.GetRange(i, count);
                var listed = _indicators.Listed(place, count);
                if (listed is null)
                {
                    var (from, to) = (place.FrontStart, run[^1].Comparison.End);
                    Doubt(TargetReader.UnevenList, from, to, "并列的数字与指标个数对不上，请核对。");
                }

                var shared = listed is null ? _indicators.Names(place, places.GetRange(i + count, places.Count - i - count), inherited) : null;
                for (var k = 0; k < count; k++)
                {
                    var name = listed is not null ? listed[k] : shared![0];
                    var op = run[k].Number.ValueTo is not null ? "range" : Governing(run);
                    before = Add(run[k], name with { Start = Math.Min(name.Start, run[k].Number.Start) }, op, due);
                }

                last = before!.Indicator;
                i += count - 1;
                continue;
            }

            var rest = places.GetRange(i + 1, places.Count - i - 1);
            var opHere = place.Comparison.Op;
            if (before is { Op: ">=" or "<=" } && opHere == "=" && !place.Comparison.Explicit && i > 0
                && places[i - 1].Comparison.Tail is null && place.FrontStart == place.Comparison.Start - 1 && _text[place.FrontStart] == '、') opHere = before.Op;
            foreach (var name in _indicators.Names(place, rest, inherited))
            {
                before = Add(place, name, opHere, due);
                last = before.Indicator;
            }
        }
    }

    // The words in front of a list and 以上 or 以内 at its end govern every number in it.
    private static string Governing(List<NumberPlace> run)
    {
        var first = run[0].Comparison;
        if (first.Op is not ("=" or "range")) return first.Op;
        return run[^1].Comparison.Tail ?? "=";
    }

    private ReadTarget Add(NumberPlace place, IndicatorName name, string op, List<DateMention> due)
    {
        var number = place.Number;
        var start = Math.Min(name.IsEmpty ? number.Start : name.Start, number.Start);
        var end = Math.Max(place.Comparison.End, name.IsEmpty ? number.End : name.End);
        var quote = _flat.Slice(start, end);
        var by = due.LastOrDefault(d => d.End <= number.Start);
        var before = _text[place.ClauseStart..number.Start];
        var after = _text[place.BackStart..place.BackEnd];
        var target = new ReadTarget
        {
            Indicator = name.IsEmpty ? quote.Text : name.Name,
            Op = op,
            Value = number.Value,
            ValueTo = number.ValueTo,
            Unit = number.Unit,
            By = by.Due,
            Kind = NameNumbers.IsScope(before, number, after, place.Comparison.Explicit) ? TargetKind.Scope : TargetKind.Target,
            Quote = quote,
            Start = _flat.SourceIndex(start),
        };
        if (place.Comparison.Around) Doubt(TargetReader.OpenDirection, start, end, "“左右”没有写明以上还是以下，请核对。");
        if (name.IsEmpty) Doubt(TargetReader.NoIndicator, start, end, "看不出这个数字是哪一项指标，请补填。");
        _targets.Add(target);
        return target;
    }

    private List<DateMention> DueDates(int start, int end)
    {
        var due = new List<DateMention>();
        foreach (var date in _dates.Where(d => d.Start >= start && d.End <= end))
        {
            var clauseEnd = _text.AsSpan(date.End, end - date.End).IndexOf('，') is var comma and >= 0 ? date.End + comma : end;
            if (DatedResultReader.IsDue(_text, date, _names, _planYear, _numbers.Any(n => n.Start >= date.End && n.End <= clauseEnd))) due.Add(date);
        }

        return due;
    }

    private void Results(List<DateMention> due, int end)
    {
        for (var i = 0; i < due.Count; i++)
        {
            var date = due[i];
            var from = date.End;
            var to = i + 1 < due.Count ? due[i + 1].Start : end;
            from += DatedResultReader.Bridge().Match(_text[from..to]).Length;
            var what = _flat.Slice(from, to).Trim("，、：力争到至");
            var start = date.Start - DatedResultReader.QuoteLead().Match(_text[Math.Max(0, date.Start - 8)..date.Start]).Length;
            if (what.Length < 2 || what.Text is "完成" or "前完成")
            {
                // The result stands in front: 方案制定工作6月底前完成.
                var clause = date.Start;
                while (clause > 0 && !"，。；！？".Contains(_text[clause - 1], StringComparison.Ordinal)) clause--;
                if (clause < date.Start) (what, start) = (_flat.Slice(clause, date.Start), clause);
            }

            var quoteEnd = to;
            while (quoteEnd > date.End && "，、：".Contains(_text[quoteEnd - 1], StringComparison.Ordinal)) quoteEnd--;
            var quote = _flat.Slice(start, quoteEnd);
            _results.Add(new(what.IsEmpty ? quote.Text : what.Text, date.Due!.Value, quote) { Start = _flat.SourceIndex(start) });
            if (date.Vague) Doubt(TargetReader.UnsureDate, date.Start, date.End, $"“{_flat.Slice(date.Start, date.End).Text}”暂按{date.Due:yyyy年M月d日}，请核对。");
        }
    }

    private void Doubt(string code, int start, int end, string message)
    {
        var words = _flat.Slice(start, end);
        _findings.Add(new(code, FindingSeverity.Doubt, null, [], words.Places, words.Text, message) { Field = "targets" });
    }
}
