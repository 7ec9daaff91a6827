using System.Text.Json;
using Luoshi.Plans;

namespace Luoshi.Ledger;

/// <summary>Which fields of a plan and of an item may be corrected, and how a new value is put in place.</summary>
public static class Corrections
{
    /// <summary>The field cannot be corrected, or there is none of that name.</summary>
    public sealed record UnknownField(string Field) : Refusal("LG002", $"没有可以更正的字段“{Field}”，请从页面所列字段中选择。");

    /// <summary>The new value is not of the field's shape.</summary>
    public sealed record BadValue(string Field) : Refusal("LG003", $"字段“{Field}”的新值不合要求：必填的不能空白，日期写成2025-06-30，名单每行一个。");

    private static readonly Dictionary<string, Field<ItemFacts>> OfItem = new(StringComparer.Ordinal)
    {
        ["no"] = Make<ItemFacts, int>(f => f.No, (f, v) => f with { No = v }, v => v > 0),
        ["noPrinted"] = Make<ItemFacts, string>(f => f.NoPrinted, (f, v) => f with { NoPrinted = v }, Filled),
        ["sectionNo"] = Make<ItemFacts, int>(f => f.SectionNo, (f, v) => f with { SectionNo = v }, v => v >= 0),
        ["section"] = Make<ItemFacts, string?>(f => f.Section, (f, v) => f with { Section = v }, NullOrFilled),
        ["title"] = Make<ItemFacts, string?>(f => f.Title, (f, v) => f with { Title = v }, NullOrFilled),
        ["text"] = Make<ItemFacts, string>(f => f.Text, (f, v) => f with { Text = v }, Filled),
        ["measures"] = Make<ItemFacts, List<string>>(f => [.. f.Measures], (f, v) => f with { Measures = v }, AllFilled),
        ["leaders"] = Make<ItemFacts, List<string>>(f => [.. f.Leaders], (f, v) => f with { Leaders = v }, AllFilled),
        ["leadLeaders"] = Make<ItemFacts, List<string>>(f => [.. f.LeadLeaders], (f, v) => f with { LeadLeaders = v }, AllFilled),
        ["leadUnits"] = Make<ItemFacts, List<string>>(f => [.. f.LeadUnits], (f, v) => f with { LeadUnits = v }, AllFilled),
        ["supportUnits"] = Make<ItemFacts, List<string>>(f => [.. f.SupportUnits], (f, v) => f with { SupportUnits = v }, AllFilled),
        ["deadline"] = Make<ItemFacts, DeadlineFacts>(f => f.Deadline, (f, v) => f with { Deadline = v }, v => v is { Milestones: { } steps } && steps.All(m => m is { What: not null })),
        ["targets"] = Make<ItemFacts, List<TargetFacts>>(f => [.. f.Targets], (f, v) => f with { Targets = v }, v => v is not null && v.TrueForAll(t => t is { Indicator: not null, Op: not null, Unit: not null, Quote: not null })),
        ["dates"] = Make<ItemFacts, List<DateFacts>>(f => [.. f.Dates], (f, v) => f with { Dates = v }, v => v is not null && v.TrueForAll(d => d is { What: not null, Quote: not null })),
    };

    private static readonly Dictionary<string, Field<PlanFacts>> OfPlan = new(StringComparer.Ordinal)
    {
        ["title"] = Make<PlanFacts, string>(f => f.Title, (f, v) => f with { Title = v }, Filled),
        ["docNumber"] = Make<PlanFacts, string?>(f => f.DocNumber, (f, v) => f with { DocNumber = v }, NullOrFilled),
        ["issuer"] = Make<PlanFacts, string?>(f => f.Issuer, (f, v) => f with { Issuer = v }, NullOrFilled),
        ["jurisdiction"] = Make<PlanFacts, string?>(f => f.Jurisdiction, (f, v) => f with { Jurisdiction = v }, NullOrFilled),
        ["year"] = Make<PlanFacts, int>(f => f.Year, (f, v) => f with { Year = v }, v => v is >= 1949 and <= 2999),
        ["issuedOn"] = Make<PlanFacts, DateOnly?>(f => f.IssuedOn, (f, v) => f with { IssuedOn = v }, _ => true),
        ["sections"] = Make<PlanFacts, List<string>>(f => [.. f.Sections], (f, v) => f with { Sections = v }, AllFilled),
        ["cadences"] = Make<PlanFacts, List<string>>(f => [.. f.Cadences], (f, v) => f with { Cadences = v }, AllFilled),
    };

    /// <summary>Names of an item's fields that may be corrected.</summary>
    public static IReadOnlyCollection<string> ItemFields => OfItem.Keys;

    /// <summary>Names of a plan's fields that may be corrected.</summary>
    public static IReadOnlyCollection<string> PlanFields => OfPlan.Keys;

    /// <summary>The item with the field's new value in place.</summary>
    public static Result<ItemFacts> Apply(ItemFacts facts, string field, JsonElement to) => Apply(OfItem, facts, field, to);

    /// <summary>The plan's heading with the field's new value in place.</summary>
    public static Result<PlanFacts> Apply(PlanFacts facts, string field, JsonElement to) => Apply(OfPlan, facts, field, to);

    /// <summary>The field's present value as JSON.</summary>
    public static Result<JsonElement> Present(ItemFacts facts, string field) => Present(OfItem, facts, field);

    /// <summary>The field's present value as JSON.</summary>
    public static Result<JsonElement> Present(PlanFacts facts, string field) => Present(OfPlan, facts, field);

    private static Result<T> Apply<T>(Dictionary<string, Field<T>> fields, T facts, string field, JsonElement to)
    {
        if (!fields.TryGetValue(field, out var found)) return new UnknownField(field);
        try
        {
            return found.Write(facts, to) is { } changed ? changed : new BadValue(field);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            return new BadValue(field);
        }
    }

    private static Result<JsonElement> Present<T>(Dictionary<string, Field<T>> fields, T facts, string field) =>
        fields.TryGetValue(field, out var found) ? found.Read(facts) : new UnknownField(field);

    private static Field<T> Make<T, TValue>(Func<T, TValue> get, Func<T, TValue, T> set, Func<TValue, bool> fits) => new(
        facts => StateJson.Element(get(facts)),
        (facts, json) =>
        {
            var value = json.Deserialize<TValue>(StateJson.Options);
            // A JSON null is a value only where the field may be empty.
            return (value is not null || default(TValue) is null) && fits(value!) ? set(facts, value!) : default;
        });

    private static bool Filled(string? text) => !string.IsNullOrWhiteSpace(text);

    private static bool NullOrFilled(string? text) => text is null || Filled(text);

    private static bool AllFilled(List<string>? list) => list is not null && list.TrueForAll(Filled);

    private sealed record Field<T>(Func<T, JsonElement> Read, Func<T, JsonElement, T?> Write);
}
