using System.Diagnostics;

namespace Luoshi.Reading.Tests.Fuzz;

/// <summary>One mutation read from its bytes to its published JSON, and whether that ended as it may.</summary>
internal sealed class FuzzTrial(FuzzSeed seed, int number)
{
    /// <summary>A reading that takes longer counts as hanging.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>A reading that waits this long hangs although it does nothing.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    /// <summary>Most memory one reading of a document of this size may ask for, all in all.</summary>
    /// <remarks>All in all, not at one time: counted by the thread, so that other work on the machine does not matter.</remarks>
    public const long MostBytes = 6L << 30;

    /// <summary>Smaller than any platform gives its threads, so that deep recursion shows here first.</summary>
    private const int Stack = 768 << 10;

    private Exception? _failure;
    private long _allocated;
    private bool _refused;

    /// <summary>What to type to have it again.</summary>
    public string Key => $"{seed.Name}:{number}";

    public byte[] Document { get; } = Mutation.Of(seed, number);

    /// <summary>The document was refused in words, not read.</summary>
    public bool Refused => _refused;

    /// <summary>Not yet at its end when the time was over.</summary>
    public bool IsSlow { get; private set; }

    public TimeSpan Took { get; private set; }

    public long Allocated => _allocated;

    /// <summary>What went wrong; null for a reading, or a refusal in words.</summary>
    public string? Run()
    {
        var thread = new Thread(Read, Stack) { IsBackground = true };
        var watch = Stopwatch.StartNew();
        var spent = Environment.CpuUsage.TotalTime;
        thread.Start();
        // On a busy machine time passes without work: what the whole process worked since is an upper bound of what this reading did.
        while (!thread.Join(Longest) && !IsSlow) IsSlow = Environment.CpuUsage.TotalTime - spent >= Longest || watch.Elapsed >= LongestWait;
        if (IsSlow) return $"{Key} took longer than {Longest.TotalSeconds:0} s";
        Took = watch.Elapsed;
        if (_failure is not null) return $"{Key} failed: {_failure}";
        return _allocated > MostBytes ? $"{Key} asked for {_allocated >> 20} MB" : null;
    }

    private void Read()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var document = PlanReader.Open(new MemoryStream(Document, false), seed.Name, ReadingOptions.Default);
            var reading = PlanReader.Read(document, ReadingOptions.Default);
            ReadingJson.Write(reading, document);
            foreach (var place in reading.Items.SelectMany(i => i.Text.Places.Concat(i.Places))) Check(document, place);
        }
        catch (UnreadableDocumentException problem)
        {
            _refused = true;
            if (problem.Problem.Length == 0 || problem.Remedy.Length == 0) _failure = problem;
        }
        catch (Exception any)
        {
            _failure = any;
        }

        _allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Every place of an item is in the document.</summary>
    private static void Check(SourceDocument document, Place place)
    {
        var block = document.Blocks[place.Block];
        if (block is not TableBlock table)
        {
            if (block is ParagraphBlock paragraph && place.End > paragraph.Text.Length) throw new InvalidOperationException($"{place} is beyond its paragraph");
            return;
        }

        if (place.Row is not { } row || place.Column is not { } column) return;
        if (table.Rows[row].Cells.FirstOrDefault(c => c.Column == column) is { } cell && place.End > cell.Text.Length) throw new InvalidOperationException($"{place} is beyond its cell");
    }
}
