using Luoshi.Bulletins;
using Luoshi.Ledger;
using Luoshi.Web.Shell;

namespace Luoshi.Web.Bulletins;

/// <summary>Turns the buttons of a paper's page into acts.</summary>
public sealed class PaperDesk(EditPaperHandler edit, SubmitPaperHandler submit, ApprovePaperHandler approve, WithdrawPaperHandler withdraw, SendPaperHandler send, ChooseTemplateHandler choose)
{
    /// <returns>Why not; null where it was done.</returns>
    public async Task<Refusal?> TakeAsync(PaperView view, PostedForm posted, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(posted);
        var (id, seen) = (view.Paper.Id, posted.Version("seen"));
        var (verb, part) = posted.Wish;
        IEnumerable<string> keys = part == "heads" ? PaperText.Heads.Select(h => h.Key) : [part];
        return verb switch
        {
            "edit" => (await edit.HandleAsync(new(id, seen, keys.ToDictionary(k => k, k => (string?)posted[k])), actor, ct)).Refusal,
            "undo" => (await edit.HandleAsync(new(id, seen, keys.ToDictionary(k => k, _ => (string?)null)), actor, ct)).Refusal,
            "layout" => (await choose.HandleAsync(new(id, seen, posted.Id("template")), actor, ct)).Refusal,
            "submit" => (await submit.HandleAsync(new(id, seen, posted.Id("person")), actor, ct)).Refusal,
            "approve" or "return" => (await approve.HandleAsync(new(id, seen, verb == "approve", posted["reason"]), actor, ct)).Refusal,
            "back" or "discard" => (await withdraw.HandleAsync(new(id, seen, verb == "discard"), actor, ct)).Refusal,
            "send" => (await send.HandleAsync(new(id, seen), actor, ct)).Refusal,
            _ => null,
        };
    }
}
