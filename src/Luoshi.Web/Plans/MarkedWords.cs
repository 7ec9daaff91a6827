using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Luoshi.Web.Plans;

/// <summary>Sets the words of one paragraph or cell, with its marks.</summary>
/// <remarks>By hand rather than in a template: a blank between two runs would be a blank in the document.</remarks>
public sealed class MarkedWords : ComponentBase
{
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    [Parameter] public IReadOnlyList<DocumentMark> Marks { get; set; } = [];

    [Parameter] public int BoldPrefix { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var run in MarkedText.Runs(Text, Marks, BoldPrefix))
        {
            if (run.Bold) builder.OpenElement(0, "b");
            var plain = run.Kind == MarkKinds.None && run.Fields.Length == 0;
            if (!plain)
            {
                var isMark = (run.Kind & (MarkKinds.CurrentDoubt | MarkKinds.Asked)) != 0;
                builder.OpenElement(1, isMark ? "mark" : "span");
                if (Classes(run.Kind) is { Length: > 0 } classes) builder.AddAttribute(2, "class", classes);
                if (run.Fields.Length > 0) builder.AddAttribute(3, "data-f", run.Fields);
                if (run.Title is not null) builder.AddAttribute(4, "title", run.Title);
            }

            var lines = run.Text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0)
                {
                    builder.OpenElement(5, "br");
                    builder.CloseElement();
                }

                builder.AddContent(6, lines[i]);
            }

            if (!plain) builder.CloseElement();
            if (run.Bold) builder.CloseElement();
        }
    }

    private static string Classes(MarkKinds kind)
    {
        var names = new List<string>(3);
        if (kind.HasFlag(MarkKinds.CurrentDoubt)) names.Add("is-doubt");
        else if (kind.HasFlag(MarkKinds.Unsure)) names.Add("unsure");
        else if (kind.HasFlag(MarkKinds.Read)) names.Add("read");
        if (kind.HasFlag(MarkKinds.Wrong)) names.Add("wrong");
        return string.Join(' ', names);
    }
}
