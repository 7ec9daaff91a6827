using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>One item of a self-check beside what the ledger has of it already.</summary>
/// <param name="Duty">The unit's share.</param>
/// <param name="Light">The light of its duty today.</param>
/// <param name="Answer">What the unit said of it; null while it has not.</param>
public sealed record CheckedItem(ItemState Item, DutyState Duty, Light Light, SelfCheckAnswer? Answer);

/// <summary>自查 as its page shows it.</summary>
/// <param name="IsOwn">The one who asks may answer it.</param>
public sealed record SelfCheckView(SeenYear Seen, SelfCheckState Check, RoundState Round, IReadOnlyList<CheckedItem> Items, bool IsOwn)
{
    /// <summary>Whether it can be answered, or put right, now.</summary>
    public bool CanAnswer => IsOwn && Seen.IsLive && Round.Status == RoundStatus.Running && Check.Status != SelfCheckStatus.CalledOff;
}

/// <summary>Asks for a self-check with what the ledger has of each of its items, so that no figure is asked for again.</summary>
public sealed class SelfCheckQuery(SupervisionQuery supervision)
{
    /// <summary>Null where there is none for the one who asks.</summary>
    public async Task<SelfCheckView?> AskAsync(Guid id, Actor actor, CancellationToken ct)
    {
        if (await supervision.OneAsync<SelfCheckState>(id, actor, ct) is not var (seen, check)) return null;
        var items = new List<CheckedItem>();
        foreach (var item in seen.Year.Items.Where(i => check.Items.Contains(i.Id)))
        {
            var ofItem = seen.Year.Of(item);
            if (ofItem.FirstOrDefault(d => d.UnitId == check.UnitId && d.Status != DutyStatus.Withdrawn) is not { } duty) continue;
            var lit = LightRule.Of(seen.Plan, item, ofItem, seen.Today).Duties.First(d => d.State == duty);
            items.Add(new(item, duty, lit.Light, check.Answers.FirstOrDefault(a => a.ItemId == item.Id)));
        }

        var round = seen.Year.MattersOf<RoundState>().First(r => r.Id == check.RoundId);
        return new(seen, check, round, items, RoundRights.IsOwn(actor, check.UnitId));
    }
}
