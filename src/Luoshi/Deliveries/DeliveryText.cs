using System.Globalization;
using System.Net;
using System.Text;
using Luoshi.Notices;

namespace Luoshi.Deliveries;

/// <summary>What a message says: for mail as plain words and as HTML, for robots as lines.</summary>
/// <param name="Name">Whom it greets; null for a group.</param>
public sealed record DeliveryText(DeliveryOccasion Occasion, string? Name, IReadOnlyList<Notice> Notices, DateOnly Day, string? Site)
{
    /// <summary>More lines than anyone reads in a mail.</summary>
    private const int MostLines = 60;

    private const string Ink = "#1b2228", Ink2 = "#47525b", Ink3 = "#616c76", Rule = "#e1e6ea", Accent = "#1a4a66", Late = "#b3241a";

    public string Subject => Occasion switch
    {
        DeliveryOccasion.Trial => "落实：测试消息",
        DeliveryOccasion.Urgent => $"落实急件：{Notices[0].Title}{(Notices.Count > 1 ? $"等{Notices.Count}条" : "")}",
        _ => $"落实：{Day.Month}月{Day.Day}日有{Notices.Count}条消息{(Overdue > 0 ? $"，{Overdue}件已逾期" : "")}",
    };

    public string Lead => Occasion switch
    {
        DeliveryOccasion.Trial => "收到这条消息，说明设置可用。",
        DeliveryOccasion.Urgent => "请尽快处理：",
        _ => $"截至{Day.Month}月{Day.Day}日，有{Notices.Count}条没看的消息{(Overdue > 0 ? $"，其中{Overdue}件已逾期" : "")}。",
    };

    private int Overdue => Notices.Count(n => n.Kind == NoticeKind.Overdue);

    private string Foot => Name is null ? "由落实自动发送。" : "由落实自动发送，请勿回复。收信时间、停发在“消息设置”里改。";

    private IEnumerable<IGrouping<NoticeKind, Notice>> Groups => Notices.Take(MostLines).GroupBy(n => n.Kind).OrderBy(g => Rank(g.Key));

    private int Left => Math.Max(0, Notices.Count - MostLines);

    public string Plain()
    {
        var text = new StringBuilder();
        if (Name is not null) text.Append(Name).Append("：\n\n");
        text.Append(Lead).Append('\n');
        foreach (var group in Groups)
        {
            text.Append('\n').Append(NoticeWords.Of(group.Key)).Append('（').Append(group.Count()).Append("）\n");
            foreach (var notice in group)
            {
                text.Append("· ").Append(notice.Title).Append('\n');
                if (notice.Words.Length > 0) text.Append("  ").Append(OneLine(notice.Words)).Append('\n');
                if (Link(notice) is { } link) text.Append("  ").Append(link).Append('\n');
            }
        }

        if (Left > 0) text.Append("\n其余").Append(Left).Append("条请到“我的消息”里看。\n");
        text.Append('\n').Append(Foot).Append('\n');
        if (Site is { } site) text.Append(site).Append(Name is null ? "" : "/notices/settings").Append('\n');
        return text.ToString();
    }

    public string Html()
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>").Append(E(Subject)).Append("</title></head>")
            .Append("<body style=\"margin:0;background:#f4f6f7\"><table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\" style=\"padding:24px 12px\">")
            .Append(CultureInfo.InvariantCulture, $"<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"max-width:640px;background:#fff;border:1px solid #c5ced5;font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;font-size:14px;line-height:1.6;color:{Ink}\">")
            .Append(CultureInfo.InvariantCulture, $"<tr><td style=\"padding:16px 24px;border-bottom:2px solid {Accent};font-size:16px;font-weight:600;color:{Accent};letter-spacing:.08em\">落实</td></tr><tr><td style=\"padding:20px 24px 4px\">");
        if (Name is not null) html.Append("<p style=\"margin:0 0 8px\">").Append(E(Name)).Append("：</p>");
        html.Append("<p style=\"margin:0\">").Append(E(Lead)).Append("</p></td></tr>");
        foreach (var group in Groups)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"padding:20px 24px 4px;font-size:13px;font-weight:600;color:{(group.Key == NoticeKind.Overdue ? Late : Ink2)}\">{E(NoticeWords.Of(group.Key))}　<span style=\"font-weight:400;color:{Ink3}\">{group.Count()}条</span></td></tr>");
            foreach (var notice in group)
            {
                var title = Link(notice) is { } link ? $"<a href=\"{E(link)}\" style=\"color:{Accent};text-decoration:none;font-weight:600\">{E(notice.Title)}</a>" : $"<b style=\"font-weight:600\">{E(notice.Title)}</b>";
                html.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"padding:0 24px\"><div style=\"padding:8px 0;border-top:1px solid {Rule}\">{title}<div style=\"font-size:13px;color:{Ink2}\">{E(OneLine(notice.Words))}</div></div></td></tr>");
            }
        }

        if (Left > 0) html.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"padding:8px 24px;color:{Ink2}\">其余{Left}条请到“我的消息”里看。</td></tr>");
        var settings = Site is { } site && Name is not null ? $"　<a href=\"{E(site)}/notices/settings\" style=\"color:{Ink3}\">消息设置</a>" : "";
        html.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"padding:20px 24px;font-size:12px;color:{Ink3}\">{E(Foot)}{settings}</td></tr></table></td></tr></table></body></html>");
        return html.ToString();
    }

    /// <summary>For a group: a line a notice, with its link; as many as fit into so many bytes.</summary>
    public IReadOnlyList<(string Words, string? Link)> Lines(int bytes)
    {
        var lines = new List<(string, string?)>();
        foreach (var notice in Groups.SelectMany(g => g))
        {
            var line = ($"【{NoticeWords.Of(notice.Kind)}】{notice.Title}{(notice.Words.Length > 0 ? "　" + OneLine(notice.Words) : "")}", Site is null ? null : Site + NoticeWords.Address(notice));
            bytes -= Encoding.UTF8.GetByteCount(line.Item1 + line.Item2) + 40;
            if (bytes < 0) break;
            lines.Add(line);
        }

        if (lines.Count < Notices.Count) lines.Add(($"其余{Notices.Count - lines.Count}条请登录落实查看。", null));
        return lines;
    }

    private static int Rank(NoticeKind kind) => kind switch
    {
        NoticeKind.Overdue => 0,
        NoticeKind.Urged or NoticeKind.Instructed => 1,
        NoticeKind.DueSoon => 2,
        NoticeKind.Waiting => 3,
        NoticeKind.Returned => 4,
        _ => 10 + (int)kind,
    };

    private string? Link(Notice notice) => Site is null ? null : $"{Site}/notices/{notice.Id}/open";

    private static string OneLine(string words) => string.Join(' ', words.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string E(string words) => WebUtility.HtmlEncode(words);
}
