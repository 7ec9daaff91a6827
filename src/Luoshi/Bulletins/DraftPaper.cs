using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Units;

namespace Luoshi.Bulletins;

/// <summary>起草公文: a bulletin, a notice, a report or a briefing is composed from the entries up to its cut-off.</summary>
/// <param name="From">First day of the period; null for what follows on the last bulletin.</param>
public sealed record DraftPaper(Guid PlanId, PaperKind Kind, DateOnly AsOf, DateOnly? From = null)
{
    /// <summary>The paper it becomes; made by the caller so that the page can go there.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public NoticeDegree? Degree { get; init; }

    /// <summary>Of a notice: the unit.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Of a notice: the one item; null for all the unit lags in.</summary>
    public Guid? ItemId { get; init; }

    /// <summary>Of a briefing: the leader.</summary>
    public Guid? PersonId { get; init; }

    public DateOnly? AnswerBy { get; init; }

    /// <summary>Of a bulletin: the round of supervision it is about; null for the whole plan.</summary>
    public Guid? RoundId { get; init; }

    /// <summary>A round that nobody approved by then.</summary>
    public sealed record NoSuchRound() : Refusal("BU027", "截至这一天，这轮督查的方案还没有批准，无可通报。请另选截至日期，或不指明督查。");

    /// <summary>A cut-off ahead.</summary>
    public sealed record NotYet() : Refusal("BU005", "截至日期不能晚于今天。");

    /// <summary>Nothing was in force on that day.</summary>
    public sealed record NothingThen(DateOnly Day) : Refusal("BU006", $"{PlanWords.Day(Day)}这份计划还没有施行，无可通报。请另选截至日期。");

    /// <summary>A period that ends before it begins.</summary>
    public sealed record Backwards() : Refusal("BU007", "起始日期不能晚于截至日期。");

    /// <summary>A notice to nobody.</summary>
    public sealed record NoUnit() : Refusal("BU008", "请选督办单发给哪个单位。");

    /// <summary>A briefing for nobody.</summary>
    public sealed record NoLeader() : Refusal("BU009", "请选专报呈送哪位领导。");

    /// <summary>The unit has nothing that a notice could be about.</summary>
    public sealed record NothingToUrge(string Unit) : Refusal("BU010", $"{Unit}在这一天没有滞后或预警的责任，不必发督办单。要就某一项督办，请选定事项。");

    /// <summary>The form came twice.</summary>
    public sealed record AlreadyDrafted() : Refusal("BU018", "这份公文已经起草，不必再交。请在列表里打开它。");

    /// <summary>An answer wanted in the past.</summary>
    public sealed record AnswerIsPast() : Refusal("BU011", "回复期限不能早于今天。");
}

/// <summary>Carries out <see cref="DraftPaper"/>.</summary>
public sealed class DraftPaperHandler(PlanYearTurn turn, PlanTallyQuery tallies, UnitTreeQuery tree)
{
    public async Task<Result<Written>> HandleAsync(DraftPaper command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var counted = await tallies.AskAsync(command.PlanId, command.From, command.AsOf, ct, command.Kind == PaperKind.Bulletin ? command.RoundId : null);
        var units = await tree.LoadAsync(ct);
        return await turn.TakeAsync(command.PlanId, null, year => Decide(command, counted, units, year, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(DraftPaper command, CountedPlan? counted, UnitTree units, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(year);
        if (!PaperRights.MayWrite(actor)) return new NotYourPaper();
        if (year.Matters.Any(m => m.Id == command.Id)) return new DraftPaper.AlreadyDrafted();
        if (command.AsOf > year.Today) return new DraftPaper.NotYet();
        if (command.From > command.AsOf) return new DraftPaper.Backwards();
        if (command.AnswerBy < year.Today) return new DraftPaper.AnswerIsPast();
        if (counted is null) return command is { Kind: PaperKind.Bulletin, RoundId: not null } ? new DraftPaper.NoSuchRound() : new DraftPaper.NothingThen(command.AsOf);

        var tally = counted.Tally;
        var subject = new PaperSubject(command.Kind, tally.From, command.AsOf, command.Kind == PaperKind.Bulletin ? counted.Compared : null, RoundId: tally.Round?.Id);
        PaperText text;
        switch (command.Kind)
        {
            case PaperKind.Notice:
                if (command.UnitId is not { } unitId || units.Find(unitId) is not { } unit) return new DraftPaper.NoUnit();
                var by = command.AnswerBy ?? tally.MeasuresBy;
                if (by < year.Today) by = tally.Calendar.AddWorkdays(year.Today, 5);
                if (NoticeComposer.Compose(tally, unit, command.ItemId, command.Degree ?? NoticeDegree.Remind, by) is not { } notice) return new DraftPaper.NothingToUrge(unit.Name);
                text = notice;
                subject = subject with { Degree = command.Degree ?? NoticeDegree.Remind, UnitId = unit.Id, ItemId = command.ItemId, To = unit.Name, AnswerBy = by };
                break;
            case PaperKind.Briefing:
                if (command.PersonId is not { } personId || units.FindPerson(personId) is not { } person) return new DraftPaper.NoLeader();
                text = BriefingComposer.Compose(tally, person.Name, item => item.LeadLeaders.Concat(item.Leaders).Any(n => n == person.Name || units.ResolvePerson(n) is OnePerson one && one.Person.Id == person.Id));
                subject = subject with { PersonId = person.Id, To = person.Name };
                break;
            case PaperKind.Report:
                text = ReportComposer.Compose(tally);
                break;
            default:
                text = BulletinComposer.Compose(tally);
                break;
        }

        var no = year.MattersOf<PaperState>().Select(p => p.No).DefaultIfEmpty().Max() + 1;
        return new NewEntry[] { new(new PaperDrafted(command.Id, no, subject, counted.Through, text)) };
    }
}
