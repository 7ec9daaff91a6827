using Luoshi.Ledger;
using Luoshi.Units;

namespace Luoshi.Progress;

/// <summary>Finds what someone is shown, by the directory as it stands.</summary>
public sealed class ScopeQuery(UnitTreeQuery tree)
{
    public async Task<Scope> OfAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return Scope.IsAll(actor) ? Scope.All : Scope.Of(actor, await tree.LoadAsync(ct));
    }
}
