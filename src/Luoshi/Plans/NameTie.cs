namespace Luoshi.Plans;

/// <summary>What a printed name of a plan was tied to.</summary>
public enum NameSubject
{
    /// <summary>单位.</summary>
    Unit,

    /// <summary>统称.</summary>
    Group,

    /// <summary>人员.</summary>
    Person,

    /// <summary>不指任何单位或人员.</summary>
    Nobody,
}

/// <summary>What a printed name means in one plan, by a person's word.</summary>
/// <param name="SubjectId">The unit, collective name or person of the directory; null for nobody.</param>
/// <param name="As">Its name at that time.</param>
public sealed record NameTie(NameSubject Subject, Guid? SubjectId, string? As);
