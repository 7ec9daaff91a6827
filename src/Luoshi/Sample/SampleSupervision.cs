using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Supervision;

namespace Luoshi.Sample;

/// <summary>Turns the told rounds of supervision into acts.</summary>
/// <remarks>What a problem or a point of a conclusion rests on is filled in by <see cref="Ground"/>, once all acts are in order and have their numbers.</remarks>
internal sealed class SampleSupervision(
    SampleDirectory directory, IReadOnlyDictionary<int, ItemState> items, Func<string, Actor> actor, Func<int, string, Guid?> dutyOf, Action<DateTimeOffset, Actor, NewEntry[]> act)
{
    private int _checks;
    private int _problems;
    private int _conclusions;

    private Actor Clerk => actor(SampleAccounts.Clerk.DisplayName);

    public void Tell(IReadOnlyList<SampleRound> rounds)
    {
        for (var i = 0; i < rounds.Count; i++) Tell(i + 1, rounds[i]);
    }

    /// <summary>Fills in what an entry rests on: the latest entries about its unit.</summary>
    /// <param name="latest">Sequences of the latest records, self-checks, reports and problems, by unit and, of records and reports, by duty.</param>
    public static EntryFacts Ground(NewEntry entry, IReadOnlyDictionary<Guid, long> latest) => entry.Facts switch
    {
        ProblemRaised { Grounds.Count: 0 } problem when entry.DutyId is { } duty && latest.TryGetValue(duty, out var known) => problem with { Grounds = [known] },
        ConclusionWritten conclusion when latest.TryGetValue(conclusion.UnitId, out var last) =>
            conclusion with { Points = [.. conclusion.Points.Select((p, n) => p with { Grounds = [n < conclusion.Problems.Count && latest.TryGetValue(conclusion.Problems[n], out var of) ? of : last] })] },
        _ => entry.Facts,
    };

    private void Tell(int no, SampleRound told)
    {
        var id = Guid.CreateVersion7(told.OpenedAt);
        IReadOnlyList<Guid> inScope = [.. items.Values.Where(i => i.Facts.SectionNo == told.Section).OrderBy(i => i.Facts.No).Select(i => i.Id)];
        var scheme = new Scheme
        {
            Title = told.Title,
            Form = told.Form,
            Content = told.Content,
            Methods = told.Methods,
            Units = [.. told.Units.Select(u => new RoundUnit(Unit(u), u))],
            Sections = [told.Section],
            Items = inScope,
            Team = [.. told.Team.Select(Person)],
            Approver = Person(told.Approver),
            From = told.From,
            To = told.To,
            SelfCheckBy = told.SelfCheckBy,
            Photos = told.Photos,
            Rhythm = told.Rhythm,
            Despite = told.Despite,
        };
        act(told.OpenedAt, Clerk, [new(new RoundOpened(id, no, scheme, Person(Clerk.Name).PersonId))]);
        var checks = told.Units.ToDictionary(u => u, u => (Id: Guid.CreateVersion7(told.ApprovedAt), Items: Asked(told.Section, u)));
        act(told.ApprovedAt, actor(told.Approver), [new(new SchemeApproved(id)), .. told.Units.Select(u => new NewEntry(new SelfCheckAsked(checks[u].Id, ++_checks, id, told.Title, Unit(u), u, checks[u].Items, told.SelfCheckBy)))]);
        foreach (var check in told.SelfChecks)
        {
            var answers = checks[check.Unit].Items.Select(i => check.Differs.TryGetValue(items.Values.First(x => x.Id == i).Facts.No, out var differs) ? new SelfCheckAnswer(i, false, differs) : new SelfCheckAnswer(i, true, null));
            act(check.At, Contact(check.Unit), [new(new SelfCheckGiven(checks[check.Unit].Id, [.. answers], check.Found))]);
        }

        foreach (var record in told.Records)
            act(record.At, actor(record.By), [new(new SpotRecorded(id, Unit(record.Unit), record.Unit, record.Place, record.Method, record.Text, [], Person(record.By).PersonId), items[record.Item].Id, dutyOf(record.Item, record.Unit))]);
        var problems = told.Problems.ToLookup(p => p.Unit, p => (Told: p, Id: Guid.CreateVersion7(p.At)));
        foreach (var one in told.Problems) Tell(problems[one.Unit].First(p => p.Told == one).Id, id, one);
        foreach (var one in told.Conclusions) Tell(id, scheme, one, [.. problems[one.Unit].Where(p => p.Told.Withdrawn is null).Select(p => p.Id)]);
        if (told.ClosedAt is { } closed) act(closed, Clerk, [new(new RoundClosed(id))]);
    }

    private void Tell(Guid id, Guid round, SampleProblem told)
    {
        var (item, duty) = (items[told.Item].Id, dutyOf(told.Item, told.Unit));
        NewEntry Of(EntryFacts facts, string? reason = null) => new(facts, item, duty, reason);
        act(told.At, actor(told.By), [Of(new ProblemRaised(id, ++_problems, round, Unit(told.Unit), told.Unit, told.Title, told.Text, []))]);
        if (told.Set is { } set) act(set.At, Clerk, [Of(new RectificationSet(id, set.Demand, set.Owner, set.Due, set.Responsible))]);
        if (told.HandedIn is { } handed) act(handed.At, Contact(told.Unit), [Of(new RectificationHandedIn(id, handed.Text!, []))]);
        if (told.Returned is { } returned) act(returned.At, Clerk, [Of(new RectificationReturned(id), returned.Reason)]);
        if (told.Verified is { } verified) act(verified.At, actor(verified.By!), [Of(new RectificationVerified(id, verified.How!))]);
        if (told.Withdrawn is { } withdrawn) act(withdrawn.At, Clerk, [Of(new ProblemWithdrawn(id), withdrawn.Reason)]);
    }

    private void Tell(Guid round, Scheme scheme, SampleConclusion told, IReadOnlyList<Guid> problems)
    {
        var id = Guid.CreateVersion7(told.At);
        var clerk = Person(Clerk.Name).PersonId;
        act(told.At, Clerk, [new(new ConclusionWritten(id, ++_conclusions, round, scheme.Title, scheme.Team, scheme.Approver, Unit(told.Unit), told.Unit, told.Text, [.. told.Points.Select(p => new ConclusionPoint(p, []))], problems, clerk))]);
        act(told.FedBackAt, Clerk, [new(new ConclusionFedBack(id, clerk))]);
        act(told.ReceivedAt, Contact(told.Unit), [new(new ConclusionReceived(id))]);
        if (told.Objection is { } objection) act(objection.At, Contact(told.Unit), [new(new ObjectionRaised(id, objection.Text!, []))]);
        if (told.Decision is { } decision) act(decision.At, actor(decision.By), [new(new ObjectionDecided(id, decision.Outcome, decision.Text), Reason: decision.Reason)]);
    }

    private IReadOnlyList<Guid> Asked(int section, string unit) =>
        [.. items.Values.Where(i => i.Facts.SectionNo == section && dutyOf(i.Facts.No, unit) is not null).OrderBy(i => i.Facts.No).Select(i => i.Id)];

    private Actor Contact(string unit) => actor(directory.Contact(unit).Name);

    private Guid Unit(string name) => directory.Expand(name).Single().Id;

    private Participant Person(string name) => new(name, actor(name).AccountId, directory.Persons.Single(p => p.Name == name).Id);
}
