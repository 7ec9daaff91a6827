using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Bulletins;

/// <summary>修改公文: parts of the text are changed by hand, or go back to the composed words.</summary>
/// <param name="Seen">The paper's version on the page.</param>
/// <param name="Parts">Words by part; null for the composed words.</param>
public sealed record EditPaper(Guid PaperId, long Seen, IReadOnlyDictionary<string, string?> Parts)
{
    public const int LongestHead = 200, LongestSection = 20_000;

    /// <summary>Nothing differs.</summary>
    public sealed record NothingChanged() : Refusal("BU012", "和现在的文字一样，没有改动。");

    /// <summary>More than a part may hold.</summary>
    public sealed record TooLong(string Part, int Most) : Refusal("BU013", $"“{Part}”最多{Most}字，请精简。");

    /// <summary>A paper has a title and says something.</summary>
    public sealed record Empty(string Part) : Refusal("BU014", $"“{Part}”不能空着。要恢复自动生成的文字，请用“恢复原文”。");
}

/// <summary>Carries out <see cref="EditPaper"/>.</summary>
public sealed class EditPaperHandler(PaperTurn turn)
{
    public Task<Result<Written>> HandleAsync(EditPaper command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PaperId, command.Seen, "修改", [PaperStatus.Draft], now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(EditPaper command, PaperAtHand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!PaperRights.MayWrite(actor)) return new NotYourPaper();
        var (text, composed) = (now.Text, now.Composed);
        List<NewEntry> entries = [];
        foreach (var (key, words) in command.Parts)
        {
            if (composed.Words(key) is not { } was) continue;
            var isHead = PaperText.Heads.Any(h => h.Key == key);
            var name = isHead ? PaperText.Heads.First(h => h.Key == key).Name : composed.Sections.First(s => s.Key == key).Name;
            var most = isHead ? EditPaper.LongestHead : EditPaper.LongestSection;
            var put = words is null ? was : isHead ? string.Concat(words.Split('\n', StringSplitOptions.TrimEntries)) : string.Join('\n', words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            if (put.Length > most) return new EditPaper.TooLong(name, most);
            if (put.Length == 0 && (!isHead || key == PaperText.TitleKey)) return new EditPaper.Empty(name);
            if (put == text.Words(key)) continue;
            entries.Add(new(new PaperEdited(now.State.Id, key, put == was ? null : put, key == PaperText.TitleKey ? composed.Title : null)));
        }

        return entries.Count == 0 ? new EditPaper.NothingChanged() : entries.ToArray();
    }
}
