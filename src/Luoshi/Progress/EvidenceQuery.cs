using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>Finds a file of evidence, for those who see the duty it was handed in with.</summary>
public sealed class EvidenceQuery(LuoshiDb db, ScopeQuery scopes)
{
    /// <summary>Null when there is no such file for the one who asks.</summary>
    public async Task<EvidenceFile?> AskAsync(Guid id, Actor actor, CancellationToken ct)
    {
        if (await db.Evidence.AsNoTracking().Where(e => e.Id == id).Select(e => (Guid?)e.DutyId).SingleOrDefaultAsync(ct) is not { } dutyId) return null;
        var duty = await db.Duties.AsNoTracking().Where(d => d.Id == dutyId).Select(d => d.State).SingleAsync(ct);
        var state = StateJson.Read<DutyState>(duty);
        var item = StateJson.Read<ItemState>(await db.Items.AsNoTracking().Where(i => i.Id == state.ItemId).Select(i => i.State).SingleAsync(ct));
        if (!(await scopes.OfAsync(actor, ct)).Sees(state, item)) return null;
        return await db.Evidence.AsNoTracking().SingleAsync(e => e.Id == id, ct);
    }
}
