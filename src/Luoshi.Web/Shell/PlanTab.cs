namespace Luoshi.Web.Shell;

/// <summary>A face of a plan in force: one of the tabs at the head of its pages.</summary>
public enum PlanTab
{
    Ledger,
    Wall,
    Rounds,
    Problems,
    Papers,
    Scoring,
}
