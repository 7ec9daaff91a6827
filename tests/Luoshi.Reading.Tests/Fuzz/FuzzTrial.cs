namespace Luoshi.Reading.Tests.Fuzz;

/// <summary>One mutation read from its bytes to its published JSON, and whether that ended as it may.</summary>
internal sealed class FuzzTrial(FuzzSeed seed, int number, byte[]? document = null)
{
    /// <summary>A reading that works longer counts as hanging.</summary>
    /// <remarks>Work of its own thread: however busy the machine, other work does not count.</remarks>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>A reading that does nothing at all so often, a look every few seconds, waits for something that never comes.</summary>
    private const int LongestRest = 60;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>Most memory one reading of a document of this size may ask for, all in all.</summary>
    /// <remarks>All in all, not at one time: counted by the thread, so that other work on the machine does not matter.</remarks>
    public const long MostBytes = 6L << 30;

    /// <summary>Smaller than any platform gives its threads, so that deep recursion shows here first.</summary>
    private const int Stack = 768 << 10;

    private Exception? _failure;
    private long _allocated;
    private bool _refused;
    private volatile ThreadWork? _work;

    /// <summary>What to type to have it again.</summary>
    public string Key => $"{seed.Name}:{number}";

    public byte[] Document { get; } = document ?? Mutation.Of(seed, number);

    /// <summary>The document was refused in words, not read.</summary>
    public bool Refused => _refused;

    /// <summary>Processor time of the reading.</summary>
    public TimeSpan Took { get; private set; }

    public long Allocated => _allocated;

    /// <summary>What went wrong; null for a reading, or a refusal in words.</summary>
    public string? Run()
    {
        var thread = new Thread(Read, Stack) { IsBackground = true };
        thread.Start();
        var rests = 0;
        while (!thread.Join(Look))
        {
            var worked = _work?.Spent ?? TimeSpan.Zero;
            rests = worked == Took ? rests + 1 : 0;
            Took = worked;
            if (Took >= Longest) return $"{Key} worked longer than {Longest.TotalSeconds:0} s";
            if (rests >= LongestRest) return $"{Key} waits and does nothing";
        }

        Took = _work!.Spent;
        if (Took >= Longest) return $"{Key} worked {Took.TotalSeconds:0} s";
        if (_failure is not null) return $"{Key} failed: {_failure}";
        return _allocated > MostBytes ? $"{Key} asked for {_allocated >> 20} MB" : null;
    }

    private void Read()
    {
        var work = _work = ThreadWork.OfThisThread();
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
        work.End();
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
