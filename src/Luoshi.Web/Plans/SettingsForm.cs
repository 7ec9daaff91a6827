using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Reading;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Plans;

/// <summary>The settings of a plan as a form carries them, both ways.</summary>
public sealed record SettingsForm(PlanSettings Settings, PlanSettings Seen, string Reason)
{
    /// <summary>A number of the form.</summary>
    /// <param name="Name">Of the input, as refusals name it.</param>
    public sealed record Field(string Name, string Label, string Unit, string Help, Func<PlanSettings, int> Of);

    /// <summary>Numbers of lights, in the order of the page.</summary>
    public static IReadOnlyList<Field> Lights { get; } =
    [
        new("warn", "到期前预警", "天", "时限、节点、目标前这些天转黄", s => s.Thresholds.Warn),
        new("far", "未到期", "天", "还剩更多且没有上报时显示未到期", s => s.Thresholds.Far),
        new("reportLate", "进展可迟报", "天", "超过转黄", s => s.Thresholds.ReportLate),
        new("reportMissing", "未报转红", "天", "过应报日这些天仍未报", s => s.Thresholds.ReportMissing),
        new("redo", "退回后重报", "天", "退回即转黄，超过转红", s => s.Thresholds.Redo),
        new("review", "审核、核查", "天", "等得更久转黄", s => s.Thresholds.Review),
        new("sign", "签收", "天", "超过转黄", s => s.Thresholds.Sign),
        new("lagYellow", "落后转黄", "%", "比进度少全程的这么多", s => s.Thresholds.LagYellow),
        new("lagRed", "落后转红", "%", "比进度少全程的这么多", s => s.Thresholds.LagRed),
    ];

    /// <summary>Numbers of urging, in the order of the page.</summary>
    public static IReadOnlyList<Field> Urging { get; } =
    [
        new("urgeUnsigned", "未签收", "工作日", "下发后过这些工作日；0为不催", s => s.Urging.NotSigned),
        new("urgeReport", "未报、未重报", "工作日", "过应报日这些工作日；0为不催", s => s.Urging.ReportMissing),
        new("urgeDue", "临近到期", "天", "到期前这些天还没申请办结；0为不催", s => s.Urging.DueSoon),
        new("urgeEvery", "两次相隔", "天", "同一份责任至少隔这些天，人工催办也算", s => s.Urging.AtMostEvery),
    ];

    public static SettingsForm Of(PlanSettings settings) => new(settings, settings, "");

    /// <summary>What came back; what is no number is -1, which every rule refuses by name. Null where the form is not whole.</summary>
    public static SettingsForm? Posted(IFormCollection posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        int Number(string name) => int.TryParse(posted[name].ToString(), out var number) ? number : -1;
        try
        {
            return new(
                new PlanSettings(
                    Enum.TryParse<Cadence>(posted["rhythm"].ToString(), out var rhythm) && Enum.IsDefined(rhythm) ? rhythm : null,
                    Number("day"),
                    new(Number("warn"), Number("far"), Number("reportLate"), Number("reportMissing"), Number("redo"), Number("review"), Number("sign"), Number("lagYellow"), Number("lagRed")))
                {
                    Urging = new(Number("urgeUnsigned"), Number("urgeReport"), Number("urgeDue"), Number("urgeEvery")),
                },
                StateJson.Read<PlanSettings>(posted["was"].ToString()),
                posted["reason"].ToString());
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
