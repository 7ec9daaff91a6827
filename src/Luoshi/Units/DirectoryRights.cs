using Luoshi.Accounts;
using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>Who may change the directory.</summary>
public static class DirectoryRights
{
    /// <summary>Administrators and clerks; the program itself may too (the sample).</summary>
    public static bool MayKeep(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Is(Roles.Clerk, Roles.Administrator, Roles.Program);
    }
}

/// <summary>The one who acts may not change the directory.</summary>
public sealed record NotYourDirectory() : Refusal("DR001", "只有管理员和督查专干可以改单位名录。请用这样的账号登录，或请他们改。");

/// <summary>The unit is not there.</summary>
public sealed record NoSuchUnit() : Refusal("DR002", "名录里没有这个单位，可能刚被删去。请回到单位名录重选。");

/// <summary>The collective name is not there.</summary>
public sealed record NoSuchGroup() : Refusal("DR003", "名录里没有这个统称，可能刚被删去。请回到统称列表重选。");

/// <summary>The person is not there.</summary>
public sealed record NoSuchPerson() : Refusal("DR004", "名录里没有这个人，可能刚被删去。请回到人员列表重选。");

/// <summary>Others kept writing to the directory at the same moment.</summary>
public sealed record DirectoryIsBusy() : Refusal("DR005", "同时有多人在改名录，请稍候再试一次。");

/// <summary>Someone else changed it since the page was opened.</summary>
public sealed record ChangedMeanwhile(string Name) : Refusal("DR006", $"“{Name}”刚被他人改过。请看现在的内容，再决定要不要改。");

/// <summary>What was written is no unit, or several.</summary>
public sealed record NotOneUnit(string Written, bool Several)
    : Refusal("DR007", Several ? $"名录里有几个单位都叫“{NameRule.Shown(Written)}”。请连上级一起写，例如“市卫健委 / 办公室”，或从列表里选。" : $"名录里没有在用的单位“{NameRule.Shown(Written)}”。请从列表里选；确实没有的，先新增单位。");
