using Luoshi.Plans;

namespace Luoshi.Ledger;

/// <summary>What a split, a merge and a moved owner do to the items of a draft and to what its findings are about.</summary>
/// <remarks>Numbers written in an entry say how it looked then; what counts is where the item stands now, for an earlier entry may have been taken back.</remarks>
internal static class ItemArrangement
{
    /// <summary>Puts the items in place and answers the plan's facts after the entry; nothing is touched where it is refused.</summary>
    public static PlanFacts Apply(Dictionary<Guid, ItemState> items, PlanFacts plan, Entry entry, ItemsArranged facts)
    {
        if (entry.DutyId is not null) throw Wrong(entry, "这种记录不属于责任");
        var item = Known(items, entry, entry.ItemId ?? throw Wrong(entry, "记录没有指明事项"));
        var no = item.Facts.No;
        switch (facts)
        {
            case ItemSplit split:
                if (items.ContainsKey(split.NewItem)) throw Wrong(entry, "拆出的事项已经有了");
                Shift(items, entry, no, 1);
                items[item.Id] = Changed(item, entry, split.First with { No = no });
                items[split.NewItem] = new() { Id = split.NewItem, PlanId = entry.PlanId, Facts = split.Second with { No = no + 1 }, Due = split.Second.Deadline.Due, DueEntry = entry.Sequence, Version = entry.Sequence };
                break;
            case ItemsMerged merged:
                var gone = Known(items, entry, merged.Gone);
                if (gone.Facts.No != no + 1) throw Wrong(entry, "合并的不是下一项");
                items.Remove(gone.Id);
                Shift(items, entry, no + 1, -1);
                items[item.Id] = Changed(item, entry, merged.Whole with { No = no });
                break;
            case OwnerMoved moved:
                var target = moved.ToItem is { } id ? Known(items, entry, id) : item;
                if (!OwnerList.Fields.Contains(moved.FromField) || !OwnerList.Fields.Contains(moved.ToField)) throw Wrong(entry, "没有这个责任字段");
                if (!OwnerList.Of(item.Facts, moved.FromField).Contains(moved.Name)) throw Wrong(entry, "这一项没有这个责任人或单位");
                var (from, to) = OwnerList.Move(item.Facts, target.Id == item.Id ? null : target.Facts, moved.Name, moved.FromField, moved.ToField);
                items[item.Id] = Corrected(item, entry, from, target.Id == item.Id ? [moved.FromField, moved.ToField] : [moved.FromField]);
                if (to is not null) items[target.Id] = Corrected(target, entry, to, [moved.ToField]);
                break;
        }

        return Renumber(plan, no, facts);
    }

    // What findings are about follows the numbers.
    private static PlanFacts Renumber(PlanFacts plan, int at, ItemsArranged facts)
    {
        Func<int, int, int>? number = facts switch
        {
            ItemSplit split => (no, finding) => no > at || (no == at && split.FindingsOfSecond.Contains(finding)) ? no + 1 : no,
            ItemsMerged merged => (no, _) => no > at ? no - 1 : no,
            _ => null,
        };
        if (number is null) return plan;
        var findings = plan.Findings.Select((f, i) =>
        {
            List<int> items = [.. f.Items.Select(no => number(no, i)).Distinct()];
            return items.SequenceEqual(f.Items) ? f : f with { Items = items };
        });
        return plan with { Findings = [.. findings] };
    }

    private static void Shift(Dictionary<Guid, ItemState> items, Entry entry, int after, int by)
    {
        foreach (var later in items.Values.Where(i => i.Facts.No > after).ToList())
        {
            items[later.Id] = later with { Facts = later.Facts with { No = later.Facts.No + by }, Version = entry.Sequence };
        }
    }

    // What a person compared before is not what stands there now.
    private static ItemState Changed(ItemState item, Entry entry, ItemFacts facts) =>
        item with { Facts = facts, Due = facts.Deadline.Due, DueEntry = entry.Sequence, Checked = false, Version = entry.Sequence };

    private static ItemState Corrected(ItemState item, Entry entry, ItemFacts facts, string[] fields) =>
        item with { Facts = facts, CorrectedFields = [.. item.CorrectedFields.Union(fields)], Version = entry.Sequence };

    private static ItemState Known(Dictionary<Guid, ItemState> items, Entry entry, Guid id) =>
        items.TryGetValue(id, out var item) ? item : throw Wrong(entry, "没有这个事项");

    private static LedgerFoldException Wrong(Entry entry, string why) => new(entry.Sequence, why);
}
