using System.Text.Json;
using System.Text.Json.Nodes;

namespace Luoshi.Ledger;

/// <summary>Names the fields in which a stored state is not the one the entries give.</summary>
internal static class StateDifference
{
    private const int Shown = 3;

    private static readonly Dictionary<string, string> Names = new()
    {
        ["status"] = "状态",
        ["title"] = "标题",
        ["year"] = "年度",
        ["no"] = "序号",
        ["due"] = "时限",
        ["firstDue"] = "原时限",
        ["closedOn"] = "销号日期",
        ["closed_on"] = "销号日期",
        ["lastReportAt"] = "最近上报时间",
        ["values"] = "目标值",
        ["checked"] = "核对",
        ["percent"] = "进度",
        ["lastReport"] = "最近进展",
        ["unit"] = "单位",
        ["signedOn"] = "签收日期",
        ["text"] = "事项内容",
        ["leaders"] = "分管领导",
        ["leadLeaders"] = "牵头领导",
        ["leadUnits"] = "牵头单位",
        ["supportUnits"] = "责任单位",
        ["deadline"] = "完成时限",
        ["targets"] = "目标",
        ["measures"] = "具体措施",
        ["section"] = "板块",
        ["version"] = "版本",
        ["read_at"] = "读入时间",
        ["readAt"] = "读入时间",
        ["last_at"] = "最后记录时间",
        ["plan_id"] = "所属计划",
        ["item_id"] = "所属事项",
    };

    /// <summary>A field's name on screen, with its path where that says more.</summary>
    public static string Name(string path)
    {
        var known = path.Split('.').Select(p => Names.GetValueOrDefault(p)).LastOrDefault(p => p is not null);
        return known is null ? path : $"{known}（{path}）";
    }

    /// <summary>The first few fields that differ; empty when the texts say the same.</summary>
    public static IReadOnlyList<string> Between(string? stored, string expected)
    {
        if (stored == expected) return [];
        JsonNode? was, should;
        try
        {
            // A name written twice has no meaning of its own; it would throw only when walked through.
            was = JsonNode.Parse(stored ?? "", documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            should = JsonNode.Parse(expected);
        }
        catch (JsonException)
        {
            return ["整个状态（不是有效的内容）"];
        }

        var paths = new List<string>();
        Walk(was, should, "", paths);
        if (paths.Count == 0) return ["整个状态（写法被改动）"];
        return [.. paths.Take(Shown).Select(Name), .. paths.Count > Shown ? [$"等{paths.Count}处"] : Array.Empty<string>()];
    }

    private static void Walk(JsonNode? was, JsonNode? should, string path, List<string> paths)
    {
        switch (was, should)
        {
            case (JsonObject a, JsonObject b):
                foreach (var name in a.Select(p => p.Key).Union(b.Select(p => p.Key)))
                {
                    Walk(a[name], b[name], path.Length == 0 ? name : $"{path}.{name}", paths);
                }

                break;
            case (JsonArray a, JsonArray b) when a.Count == b.Count:
                for (var i = 0; i < a.Count; i++) Walk(a[i], b[i], $"{path}.{i}", paths);
                break;
            default:
                if (!JsonNode.DeepEquals(was, should)) paths.Add(path);
                break;
        }
    }
}
