using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json;
using Luoshi.Assessment;
using Luoshi.Bulletins;
using Luoshi.Plans;
using Luoshi.Supervision;

namespace Luoshi.Ledger;

/// <summary>What happened, as facts: one record a kind of entry.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PlanRead), "plan-read")]
[JsonDerivedType(typeof(ItemRead), "item-read")]
[JsonDerivedType(typeof(Corrected), "corrected")]
[JsonDerivedType(typeof(Checked), "checked")]
[JsonDerivedType(typeof(FindingSettled), "finding-settled")]
[JsonDerivedType(typeof(ItemSplit), "item-split")]
[JsonDerivedType(typeof(ItemsMerged), "items-merged")]
[JsonDerivedType(typeof(OwnerMoved), "owner-moved")]
[JsonDerivedType(typeof(Undone), "undone")]
[JsonDerivedType(typeof(NameTied), "name-tied")]
[JsonDerivedType(typeof(Discarded), "discarded")]
[JsonDerivedType(typeof(PutInForce), "put-in-force")]
[JsonDerivedType(typeof(Dispatched), "dispatched")]
[JsonDerivedType(typeof(SignedFor), "signed-for")]
[JsonDerivedType(typeof(Reported), "reported")]
[JsonDerivedType(typeof(Returned), "returned")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Urged), "urged")]
[JsonDerivedType(typeof(Extended), "extended")]
[JsonDerivedType(typeof(Instructed), "instructed")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(Declined), "declined")]
[JsonDerivedType(typeof(DeclineRefused), "decline-refused")]
[JsonDerivedType(typeof(Reassigned), "reassigned")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(ReportAmended), "report-amended")]
[JsonDerivedType(typeof(ExtensionAsked), "extension-asked")]
[JsonDerivedType(typeof(ExtensionRefused), "extension-refused")]
[JsonDerivedType(typeof(CompletionClaimed), "completion-claimed")]
[JsonDerivedType(typeof(ClaimVerified), "claim-verified")]
[JsonDerivedType(typeof(ClaimReturned), "claim-returned")]
[JsonDerivedType(typeof(InstructionAnswered), "instruction-answered")]
[JsonDerivedType(typeof(EvidenceAsked), "evidence-asked")]
[JsonDerivedType(typeof(ChangeProposed), "change-proposed")]
[JsonDerivedType(typeof(ChangeApproved), "change-approved")]
[JsonDerivedType(typeof(ChangeRefused), "change-refused")]
[JsonDerivedType(typeof(SettingsChanged), "settings-changed")]
[JsonDerivedType(typeof(CarriedOver), "carried-over")]
[JsonDerivedType(typeof(CarriedIn), "carried-in")]
[JsonDerivedType(typeof(Archived), "archived")]
[JsonDerivedType(typeof(RoundOpened), "round-opened")]
[JsonDerivedType(typeof(SchemeAmended), "scheme-amended")]
[JsonDerivedType(typeof(SchemeSentBack), "scheme-sent-back")]
[JsonDerivedType(typeof(SchemeApproved), "scheme-approved")]
[JsonDerivedType(typeof(RoundWithdrawn), "round-withdrawn")]
[JsonDerivedType(typeof(SpotRecorded), "spot-recorded")]
[JsonDerivedType(typeof(SpotRecordCorrected), "spot-record-corrected")]
[JsonDerivedType(typeof(RoundClosed), "round-closed")]
[JsonDerivedType(typeof(SelfCheckAsked), "self-check-asked")]
[JsonDerivedType(typeof(SelfCheckGiven), "self-check-given")]
[JsonDerivedType(typeof(SelfCheckCalledOff), "self-check-called-off")]
[JsonDerivedType(typeof(ProblemRaised), "problem-raised")]
[JsonDerivedType(typeof(RectificationSet), "rectification-set")]
[JsonDerivedType(typeof(RectificationHandedIn), "rectification-handed-in")]
[JsonDerivedType(typeof(RectificationReturned), "rectification-returned")]
[JsonDerivedType(typeof(RectificationVerified), "rectification-verified")]
[JsonDerivedType(typeof(ProblemFollowedUp), "problem-followed-up")]
[JsonDerivedType(typeof(ProblemWithdrawn), "problem-withdrawn")]
[JsonDerivedType(typeof(ConclusionWritten), "conclusion-written")]
[JsonDerivedType(typeof(ConclusionRewritten), "conclusion-rewritten")]
[JsonDerivedType(typeof(ConclusionFedBack), "conclusion-fed-back")]
[JsonDerivedType(typeof(ConclusionReceived), "conclusion-received")]
[JsonDerivedType(typeof(ObjectionRaised), "objection-raised")]
[JsonDerivedType(typeof(ObjectionWithdrawn), "objection-withdrawn")]
[JsonDerivedType(typeof(ObjectionDecided), "objection-decided")]
[JsonDerivedType(typeof(ScoringProposed), "scoring-proposed")]
[JsonDerivedType(typeof(ScoringBound), "scoring-bound")]
[JsonDerivedType(typeof(ScoringRefused), "scoring-refused")]
[JsonDerivedType(typeof(AssessmentTaken), "assessment-taken")]
[JsonDerivedType(typeof(AssessmentFedBack), "assessment-fed-back")]
[JsonDerivedType(typeof(ScoreObjected), "score-objected")]
[JsonDerivedType(typeof(ScoreObjectionDecided), "score-objection-decided")]
[JsonDerivedType(typeof(ScoreReleaseAsked), "score-release-asked")]
[JsonDerivedType(typeof(ScoreReleaseRefused), "score-release-refused")]
[JsonDerivedType(typeof(ScoreReleased), "score-released")]
[JsonDerivedType(typeof(AssessmentWithdrawn), "assessment-withdrawn")]
[JsonDerivedType(typeof(PaperDrafted), "paper-drafted")]
[JsonDerivedType(typeof(PaperEdited), "paper-edited")]
[JsonDerivedType(typeof(PaperLaidOut), "paper-laid-out")]
[JsonDerivedType(typeof(TemplateUploaded), "template-uploaded")]
[JsonDerivedType(typeof(TemplateRetired), "template-retired")]
[JsonDerivedType(typeof(PublicPageProposed), "public-page-proposed")]
[JsonDerivedType(typeof(PublicPageReleased), "public-page-released")]
[JsonDerivedType(typeof(PublicPageShut), "public-page-shut")]
[JsonDerivedType(typeof(PaperSubmitted), "paper-submitted")]
[JsonDerivedType(typeof(PaperTakenBack), "paper-taken-back")]
[JsonDerivedType(typeof(PaperReturned), "paper-returned")]
[JsonDerivedType(typeof(PaperApproved), "paper-approved")]
[JsonDerivedType(typeof(PaperSent), "paper-sent")]
[JsonDerivedType(typeof(PaperDiscarded), "paper-discarded")]
public abstract record EntryFacts
{
    private static readonly Dictionary<Type, string> Kinds = typeof(EntryFacts)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    /// <exception cref="JsonException">The text is no facts of a kind this program knows.</exception>
    public static EntryFacts Parse(string json)
    {
        try
        {
            return StateJson.Read<EntryFacts>(json);
        }
        catch (NotSupportedException e)
        {
            // A text without "kind" asks for the abstract type itself.
            throw new JsonException("facts without a known kind", e);
        }
    }

    public string ToJson() => StateJson.Write(this);

    /// <summary>The name under which <see cref="Entry.Kind"/> stores facts of this type: item-read, signed-for.</summary>
    public string KindName() => Kinds[GetType()];

    /// <summary>The same of a type of facts.</summary>
    public static string NameOf<T>()
        where T : EntryFacts => Kinds[typeof(T)];
}

/// <summary>读入: a document was read; the draft of a plan begins.</summary>
/// <param name="DocumentId">The stored original.</param>
/// <param name="Sha256">Of the original's bytes, 64 hex digits.</param>
/// <param name="BlocksSha256">Of <see cref="PlanDocument.Blocks"/> in UTF-8, what pages show as the source; the writer fills it in.</param>
public sealed record PlanRead(Guid DocumentId, string FileName, string Sha256, PlanFacts Plan, string? BlocksSha256 = null) : EntryFacts;

/// <summary>读入事项: an item as read from the document.</summary>
public sealed record ItemRead(ItemFacts Item) : EntryFacts;

/// <summary>更正: a field was corrected; the old value stays here.</summary>
/// <param name="Field">Name of the field as in <see cref="ItemFacts"/> or <see cref="PlanFacts"/>, camelCase (leadUnits, deadline …).</param>
/// <param name="From">The value before, JSON.</param>
/// <param name="To">The value from now on, JSON.</param>
public sealed record Corrected(string Field, JsonElement From, JsonElement To) : EntryFacts;

/// <summary>核对: a person compared an item of a draft with the document.</summary>
public sealed record Checked : EntryFacts;

/// <summary>存疑处理: a finding was settled (kept as printed, corrected).</summary>
public sealed record FindingSettled(int Finding, string How) : EntryFacts;

/// <summary>What changes several items of a draft in one entry; the entry itself is about one of them.</summary>
public abstract record ItemsArranged : EntryFacts;

/// <summary>拆分: one item became two; the later ones move up by one number.</summary>
/// <param name="No">Number of the item that was split; the new one has the next.</param>
/// <param name="NewItem">The item that the second part became.</param>
/// <param name="FindingsOfSecond">Findings that are about the second part, by their position in <see cref="PlanFacts.Findings"/>.</param>
public sealed record ItemSplit(int No, Guid NewItem, ItemFacts First, ItemFacts Second, IReadOnlyList<int> FindingsOfSecond) : ItemsArranged;

/// <summary>合并: an item and the next became one; the later ones move down by one number.</summary>
/// <param name="No">Number of the item that stays.</param>
/// <param name="Gone">The item that went into it.</param>
public sealed record ItemsMerged(int No, Guid Gone, ItemFacts Whole) : ItemsArranged;

/// <summary>移动责任: an owner stands in another field, or with another item.</summary>
/// <param name="FromField">Field it stood in: leaders, leadLeaders, leadUnits, supportUnits.</param>
/// <param name="ToItem">Item it belongs to; null for the same.</param>
public sealed record OwnerMoved(string Name, string FromField, string ToField, Guid? ToItem) : ItemsArranged;

/// <summary>撤回: entries of a draft count no more; they stay in the ledger.</summary>
/// <param name="First">First of the entries taken back, by sequence.</param>
/// <param name="Last">Last of them; all between go too.</param>
public sealed record Undone(long First, long Last) : EntryFacts;

/// <summary>名称对应: in this plan a printed name means this unit, collective name or person, whatever the directory says.</summary>
/// <param name="OfPerson">A leader's name; else a unit's.</param>
/// <param name="To">Null where the directory counts again.</param>
public sealed record NameTied(string Name, bool OfPerson, NameTie? To) : EntryFacts;

/// <summary>弃稿: the draft was thrown away.</summary>
public sealed record Discarded : EntryFacts;

/// <summary>施行: the plan is in force.</summary>
public sealed record PutInForce(DateOnly From) : EntryFacts;
