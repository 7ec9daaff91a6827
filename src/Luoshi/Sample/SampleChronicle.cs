using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Supervision;

namespace Luoshi.Sample;

/// <summary>Something that was done at a moment: who, and the entries it wrote.</summary>
internal sealed record SampleAct(DateTimeOffset At, Actor Actor, IReadOnlyList<NewEntry> Entries);

/// <summary>Turns the told half year into acts on the plan that was read, in order of time. The same plan and year give the same acts.</summary>
internal sealed class SampleChronicle
{
    private static readonly string[] ReturnReasons =
    [
        "与上月文字雷同，请写本月新做的事。",
        "请补上完成数量，并说明与全年任务的差距。",
        "数字与系统导出不一致，请核对后重报。",
        "未写存在的困难，请如实补充。",
    ];

    /// <summary>Days before an owed day from which a report is the one owed then.</summary>
    private const int Early = 10;

    private static readonly WorkCalendar Calendar = WorkCalendar.Statutory;

    private readonly SampleYear _year;
    private readonly SampleDirectory _directory;
    private readonly DateOnly _today;
    private readonly Func<string, Actor> _actor;
    private readonly Dictionary<int, ItemState> _items;
    private readonly Dictionary<(int Item, string Unit), SampleDuty> _duties = [];
    private readonly List<SampleAct> _acts = [];

    /// <param name="actor">The actor for a person's name, with the account where the person has one.</param>
    public SampleChronicle(SampleYear year, SampleDirectory directory, IReadOnlyList<ItemState> items, SampleSettings settings, Func<string, Actor> actor)
    {
        _year = year;
        _directory = directory;
        _today = settings.Today;
        _actor = actor;
        _items = items.ToDictionary(i => i.Facts.No);
    }

    private Actor Clerk => _actor(SampleAccounts.Clerk.DisplayName);

    /// <summary>All acts after the plan was read in.</summary>
    /// <param name="last">Sequence of the last entry until then.</param>
    /// <param name="more">What others did in between.</param>
    public IReadOnlyList<SampleAct> Tell(PlanState plan, long last, IEnumerable<SampleAct> more)
    {
        _acts.AddRange(more);
        Check(plan);
        Dispatch();
        SignFor();
        foreach (var told in _year.Items)
        {
            Lead(told, told.Lead, 0);
            Lead(told, told.SecondLead ?? [], 1);
            foreach (var duty in _duties.Values.Where(d => d.Item.Facts.No == told.No && d.Role == DutyRole.Support)) Support(told, duty);
        }

        foreach (var one in _year.Events) Happen(one);
        new SampleSupervision(_directory, _items, _actor, (item, unit) => _duties.GetValueOrDefault((item, unit))?.Id, Act).Tell(_year.Rounds);
        return Numbered([.. _acts.OrderBy(a => a.At)], last);
    }

    // An answer names its instruction by the sequence, a problem what it rests on: known only when all acts are in order.
    private static List<SampleAct> Numbered(List<SampleAct> acts, long last)
    {
        var instructions = new Dictionary<Guid, long>();
        var latest = new Dictionary<Guid, long>();
        return acts.ConvertAll(act => act with { Entries = [.. act.Entries.Select(Number)] });

        NewEntry Number(NewEntry entry)
        {
            last++;
            if (entry.Facts is Instructed) instructions[entry.ItemId!.Value] = last;
            entry = entry with { Facts = SampleSupervision.Ground(entry, latest) };
            if (entry.Facts is Reported or SpotRecorded && entry.DutyId is { } duty) latest[duty] = last;
            if (entry.Facts is SpotRecorded spot) latest[spot.UnitId] = last;
            if (entry.Facts is ProblemRaised problem) latest[problem.Matter] = last;
            return entry.Facts is InstructionAnswered answer ? entry with { Facts = answer with { Instruction = instructions[entry.ItemId!.Value] } } : entry;
        }
    }

    private void Check(PlanState plan)
    {
        var at = _year.ImportedAt;
        for (var i = 0; i < plan.Facts.Findings.Count; i++)
        {
            var how = plan.Facts.Findings[i].Severity == FindingSeverity.Doubt ? SettleFinding.Kept : SettleFinding.Noted;
            Act(at.AddMinutes(3).AddSeconds(25 * i), Clerk, new NewEntry(new FindingSettled(i, how)));
        }

        foreach (var correction in _year.Corrections)
        {
            var facts = new Corrected(correction.Field, StateJson.Element<string?>(null), StateJson.Element(correction.To));
            Act(correction.At, Clerk, new NewEntry(facts, _items[correction.Item].Id, Reason: correction.Reason));
        }

        foreach (var item in _items.Values.OrderBy(i => i.Facts.No))
        {
            Act(at.AddMinutes(20).AddSeconds(55 * item.Facts.No), Clerk, new NewEntry(new Checked(), item.Id));
        }

        Act(_year.InForceAt, Clerk, new NewEntry(new PutInForce(_year.InForceFrom)));
    }

    private void Dispatch()
    {
        foreach (var item in _items.Values.OrderBy(i => i.Facts.No))
        {
            var entries = new List<NewEntry>();
            var due = item.Facts.Deadline.Due;
            var owed = OwedDays.Of(item.Facts, due, PlanSettings.Usual, _year.DispatchedOn, new(_year.InForceFrom.Year, 12, 31), Calendar);
            foreach (var printed in item.Facts.LeadUnits) Add(printed, DutyRole.Lead);
            foreach (var printed in item.Facts.SupportUnits) Add(printed, DutyRole.Support);
            Act(At(_year.DispatchedOn, 16, 0).AddSeconds(30 * item.Facts.No), Clerk, [.. entries]);

            void Add(string printed, DutyRole role)
            {
                foreach (var unit in _directory.Expand(printed).Where(u => _directory.Knows(u.Name)))
                {
                    var days = Asked(item, unit.Name, printed, role, owed);
                    var duty = new SampleDuty(Guid.CreateVersion7(), item, unit.Name, role, [.. days]);
                    if (!_duties.TryAdd((item.Facts.No, unit.Name), duty)) continue;
                    var under = _directory.IsGroup(printed) ? printed : null;
                    entries.Add(new(new Dispatched(unit.Name, role, due, unit.Id, under, Owed: days), item.Id, duty.Id));
                }
            }
        }
    }

    /// <summary>The owed days of one unit: a month that the story passes over, with a report told of a later one, asks for none.</summary>
    private List<DateOnly> Asked(ItemState item, string unit, string printed, DutyRole role, IReadOnlyList<DateOnly> owed)
    {
        var told = _year.Items.SingleOrDefault(i => i.No == item.Facts.No);
        IReadOnlyList<SampleReport> lead = (item.Facts.LeadUnits.Count > 1 && item.Facts.LeadUnits[1] == printed ? told?.SecondLead : told?.Lead) ?? [];
        var county = _directory.IsCounty(unit);
        var patterns = (county ? told?.Counties : told?.Institutions)?.Count ?? 0;
        List<int> months = [.. role == DutyRole.Lead ? lead.Select(r => MonthDay(r.On).Month) : patterns == 0 ? [] : Rounds(patterns, county).Select(r => r.Month)];
        return [.. owed.Where(d => d >= _today || (months.Count > 0 && (months.Contains(d.Month) || d.Month > months.Max())))];
    }

    // A unit signs for all it was given in one sitting; the late ones only after they were urged.
    private void SignFor()
    {
        var late = _year.Events.Where(e => e is { Kind: SampleEventKind.Urge, Unit: not null } && Day(e.At) < _year.DispatchedOn.AddDays(14)).ToList();
        foreach (var unit in _duties.Values.GroupBy(d => d.Unit))
        {
            var on = Workday(_year.DispatchedOn.AddDays(SamplePhrase.Number(1, 7, unit.Key + "/签收")));
            List<SampleDuty> signed = [.. unit.Where(d => !late.Exists(e => e.Unit == d.Unit && e.Item == d.Item.Facts.No))];
            Act(Working(on, unit.Key), Contact(unit.Key), [.. signed.Select(d => d.Entry(new SignedFor()))]);
        }

        foreach (var urge in late)
        {
            var duty = Duty(urge.Item, urge.Unit!);
            Act(urge.At.AddHours(5), Contact(duty.Unit), duty.Entry(new SignedFor()));
        }
    }

    private void Lead(SampleItem told, IReadOnlyList<SampleReport> reports, int position)
    {
        if (reports.Count == 0) return;
        var item = _items[told.No];
        var duty = Duty(told.No, item.Facts.LeadUnits[position]);
        if (position == 0)
        {
            foreach (var sentBack in _year.Returns.Where(r => r.Item == told.No))
            {
                var on = MonthDay(sentBack.On);
                Act(Working(on, duty.Unit + "初报"), Contact(duty.Unit), duty.Report(on, new(sentBack.Percent, sentBack.First, null, [])));
                Act(At(on.AddDays(1), 9, 10), Clerk, duty.Entry(new Returned(), sentBack.Reason));
            }
        }

        foreach (var report in reports)
        {
            var on = MonthDay(report.On);
            var view = report.Difficulty is null ? UnitView.Smooth : UnitView.Difficult;
            Act(Working(on, duty.Unit + told.No), Contact(duty.Unit), duty.Report(on, new(report.Percent, report.Text, report.Difficulty, Values(item, report), View: view)));
            Review(duty, on, Clerk);
        }
    }

    private void Support(SampleItem told, SampleDuty duty)
    {
        var county = _directory.IsCounty(duty.Unit);
        var patterns = (county ? told.Counties : told.Institutions) ?? [];
        var rounds = Rounds(patterns.Count, county);
        for (var round = 0; round < patterns.Count; round++)
        {
            var key = $"{duty.Unit}/{told.No}/{round}";
            var on = Workday(rounds[round].AddDays(SamplePhrase.Number(-3, 0, key)));
            if (on >= told.QuietFrom || Settled(told.No, on) || SamplePhrase.Number(1, 14, key + "/缺报") == 1) continue;
            var percent = Math.Min(95, (round + 1) * 75 / patterns.Count + SamplePhrase.Number(-9, 9, key + "/进度"));
            var text = SamplePhrase.Fill(patterns[round], duty.Unit, _directory.Towns(duty.Unit), told.No, round);
            var view = SamplePhrase.Number(1, 9, key + "/自评") == 1 ? UnitView.Difficult : UnitView.Smooth;
            var reported = duty.Report(on, new(percent, text, null, [], View: view));
            var reviewer = Contact(duty.Item.Facts.LeadUnits[0]);
            Act(Working(on, key), Contact(duty.Unit), reported);
            if (SamplePhrase.Number(1, 30, key + "/退回") == 1)
            {
                Act(At(Workday(on.AddDays(1)), 9, 20), reviewer, duty.Entry(new Returned(), ReturnReasons[SamplePhrase.Number(0, ReturnReasons.Length - 1, key)]));
                if (round == patterns.Count - 1) continue;
                Act(Working(Workday(on.AddDays(2)), key), Contact(duty.Unit), reported with { Facts = (Reported)reported.Facts with { Text = text + "（已按要求补充核对）" } });
                Review(duty, Workday(on.AddDays(2)), reviewer);
            }
            else if (round < patterns.Count - 1 || SamplePhrase.Number(1, 6, key + "/待审") != 1)
            {
                Review(duty, on, reviewer);
            }
        }
    }

    private void Review(SampleDuty duty, DateOnly reportedOn, Actor reviewer)
    {
        var on = Workday(reportedOn.AddDays(SamplePhrase.Number(1, 3, duty.Unit + reportedOn)));
        if (on >= _today) return;
        var at = Working(on, duty.Unit + duty.Item.Facts.No + reportedOn);
        if (_year.Events.Any(e => e.Item == duty.Item.Facts.No && e.Kind == SampleEventKind.Close && e.At <= at && Day(e.At) >= reportedOn)) return;
        Act(at, reviewer, duty.Entry(new Accepted()));
    }

    private void Happen(SampleEvent one)
    {
        var item = _items[one.Item];
        var actor = _actor(one.By);
        SampleDuty[] duties = one.Unit is null ? [.. _duties.Values.Where(d => d.Item == item)] : [Duty(one.Item, one.Unit)];
        switch (one.Kind)
        {
            case SampleEventKind.Urge:
                Act(one.At, actor, [.. duties.Select(d => d.Entry(new Urged(one.Text)))]);
                break;
            case SampleEventKind.Instruct:
                Act(one.At, actor, new NewEntry(new Instructed(one.Text, one.To), item.Id));
                break;
            case SampleEventKind.Extend when item.Facts.Deadline.Due is { } from:
                Act(one.At, actor, [.. duties.Select(d => d.Entry(new Extended(from, one.To!.Value, More(item, one)), one.Text))]);
                break;
            case SampleEventKind.AskExtension:
                Act(one.At, actor, duties[0].Entry(new ExtensionAsked(one.To!.Value), one.Text));
                break;
            case SampleEventKind.Answer:
                Act(one.At, actor, duties[0].Entry(new InstructionAnswered(0, one.Text)));
                break;
            case SampleEventKind.Claim:
                Act(one.At, actor, duties[0].Entry(new CompletionClaimed(one.Text, [])));
                break;
            case SampleEventKind.AskEvidence:
                Act(one.At, actor, new NewEntry(new EvidenceAsked(one.Text), item.Id));
                break;
            case SampleEventKind.Close:
                Act(one.At, actor, [.. duties.Select(d => d.Entry(new Closed(), one.Text)), new(new Closed(), item.Id, Reason: one.Text)]);
                break;
            case SampleEventKind.Reopen:
                Act(one.At, actor, [.. duties.Select(d => d.Entry(new Reopened(), one.Text)), new(new Reopened(), item.Id, Reason: one.Text)]);
                break;
            default:
                throw new InvalidOperationException($"Item {one.Item} has no due date to extend.");
        }
    }

    /// <summary>Days on which reports are owed after an item's due day was put off.</summary>
    private static List<DateOnly> More(ItemState item, SampleEvent one) =>
        [.. OwedDays.Of(item.Facts, one.To, PlanSettings.Usual, Day(one.At), new(one.To!.Value.Year, 12, 31), Calendar).Where(d => d > Day(one.At))];

    private static List<TargetValue> Values(ItemState item, SampleReport report)
    {
        var values = new List<TargetValue>();
        foreach (var (key, value) in report.Values ?? new Dictionary<string, decimal>())
        {
            var parts = key.Split('#');
            var nth = parts.Length > 1 ? int.Parse(parts[1]) : 1;
            for (var i = 0; i < item.Facts.Targets.Count; i++)
            {
                var target = item.Facts.Targets[i];
                if ($"{target.Value:0.####}{target.Unit}" != parts[0] || --nth > 0) continue;
                values.Add(new(i, value));
                break;
            }
        }

        return values;
    }

    private static DateOnly[] Rounds(int count, bool county) => (count, county) switch
    {
        (1, _) => [new(2026, 6, 24)],
        (2, true) => [new(2026, 5, 22), new(2026, 7, 24)],
        (2, false) => [new(2026, 4, 24), new(2026, 7, 23)],
        _ => [new(2026, 4, 24), new(2026, 6, 24), new(2026, 7, 24)],
    };

    /// <summary>Whether the item is closed on the day.</summary>
    private bool Settled(int item, DateOnly on) =>
        _year.Events.Where(e => e.Item == item && e.Kind is SampleEventKind.Close or SampleEventKind.Reopen && Day(e.At) <= on)
            .OrderBy(e => e.At).LastOrDefault()?.Kind == SampleEventKind.Close;

    private SampleDuty Duty(int item, string unit) =>
        _duties.GetValueOrDefault((item, unit)) ?? throw new InvalidOperationException($"{unit} has no duty in item {item} of the sample.");

    private Actor Contact(string unit) => _actor(_directory.Contact(unit).Name);

    private static DateOnly Day(DateTimeOffset at) => LedgerDay.Of(at);

    private DateOnly MonthDay(string on) => DateOnly.ParseExact($"{_year.InForceFrom.Year}-{on}", "yyyy-MM-dd");

    private static DateOnly Workday(DateOnly day) => Calendar.OnOrAfter(day);

    private static DateTimeOffset At(DateOnly day, int hour, int minute) => new(day.ToDateTime(new TimeOnly(hour, minute)), LedgerDay.Offset);

    // 8:35 to 11:55 and 14:10 to 17:40.
    private static DateTimeOffset Working(DateOnly day, string key)
    {
        var minute = SamplePhrase.Number(0, 410, key + day.DayNumber);
        var at = minute <= 200 ? At(day, 8, 35).AddMinutes(minute) : At(day, 14, 10).AddMinutes(minute - 201);
        return at.AddSeconds(SamplePhrase.Number(0, 59, key));
    }

    private void Act(DateTimeOffset at, Actor actor, params NewEntry[] entries)
    {
        if (entries.Length > 0) _acts.Add(new(at, actor, entries));
    }

    /// <param name="Owed">The days that no report has answered yet.</param>
    private sealed record SampleDuty(Guid Id, ItemState Item, string Unit, DutyRole Role, List<DateOnly> Owed)
    {
        /// <summary>A report, for the latest owed day that it is in time for, or late.</summary>
        public NewEntry Report(DateOnly on, Reported facts)
        {
            DateOnly? answers = Owed.Where(d => d <= on.AddDays(Early)).Select(d => (DateOnly?)d).LastOrDefault();
            return Entry(facts with { For = answers });
        }

        public NewEntry Entry(EntryFacts facts, string? reason = null) => new(facts, Item.Id, Id, reason);
    }
}
