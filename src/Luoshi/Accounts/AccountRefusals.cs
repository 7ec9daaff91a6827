namespace Luoshi.Accounts;

/// <summary>Only administrators keep accounts.</summary>
public sealed record NotAdministrator() : Refusal("AC020", "账号由管理员管理。请用管理员账号登录，或请管理员办理。");

/// <summary>The account is not there.</summary>
public sealed record NoSuchAccount() : Refusal("AC021", "没有找到这个账号。请回到账号列表重选。");

/// <summary>Someone else changed the account since the page was opened.</summary>
public sealed record AccountChangedMeanwhile(string By, DateTimeOffset At)
    : Refusal("AC022", $"打开页面后，{By}于{At.ToOffset(Ledger.LedgerDay.Offset):M月d日 HH:mm}办理过这个账号。下面是现在的内容，请看过再提交。");

/// <summary>An account without a role could do nothing.</summary>
public sealed record NoRole() : Refusal("AC023", "请至少选一个角色。");

/// <summary>Who reports for a unit must have one.</summary>
public sealed record UnitMissing() : Refusal("AC024", "单位负责人和单位填报要对应到单位：请选一位有单位的人员，或直接选定单位。");

/// <summary>A portfolio is found by the person's name in the plan.</summary>
public sealed record PersonMissing() : Refusal("AC025", "领导要对应到人员，系统才知道分管哪些事项。请选人员，或勾选“看全部计划”。");

/// <summary>Without an administrator nobody could ever keep accounts again.</summary>
public sealed record LastAdministrator() : Refusal("AC026", "这是最后一个能用的管理员账号，不能停用，也不能去掉管理员角色。请先给别的账号加上管理员角色。");

/// <summary>Administrators do this to others only.</summary>
public sealed record OwnAccount() : Refusal("AC027", "这是您自己的账号。改密码请到“我的账号”；停用请由另一位管理员办理。");

/// <summary>Every act on an account says why.</summary>
public sealed record AccountReasonMissing() : Refusal("AC028", "请写明理由，记录里会留下。");

/// <summary>The account is so already.</summary>
public sealed record AccountIsSo(string How) : Refusal("AC029", $"这个账号{How}，不用再办。");

/// <summary>The person or the unit is not in the directory, or no longer in use.</summary>
public sealed record NotInDirectory(string What) : Refusal("AC030", $"所选的{What}不在单位名录里，或已停用。请刷新后重选。");

/// <summary>A name or a password is not allowed.</summary>
public sealed record AccountNotAllowed(string Problem) : Refusal("AC031", Problem);

/// <summary>The present password was not given.</summary>
public sealed record PresentPasswordWrong() : Refusal("AC032", "现在的密码不对，请重新输入。");

/// <summary>The new password is the present one.</summary>
public sealed record SamePassword() : Refusal("AC033", "新密码和现在的一样，请换一个。");

/// <summary>Too many wrong passwords.</summary>
public sealed record OwnPasswordLocked() : Refusal("AC034", "现在的密码连续多次输错，15分钟后再试。忘了密码请找管理员重设。");
