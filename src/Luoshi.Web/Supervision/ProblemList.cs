namespace Luoshi.Web.Supervision;

/// <summary>Which of the three lists of problems is shown.</summary>
public enum ProblemList
{
    /// <summary>问题清单.</summary>
    Problem,

    /// <summary>整改清单.</summary>
    Rectification,

    /// <summary>责任清单.</summary>
    Responsibility,
}
