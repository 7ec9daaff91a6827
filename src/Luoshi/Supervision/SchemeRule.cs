using Luoshi.Progress;
using Luoshi.Units;

namespace Luoshi.Supervision;

/// <summary>A scheme as it is written on the form, before it is checked.</summary>
/// <param name="Units">Units to look at; none for all that have a duty in scope.</param>
/// <param name="Team">Accounts of the team.</param>
/// <param name="Others">Names of members without an account.</param>
/// <param name="Approver">Account of the leader who approves it.</param>
/// <param name="SelfCheckBy">Last day of the self-check, where the methods name one.</param>
/// <param name="Despite">Why it is held although a unit is asked twice.</param>
public sealed record SchemeDraft(
    string Title,
    RoundForm Form,
    string Content,
    IReadOnlyList<RoundMethod> Methods,
    IReadOnlyList<Guid> Units,
    IReadOnlyList<int> Sections,
    IReadOnlyList<Guid> Items,
    IReadOnlyList<Guid> Team,
    IReadOnlyList<string> Others,
    Guid? Approver,
    DateOnly? From,
    DateOnly? To,
    DateOnly? SelfCheckBy,
    bool Photos,
    string? Rhythm = null,
    string? Despite = null)
{
    public const int LongestTitle = 100;

    /// <summary>Longest round; frequency and length are kept under control (Art. 15).</summary>
    public const int MostDays = 92;

    /// <summary>Something that every scheme says is not said.</summary>
    public sealed record Incomplete(string What) : Refusal("SV010", $"方案缺{What}。方案写全后才能报批。");

    /// <summary>The days do not fit.</summary>
    public sealed record DaysDoNotFit(string Why) : Refusal("SV011", Why);

    /// <summary>An item or unit that is not there.</summary>
    public sealed record NotThere(string What) : Refusal("SV012", $"所选{What}已不在计划或单位名录里，请刷新后重选。");

    /// <summary>A unit has no duty in scope.</summary>
    public sealed record NothingToAsk(string Unit) : Refusal("SV013", $"{Unit}在所选事项上没有责任，不必督查它。请去掉这个单位，或加选事项。");

    /// <summary>Nobody has a duty in scope.</summary>
    public sealed record NobodyHasDuty() : Refusal("SV014", "所选事项还没有下发给任何单位，没有督查对象。请先下发，或另选事项。");

    /// <summary>A team member works for a unit that is looked at.</summary>
    public sealed record MemberOfUnit(string Name, string Unit) : Refusal("SV015", $"{Name}是督查对象{Unit}的人，应当回避。请从督查组中去掉。");

    /// <summary>The approver is no leader with an entry in the directory.</summary>
    public sealed record NoApprover() : Refusal("SV016", "请选批准方案的领导。没有可选的，请管理员给领导开账号，并对应到单位名录里的人。");

    /// <summary>Photos without a visit.</summary>
    public sealed record PhotosWithoutVisit() : Refusal("SV017", "只有实地检查或暗访才拍照。请加选方式，或取消“要拍照”。");

    /// <summary>Units would be asked twice for the same thing.</summary>
    public sealed record AskedTwiceNow(IReadOnlyList<AskedTwice> Twice)
        : Refusal("SV018", $"{Twice[0].Unit}{(Twice.Select(t => t.UnitId).Distinct().Skip(1).Any() ? "等单位" : "")}会被重复要求（下面列出）。请错开时间或减少范围；确需开展的，写明理由。");
}

/// <summary>Why a unit would be asked twice for the same thing.</summary>
/// <param name="What">The other round, or the report that is owed anyway, in words.</param>
public sealed record AskedTwice(Guid UnitId, string Unit, IReadOnlyList<int> Items, string What)
{
    /// <summary>第3、5项.</summary>
    public string ItemWords => $"第{string.Join('、', Items)}项";
}

/// <summary>Checks a scheme before anyone is asked for anything.</summary>
public static class SchemeRule
{
    /// <summary>The scheme, or what is wrong with it.</summary>
    /// <param name="self">The round it is the scheme of; null for a new one.</param>
    public static Result<Scheme> Decide(SchemeDraft draft, PlanYear year, UnitTree units, IReadOnlyList<Colleague> people, Guid? self = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(year);
        if (RefuseWords(draft) is { } words) return words;
        if (RefuseDays(draft, year.Today) is { } days) return days;
        if (draft.Photos && !draft.Methods.Any(m => m is RoundMethod.OnTheSpot or RoundMethod.Unannounced)) return new SchemeDraft.PhotosWithoutVisit();

        var items = ItemsOf(draft, year);
        if (items is null) return new SchemeDraft.NotThere("事项");
        if (items.Count == 0) return new SchemeDraft.Incomplete("督查范围（板块或事项）");
        var inScope = year.Duties.Where(d => d.UnitId is not null && d.Status != DutyStatus.Withdrawn && items.Contains(d.ItemId)).ToLookup(d => d.UnitId!.Value);
        if (draft.Units.Count == 0 && inScope.Count == 0) return new SchemeDraft.NobodyHasDuty();
        var chosen = new List<RoundUnit>();
        foreach (var id in (draft.Units.Count > 0 ? draft.Units : inScope.Select(d => d.Key)).Distinct().OrderBy(units.Position))
        {
            if (units.Find(id) is not { IsRetired: false } unit) return new SchemeDraft.NotThere("单位");
            if (!inScope.Contains(id)) return new SchemeDraft.NothingToAsk(unit.Name);
            chosen.Add(new(id, unit.Name));
        }

        var members = draft.Team.Select(id => people.FirstOrDefault(p => p.AccountId == id)).ToList();
        if (members.Contains(null)) return new SchemeDraft.NotThere("督查组成员的账号");
        if (members.Count == 0 && draft.Others.Count == 0) return new SchemeDraft.Incomplete("督查组成员");
        foreach (var member in members)
        {
            if (chosen.FirstOrDefault(u => member!.UnitId is { } own && units.IsWithin(own, u.UnitId)) is { } own) return new SchemeDraft.MemberOfUnit(member!.Name, own.Unit);
        }

        if (people.FirstOrDefault(p => p.AccountId == draft.Approver) is not { Leads: true, PersonId: not null } approver) return new SchemeDraft.NoApprover();
        var scheme = new Scheme
        {
            Title = draft.Title.Trim(),
            Form = draft.Form,
            Content = draft.Content.Trim(),
            Methods = [.. draft.Methods.Distinct().Order()],
            Units = chosen,
            Sections = [.. draft.Sections.Distinct().Order()],
            Items = items,
            Team = [.. members.Select(m => m!.ToParticipant()), .. draft.Others.Select(n => new Participant(n, null))],
            Approver = approver.ToParticipant(),
            From = draft.From!.Value,
            To = draft.To!.Value,
            SelfCheckBy = draft.Methods.Contains(RoundMethod.SelfCheck) ? draft.SelfCheckBy : null,
            Photos = draft.Photos,
            Rhythm = DutyTexts.OrNull(draft.Rhythm),
        };
        var twice = Twice(scheme, year, self);
        if (twice.Count == 0) return scheme;
        return string.IsNullOrWhiteSpace(draft.Despite) ? new SchemeDraft.AskedTwiceNow(twice) : scheme with { Despite = draft.Despite.Trim() };
    }

    /// <summary>Which units a scheme would ask twice for the same thing: another round on the same items in the same days, or a report owed anyway.</summary>
    public static IReadOnlyList<AskedTwice> Twice(Scheme scheme, PlanYear year, Guid? self = null)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(year);
        var numbers = year.Items.ToDictionary(i => i.Id, i => i.Facts.No);
        var twice = new List<AskedTwice>();
        var others = year.MattersOf<RoundState>().Where(r => r.Id != self && r.Status != RoundStatus.Withdrawn && r.Scheme.From <= scheme.To && scheme.From <= (r.ClosedOn is { } closed && closed < r.Scheme.To ? closed : r.Scheme.To)).ToList();
        foreach (var unit in scheme.Units)
        {
            var own = year.Duties.Where(d => d.UnitId == unit.UnitId && d.Status != DutyStatus.Withdrawn && scheme.Items.Contains(d.ItemId)).ToList();
            foreach (var other in others.Where(o => o.Scheme.Units.Any(u => u.UnitId == unit.UnitId)))
            {
                int[] same = [.. own.Select(d => d.ItemId).Distinct().Where(other.Scheme.Items.Contains).Select(i => numbers[i]).Order()];
                if (same.Length > 0) twice.Add(new(unit.UnitId, unit.Unit, same, $"第{other.No}轮督查“{other.Scheme.Title}”（{Days(other.Scheme.From, other.Scheme.To)}）也在问"));
            }

            if (scheme.SelfCheckBy is not { } by) continue;
            foreach (var day in own.SelectMany(d => d.Owed.Where(o => o.Status is OwedStatus.Missing or OwedStatus.Returned && o.Due >= scheme.From && o.Due <= by).Select(o => (o.Due, No: numbers[d.ItemId]))).GroupBy(o => o.Due).OrderBy(g => g.Key))
                twice.Add(new(unit.UnitId, unit.Unit, [.. day.Select(d => d.No).Distinct().Order()], $"{day.Key:M月d日}前本来就要报进展"));
        }

        return twice;
    }

    private static string Days(DateOnly from, DateOnly to) => $"{from:M月d日}至{to:M月d日}";

    private static Refusal? RefuseWords(SchemeDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Title)) return new SchemeDraft.Incomplete("名称");
        if (draft.Title.Length > SchemeDraft.LongestTitle) return new TooLong("名称", SchemeDraft.LongestTitle);
        if (string.IsNullOrWhiteSpace(draft.Content)) return new SchemeDraft.Incomplete("督查内容");
        if (draft.Methods.Count == 0) return new SchemeDraft.Incomplete("督查方式");
        return DutyTexts.RefuseLength(draft.Content, "督查内容", DutyTexts.Report)
            ?? DutyTexts.RefuseLength(draft.Despite, "重复要求的理由")
            ?? (draft.Others.Any(n => n.Length > 50) ? new TooLong("成员姓名", 50) : null);
    }

    private static Refusal? RefuseDays(SchemeDraft draft, DateOnly today)
    {
        if (draft.From is not { } from || draft.To is not { } to) return new SchemeDraft.Incomplete("起止日期");
        if (to < from) return new SchemeDraft.DaysDoNotFit("结束日期不能早于开始日期。");
        if (to < today) return new SchemeDraft.DaysDoNotFit("结束日期已经过了，请改到今天以后。");
        if (to.DayNumber - from.DayNumber >= SchemeDraft.MostDays) return new SchemeDraft.DaysDoNotFit($"一轮督查最长{SchemeDraft.MostDays}天，请缩短。");
        if (!draft.Methods.Contains(RoundMethod.SelfCheck)) return null;
        if (draft.SelfCheckBy is not { } by) return new SchemeDraft.Incomplete("自查截止日期");
        return by < from || by > to || by < today ? new SchemeDraft.DaysDoNotFit("自查截止日期要在督查起止日期之内，且不早于今天。") : null;
    }

    // In the order of the plan; null where something chosen is not there.
    private static List<Guid>? ItemsOf(SchemeDraft draft, PlanYear year)
    {
        if (draft.Items.Any(i => year.Items.All(x => x.Id != i)) || draft.Sections.Any(s => year.Items.All(x => x.Facts.SectionNo != s))) return null;
        return [.. year.Items.Where(i => draft.Items.Contains(i.Id) || draft.Sections.Contains(i.Facts.SectionNo)).Select(i => i.Id)];
    }
}
