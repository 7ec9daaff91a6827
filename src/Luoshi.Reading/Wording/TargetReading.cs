namespace Luoshi.Reading.Wording;

/// <summary>One reading of one text: numbers, then clauses, then names, comparisons and dates.</summary>
internal sealed class TargetReading
{
    // How far the words around a number are looked at: it keeps a clause of any length cheap.
    private const int Window = 60;

    private readonly FlatText _flat;
    private readonly string _text;
    private readonly int _planYear;
    private readonly IReadOnlyList<DateMention> _dates;
    private readonly bool[] _names;
    private readonly IReadOnlyList<NumberMention> _numbers;
    private readonly ClauseCutter _cutter;
    private readonly IndicatorReader _indicators;
    private int _next;
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
        var topics = new Dictionary<int, (string? Topic, string? Op)>();
        (string? Topic, string? Op) topic = default;
        var about = "";
        var earlier = "";
        foreach (var (from, to) in _cutter.Clauses(start, end))
        {
            while (_next < _numbers.Count && _numbers[_next].Start < from) _next++;
            var numbers = _numbers.Skip(_next).TakeWhile(n => n.End <= to).ToList();
            if (numbers.Count == 0)
            {
                if (_indicators.TopicOf(from, to) is { } over) topic = over;
                if (_indicators.ObjectOf(from, to) is { Length: > 0 } spoken) about = earlier = spoken;
                continue;
            }

            // 占比分别达到：三级医院40%、二级医院50%: the colon sets the rate over the rest of the sentence.
            var colon = _text.IndexOf('：', from, numbers[0].Start - from);
            if (colon > from && _indicators.TopicOf(from, colon + 1) is { } listed) topic = listed;
            subjects[from] = new(about, true) { Earlier = earlier.Length > 0 ? earlier : null };
            topics[from] = topic;
            about = "";
            places.AddRange(_cutter.Numbers(from, to, numbers));
        }

        Targets(places, subjects, topics, due);
        Results(due, start, end);
    }

    private void Targets(List<NumberPlace> places, Dictionary<int, Spoken> subjects, Dictionary<int, (string? Topic, string? Op)> topics, List<DateMention> due)
    {
        var last = "";
        string? thing = null;
        string? thingUnit = null;
        ReadTarget? before = null;
        for (var i = 0; i < places.Count; i++)
        {
            var place = places[i];
            var count = 1;
            while (i + count < places.Count && places[i + count].ContinuesList) count++;
            var spoken = subjects.GetValueOrDefault(place.ClauseStart);
            var inherited = place.Outer is null && !spoken.IsEmpty && place.FrontStart == place.ClauseStart ? spoken : new Spoken(last, false);
            var topic = topics.GetValueOrDefault(place.ClauseStart);
            inherited = inherited with { Thing = thing, ThingUnit = thingUnit, Topic = topic.Topic, Earlier = spoken.Earlier, Last = last };

            if (count > 1)
            {
                var run = places.GetRange(i, count);
                var listed = _indicators.Listed(place, count);
                if (listed is null)
                {
                    var (from, to) = (place.FrontStart, run[^1].Comparison.End);
                    Doubt(TargetReader.UnevenList, from, to, "并列的数字与指标个数对不上，请核对。");
                }

                var shared = listed is null ? _indicators.Names(place, After(places, i + count), inherited) : null;
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

            var rest = After(places, i + 1);
            var opHere = place.Comparison.Op;
            if (before is { Op: ">=" or "<=" } && opHere == "=" && !place.Comparison.Explicit && i > 0
                && places[i - 1].Comparison.Tail is null && place.FrontStart == place.Comparison.Start - 1 && _text[place.FrontStart] == '、') opHere = before.Op;
            if (opHere == "=" && !place.Comparison.Explicit && TailOfList(places, i) is { } governing) opHere = governing;
            foreach (var name in _indicators.Names(place, rest, inherited))
            {
                if (topic is { Topic: { } over, Op: { } set } && opHere == "=" && !place.Comparison.Explicit && name.Name.EndsWith(over, StringComparison.Ordinal)) opHere = set;
                before = Add(place, name, opHere, due);
                if (name.Thing is not null && (thing is null || before.Kind == TargetKind.Target)) (thing, thingUnit) = (name.Thing, place.Number.Unit);
                else if (thing is null && place.Number.Kind == NumberKind.Count) thingUnit = place.Number.Unit;
                last = name.IsEmpty ? before.Indicator : name.Name;
            }
        }
    }

    // A thing left out stands with one of the next few numbers or not at all.
    private static List<NumberPlace> After(List<NumberPlace> places, int index) => places.GetRange(index, Math.Min(4, places.Count - index));

    // 半径城区3公里、农村12公里以内: what stands at a list's end governs all its numbers, as long as no other verb comes between.
    private string? TailOfList(List<NumberPlace> places, int index)
    {
        for (var i = index + 1; i < places.Count && i < index + 4; i++)
        {
            var (left, right) = (places[i - 1], places[i]);
            if (right.ClauseStart != left.ClauseStart || right.Number.Unit != left.Number.Unit || right.FrontStart >= right.Number.Start || _text[right.FrontStart] is not '、' || right.Comparison.Words.Length > 0) return null;
            if (_indicators.HasVerb(right.FrontStart + 1, right.Number.Start)) return null;
            if (right.Comparison.Tail is { } tail) return right.Comparison.End < _text.Length && _text[right.Comparison.End] == '、' ? null : tail;
            if (right.Comparison.Explicit) return null;
        }

        return null;
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
        var own = due.FirstOrDefault(d => d.Start >= place.Comparison.End && d.End <= place.BackEnd);
        var by = own.Due is not null ? own : due.LastOrDefault(d => d.End <= number.Start);
        var before = _text[Math.Max(place.ClauseStart, number.Start - Window)..number.Start];
        var behind = _text.AsSpan(place.BackStart).StartsWith("的") ? _text.Length : place.BackEnd;
        var after = _text[place.BackStart..Math.Min(behind, place.BackStart + Window)];
        var target = new ReadTarget
        {
            Indicator = name.IsEmpty ? quote.Text : IndicatorReader.Straight(name.Name),
            Op = op,
            Value = number.Value,
            ValueTo = number.ValueTo,
            Unit = number.Unit,
            By = by.Due,
            Kind = IsPast(place) || HaveEach(place) || NameNumbers.IsScope(before, number, after, place.Comparison.Explicit || own.Due is not null) || (number.Kind is NumberKind.Count && NameNumbers.Qualifies(_text[number.End..Math.Min(_text.Length, number.End + Window)])) ? TargetKind.Scope : TargetKind.Target,
            Quote = quote,
            Start = _flat.SourceIndex(start),
        };
        if (place.Comparison.Around) Doubt(TargetReader.OpenDirection, start, end, "“左右”没有写明以上还是以下，请核对。");
        if (name.IsEmpty) Doubt(TargetReader.NoIndicator, start, end, "看不出这个数字是哪一项指标，请补填。");
        _targets.Add(target);
        return target;
    }

    // 6个边境县各不少于3个: so many there are, each has the next number.
    private bool HaveEach(NumberPlace place) =>
        place.Number.Kind == NumberKind.Count && place.FrontStart >= place.Number.Start && place.BackEnd > place.BackStart && place.BackEnd < _text.Length && _text[place.BackEnd] == '各';

    // 2023年完成45万人次: what was reached before the plan.
    private bool IsPast(NumberPlace place)
    {
        var date = _dates.LastOrDefault(d => d.Start >= place.ClauseStart && d.End <= place.Number.Start);
        return date.Due is { } due && due.Year < _planYear && !date.Before && !MeasuredFrom(date.Start, place.ClauseStart) && _text[date.End..place.Number.Start].IndexOfAny(['较', '比']) < 0;
    }

    private bool MeasuredFrom(int at, int floor) => at > floor && _text[at - 1] is '较' or '比' or '在' or '以' or '与' or '同' or '自' or '从' or '由';

    private List<DateMention> DueDates(int start, int end)
    {
        var due = new List<DateMention>();
        foreach (var date in _dates.Where(d => d.Start >= start && d.End <= end))
        {
            // “十四五”期间，新增…: the comma behind the date parts nothing.
            var behind = date.End < end && _text[date.End] == '，' ? date.End + 1 : date.End;
            var clauseEnd = _text.AsSpan(behind, end - behind).IndexOf('，') is var comma and >= 0 ? behind + comma : end;
            if (DatedResultReader.IsDue(_text, date, _names, _planYear, _numbers.Any(n => n.Start >= date.End && n.End <= clauseEnd))) due.Add(date);
        }

        return due;
    }

    private void Results(List<DateMention> due, int start, int end)
    {
        for (var i = 0; i < due.Count; i++)
        {
            var date = due[i];
            var to = i + 1 < due.Count ? NextResult(date, due[i + 1]) : end;
            var front = ClauseBegin(date.Start, i == 0 ? start : due[i - 1].End);
            front += DatedResultReader.ListNumber().Match(_text[front..date.Start]).Length;
            var subject = _text[front..date.Start];
            subject = subject[..^DatedResultReader.SubjectEnd().Match(subject).Length];
            var begin = subject.Length > 0 ? front : date.Start - DatedResultReader.QuoteLead().Match(_text[Math.Max(front, date.Start - 8)..date.Start]).Length;
            var after = date.End + DatedResultReader.Bridge().Match(_text[date.End..to]).Length;
            var result = _text[after..to].Trim('，', '、', '：');
            if (subject.Length > 0 && result is "完成" or "前完成") result = "";
            // 分别于3月底、9月底前完成: one result for dates in a row.
            for (var k = i + 1; result.Length == 0 && k < due.Count && due[k].Start - due[k - 1].End <= 1; k++)
            {
                var rest = due[k].End;
                result = _text[rest..(k + 1 < due.Count ? NextResult(due[k], due[k + 1]) : end)].Trim('，', '、', '：');
            }

            while (to > date.End && "，、：".Contains(_text[to - 1], StringComparison.Ordinal)) to--;

            var quote = _flat.Slice(begin, to);
            var what = (subject + result).Replace("()", "", StringComparison.Ordinal);
            _results.Add(new(what.Length == 0 ? quote.Text : what, date.Due!.Value, quote) { Start = _flat.SourceIndex(begin) });
            if (date.Vague) Doubt(TargetReader.UnsureDate, date.Start, date.End, $"“{_flat.Slice(date.Start, date.End).Text}”暂按{date.Due:yyyy年M月d日}，请核对。");
        }
    }

    // A result ends where the clause of the next date begins.
    private int NextResult(DateMention date, DateMention next)
    {
        var begin = ClauseBegin(next.Start, date.End);
        if (begin > date.End) return begin;
        var mark = _text.LastIndexOf('、', next.Start - 1, next.Start - date.End);
        return mark > date.End ? mark : next.Start;
    }

    private int ClauseBegin(int at, int floor)
    {
        while (at > floor && !"，、。；！？：".Contains(_text[at - 1], StringComparison.Ordinal) || at > floor && _text[at - 1] == '、' && !EndsClause(at - 1)) at--;
        return at;
    }

    // 、 parts clauses only where a date stands on both sides of it.
    private bool EndsClause(int at)
    {
        for (var i = at - 1; i >= 0 && !"，。；！？".Contains(_text[i], StringComparison.Ordinal); i--)
        {
            if (_dates.Any(d => d.Start <= i && i < d.End)) return true;
        }

        return false;
    }

    private void Doubt(string code, int start, int end, string message)
    {
        var words = _flat.Slice(start, end);
        _findings.Add(new(code, FindingSeverity.Doubt, null, [], words.Places, words.Text, message) { Field = "targets" });
    }
}
