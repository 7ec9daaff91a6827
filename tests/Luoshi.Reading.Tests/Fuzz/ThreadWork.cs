using System.Diagnostics;
using System.Globalization;

namespace Luoshi.Reading.Tests.Fuzz;

/// <summary>How long one thread has kept a processor busy, seen from any thread.</summary>
/// <remarks>Linux tells it of each thread (proc(5), /proc/pid/task/tid/stat, fields 14 and 15, in hundredths of a second); elsewhere it is the time that passed.</remarks>
internal sealed class ThreadWork
{
    private readonly string? _file;
    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly TimeSpan _before;
    private TimeSpan? _whole;

    private ThreadWork(string? file)
    {
        _file = file;
        _before = Read();
    }

    public TimeSpan Spent => _whole ?? Read() - _before;

    public static ThreadWork OfThisThread() =>
        new(OperatingSystem.IsLinux() && new FileInfo("/proc/thread-self").LinkTarget is { } thread ? $"/proc/{thread}/stat" : null);

    /// <summary>Said by the thread itself as its last: nothing tells of a thread that is gone.</summary>
    public void End() => _whole = Read() - _before;

    private TimeSpan Read()
    {
        if (_file is null) return Stopwatch.GetElapsedTime(_begun);
        try
        {
            // The name of the thread, in brackets, may hold spaces.
            var fields = File.ReadAllText(_file).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)));
        }
        catch (IOException)
        {
            return _whole ?? TimeSpan.Zero;
        }
    }
}
