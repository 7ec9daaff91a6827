using System.Globalization;
using Luoshi.Units;
using Luoshi.Web.Shell;

namespace Luoshi.Web.Units;

/// <summary>The fields of a unit as its form shows them, and as they come back.</summary>
/// <param name="Parent">Words for the unit above; empty for the top.</param>
public sealed record UnitInput(string Name, UnitKind Kind, string Parent, string Aliases);

/// <summary>The fields of a collective name: each rule as typed, and the units named one by one.</summary>
public sealed record GroupInput(string Name, string Aliases, IReadOnlyList<RuleInput> Rules, IReadOnlyList<Guid> Members);

/// <summary>A rule of a collective name as its row shows it.</summary>
/// <param name="Under">Words for the unit it is narrowed to; empty for none.</param>
public sealed record RuleInput(UnitKind? Kind, string Under, bool Direct, string NameHas)
{
    public static RuleInput Blank { get; } = new(null, "", false, "");

    public bool IsBlank => this == Blank;
}

/// <summary>The fields of a person.</summary>
/// <param name="Unit">Words for the unit; empty for none.</param>
public sealed record PersonInput(string Name, string Post, string Unit);

/// <summary>Takes the forms of the directory apart: words for units become units, or a refusal that says which words do not.</summary>
public static class DirectoryForm
{
    private const int MostRules = 20;

    public static IReadOnlyList<string> Lines(string text) =>
        [.. (text ?? "").Split(['\n', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public static UnitInput Unit(PostedForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(form["name"], Kind(form["kind"]) ?? UnitKind.Other, form["parent"], form["aliases"]);
    }

    public static PersonInput Person(PostedForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(form["name"], form["post"], form["unit"]);
    }

    public static GroupInput Group(PostedForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(
            form["name"],
            form["aliases"],
            [.. Enumerable.Range(0, MostRules)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"rule{i}."))
                .Select(r => new RuleInput(Kind(form[r + "kind"]), form[r + "under"].Trim(), form.Has(r + "direct"), form[r + "has"].Trim()))
                .Where(r => !r.IsBlank)],
            form.Ids("members"));
    }

    /// <summary>The unit that the words mean; none for no words.</summary>
    public static Result<Guid?[]> UnitOf(string written, UnitLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (string.IsNullOrWhiteSpace(written)) return new Guid?[] { null };
        return labels.Find(written) is { } unit ? new Guid?[] { unit.Id } : new NotOneUnit(written.Trim(), labels.IsShared(written));
    }

    public static Result<GroupRule[]> Rules(GroupInput input, UnitLabels labels)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rules = new List<GroupRule>();
        foreach (var rule in input.Rules)
        {
            var under = UnitOf(rule.Under, labels);
            if (!under.Ok) return under.Refusal;
            rules.Add(new(rule.Kind, under.Value[0], rule.Direct, rule.NameHas.Length == 0 ? null : rule.NameHas));
        }

        return rules.ToArray();
    }

    private static UnitKind? Kind(string value) => Enum.TryParse<UnitKind>(value, out var kind) && Enum.IsDefined(kind) ? kind : null;
}
