using Luoshi.Bulletins;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Supervision;
using Luoshi.Units;

namespace Luoshi.Notices;

/// <summary>An entry with what it is about, as it stands now.</summary>
/// <param name="OfItem">All duties of the item.</param>
/// <param name="Units">Units with duties in the plan, for what is told to all of them.</param>
internal sealed record FollowedEntry(
    Entry Entry, EntryFacts Facts, PlanState Plan, ItemState? Item, DutyState? Duty, IReadOnlyList<DutyState> OfItem, MatterState? Matter, IReadOnlyList<Guid> Units, UnitTree Tree);

/// <summary>Whom an entry is told to, and in which words.</summary>
/// <remarks>
/// People are told when something is wanted of them, or when something they asked for was decided; what merely happened stands in
/// the ledger. Of a matter whoever has to act is told: that is what its waits say, and nothing here knows the kinds of matters for it.
/// </remarks>
internal static class NoticeRule
{
    public static IEnumerable<NewNotice> Decide(FollowedEntry followed)
    {
        var entry = followed.Entry;
        return (entry.DutyId, followed.Facts) switch
        {
            (_, MatterFacts facts) when followed.Matter is { } matter => [.. OfWaits(entry, matter), .. OfMatter(followed, facts, matter)],
            ({ }, _) when followed.Duty is { UnitId: { } unit } duty && followed.Item is { } item => OfDuty(followed, duty, unit, item),
            (null, _) when followed.Item is { } item => OfItem(followed, item),
            _ => [],
        };
    }

    /// <summary>What a line about an item is headed by.</summary>
    public static string Title(ItemState item) => $"第{item.Facts.Numeral}项　{PlanWords.ShortTitle(item.Facts)}";

    private static string Key(Entry entry) => $"{entry.PlanId:N}/{entry.Sequence}";

    private static IEnumerable<NewNotice> OfDuty(FollowedEntry followed, DutyState duty, Guid unit, ItemState item)
    {
        var (entry, year) = (followed.Entry, followed.Plan.Facts.Year);
        var about = new NoticeAbout(entry.PlanId, item.Id, duty.Id);
        NewNotice Unit(NoticeKind kind, string words, DateOnly? by = null, bool urgent = false, Guid? to = null) =>
            new(kind, MatterParty.Unit, to ?? unit, Key(entry), Title(item), words, about, urgent, by);

        switch (followed.Facts)
        {
            case Dispatched given:
                yield return Unit(NoticeKind.Dispatched, $"下发给{given.Unit}{DutyWords.Of(given.Role)}，请签收{(given.Due is { } due ? $"，{PlanWords.Day(due, year)}前完成" : "")}。", given.Due, to: given.UnitId);
                break;
            case Reassigned given:
                yield return Unit(NoticeKind.Dispatched, $"改派给{given.Unit}，请签收。", duty.Due, to: given.UnitId);
                break;
            case Withdrawn:
                yield return Unit(NoticeKind.Withdrawn, $"撤销下发，不再办理。{entry.Reason}");
                break;
            case Urged urged:
                yield return Unit(NoticeKind.Urged, $"{entry.ActorName}催办：{urged.Text}", duty.OwesOn, urgent: urged.Rule is null);
                break;
            case Returned:
                yield return Unit(NoticeKind.Returned, $"进展被退回：{entry.Reason}", duty.OwesOn);
                break;
            case ClaimReturned:
                yield return Unit(NoticeKind.Returned, $"办结未通过核查：{entry.Reason}", duty.Due);
                break;
            case DeclineRefused:
                yield return Unit(NoticeKind.Returned, $"退办未获同意，仍由{duty.Unit}承担：{entry.Reason}", duty.Due);
                break;
            case Extended extended:
                yield return Unit(NoticeKind.ExtensionDecided, $"同意延期到{PlanWords.Day(extended.To, year)}。", extended.To);
                break;
            case ExtensionRefused:
                yield return Unit(NoticeKind.ExtensionDecided, $"未同意延期：{entry.Reason}", duty.Due);
                break;
            case ExtensionAsked asked:
                foreach (var leader in Leaders(followed.Tree, item))
                    yield return new(NoticeKind.DecisionAsked, MatterParty.Leader, leader, Key(entry), Title(item), $"{duty.Unit}申请延期到{PlanWords.Day(asked.To, year)}：{entry.Reason}", about, By: duty.Due);
                break;
            case InstructionAnswered answered when item.Instructions.FirstOrDefault(i => i.Sequence == answered.Instruction) is { } instruction:
                if (Person(followed.Tree, instruction.By) is { } by)
                    yield return new(NoticeKind.InstructionAnswered, MatterParty.Leader, by, Key(entry), Title(item), $"{duty.Unit}回复批示：{answered.Text}", about);
                break;
            case Closed:
                yield return Unit(NoticeKind.Closed, "已销号。");
                break;
            case Reopened:
                yield return Unit(NoticeKind.Closed, $"已重启，请继续办理。{entry.Reason}", duty.Due);
                break;
        }
    }

    private static IEnumerable<NewNotice> OfItem(FollowedEntry followed, ItemState item)
    {
        var (entry, year) = (followed.Entry, followed.Plan.Facts.Year);
        var open = followed.OfItem.Where(d => d is { IsOpen: true, UnitId: not null } && d.DispatchEntry < entry.Sequence).ToList();
        NewNotice Unit(DutyState duty, NoticeKind kind, string words, DateOnly? by = null, bool urgent = false) =>
            new(kind, MatterParty.Unit, duty.UnitId, Key(entry), Title(item), words, new(entry.PlanId, item.Id, duty.Id), urgent, by);

        switch (followed.Facts)
        {
            case EvidenceAsked { What: { } what }:
                return open.Select(d => Unit(d, NoticeKind.EvidenceAsked, $"上报、办结时请附佐证：{what}"));
            case Instructed instructed:
                var words = $"{entry.ActorName}批示：{instructed.Text}{(instructed.AnswerBy is { } day ? $"（{PlanWords.Day(day, year)}前回复）" : "")}";
                return open.Where(d => instructed.To is { Count: > 0 } to ? to.Contains(d.Id) : d is { Role: DutyRole.Lead, Parent: null })
                    .Select(d => Unit(d, NoticeKind.Instructed, words, instructed.AnswerBy, urgent: true));
            case ChangeProposed:
                return Leaders(followed.Tree, item).Select(leader => new NewNotice(
                    NoticeKind.DecisionAsked, MatterParty.Leader, leader, Key(entry), Title(item), $"{entry.ActorName}申请变更：{entry.Reason}", new(entry.PlanId, item.Id)));
            case ChangeApproved:
                return open.Select(d => Unit(d, NoticeKind.Changed, "事项内容有变更，请按新的要求办理。", d.Due));
            case ChangeRefused:
                return [new(NoticeKind.Changed, MatterParty.Clerk, null, Key(entry), Title(item), $"变更未获批准：{entry.Reason}", new(entry.PlanId, item.Id))];
            default:
                return [];
        }
    }

    /// <summary>Who has to act on the matter now; told once for each thing that is wanted, by its day.</summary>
    private static IEnumerable<NewNotice> OfWaits(Entry entry, MatterState matter) =>
        entry.Sequence < matter.Version ? [] : matter.Waits.Select(wait => new NewNotice(
            KindOf(matter), wait.Party, wait.Who, $"{matter.Id:N}/{wait.Act}/{wait.Since:yyyyMMdd}/{wait.By:yyyyMMdd}", wait.What,
            wait.By is { } by ? $"请{wait.Act}，{by.Month}月{by.Day}日前。" : $"请{wait.Act}。", NoticeAbout.Of(matter), By: wait.By, Not: wait.Not));

    /// <summary>What is told although nobody has to act.</summary>
    private static IEnumerable<NewNotice> OfMatter(FollowedEntry followed, MatterFacts facts, MatterState matter)
    {
        var entry = followed.Entry;
        NewNotice Unit(Guid unit, string title, string words, bool urgent = false, DateOnly? by = null) =>
            new(KindOf(matter), MatterParty.Unit, unit, Key(entry), title, words, NoticeAbout.Of(matter), urgent, by);

        switch (facts, matter)
        {
            case (RectificationReturned, ProblemState problem):
                yield return Unit(problem.UnitId, problem.Title, $"整改未通过核查：{entry.Reason}", by: problem.Rectification?.Due);
                break;
            case (RectificationVerified, ProblemState problem):
                yield return Unit(problem.UnitId, problem.Title, "整改已通过核查。");
                break;
            case (ProblemWithdrawn, ProblemState { Rectification: not null } problem):
                yield return Unit(problem.UnitId, problem.Title, $"问题已撤销，不必整改。{entry.Reason}");
                break;
            case (ObjectionDecided, ConclusionState conclusion):
                yield return Unit(conclusion.UnitId, conclusion.Title, $"异议已复核：{entry.Reason}");
                break;
            case (SelfCheckCalledOff, SelfCheckState check):
                yield return Unit(check.UnitId, check.Title, "自查已取消，不必再填。");
                break;
            case (SchemeApproved, RoundState round):
                yield return new(NoticeKind.Round, MatterParty.Clerk, null, Key(entry), $"第{round.No}轮督查　{round.Scheme.Title}", "方案已批准，可以开始。", NoticeAbout.Of(matter));
                break;
            case (PaperSent, PaperState { Subject: { Kind: PaperKind.Notice, UnitId: { } unit } subject } paper):
                yield return Unit(unit, paper.Title, $"收到{PaperWords.Of(subject.Kind)}{(subject.AnswerBy is { } by ? $"，请于{by.Month}月{by.Day}日前回复" : "")}。", urgent: true, subject.AnswerBy);
                break;
            case (PaperSent, PaperState { Subject: { Kind: PaperKind.Briefing, PersonId: { } person } } paper):
                yield return new(NoticeKind.Paper, MatterParty.Leader, person, Key(entry), paper.Title, "专报已送您阅。", NoticeAbout.Of(matter));
                break;
            case (PaperSent, PaperState { Subject.Kind: PaperKind.Bulletin } paper):
                foreach (var unit in followed.Units) yield return Unit(unit, paper.Title, "通报已印发。");
                break;
        }
    }

    private static NoticeKind KindOf(MatterState matter) => matter.KindName switch
    {
        RoundState.Name => NoticeKind.Round,
        SelfCheckState.Name => NoticeKind.SelfCheck,
        ProblemState.Name => NoticeKind.Problem,
        ConclusionState.Name => NoticeKind.Conclusion,
        PaperState.Kind or PublicPageState.Kind or TemplateState.Kind => NoticeKind.Paper,
        _ => NoticeKind.Assessment,
    };

    private static IEnumerable<Guid> Leaders(UnitTree tree, ItemState item) =>
        item.Facts.Leaders.Concat(item.Facts.LeadLeaders).Select(name => Person(tree, name)).OfType<Guid>().Distinct();

    private static Guid? Person(UnitTree tree, string name) => tree.ResolvePerson(name) is OnePerson one ? one.Person.Id : null;
}
