using System.Text.Json;
using Luoshi.Plans;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Plans;

/// <summary>The form of an item, or of the plan's heading: what each input shows, what it was made from, and what is wrong.</summary>
public sealed class ReviewForm
{
    private static readonly string[] TypedParts = ["indicator", "value", "unit", "by"];

    private readonly IReadOnlyDictionary<string, PlanField> _fields;
    private readonly int _year;
    private readonly Dictionary<string, JsonElement> _was = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);

    private ReviewForm(IReadOnlyDictionary<string, PlanField> fields, int year)
    {
        _fields = fields;
        _year = year;
    }

    /// <summary>What an input shows.</summary>
    public string this[string input] => _inputs.GetValueOrDefault(input, "");

    /// <summary>What is wrong with a field, in words; null for nothing.</summary>
    public string? Problem(string field) => _problems.GetValueOrDefault(field);

    public bool HasProblems => _problems.Count > 0;

    /// <summary>Problems in the order of the fields.</summary>
    public IEnumerable<(PlanField Field, string Problem)> Problems =>
        _fields.Values.Where(f => _problems.ContainsKey(f.Name)).Select(f => (f, _problems[f.Name]));

    /// <summary>The value the form was made from, to be carried in a hidden input.</summary>
    public string Was(string field) => _was.TryGetValue(field, out var was) ? was.GetRawText() : "null";

    public IEnumerable<string> FieldNames => _was.Keys;

    /// <summary>Rows of the table of targets.</summary>
    public int TargetRows => Enumerable.Range(0, 1000).TakeWhile(i => _inputs.ContainsKey($"targets.{i}.indicator")).Count();

    public static ReviewForm Of(ItemFacts item, int year) => new ReviewForm(PlanField.OfItem, year).Filled(item, "sectionNo");

    public static ReviewForm Of(PlanFacts plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new ReviewForm(PlanField.OfPlan, plan.Year).Filled(plan);
    }

    /// <summary>The form as it came back; fields it did not carry are left alone.</summary>
    public static ReviewForm Posted(IFormCollection posted, bool isItem, int year)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var form = new ReviewForm(isItem ? PlanField.OfItem : PlanField.OfPlan, year);
        foreach (var name in form._fields.Keys)
        {
            if (posted[$"was.{name}"].ToString() is not { Length: > 0 } was) continue;
            try
            {
                form._was[name] = JsonDocument.Parse(was).RootElement.Clone();
            }
            catch (JsonException)
            {
                form._problems[name] = "表单不完整，请刷新页面再改。";
            }
        }

        foreach (var (key, values) in posted)
        {
            var name = key.Split('.')[0];
            if (form._fields.ContainsKey(name)) form._inputs[key] = values.ToString().ReplaceLineEndings("\n");
        }

        // The row for a new target comes back empty: it is no target.
        var last = form.TargetRows - 1;
        if (last >= 0 && TypedParts.All(part => form[$"targets.{last}.{part}"].Length == 0))
        {
            foreach (var key in form._inputs.Keys.Where(k => k.StartsWith($"targets.{last}.", StringComparison.Ordinal)).ToList()) form._inputs.Remove(key);
        }

        return form;
    }

    /// <summary>Fields whose inputs differ from what they showed; what cannot be read is among the problems.</summary>
    public IReadOnlyList<FieldChange> Changes()
    {
        var changes = new List<FieldChange>();
        foreach (var (name, was) in _was)
        {
            var (to, problem) = Value(name, was);
            if (problem is not null) _problems[name] = problem;
            else if (to is { } value) changes.Add(new(name, was, value));
        }

        return changes;
    }

    /// <summary>Puts a refusal beside its field; false where it belongs to none.</summary>
    public bool Take(Refusal refusal)
    {
        var (field, problem) = refusal switch
        {
            CorrectField.Invalid i => (i.Field, i.Problem),
            CorrectField.Stale s => (s.Field, s.Message),
            _ => ("", ""),
        };
        if (field.Length > 0) _problems[field] = problem;
        return field.Length > 0;
    }

    /// <summary>After someone else's correction: the inputs stay, the present value is said, the next try starts from it.</summary>
    public void StartFrom(object facts, string stale)
    {
        foreach (var name in _was.Keys.ToList()) _was[name] = _fields[name].ValueIn(facts);
        if (!_was.TryGetValue(stale, out var present)) return;
        var shown = string.Join('，', FieldWords.Shown(stale, present, _year).Values.Where(v => v.Length > 0));
        _problems[stale] = $"刚被他人改过，现在是“{(shown.Length > 200 ? shown[..200] + "…" : shown)}”。再保存一次，就改成您填的。";
    }

    private (JsonElement? To, string? Problem) Value(string name, JsonElement was)
    {
        try
        {
            var shown = FieldWords.Shown(name, was, _year);
            var now = _inputs.Where(i => (i.Key == name || i.Key.StartsWith(name + ".", StringComparison.Ordinal)) && (i.Value.Length > 0 || shown.ContainsKey(i.Key)));
            var same = shown.All(s => s.Value.Length == 0 ? this[s.Key].Length == 0 : s.Value.ReplaceLineEndings("\n") == this[s.Key])
                && now.All(i => shown.ContainsKey(i.Key));
            if (same) return (null, null);
            var (to, problem) = FieldWords.Parse(name, _inputs, was, _year);
            return (to, problem);
        }
        catch (JsonException)
        {
            return (null, "表单不完整，请刷新页面再改。");
        }
    }

    private ReviewForm Filled(object facts, params string[] without)
    {
        foreach (var (name, field) in _fields)
        {
            if (without.Contains(name)) continue;
            var value = field.ValueIn(facts);
            _was[name] = value;
            foreach (var (input, text) in FieldWords.Shown(name, value, _year)) _inputs[input] = text;
        }

        return this;
    }
}
