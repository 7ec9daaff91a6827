using Luoshi.Supervision;
using Luoshi.Web.Shell;

namespace Luoshi.Web.Supervision;

/// <summary>The form of a scheme: what it starts with, and what was typed.</summary>
public static class SchemeForm
{
    /// <summary>A scheme not written yet, in the days of a rhythm, or from today on.</summary>
    public static SchemeDraft Start(RoundRhythm? rhythm, DateOnly today)
    {
        var from = rhythm is null || rhythm.From < today ? today : rhythm.From;
        var to = rhythm?.To is { } end && end >= from ? end : from.AddDays(14);
        return new(
            rhythm?.Title ?? "", rhythm is null ? RoundForm.Special : RoundForm.Comprehensive, "", [RoundMethod.SelfCheck, RoundMethod.OnTheSpot], [], [], [], [], [], null,
            from, to, from.AddDays(7) < to ? from.AddDays(7) : to, false, rhythm?.Printed);
    }

    /// <summary>The scheme as it stands, to be written anew.</summary>
    public static SchemeDraft Of(Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return new(
            scheme.Title, scheme.Form, scheme.Content, scheme.Methods, [.. scheme.Units.Select(u => u.UnitId)], scheme.Sections, scheme.Items,
            [.. scheme.Team.Select(t => t.AccountId).OfType<Guid>()], [.. scheme.Team.Where(t => t.AccountId is null).Select(t => t.Name)], scheme.Approver.AccountId,
            scheme.From, scheme.To, scheme.SelfCheckBy, scheme.Photos, scheme.Rhythm, scheme.Despite);
    }

    /// <summary>The scheme as it was typed.</summary>
    /// <param name="sections">Positions of the plan's sections.</param>
    public static SchemeDraft Read(PostedForm posted, IEnumerable<int> sections)
    {
        ArgumentNullException.ThrowIfNull(posted);
        return new(
            posted["title"],
            Enum.TryParse<RoundForm>(posted["form"], out var form) && Enum.IsDefined(form) ? form : RoundForm.Comprehensive,
            posted["content"],
            [.. Enum.GetValues<RoundMethod>().Where(m => posted.Has($"method-{m}"))],
            posted.Ids("unit"),
            [.. sections.Where(s => posted.Has($"section-{s}"))],
            posted.Ids("item"),
            posted.Ids("team"),
            [.. posted["others"].Split(['、', '，', ',', ' ', '　', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()],
            posted.Id("approver"),
            posted.Day("from"),
            posted.Day("to"),
            posted.Day("selfcheck"),
            posted.Has("photos"),
            posted["rhythm"] is { Length: > 0 } rhythm ? rhythm : null,
            posted["despite"]);
    }
}
