using Luoshi.Progress;

namespace Luoshi.Web.Ledger;

/// <summary>What of a plan is shown, in words.</summary>
public static class ScopeWords
{
    /// <summary>One sentence; null where everything is shown.</summary>
    public static string? Of(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var units = scope.Unit is { } unit ? $"{unit.Name}及所属单位承担的事项" : null;
        return scope.Kind switch
        {
            ScopeKind.All => null,
            ScopeKind.Portfolio => "这里只列您分管的事项。",
            ScopeKind.PortfolioAndUnits => $"这里只列您分管的事项和{units ?? "本单位承担的事项"}。",
            _ when units is not null => $"这里只列{units}。",
            _ => "您的账号还没有对应到单位或人员，这里列不出事项。请管理员在账号里选定。",
        };
    }
}
